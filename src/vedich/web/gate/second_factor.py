"""Who keeps accounts does nothing before they have a second factor; the profile says who else."""

from __future__ import annotations

from collections.abc import Callable

from allauth.mfa.utils import is_mfa_enabled
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import Resolver404, resolve

from vedich.web.gate.profiles import is_demonstration, profile

# What is needed to get the factor, to sign out, and to read the page.
_FREE = ("account_", "mfa_", "look", "usersessions_")


def second_factor(answer: Callable[[HttpRequest], HttpResponse]) -> Callable[[HttpRequest], HttpResponse]:
    """Lead those who need a second factor and have none to the page that sets one up."""

    def checked(request: HttpRequest) -> HttpResponse:
        if _lacks(request) and not _name(request).startswith(_FREE):
            return redirect("mfa_activate_totp")
        return answer(request)

    return checked


def _lacks(request: HttpRequest) -> bool:
    if is_demonstration() or not request.user.is_authenticated:
        return False
    needing = profile().second_factor
    roles: frozenset[object] = request.roles  # type: ignore[attr-defined]
    return bool(roles & needing) and not is_mfa_enabled(request.user)


def _name(request: HttpRequest) -> str:
    try:
        return resolve(request.path_info).url_name or ""
    except Resolver404:
        return ""
