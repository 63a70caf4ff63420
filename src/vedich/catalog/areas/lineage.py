"""Follow areas across 1 July 2025: what an area became, and what it was made of."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal
from functools import cache, lru_cache

from vedich.catalog.areas.load import REFORM, Doubt, area, chain, doubts, inside, is_present, rows
from vedich.domain.area import Area, AreaLevel
from vedich.domain.lineage import Lineage, Succession, SuccessionKind


@cache
def lineage() -> Lineage:
    """Give all steps of provinces and communes across the reform.

    >>> [step.kind.value for step in lineage().forwards["X63:28439"]]
    ['merged_into']
    """
    return Lineage.of(
        Succession(old, new, REFORM, SuccessionKind(kind), Decimal(share) if share else None)
        for old, new, kind, share, _ in rows("lineage")
    )


@cache
def default_pieces() -> dict[str, str]:
    """Give, for each split commune, the piece that an address without more detail most likely lies in."""
    return {old: new for old, new, kind, _, default in rows("lineage") if kind == "split_from" and default}


@dataclass(frozen=True, slots=True)
class Passage:
    """An area at the other end of the reform, and how the way there ran.

    `whole` and `pieces` are the former areas that passed undivided and in part (the communes of a district).
    `share` is the part of the *former* area that passed: 1 when all of it did; None when a split leaves it
    unknown, or when a district went to several communes, which no published figure weighs.
    """

    area: Area
    kind: SuccessionKind
    whole: tuple[Area, ...]
    pieces: tuple[Area, ...]
    share: Decimal | None
    default: bool = False
    doubts: tuple[Doubt, ...] = ()

    @property
    def estimated(self) -> bool:
        """Say whether figures carried along can only be estimated."""
        return bool(self.pieces)


def became(place: Area) -> tuple[Passage, ...]:
    """Give what a former area turned into; nothing for an area of today.

    A district ends in its communes: it has no heir of its own level.

    >>> district = area("H63:807")
    >>> district.title, [passage.area.title for passage in became(district)][:2]
    ('huyện Cần Giuộc', ['xã Cần Giuộc', 'xã Phước Lý'])
    """
    if is_present(place.id):
        return ()
    communes = inside(place) if place.level is AreaLevel.DISTRICT else ()
    steps = [step for old in (place, *communes) for step in lineage().forwards.get(old.id, ())]
    ends = list(dict.fromkeys(step.new for step in steps))
    return tuple(_passage(end, [step for step in steps if step.new == end], len(ends), end) for end in ends)


def made_of(place: Area) -> tuple[Passage, ...]:
    """Give what an area of today was made of; nothing for a former area.

    >>> [(passage.area.title, passage.share) for passage in made_of(area("T34:80"))]
    [('tỉnh Tây Ninh', Decimal('1')), ('tỉnh Long An', Decimal('1'))]
    """
    steps = lineage().backwards.get(place.id, ())
    return tuple(_passage(step.old, [step], 1, step.new) for step in steps)


def _passage(other: str, steps: list[Succession], ends: int, new: str) -> Passage:
    pieces = tuple(area(step.old) for step in steps if step.estimated)
    whole = tuple(area(step.old) for step in steps if not step.estimated)
    kind = SuccessionKind.SPLIT_FROM if pieces or ends > 1 else steps[0].kind
    return Passage(
        area(other),
        kind,
        whole,
        pieces,
        Decimal(1) if kind is not SuccessionKind.SPLIT_FROM else None,
        any(default_pieces().get(step.old) == new for step in steps),
        tuple(doubt for step in steps for doubt in _doubts_by_step().get((step.old, step.new), ())),
    )


@cache
def _doubts_by_step() -> dict[tuple[str, str], tuple[Doubt, ...]]:
    found: dict[tuple[str, str], tuple[Doubt, ...]] = {}
    for doubt in doubts():
        key = doubt.former, doubt.now
        found[key] = (*found.get(key, ()), doubt)
    return found


def open_questions(place: Area) -> tuple[Doubt, ...]:
    """Give what stays unsure about an area: doubtful steps, steps that may be missing, its centre.

    >>> [doubt.about for doubt in open_questions(area("X34:28087"))]
    ['link']
    """
    concerned = (
        {place.id, *(below.id for below in inside(place))}
        if place.level is AreaLevel.DISTRICT
        else {place.id}
    )
    return tuple(doubt for doubt in doubts() if doubt.former in concerned or doubt.now in concerned)


def former_districts(place: Area) -> tuple[Area, ...]:
    """Give the former districts that a commune of today was made from."""
    olds = (area(step.old) for step in lineage().backwards.get(place.id, ()))
    return tuple(dict.fromkeys(old if old.level is AreaLevel.DISTRICT else chain(old)[0] for old in olds))


@lru_cache(maxsize=4096)
def above(area_id: str) -> frozenset[str]:
    """Give the ids of an area and of what lies above it in its own era."""
    return frozenset({area_id, *(place.id for place in chain(area(area_id)))})


@lru_cache(maxsize=4096)
def kin(area_id: str) -> frozenset[str]:
    """Give the ids that a text may name beside an area: itself and what lies above it, in both eras."""
    place, found = area(area_id), above(area_id)
    if is_present(area_id) and place.level is AreaLevel.COMMUNE:
        return found.union(*(above(district.id) for district in former_districts(place)))
    return found | _across(found)


def _across(ids: Iterable[str]) -> set[str]:
    """Give the provinces of the other era, for the provinces among some ids."""
    steps = lineage()
    found: set[str] = set()
    for area_id in ids:
        if area_id.startswith("T"):
            found |= {step.new for step in steps.forwards.get(area_id, ())}
            found |= {step.old for step in steps.backwards.get(area_id, ())}
    return found
