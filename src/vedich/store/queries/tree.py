"""How areas hang together: what each is, what it was called, what lay above it, what passed into what.

Within `remembering` all of it is read at once, and kept until an event touches areas: pages ask for a few
areas thousands of times. Outside of it those asked for are read of the record, a query for each question.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from operator import attrgetter
from typing import TypeVar

from vedich.store.models import Area, AreaName, AreaParent, AreaSuccession
from vedich.store.models.areas import Hierarchy
from vedich.store.remembering import moment, remembered_of_areas

Row = TypeVar("Row")

# A database takes only so many parameters.
_AT_ONCE = 500


@dataclass(frozen=True, slots=True)
class Stand:
    """An area and the days it stands; None is open."""

    id: int
    key: str
    level: str
    since: date | None
    until: date | None
    placeholder: bool


@dataclass(frozen=True, slots=True)
class Called:
    """What an area was called from a day to a day; None is open."""

    area: int
    type: str
    name: str
    since: date | None
    until: date | None

    def holds(self, day: date) -> bool:
        """Say whether it was called so on a day."""
        return (self.since is None or self.since <= day) and (self.until is None or day <= self.until)


@dataclass(frozen=True, slots=True)
class Link:
    """An area under the one just above it, by the hierarchy of government, from a day to a day."""

    area: int
    parent: int
    since: date | None
    until: date | None

    def holds(self, day: date) -> bool:
        """Say whether it lay there on a day."""
        return (self.since is None or self.since <= day) and (self.until is None or day <= self.until)


@dataclass(frozen=True, slots=True)
class Passed:
    """An old area that passed, whole or in part, into a new one."""

    old: int
    new: int


def stands(areas: Collection[int]) -> dict[int, Stand]:
    """Give areas by their ids; one that is not on record is left out."""
    if moment() is not None:
        known = _whole().stands
        return {area: known[area] for area in areas if area in known}
    return {row.id: row for some in _parts(areas) for row in _stands(pk__in=some)}


def standing(level: str) -> list[Stand]:
    """Give the areas of a level that still stand."""
    if moment() is not None:
        return [one for one in _whole().stands.values() if one.level == level and one.until is None]
    return list(_stands(level=level, until=None))


def below(areas: Collection[int]) -> list[Link]:
    """Give the links of all that ever lay just below some areas."""
    if moment() is not None:
        return _found(_whole().below, areas)
    return [link for some in _parts(areas) for link in _links(parent__in=some)]


def above(areas: Collection[int]) -> list[Link]:
    """Give the links of some areas to all that they ever lay just under."""
    if moment() is not None:
        return _found(_whole().above, areas)
    return [link for some in _parts(areas) for link in _links(area__in=some)]


def passed_into(areas: Collection[int]) -> list[Passed]:
    """Give what areas were made of."""
    if moment() is not None:
        return _found(_whole().older, areas)
    return [one for some in _parts(areas) for one in _passed(new__in=some)]


def passed_from(areas: Collection[int]) -> list[Passed]:
    """Give what areas became."""
    if moment() is not None:
        return _found(_whole().newer, areas)
    return [one for some in _parts(areas) for one in _passed(old__in=some)]


def called(areas: Collection[int]) -> list[Called]:
    """Give all names that areas ever bore, of each the first one first."""
    if moment() is not None:
        return _found(_whole().called, areas)
    return [one for some in _parts(areas) for one in _called(area__in=some)]


def all_of(area: int) -> frozenset[int]:
    """Give an area with all that ever lay below it or that it was made of, at any remove."""
    found, layer = {area}, {area}
    while layer:
        layer = {link.area for link in below(layer)} | {one.old for one in passed_into(layer)}
        layer -= found
        found |= layer
    return frozenset(found)


def all_over(areas: Collection[int]) -> frozenset[int]:
    """Give areas with all that they ever lay under."""
    found, layer = set(areas), set(areas)
    while layer:
        layer = {link.parent for link in above(layer)} - found
        found |= layer
    return frozenset(found)


@dataclass(frozen=True, slots=True)
class _Whole:
    """All of it, each by the area that it is asked for."""

    stands: Mapping[int, Stand]
    called: Mapping[int, list[Called]]
    below: Mapping[int, list[Link]]
    above: Mapping[int, list[Link]]
    older: Mapping[int, list[Passed]]
    newer: Mapping[int, list[Passed]]


@remembered_of_areas
def _whole() -> _Whole:
    links, passed = list(_links()), list(_passed())
    return _Whole(
        {row.id: row for row in _stands()},
        _by("area", _called()),
        _by("parent", links),
        _by("area", links),
        _by("new", passed),
        _by("old", passed),
    )


def _by(name: str, rows: Iterable[Row]) -> dict[int, list[Row]]:
    found: dict[int, list[Row]] = defaultdict(list)
    area_of = attrgetter(name)
    for row in rows:
        found[area_of(row)].append(row)
    return dict(found)


def _found(known: Mapping[int, list[Row]], areas: Iterable[int]) -> list[Row]:
    return [row for area in areas for row in known.get(area, ())]


def _parts(areas: Collection[int]) -> Iterator[list[int]]:
    asked = sorted(areas)
    for start in range(0, len(asked), _AT_ONCE):
        yield asked[start : start + _AT_ONCE]


def _stands(**which: object) -> Iterator[Stand]:
    rows = Area.objects.filter(**which).order_by("pk")
    return (Stand(*row) for row in rows.values_list("pk", "key", "level", "since", "until", "placeholder"))


def _called(**which: object) -> Iterator[Called]:
    rows = AreaName.objects.filter(**which).values_list("area_id", "type", "name", "since", "until")
    # Databases do not agree on where an open beginning comes.
    return iter(sorted((Called(*row) for row in rows), key=lambda one: (one.area, one.since or date.min)))


def _links(**which: object) -> Iterator[Link]:
    rows = AreaParent.objects.filter(hierarchy=Hierarchy.GOVERNMENT, **which).order_by("pk")
    return (Link(*row) for row in rows.values_list("area_id", "parent_id", "since", "until"))


def _passed(**which: object) -> Iterator[Passed]:
    rows = AreaSuccession.objects.filter(**which).order_by("on", "pk")
    return (Passed(*row) for row in rows.values_list("old_id", "new_id"))
