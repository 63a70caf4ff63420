"""What is decided from above: a report is approved where it goes to, never where it was written."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date

from vedich.access.scope import Scope
from vedich.store.models import Area
from vedich.store.queries.roots import parents_of


def area_above(area: int, on: date) -> int:
    """Give the area that a report of an area goes to; a province's own stays there, for other eyes."""
    return areas_above([area], on).get(area, area)


def decided_from_above(held: Scope, on: date) -> Scope:
    """Give the areas whose reports are decided by a right held somewhere: those with their superior in it."""
    if held.everywhere:
        return held
    above = areas_above(held.areas, on)
    return Scope(areas=frozenset(area for area in held.areas if above.get(area, area) in held.areas))


def areas_above(areas: Collection[int], on: date) -> dict[int, int]:
    """Give the area that reports of each of some areas go to; none for those that stand at the top."""
    found: dict[int, int] = {}
    asked = sorted(areas)
    for at in range(0, len(asked), 500):
        some = asked[at : at + 500]
        found |= parents_of(dict(Area.objects.filter(pk__in=some).values_list("pk", "until")), on)
    return found
