"""Pages of help, each by itself."""

from __future__ import annotations

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_POST

from vedich.actions.preferring import mark_tour
from vedich.web.gate.asked import Asked
from vedich.web.gate.rights import for_everybody_signed_in
from vedich.web.help.touring import tours_of
from vedich.web.help.tours import TOURS
from vedich.web.help.written import TOPICS, told
from vedich.web.parts.words import spoken


@for_everybody_signed_in
def topics(request: Asked) -> HttpResponse:
    """List the pages of help."""
    mine = set(tours_of(request))
    tours = [(key, one.name, key in mine) for key, one in TOURS.items()]
    tours.sort(key=lambda row: not row[2])
    return render(request, "help/list.html", {"topics": TOPICS, "tours": tours})


@for_everybody_signed_in
def tour(request: Asked, tour: str) -> HttpResponse:
    """Show the steps of a tour as a page to read, where no script leads through them."""
    if tour not in TOURS:
        raise Http404
    return render(request, "help/tour.html", {"tour": TOURS[tour], "key": tour})


@require_POST
@for_everybody_signed_in
def tour_seen(request: Asked, tour: str) -> HttpResponse:
    """Note that I have seen a tour, so that it does not open by itself again."""
    if tour not in TOURS:
        raise Http404
    mark_tour(by=request.user, tour=tour)
    return HttpResponse(status=204)


@for_everybody_signed_in
def topic(request: Asked, topic: str) -> HttpResponse:
    """Show one page of help."""
    if topic not in TOPICS:
        raise Http404
    return render(request, "help/one.html", {"name": TOPICS[topic], "told": told(topic, spoken())})
