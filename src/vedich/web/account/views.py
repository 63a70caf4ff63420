"""My account: roles, password, second factor, devices; and how pages look."""

from __future__ import annotations

from allauth.mfa.utils import is_mfa_enabled
from django.conf import settings
from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.http import require_POST

from vedich.store.queries.people import held_by, person_of
from vedich.web.account.look import COOKIE, SIZES, THEMES, Look, look_of
from vedich.web.gate.asked import Asked
from vedich.web.gate.language import COOKIE as SPOKEN
from vedich.web.gate.language import LANGUAGES
from vedich.web.gate.profiles import profile
from vedich.web.gate.rights import for_everybody_signed_in

_A_YEAR = 365 * 24 * 3600


@for_everybody_signed_in
def account(request: Asked) -> HttpResponse:
    """Show who I am, what I may do, and how my account is kept."""
    return render(
        request,
        "account/page.html",
        {
            "person": person_of(request.user.pk),
            "held": held_by(request.user.pk, request.day),
            "has_factor": is_mfa_enabled(request.user),
            "profile": profile(),
            "idle": profile().idle_for(request.roles),
            "themes": THEMES,
            "sizes": SIZES,
        },
    )


@for_everybody_signed_in
def factors(request: Asked) -> HttpResponse:
    """Lead to the account page, which holds the second factor too."""
    return redirect("account")


@login_not_required
@require_POST
def look(request: HttpRequest) -> HttpResponse:
    """Keep language, theme or size of type in the browser, and go back to the page one came from."""
    response = redirect(_back(request))
    now = look_of(request)
    theme, size = request.POST.get("theme", now.theme), request.POST.get("size", now.size)
    if theme in THEMES and size in SIZES:
        _keep(response, COOKIE, str(Look(theme, size)))
    if request.POST.get("lang") in LANGUAGES:
        _keep(response, SPOKEN, request.POST["lang"])
    return response


def _back(request: HttpRequest) -> str:
    asked = request.POST.get("next", "")
    safe = url_has_allowed_host_and_scheme(
        asked, allowed_hosts={request.get_host()}, require_https=request.is_secure()
    )
    return asked if safe and asked.startswith("/") else "/"


def _keep(response: HttpResponse, name: str, value: str) -> None:
    response.set_cookie(
        name,
        value,
        max_age=_A_YEAR,
        secure=settings.SESSION_COOKIE_SECURE,
        httponly=True,
        samesite="Lax",
    )
