"""Every page asks for somebody signed in, unless its view says `login_not_required`."""

from __future__ import annotations

from typing import Any
from urllib.parse import urlsplit

from django.contrib.auth.middleware import LoginRequiredMiddleware
from django.contrib.auth.views import redirect_to_login
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import resolve_url

from vedich.web.gate.asked import asks_for_part


class SignedIn(LoginRequiredMiddleware):
    """Lead strangers to the sign-in page; a fragment sends the whole page there, and back afterwards."""

    def handle_no_permission(  # type: ignore[override]
        self, request: HttpRequest, view_func: Any
    ) -> HttpResponse:
        """Give the way to the sign-in page."""
        if not asks_for_part(request):
            if request.method == "POST":
                # What was sent cannot be sent again by an address: back to the page that it stood on.
                return _back_to(request.headers.get("Referer", "/"))
            return super().handle_no_permission(request, view_func)
        back = _back_to(request.headers.get("HX-Current-URL", "/"))
        return HttpResponse(status=401, headers={"HX-Redirect": back["Location"]})


def _back_to(page: str) -> HttpResponseRedirect:
    """Lead to the sign-in page, and from there to a page of this site by its path."""
    shown = urlsplit(page)
    return redirect_to_login(f"{shown.path or '/'}?{shown.query}".rstrip("?"), resolve_url("account_login"))
