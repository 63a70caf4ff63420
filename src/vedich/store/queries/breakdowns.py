"""Breakdowns of the record: into which parts an indicator is divided, and what was told of the parts."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from vedich.domain.breakdown import Breakdown as BreakdownWord
from vedich.domain.breakdown import Category as CategoryWord
from vedich.domain.observation import WITHDRAWN, Vintage
from vedich.store.facts.asked import Asked
from vedich.store.models import Breakdown, Category, IndicatorVersion, Observation
from vedich.store.queries.below import COUNTS
from vedich.store.remembering import remembered


@dataclass(frozen=True, slots=True)
class Part:
    """A part of an indicator: one category of a breakdown that has `of` of them; `key` like 'sex.female'."""

    id: int
    key: str
    vi: str
    en: str
    breakdown: str
    breakdown_vi: str
    breakdown_en: str
    is_whole: bool
    of: int


def breakdowns() -> dict[str, BreakdownWord]:
    """Give the breakdowns of the record by key, their parts in the order in which they were defined."""
    parts: dict[int, list[CategoryWord]] = defaultdict(list)
    for row in Category.objects.order_by("pk"):
        parts[row.breakdown_id].append(CategoryWord(row.key, row.vi, row.en))
    return {
        row.key: BreakdownWord(row.key, row.vi, row.en, tuple(parts[row.pk]), row.is_whole)
        for row in Breakdown.objects.order_by("vi")
    }


def parts_asked(
    versions: Sequence[IndicatorVersion], held: Sequence[tuple[int, int]] = ()
) -> Mapping[int, list[Part]]:
    """Give the parts that indicators are told by, by the indicator's id, in the order of their breakdowns.

    Those `held` by a report already, as indicator and part, stay though nobody asks for them any more.
    """
    asked = {row.indicator_id: row.breakdowns.split() for row in versions}
    if not held and not any(asked.values()):
        return {}
    by_key: dict[str, list[Part]] = defaultdict(list)
    for part in all_parts():
        by_key[part.breakdown].append(part)
    found: dict[int, list[Part]] = {}
    for indicator, keys in asked.items():
        known = list(dict.fromkeys([*keys, *by_key]))
        parts = [part for key in known for part in by_key.get(key, ())]
        chosen = [one for one in parts if one.breakdown in keys or (indicator, one.id) in held]
        if chosen:
            found[indicator] = chosen
    return found


@dataclass(frozen=True, slots=True)
class PartTold:
    """What was told last of a part, of the longest period that ends then.

    Nulls: `value` None is a result told in words.
    """

    part: Part
    value: Decimal | None
    words: str
    measure: str
    period: str


def told_of_parts(area: int, asked: Asked, indicator: int | None = None) -> dict[int, list[PartTold]]:
    """Give what stands of parts in an area in the year of a moment, by the id of their indicator."""
    day = asked.as_of
    rows = Observation.objects.filter(
        area=area, category__isnull=False, period_end__gte=date(day.year, 1, 1), period_end__lte=day
    )
    if indicator is not None:
        rows = rows.filter(indicator=indicator)
    if asked.only_approved:
        rows = rows.filter(COUNTS)
    if asked.known_on is not None:
        rows = rows.filter(as_of__lte=asked.known_on)
    held = list(rows)
    corrected = {row.supersedes_id for row in held if row.supersedes_id}
    last: dict[tuple[int, int], tuple[tuple[object, ...], Observation]] = {}
    for row in held:
        if row.pk in corrected or row.category_id is None:
            continue
        rank = (row.period_end, day - row.period_start, row.as_of, Vintage(row.vintage).rank, row.pk)
        about = (row.indicator_id, row.category_id)
        if about not in last or last[about][0] < rank:
            last[about] = (rank, row)
    found: dict[int, list[PartTold]] = defaultdict(list)
    for part in all_parts() if last else ():
        for (of, category), (_, row) in last.items():
            if category == part.id and row.words != WITHDRAWN:
                found[of].append(PartTold(part, row.value, row.words, row.measure, row.period))
    return dict(found)


@remembered
def all_parts() -> list[Part]:
    """Give the parts of every breakdown, by breakdown, in the order in which they were defined."""
    rows = list(Category.objects.select_related("breakdown").order_by("breakdown__key", "pk"))
    of = Counter(row.breakdown_id for row in rows)
    return [
        Part(
            row.pk,
            f"{row.breakdown.key}.{row.key}",
            row.vi,
            row.en or row.vi,
            row.breakdown.key,
            row.breakdown.vi,
            row.breakdown.en or row.breakdown.vi,
            row.breakdown.is_whole,
            of[row.breakdown_id],
        )
        for row in rows
    ]
