"""Find which area a written name means, by the date of its document and the names beside it."""

from __future__ import annotations

import difflib
import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from functools import cache, lru_cache

from vedich.catalog.areas.lineage import above, kin
from vedich.catalog.areas.load import REFORM, area, entries, is_present, later_changes, rows
from vedich.catalog.areas.naming import Naming, fold, plain, plain_key, read_name, type_word
from vedich.domain.area import Area, AreaLevel, AreaType


class Reason(StrEnum):
    """Why an area is offered for a name."""

    TYPE_AND_NAME = "type_and_name"
    LATER_TYPE = "later_type"
    NAME = "name"
    FORMER = "former"
    FUTURE = "future"
    OTHER_TYPE = "other_type"
    OTHER_SPELLING = "other_spelling"


@dataclass(frozen=True, slots=True)
class Match:
    """An area that a name may mean, how well it fits (0..1), why, and the clues of the context that agree."""

    area: Area
    score: float
    reason: Reason
    clues: tuple[str, ...] = ()


# A bare name more often means the larger area: 'Tây Ninh' the province before the town.
_BARE = {"T": 0.9, "H": 0.85, "X": 0.8}
_LEVEL = {AreaLevel.PROVINCE: "T", AreaLevel.DISTRICT: "H", AreaLevel.COMMUNE: "X"}
_ENDED, _NOT_YET, _MISTYPED, _MISSPELT = 0.6, 0.4, 0.4, 0.7
_PARTS = re.compile(r"\s*[,;()]\s*")


def resolve(
    name: str, *, on: date | None, context: Sequence[str] = (), level: AreaLevel | None = None
) -> list[Match]:
    """Give the areas a written name may mean, the likeliest first; an empty list when it names none.

    `on` chooses the era: before 1 July 2025 the areas of today are offered only when nothing else fits; from
    that day on a former area stays a rival of a bare name. None accepts both eras alike. A name in `context`
    (a province, a district, or a lone type word) keeps the areas it fits and drops the others.

    >>> then = date(2024, 1, 31)
    >>> [match.area.title for match in resolve("Cai Lậy", on=then)]
    ['thị xã Cai Lậy', 'huyện Cai Lậy']
    >>> [match.area.title for match in resolve("Cai Lậy", on=then, context=["thị xã"])]
    ['thị xã Cai Lậy']
    >>> [match.area.title for match in resolve("Tân Thành", on=then, context=["Lai Vung"])]
    ['xã Tân Thành']
    """
    return list(_resolve(name, on, tuple(context), level))


def is_area_name(name: str) -> bool:
    """Say whether a written name is filed under some area, spelt exactly and with a type it can have.

    >>> is_area_name("H. Cần Đước"), is_area_name("quận Cần Đước"), is_area_name("Nguyễn Văn A")
    (True, False, False)
    """
    naming = read_name(name)
    ids = _index().get(naming.key, ())
    if naming.types is None:
        return bool(ids) and not naming.key.isdigit()
    return any(_typed(area_id, naming.types, None) for area_id in ids) or fold(name) in _aliases()


def nearest_names(name: str, count: int = 5) -> list[str]:
    """Give the titles of areas whose names look most like a name that was not found.

    >>> nearest_names("Cần Đướt", 1)
    ['huyện Cần Đước']
    """
    wanted = fold(read_name(name).name)
    keys = difflib.get_close_matches(wanted, list(_index()), n=count, cutoff=0.6)
    keys += difflib.get_close_matches(plain(wanted), list(_loose_index()), n=count, cutoff=0.7)
    best = [
        min(_index().get(key) or _loose_index()[key], key=lambda area_id: "THX".index(area_id[0]))
        for key in keys
    ]
    return [area(area_id).title for area_id in dict.fromkeys(best)][:count]


@cache
def _index() -> dict[str, tuple[str, ...]]:
    found: dict[str, list[str]] = {}
    keys = {name: fold(name) for name in {row[2] for row in entries().values()}}
    for area_id, row in entries().items():
        key = keys[row[2]]
        if key in found:
            found[key].append(area_id)
        else:
            found[key] = [area_id]
    for key, ids in _aliases().items():
        found.setdefault(key, []).extend(ids)
    return {key: tuple(ids) for key, ids in found.items()}


@cache
def _aliases() -> dict[str, tuple[str, ...]]:
    found: dict[str, tuple[str, ...]] = {}
    for name, _, area_id in rows("aliases"):
        found[fold(name)] = (*found.get(fold(name), ()), area_id)
    return found


@cache
def _alias_types() -> dict[str, AreaType]:
    return {area_id: AreaType(kind) for _, kind, area_id in rows("aliases")}


@cache
def _loose_index() -> dict[str, tuple[str, ...]]:
    found: dict[str, tuple[str, ...]] = {}
    for key, ids in _index().items():
        loose = plain_key(key)
        found[loose] = (*found.get(loose, ()), *ids)
    return found


def _typed(area_id: str, types: frozenset[AreaType], on: date | None) -> Reason | None:
    """Say how an area bears one of the types: by law, as another name had it, or by a later decision."""
    if entries()[area_id][1] in types or _alias_types().get(area_id) in types:
        return Reason.TYPE_AND_NAME
    change = later_changes().get(area_id)
    if change is not None and change.type in types and (on is None or on >= change.decided):
        return Reason.LATER_TYPE
    return None


@lru_cache(maxsize=16384)
def _resolve(
    name: str, on: date | None, context: tuple[str, ...], level: AreaLevel | None
) -> tuple[Match, ...]:
    head, *rest = [part for part in _PARTS.split(name) if part] or [""]
    found = _found(read_name(head), fold(head), on, None if level is None else _LEVEL.get(level, "?"))
    clues = tuple(clue for text in (*context, *rest) for clue in _PARTS.split(text) if clue)
    if clues and len(found) > 1:
        found = _agreeing(found, clues, head, on is not None and on < REFORM)
    return tuple(
        sorted(found, key=lambda match: (-match.score, not is_present(match.area.id), match.area.id))
    )


def _found(naming: Naming, whole: str, on: date | None, letter: str | None) -> list[Match]:
    """Find by exact name, then by alias, then in a looser spelling."""
    wanted, ids, weight = naming.types, _index().get(naming.key, ()), 1.0
    if whole in _aliases() or (not ids and whole in _index()):
        # The first word belongs to the name: 'TT Huế', 'Phường Đúc'.
        wanted, ids = None, _index()[whole]
    spelt = bool(ids)
    if not ids:
        ids, weight = _loose_index().get(plain(naming.name), ()), _MISSPELT
    if wanted is None and naming.key.isdigit():
        return []
    ids = tuple(area_id for area_id in ids if letter is None or area_id[0] == letter)
    typed = {area_id: _typed(area_id, wanted, on) for area_id in ids} if wanted else {}
    mistyped = bool(wanted) and not any(typed.values())
    if mistyped:
        weight *= _MISTYPED
    else:
        ids = tuple(area_id for area_id in ids if not wanted or typed[area_id])
    past = on is not None and on < REFORM
    standing = [area_id for area_id in ids if on is None or is_present(area_id) is not past]
    # The past cannot name the future. The present still names the past, unless the type tells them apart.
    offered = standing if standing and (past or wanted) else ids
    found = []
    for area_id in offered:
        score = (1.0 if wanted and not mistyped else _BARE[area_id[0]]) * weight
        reason = typed.get(area_id) or Reason.NAME
        if on is not None and is_present(area_id) is past:
            score *= _NOT_YET if past else _ENDED
            reason = Reason.FUTURE if past else Reason.FORMER
        if mistyped:
            reason = Reason.OTHER_TYPE
        found.append(Match(area(area_id), round(score, 3), reason if spelt else Reason.OTHER_SPELLING))
    return found


def _agreeing(found: list[Match], clues: tuple[str, ...], head: str, past: bool) -> list[Match]:
    """Keep the areas that the clues of the context fit best; all of them when no clue fits any."""
    fits: list[list[str]] = [[] for _ in found]
    weights = [0] * len(found)
    for clue in dict.fromkeys(clues):
        types = type_word(clue)
        if types is None and fold(clue) == fold(head):
            continue
        meant = frozenset() if types else _meant(clue)
        for position, match in enumerate(found):
            weight = 2 * (match.area.type in types) if types else _nearness(match.area, meant, past)
            weights[position] += weight
            if weight:
                fits[position].append(clue)
    most = max(weights)
    if most == 0:
        return found
    return [
        Match(match.area, min(1.0, round(match.score + 0.1, 3)), match.reason, tuple(fitting))
        for match, fitting, weight in zip(found, fits, weights, strict=True)
        if weight == most
    ]


def _nearness(place: Area, meant: frozenset[str], past: bool) -> int:
    """Weigh how near an area stands to what a clue means: 2 in its own era, 1 across the reform."""
    if meant & above(place.id):
        return 2
    # A text of before the reform cannot mean the larger provinces that came after.
    return int(not past and bool(meant & kin(place.id)))


@lru_cache(maxsize=4096)
def _meant(clue: str) -> frozenset[str]:
    """Give every area of either era that a clue may name."""
    naming = read_name(clue)
    ids = _index().get(naming.key) or _index().get(fold(clue), ())
    if naming.types is None:
        return frozenset() if naming.key.isdigit() else frozenset(ids)
    return frozenset(area_id for area_id in ids if _typed(area_id, naming.types, None)) or frozenset(ids)
