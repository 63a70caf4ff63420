"""Devices on which an account has signed in before: known by a signed cookie that holds no secret."""

from __future__ import annotations

import hashlib
import secrets

from django.conf import settings
from django.core import signing
from django.http import HttpRequest, HttpResponse

_SALT = "vedich.device"
_A_YEAR = 365 * 24 * 3600


def known_device(request: HttpRequest, username: str) -> str:
    """Give the name of the device if this account has signed in on it, else ''."""
    try:
        held = signing.loads(request.COOKIES.get(_cookie(username), ""), salt=_SALT, max_age=_A_YEAR)
    except signing.BadSignature:
        return ""
    return str(held["device"]) if held.get("account") == username.lower() else ""


def remember_device(request: HttpRequest, response: HttpResponse, username: str) -> None:
    """Give the device its cookie; one that has it keeps its name."""
    device = known_device(request, username) or secrets.token_hex(8)
    response.set_cookie(
        _cookie(username),
        signing.dumps({"account": username.lower(), "device": device}, salt=_SALT),
        max_age=_A_YEAR,
        secure=settings.SESSION_COOKIE_SECURE,
        httponly=True,
        samesite="Lax",
    )


def _cookie(username: str) -> str:
    prefix = "__Host-" if settings.SESSION_COOKIE_SECURE else ""
    return f"{prefix}vedich-device-{hashlib.sha256(username.lower().encode()).hexdigest()[:12]}"
