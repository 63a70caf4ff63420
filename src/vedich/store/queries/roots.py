"""The root area above areas: the province, or the highest area that the record knows."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from vedich.domain.area import AreaLevel
from vedich.store.models import Area, AreaParent
from vedich.store.models.areas import Hierarchy


def root_of(area: Area, on: date) -> str:
    """Give the key of the root above an area in the hierarchy of government, whose chain its events join.

    An area that has ceased keeps the last root it had. The country is no root: a province is.
    """
    return roots_of([area.pk], on)[area.pk]


def roots_of(areas: Iterable[int], on: date) -> dict[int, str]:
    """Give the key of the root above each of some areas, in one query a level."""
    found: dict[int, str] = {}
    here = {area: area for area in areas}  # each area asked about, and how far its way up has come
    while here:
        rows = {
            pk: (key, level, until)
            for pk, key, level, until in Area.objects.filter(pk__in=set(here.values())).values_list(
                "pk", "key", "level", "until"
            )
        }
        above = parents_of({pk: until for pk, (_, _, until) in rows.items()}, on)
        further: dict[int, int] = {}
        for area, place in here.items():
            key, level, _ = rows[place]
            parent = above.get(place)
            if level == AreaLevel.PROVINCE or parent is None:
                found[area] = key
            else:
                further[area] = parent
        here = further
    return found


def parents_of(areas: dict[int, date | None], on: date) -> dict[int, int]:
    """Give the parent of areas, each with its last day, on a day or that one; the country is above none."""
    found: dict[int, int] = {}
    links = (
        AreaParent.objects.filter(area__in=areas, hierarchy=Hierarchy.GOVERNMENT)
        .exclude(parent__level=AreaLevel.COUNTRY.value)
        .values_list("area_id", "parent_id", "since", "until")
    )
    for area, parent, since, until in links:
        last = areas[area]
        day = on if last is None or on <= last else last
        if (since is None or since <= day) and (until is None or day <= until):
            found[area] = parent
    return found
