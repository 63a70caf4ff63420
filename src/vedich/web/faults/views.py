"""Pages for when something goes wrong; each says what happened and what to do, none tells what is there."""

from __future__ import annotations

import logging
import secrets

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

_log = logging.getLogger("vedich.web")


def not_found(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """Answer for what is not there, and for what one has no right to: the very same page."""
    return render(request, "faults/not_found.html", status=404)


def refused(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """Answer where something may not be done."""
    return render(request, "faults/refused.html", status=403)


def not_understood(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """Answer a request that makes no sense."""
    return render(request, "faults/not_understood.html", status=400)


def conflict(request: HttpRequest, sentence: str) -> HttpResponse:
    """Answer where the record refuses a change; the sentence says why and what to do."""
    return render(request, "faults/conflict.html", {"sentence": sentence}, status=409)


def stale_form(request: HttpRequest, reason: str = "") -> HttpResponse:
    """Answer a form of another session or one that was open too long."""
    _log.warning("a form was refused at %s: %s", request.path, reason)
    return render(request, "faults/stale_form.html", status=403)


def too_fast(request: HttpRequest) -> HttpResponse:
    """Answer who asks too often."""
    response = render(request, "faults/too_fast.html", status=429)
    response["Retry-After"] = "60"
    return response


def broken(request: HttpRequest) -> HttpResponse:
    """Answer after a fault of ours; the number leads whoever runs the server to the log."""
    number = secrets.token_hex(4)
    _log.error("fault %s at %s %s", number, request.method, request.path)
    return render(request, "faults/broken.html", {"number": number}, status=500)
