"""The inbox: all that waits for me, the most urgent first."""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import render

from vedich.access.policy import Permission
from vedich.access.require import may
from vedich.store.queries.letters import unsent
from vedich.web.gate.asked import Asked
from vedich.web.gate.rights import for_everybody_signed_in
from vedich.web.inbox.waiting import waiting_for


@for_everybody_signed_in
def inbox(request: Asked) -> HttpResponse:
    """Show the lists of what waits."""
    keeps = may(request.user, Permission.KEEP, None, request.day)
    shown = {
        "piles": waiting_for(request, request.GET.get("all", "")),
        "today": request.day,
        "unsent": unsent() if keeps else [],
    }
    return render(request, "inbox/page.html", shown)
