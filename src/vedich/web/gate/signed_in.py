"""Every page asks for somebody signed in, unless its view says `login_not_required`."""

from __future__ import annotations

from typing import Any
from urllib.parse import urlsplit

from django.contrib.auth.middleware import LoginRequiredMiddleware
from django.contrib.auth.views import redirect_to_login
from django.http import HttpRequest, HttpResponse
from django.shortcuts import resolve_url

from vedich.web.gate.asked import asks_for_part


class SignedIn(LoginRequiredMiddleware):
    """Lead strangers to the sign-in page; a fragment sends the whole page there, and back afterwards."""

    def handle_no_permission(  # type: ignore[override]
        self, request: HttpRequest, view_func: Any
    ) -> HttpResponse:
        """Give the way to the sign-in page."""
        if not asks_for_part(request):
            return super().handle_no_permission(request, view_func)
        shown = urlsplit(request.headers.get("HX-Current-URL", "/"))
        back = redirect_to_login(f"{shown.path}?{shown.query}".rstrip("?"), resolve_url("account_login"))
        return HttpResponse(status=401, headers={"HX-Redirect": back["Location"]})
