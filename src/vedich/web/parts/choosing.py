"""From a word in the menu to the page of the area I work for; who works for several chooses one."""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import redirect, render

from vedich.access.policy import Permission
from vedich.access.scope import scope
from vedich.domain.wording import Wording
from vedich.store.queries.areas import areas_of, places
from vedich.store.queries.people import held_by
from vedich.web.gate.asked import Asked


def my_area(request: Asked, page: str, title: Wording, lead: Wording) -> HttpResponse:
    """Lead to `page` of the one area that I work for, else show those that I may choose from."""
    mine = scope(request.user, Permission.READ, request.day).areas
    keys = {held.area for held in held_by(request.user.pk, request.day)} - {""}
    found = places([pk for pk in areas_of(keys) if pk in mine], request.day)
    if len(found) == 1:
        return redirect(page, found[0].key)
    return render(request, "parts/choose.html", {"places": found, "to": page, "heading": title, "lead": lead})
