"""Areas of the record for doors: by key, by name, and the life of one: names, parents, lineage."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING, TypeAlias

from django.db.models import Q

from vedich.catalog.folding import folded, without_marks
from vedich.domain.area import AreaLevel, AreaType
from vedich.domain.lineage import SuccessionKind
from vedich.store.models import Area, AreaName, AreaParent, AreaSuccession
from vedich.store.models.areas import Hierarchy
from vedich.store.queries import tree
from vedich.store.remembering import remembered_of_areas

# A door hands an area on to actions and queries, and never looks into its row.
if TYPE_CHECKING:
    AreaRow: TypeAlias = Area
else:
    AreaRow = Area


@dataclass(frozen=True, slots=True)
class Place:
    """An area as a list shows it."""

    id: int
    key: str
    title: str
    level: AreaLevel


@dataclass(frozen=True, slots=True)
class Name:
    """What an area was called from a day to a day; None is open."""

    title: str
    since: date | None
    until: date | None


@dataclass(frozen=True, slots=True)
class Step:
    """A step of a lineage, seen from one of its ends; `other` is the area at the other.

    Nulls: `share` None carries the whole, or a part that nobody published where `estimated`.
    """

    other: Place
    kind: SuccessionKind
    on: date
    share: Decimal | None
    estimated: bool


@dataclass(frozen=True, slots=True)
class Life:
    """All that is on record of an area: `above` from the country down, `below` as it stands on the day."""

    place: Place
    since: date | None
    until: date | None
    placeholder: bool
    codes: tuple[tuple[str, str], ...]
    names: tuple[Name, ...]
    above: tuple[Place, ...]
    below: tuple[Place, ...]
    made_of: tuple[Step, ...]
    became: tuple[Step, ...]


@remembered_of_areas
def area_of(key: str) -> Area | None:
    """Give the area of a key, or None."""
    return Area.objects.filter(key=key).first()


def areas_of(keys: Collection[str]) -> list[int]:
    """Give the store's ids of the areas with these keys."""
    return list(_areas_of(frozenset(keys)))


@remembered_of_areas
def _areas_of(keys: frozenset[str]) -> list[int]:
    return list(Area.objects.filter(key__in=keys).order_by("key").values_list("pk", flat=True))


def area_rows(keys: Collection[str]) -> dict[str, Area]:
    """Give the areas of some keys, for actions; a key that is not on record is left out."""
    return {row.key: row for row in Area.objects.filter(key__in=keys)}


def named(areas: Collection[int], words: str, day: date) -> list[int]:
    """Give those of some areas whose title has the words in it, with or without Vietnamese marks."""
    asked = _plain(words)
    return [
        pk
        for pk, title in sorted(titles_of(areas, day).items(), key=lambda one: one[1])
        if asked in _plain(title)
    ]


def titles_of(areas: Collection[int], day: date) -> dict[int, str]:
    """Give the titles of areas as they are called on a day; the last known for one that is no more."""
    found: dict[int, tuple[bool, str]] = {}
    for one in tree.called(areas):
        holds = one.holds(day)
        if holds or not found.get(one.area, (False,))[0]:
            found[one.area] = holds, _title(one.type, one.name)
    return {area: title for area, (_, title) in found.items()}


def titles_of_keys(keys: Collection[str], day: date) -> dict[str, str]:
    """Give the titles of areas by their keys, as they are called on a day; a key without one stands alone.

    >>> titles_of_keys((), date(2026, 1, 1))
    {}
    """
    areas = dict(Area.objects.filter(key__in=keys).values_list("pk", "key")) if keys else {}
    titles = titles_of(areas, day) if areas else {}
    return {key: key for key in keys} | {areas[pk]: title for pk, title in titles.items()}


def places(areas: Collection[int], day: date) -> list[Place]:
    """Give areas as lists show them, by level and title."""
    titles = titles_of(areas, day)
    found = [
        Place(one.id, one.key, titles.get(one.id, one.key), AreaLevel(one.level))
        for one in tree.stands(set(areas)).values()
    ]
    order = list(AreaLevel)
    return sorted(found, key=lambda place: (order.index(place.level), place.title))


@remembered_of_areas
def life_of(area: Area, day: date) -> Life:
    """Give all that is on record of an area, as seen on a day."""
    steps = list(
        AreaSuccession.objects.filter(Q(old=area) | Q(new=area))
        .order_by("on", "pk")
        .select_related("old", "new")
    )
    above, below = _above(area.pk, day), children_of([area.pk], day)
    ends = {end for step in steps for end in (step.old_id, step.new_id)}
    known = {place.id: place for place in places({area.pk, *above, *below, *ends}, day)}
    return Life(
        place=known[area.pk],
        since=area.since,
        until=area.until,
        placeholder=area.placeholder,
        codes=tuple(area.codes.order_by("system", "since").values_list("system", "code")),
        names=tuple(
            Name(_title(kind, name), since, until)
            for kind, name, since, until in area.names.order_by("since").values_list(
                "type", "name", "since", "until"
            )
        ),
        above=tuple(known[pk] for pk in above),
        below=tuple(place for place in known.values() if place.id in below),
        made_of=tuple(_step(step, known[step.old_id]) for step in steps if step.new_id == area.pk),
        became=tuple(_step(step, known[step.new_id]) for step in steps if step.old_id == area.pk),
    )


@remembered_of_areas
def just_above(area: Area, day: date) -> Place | None:
    """Give the area just above one on a day, or that it had last; None for the highest."""
    above = _above(area.pk, day)
    return places(above[-1:], day)[0] if above else None


def made_of(area: Area, day: date) -> list[Place]:
    """Give the areas that an area was made of, as they were called last."""
    olds = AreaSuccession.objects.filter(new=area).values_list("old", flat=True)
    return places(set(olds), day)


def became(area: Area, day: date) -> list[Place]:
    """Give the areas that an area became."""
    news = AreaSuccession.objects.filter(old=area).values_list("new", flat=True)
    return places(set(news), day)


def children_of(areas: Collection[int], day: date) -> list[int]:
    """Give the areas just below some, as they stand on a day."""
    return sorted(link.area for link in tree.below(set(areas)) if link.holds(day))


def has_below(area: Area, day: date) -> bool:
    """Say whether any area lies just below one on a day."""
    return any(link.holds(day) for link in tree.below([area.pk]))


def titles_by_key(keys: Sequence[str]) -> dict[str, str]:
    """Give the last name of each area, with its type before it; keys without one are left out."""
    names: dict[str, str] = {}
    for start in range(0, len(keys), 500):
        rows = AreaName.objects.filter(area__key__in=keys[start : start + 500]).order_by("since", "pk")
        for key, kind, name in rows.values_list("area__key", "type", "name"):
            names[key] = f"{AreaType(kind).wording.vi} {name}"
    return {key: names[key] for key in keys if key in names}


def highest(areas: Collection[int], on: date) -> list[int]:
    """Give those of some standing areas that lie under none of the others on a day."""
    links = AreaParent.objects.filter(area__in=areas, hierarchy=Hierarchy.GOVERNMENT)
    below = {
        area
        for area, parent, since, until in links.values_list("area", "parent", "since", "until")
        if parent in areas and (since is None or since <= on) and (until is None or on <= until)
    }
    standing = Area.objects.filter(pk__in=set(areas) - below, until=None).order_by("pk")
    return list(standing.values_list("pk", flat=True))


def _plain(text: str) -> str:
    return without_marks(folded(text))


def _step(row: AreaSuccession, other: Place) -> Step:
    return Step(other, SuccessionKind(row.kind), row.on, row.share, row.estimated)


def _above(area: int, day: date) -> list[int]:
    """Give the areas above, the highest first; for one that is no more, those it had last."""
    found: list[int] = []
    here = area
    for _ in AreaLevel:
        links = tree.above([here])
        parent = next((link for link in links if link.holds(day)), None) or max(
            links, key=lambda link: link.until or date.max, default=None
        )
        if parent is None or parent.parent in found:
            break
        here = parent.parent
        found.insert(0, here)
    return found


def _title(kind: str, name: str) -> str:
    try:
        word = AreaType(kind).wording.vi
    except ValueError:
        word = kind
    return f"{word} {name}".strip()


def areas_named(name: str) -> list[Area]:
    """Give the areas of an installation's own that were ever called so, letter case aside."""
    wanted = name.strip().casefold()
    rows = AreaName.objects.filter(area__key__startswith="L:").select_related("area")
    return list({row.area_id: row.area for row in rows if row.name.casefold() == wanted}.values())


def keys_named(text: str) -> list[str]:
    """Give the keys of standing areas that a text names: by key ('X34:28108 xã Cần Đước') or by title."""
    key = text.split(" ", 1)[0]
    if Area.objects.filter(key=key).exists():
        return [key]
    bare = text.rsplit(" ", 1)
    wanted = text.casefold().strip()
    rows = AreaName.objects.filter(name__iendswith=bare[-1], area__until=None).values_list(
        "area__key", "type", "name"
    )
    return sorted(
        {key for key, kind, name in rows if wanted in (_title(kind, name).casefold(), name.casefold())}
    )


def nameless() -> list[str]:
    """Give the keys of areas that a document speaks of without naming them."""
    return list(Area.objects.filter(placeholder=True).order_by("key").values_list("key", flat=True))
