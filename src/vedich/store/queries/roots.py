"""The root area above areas: the province, or the highest area that the record knows."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from vedich.domain.area import AreaLevel
from vedich.store.models import Area, AreaParent
from vedich.store.models.areas import Hierarchy
from vedich.store.queries import tree
from vedich.store.remembering import moment


@dataclass(frozen=True, slots=True)
class _Place:
    """An area on the way up: its key, its level, and its last day."""

    key: str
    level: str
    until: date | None


def root_of(area: Area, on: date) -> str:
    """Give the key of the root above an area in the hierarchy of government, whose chain its events join.

    An area that has ceased keeps the last root it had. The country is no root: a province is.
    """
    return _roots({area.pk: _Place(area.key, area.level, area.until)}, on)[area.pk]


def roots_of(areas: Iterable[int], on: date) -> dict[int, str]:
    """Give the key of the root above each of some areas, in one query a level."""
    rows = Area.objects.filter(pk__in=set(areas)).values_list("pk", "key", "level", "until")
    return _roots({pk: _Place(key, level, until) for pk, key, level, until in rows}, on)


def _roots(areas: dict[int, _Place], on: date) -> dict[int, str]:
    found: dict[int, str] = {}
    places = dict(areas)
    here = {area: area for area in areas}  # each area asked about, and how far its way up has come
    while here:
        below = {pk for pk in here.values() if places[pk].level != AreaLevel.PROVINCE}
        above: dict[int, int] = {}
        for area, parent, place in _links({pk: places[pk].until for pk in below}, on):
            above[area] = parent
            places[parent] = place
        further: dict[int, int] = {}
        for area, at in here.items():
            if at in above:
                further[area] = above[at]
            else:
                found[area] = places[at].key
        here = further
    return found


def parents_of(areas: dict[int, date | None], on: date) -> dict[int, int]:
    """Give the parent of areas, each with its last day, on a day or that one; the country is above none."""
    return {area: parent for area, parent, _ in _links(areas, on)}


def _links(areas: dict[int, date | None], on: date) -> Iterator[tuple[int, int, _Place]]:
    """Yield areas with their parents as they stood on a day, or on the area's last."""
    if moment() is not None:
        yield from _known_links(areas, on)
        return
    if not areas:
        return
    links = (
        AreaParent.objects.filter(area__in=areas, hierarchy=Hierarchy.GOVERNMENT)
        .exclude(parent__level=AreaLevel.COUNTRY.value)
        .values_list(
            "area_id", "parent_id", "since", "until", "parent__key", "parent__level", "parent__until"
        )
    )
    for area, parent, since, until, key, level, last_day in links:
        last = areas[area]
        day = on if last is None or on <= last else last
        if (since is None or since <= day) and (until is None or day <= until):
            yield area, parent, _Place(key, level, last_day)


def _known_links(areas: dict[int, date | None], on: date) -> Iterator[tuple[int, int, _Place]]:
    """As above, of the tree that pages remember."""
    for link in tree.above(areas):
        last = areas[link.area]
        if link.holds(on if last is None or on <= last else last):
            (over,) = tree.stands([link.parent]).values()
            if over.level != AreaLevel.COUNTRY:
                yield link.area, link.parent, _Place(over.key, over.level, over.until)
