"""What the areas that an area was made of were asked for, for months that lie before it began."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal

from django.db.models import Q

from vedich.judging.judge import judge
from vedich.store.facts.aimed import targets
from vedich.store.facts.asked import Asked, Boundaries
from vedich.store.facts.bordered import Borders, predecessors
from vedich.store.facts.gathering import facts_of
from vedich.store.judged.evaluating import ask_of
from vedich.store.models import Area, TargetVersion
from vedich.store.queries.areas import Place, places

_CLOSED = (TargetVersion.Standing.ENDED, TargetVersion.Standing.REPLACED)


@dataclass(frozen=True, slots=True)
class EarlierGoal:
    """What one of the areas of then was asked for, in the measure of its own document.

    Grain: one target. Nulls: `value` None is a goal told in words alone; `value_max` None has no second end.
    """

    place: Place
    indicator: int
    category: int
    basis: str
    operator: str
    value: Decimal | None
    value_max: Decimal | None
    measure: str
    words: str


def reaches_back(asked: Asked, area: Area) -> bool:
    """Say whether an area is judged within today's borders in a month that lies before it began."""
    began = area.since
    return (
        asked.boundaries is Boundaries.NOW and began is not None and asked.as_of < began <= asked.border_day
    )


def earlier_goals(asked: Asked, area: Area) -> list[EarlierGoal]:
    """Give what held on the day asked about where the area lies now; nothing where the area stood itself."""
    if not reaches_back(asked, area):
        return []
    day, olds = asked.as_of, _olds(asked, area)
    where = {place.id: place for place in places(olds, day)}
    rows = TargetVersion.objects.filter(
        Q(since=None) | Q(since__lte=day),
        target__area__in=olds,
        target__whole=None,
        target__set__period_start__lte=day,
        target__set__period_end__gte=day,
    )
    if asked.known_on is not None:
        known = asked.known_on
        rows = rows.filter(Q(document__on__lte=known) | Q(document__on=None, since__lte=known))
    newest = {row.target_id: row for row in rows.select_related("target__set").order_by("target", "version")}
    return [
        EarlierGoal(
            where[row.target.area_id],
            row.target.indicator_id,
            row.target.category_id or 0,
            row.target.set.basis,
            row.operator,
            row.value,
            row.value_max,
            row.measure,
            row.words,
        )
        for row in newest.values()
        if row.standing not in _CLOSED
    ]


@dataclass(frozen=True, slots=True)
class Brought:
    """What the areas of then came to together, in the measure of the indicator; None where nobody can say."""

    value: Decimal | None
    estimated: bool


def brought_together(asked: Asked, area: Area) -> dict[tuple[int, int], Brought]:
    """Give the results of an area to date by indicator and category, for what the areas of then were asked.

    Borders are those of today, also where the area itself has no goal for that year.
    """
    facts = facts_of(replace(asked, areas=Borders.on(asked.border_day).under(area.pk)))
    then = replace(asked, boundaries=Boundaries.THEN, borders=None, areas=frozenset(_olds(asked, area)))
    tables = {**facts.tables, "targets": tuple(targets(then, facts.meanings))}
    judgement = judge(tables, ask_of(asked), scheme=facts.scheme.margins)
    day = asked.as_of
    return {
        (row["indicator"], row["category"]): Brought(row["value"], row["estimated"] or row["is_estimate"])
        for row in judgement.records(
            "results", f"area = {area.pk} AND year = {day.year} AND first = 1 AND until = {day.month}"
        )
    }


def _olds(asked: Asked, area: Area) -> list[int]:
    return _standing(predecessors([area.pk], asked.border_day) - {area.pk}, asked.as_of)


def _standing(areas: Iterable[int], day: date) -> list[int]:
    rows = Area.objects.filter(
        Q(since=None) | Q(since__lte=day), Q(until=None) | Q(until__gte=day), pk__in=areas
    )
    return list(rows.order_by("pk").values_list("pk", flat=True))
