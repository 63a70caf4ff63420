"""Targets of the record as rows of judging: every version, so that the one that held can be found."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from typing import Any

from django.db.models import Q

from vedich.domain.indicator import IndicatorKind
from vedich.domain.measure import MeasureError
from vedich.domain.months import NoMonthsError, months_covered
from vedich.domain.period import Period, PeriodError
from vedich.domain.target import Operator
from vedich.store.facts.asked import Asked, Boundaries
from vedich.store.facts.measured import Meaning, Meanings, NotExactError, carried
from vedich.store.models import TargetVersion
from vedich.store.queries.meanings import measure_of

# More than this many areas are picked out here: a database takes only so many parameters.
_FEW = 500
# A version in the order of the contract's columns.
Aimed = tuple[Any, ...]


def targets(asked: Asked, meanings: Meanings) -> Iterator[Aimed]:
    """Yield every version that was known of the targets whose years hold the day asked about.

    Within the borders of a later day an area is judged by the targets it began with, also before it began:
    they hold since ever then. What was asked for later holds from its own day on, in both views. Areas that
    stand no more within those borders are not judged: their figures went to those that took their place.
    """
    year = asked.as_of.year
    rows = TargetVersion.objects.filter(
        target__set__period_start__lte=date(year, 12, 31), target__set__period_end__gte=date(year, 1, 1)
    )
    if asked.known_on is not None:
        known = asked.known_on
        rows = rows.filter(Q(document__on__lte=known) | Q(document__on=None, since__lte=known))
    areas = asked.areas if asked.judged is None else asked.judged
    indicators = asked.indicators if asked.aimed is None else asked.aimed
    if areas is not None and len(areas) <= _FEW:
        rows = rows.filter(target__area__in=areas)
    if indicators is not None:
        rows = rows.filter(target__indicator__in=indicators)
    for row in rows.order_by("target", "version").values_list(
        "target_id", "version", "since", "standing", "target__set_id", "target__set__basis",
        "target__indicator_id", "target__category_id", "target__area_id", "target__set__period_start",
        "target__set__period_end", "operator", "measure", "value", "value_max", "tolerance",
        "higher_is_better", "reference", "target__whole_id", "target__area__since", "target__area__until",
    ).iterator(chunk_size=5000):  # fmt: skip
        version: list[Any] = list(row[:-2])
        began, ended = row[-2:]
        if asked.boundaries is Boundaries.NOW and ended is not None and ended < asked.border_day:
            continue
        if areas is None or version[8] in areas:
            if began is not None and _reaches_back(asked, began, version[2]):
                version[2] = None
            yield _aimed(tuple(version), meanings)


def _reaches_back(asked: Asked, began: date, since: date | None) -> bool:
    """Say whether a version came with an area that began after the day asked about, and was known."""
    return (
        asked.boundaries is Boundaries.NOW
        and asked.as_of < began <= min(asked.border_day, asked.known_on or asked.border_day)
        and since is not None
        and since <= began
    )


def _aimed(row: Aimed, meanings: Meanings) -> Aimed:
    (target, version, since, standing, target_set, basis, indicator, category, area, start, end, operator,
     measure, value, value_max, tolerance, better, reference, whole) = row  # fmt: skip
    year, first, last, last_year = _span(start, end)
    meaning = meanings.by_id.get(indicator)
    relative = meaning is not None and _is_relative(Operator(operator), measure, meaning)
    mismatch = meaning is None
    figures: list[Decimal | None] = [value, value_max, tolerance]
    if meaning is not None and not relative:
        try:
            figures = [None if one is None else _carried(one, measure, meaning) for one in figures]
        except (MeasureError, NotExactError):
            mismatch = True
    if mismatch:
        figures = [None, None, None]
    return (
        target, version, since, standing, target_set, basis, indicator, category or 0, area, year, first,
        last, last_year, operator, *figures, relative, better, _year_of(reference), whole, mismatch,
    )  # fmt: skip


def _carried(value: Decimal, measure: str, meaning: Meaning) -> Decimal:
    return carried(value, measure_of(measure), meaning.measure)


def _is_relative(operator: Operator, measure: str, meaning: Meaning) -> bool:
    """Say whether a change is told in percent of something that is not counted in percent."""
    changes = operator in (Operator.DECREASE_BY, Operator.INCREASE_BY)
    return changes and measure_of(measure).base == "%" and meaning.measure.base != "%"


def _span(start: date, end: date) -> tuple[int, int, int, int | None]:
    """Give the year, its first and last month, and the last year of a term.

    Of a season or a school year, which lies in two years, the later one is judged as a whole.
    """
    if end.year > start.year and (end - start).days > 366:
        return start.year, 1, 12, end.year
    try:
        months = months_covered(start, end, IndicatorKind.FLOW)
    except NoMonthsError:
        return end.year, 1, 12, None
    if start.year != end.year and months.first == months.last:
        return end.year, 1, months.last, None
    return months.year, months.first, months.last, None


def _year_of(reference: str) -> int | None:
    try:
        return Period.parse(reference).end.year if reference else None
    except PeriodError:
        return None
