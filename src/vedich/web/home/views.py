"""Where one begins: the work that waits, and the places that one's roles lead to."""

from __future__ import annotations

from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from vedich.store.queries.people import held_by
from vedich.web.gate.asked import Asked
from vedich.web.gate.rights import for_everybody_signed_in
from vedich.web.help.touring import opened_tour
from vedich.web.inbox.waiting import waiting_for
from vedich.web.parts.menu import READERS


@for_everybody_signed_in
def home(request: Asked) -> HttpResponse:
    """Show what waits for me, counted, and where I work: the table of each place is one click away."""
    return render(
        request,
        "home/page.html",
        {
            "held": held_by(request.user.pk, request.day),
            "waiting": waiting_for(request),
            "readers": READERS,
            **opened_tour(request),
        },
    )


@login_not_required
def alive(request: HttpRequest) -> HttpResponse:
    """Tell whoever watches the server that it answers."""
    return HttpResponse("ok\n", content_type="text/plain")
