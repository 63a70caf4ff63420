"""My account: roles, password, second factor, devices; and how pages look."""

from __future__ import annotations

from allauth.mfa.utils import is_mfa_enabled
from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.http import require_POST

from vedich.actions.preferring import keep_look
from vedich.store.queries.people import held_by, person_of
from vedich.web.account.look import COOKIE, MOTIONS, SIZES, THEMES, keep_in_browser, look_of
from vedich.web.gate.asked import Asked
from vedich.web.gate.language import COOKIE as SPOKEN
from vedich.web.gate.language import LANGUAGES
from vedich.web.gate.profiles import profile
from vedich.web.gate.rights import for_everybody_signed_in


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
            "motions": MOTIONS,
        },
    )


@for_everybody_signed_in
def factors(request: Asked) -> HttpResponse:
    """Lead to the account page, which holds the second factor too."""
    return redirect("account")


@login_not_required
@require_POST
def look(request: HttpRequest) -> HttpResponse:
    """Keep language, theme, size of type or movement, and go back to the page one came from.

    It is kept in the browser, and with the account where somebody is signed in.
    """
    response = redirect(_back(request))
    asked = request.POST
    now = look_of(request)
    chosen = now.with_(asked.get("theme", ""), asked.get("size", ""), asked.get("motion", ""))
    language = asked.get("lang", "") if asked.get("lang") in LANGUAGES else ""
    if not {"theme", "size", "motion"}.isdisjoint(asked):
        keep_in_browser(response, COOKIE, str(chosen))
    if language:
        keep_in_browser(response, SPOKEN, language)
    if request.user.is_authenticated:
        told = {name: getattr(chosen, name) for name in ("theme", "size", "motion") if name in asked}
        keep_look(by=request.user, language=language, **told)
    return response


def _back(request: HttpRequest) -> str:
    asked = request.POST.get("next", "")
    safe = url_has_allowed_host_and_scheme(
        asked, allowed_hosts={request.get_host()}, require_https=request.is_secure()
    )
    return asked if safe and asked.startswith("/") else "/"
