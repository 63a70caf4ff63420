"""Pages of help, each by itself."""

from __future__ import annotations

from django.http import Http404, HttpResponse
from django.shortcuts import render

from vedich.web.gate.asked import Asked
from vedich.web.gate.rights import for_everybody_signed_in
from vedich.web.help.written import TOPICS, told
from vedich.web.parts.words import spoken


@for_everybody_signed_in
def topics(request: Asked) -> HttpResponse:
    """List the pages of help."""
    return render(request, "help/list.html", {"topics": TOPICS})


@for_everybody_signed_in
def topic(request: Asked, topic: str) -> HttpResponse:
    """Show one page of help."""
    if topic not in TOPICS:
        raise Http404
    return render(request, "help/one.html", {"name": TOPICS[topic], "told": told(topic, spoken())})
