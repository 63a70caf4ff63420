"""Which tours are mine, and which one opens on the home page."""

from __future__ import annotations

from typing import Any

from vedich.domain.area import AreaLevel
from vedich.store.queries.areas import areas_of, places
from vedich.store.queries.people import held_by
from vedich.store.queries.preferences import preferred
from vedich.web.gate.asked import Asked
from vedich.web.help.tours import TOURS, tours_for


def tours_of(request: Asked) -> list[str]:
    """Give the keys of the tours for the roles that I hold."""
    held = held_by(request.user.pk, request.day)
    found = places(areas_of({one.area for one in held} - {""}), request.day)
    provinces = {place.key for place in found if place.level is AreaLevel.PROVINCE}
    return tours_for([(one.role, one.area in provinces) for one in held])


def opened_tour(request: Asked) -> dict[str, Any]:
    """Give the tour that was asked for, else my first one that I have not seen, else nothing."""
    asked = request.GET.get("tour", "")
    if asked not in TOURS:
        mine = tours_of(request)
        seen = preferred(request.user.pk).tours if mine else frozenset()
        asked = next((key for key in mine if key not in seen), "")
    return {"tour": TOURS[asked], "tour_key": asked} if asked else {}
