"""What the lowest areas came to, kept as files of a moment, so that sums above are made of them again."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace

from django.db import transaction
from django.db.models import F

from vedich.judging.anew import judge_anew
from vedich.store.facts.asked import Asked
from vedich.store.facts.bordered import Borders
from vedich.store.facts.gathering import facts_of
from vedich.store.judged.evaluating import Evaluated, ask_of, boards_of, evaluated
from vedich.store.models import JudgedLeaves, JudgedMoment

_IN_A_LIST = 500


@dataclass(slots=True)
class File:
    """A file that is being written: of which area, for which of the lowest areas, begun as which edition."""

    area: int
    lowest: frozenset[int]
    edition: int
    content: bytes


def lowest_by_parent(borders: Borders, areas: Iterable[int]) -> dict[int, frozenset[int]]:
    """Give those of some areas under which nothing lies, by the area just above them."""
    found: dict[int, set[int]] = defaultdict(set)
    for area in areas:
        if area not in borders.below and area in borders.above:
            found[borders.above[area]].add(area)
    return {area: frozenset(lowest) for area, lowest in found.items()}


def wholes(borders: Borders, areas: Collection[int]) -> dict[int, frozenset[int]]:
    """Give the lowest areas by the area above, of those alone whose lowest areas are all there."""
    found = lowest_by_parent(borders, areas)
    return {
        area: lowest
        for area, lowest in found.items()
        if lowest >= {each for each in borders.below[area] if each not in borders.below}
    }


def begun_files(
    moment: JudgedMoment, lowest: Mapping[int, frozenset[int]], *, only_kept: bool = False
) -> dict[int, File]:
    """Say that these files are being written: each gets a new edition, which is given.

    With `only_kept` a file that is not there is left alone.
    """
    with transaction.atomic():
        rows = JudgedLeaves.objects.filter(moment=moment, area__in=list(lowest))
        if only_kept:
            rows = rows.exclude(content=b"")
        else:
            there = set(rows.values_list("area_id", flat=True))
            JudgedLeaves.objects.bulk_create(
                (JudgedLeaves(moment=moment, area_id=area) for area in sorted(set(lowest) - there)),
                ignore_conflicts=True,
            )
        rows.update(edition=F("edition") + 1)
        return {
            row.area_id: File(row.area_id, lowest[row.area_id], row.edition, bytes(row.content))
            for row in rows.all()
        }


def written(moment: JudgedMoment, file: File) -> bool:
    """Keep a file unless somebody began to write it later; say whether it was kept."""
    rows = JudgedLeaves.objects.filter(moment=moment, area=file.area, edition=file.edition)
    return bool(rows.update(content=file.content))


def judged_from_files(
    moment: JudgedMoment, part: Asked, borders: Borders, fresh: Collection[int]
) -> Evaluated:
    """Judge a part with what the files hold of the lowest areas but the `fresh` ones; else from all facts."""
    assert part.areas is not None and part.indicators is not None  # a part names both
    parents = lowest_by_parent(borders, (area for area in part.areas if area not in fresh))
    kept = {
        area: bytes(content)
        for some in in_lists(parents)
        for area, content in JudgedLeaves.objects.filter(moment=moment, area__in=some)
        .exclude(content=b"")
        .values_list("area_id", "content")
    }
    if set(parents) - set(kept):
        return evaluated(part, borders=borders)
    given = frozenset({*fresh, *(area for area in part.areas if area in borders.below)})
    facts = facts_of(replace(part, read=given), borders)
    judgement = judge_anew(
        facts.tables,
        ask_of(part),
        scheme=facts.scheme.margins,
        kept=[kept[area] for area in sorted(kept)],
        given=given,
        indicators=part.indicators,
    )
    return Evaluated(facts, judgement, boards_of(facts, judgement))


def in_lists(numbers: Iterable[int]) -> Iterator[list[int]]:
    """Yield numbers in lists that a database takes as parameters."""
    wanted = sorted(numbers)
    for start in range(0, len(wanted), _IN_A_LIST):
        yield wanted[start : start + _IN_A_LIST]
