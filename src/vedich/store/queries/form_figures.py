"""What is known of the indicators that a form asks for, and what its report says of them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from decimal import Decimal
from functools import cache
from typing import NamedTuple

from django.db.models import Q

from vedich.domain.measure import MeasureError
from vedich.domain.observation import WITHDRAWN, Vintage
from vedich.domain.period import Period
from vedich.store.models import IndicatorVersion, Observation, Submission
from vedich.store.queries.below import COUNTS
from vedich.store.queries.contents import begun_with
from vedich.store.queries.meanings import measure_of

_HISTORY = timedelta(days=800)


@dataclass(frozen=True, slots=True)
class Said:
    """A figure that stands in a cell: who said it when, and why where they said so. Its id is its version.

    Nulls: `value` None is a result told in words.
    """

    id: int
    value: Decimal | None
    words: str
    reason: str
    by: str
    at: datetime | None

    @property
    def is_withdrawn(self) -> bool:
        """Say whether somebody took the figure back, so that the cell is blank again."""
        return self.value is None and self.words == WITHDRAWN


@dataclass(slots=True)
class Figures:
    """What is known of one indicator: by period the figure that counts, and what this report says."""

    known: dict[Period, tuple[tuple[date, int, int], Decimal | None]] = field(default_factory=dict)
    here: dict[Period, Said] = field(default_factory=dict)

    def of(self, period: Period) -> Decimal | None:
        """Give the figure that counts for the days of a period; None where none is known."""
        for known, (_, value) in self.known.items():
            if (known.start, known.end) == (period.start, period.end):
                return value
        return None


class _Row(NamedTuple):
    """A figure of the record, as far as a form looks at it."""

    id: int
    indicator: int
    category: int | None
    period: str
    measure: str
    value: Decimal | None
    words: str
    reason: str
    submission: int | None
    as_of: date
    vintage: str
    supersedes: int | None


# The columns of a row in its order.
_ROW = (
    *("pk", "indicator_id", "category_id", "period", "measure", "value", "words", "reason"),
    *("submission_id", "as_of", "vintage", "supersedes_id"),
)


def _who_said(rows: Sequence[int]) -> dict[int, tuple[str, datetime | None]]:
    """Give who said figures, and when."""
    found: dict[int, tuple[str, datetime | None]] = {}
    for at in range(0, len(rows), 500):
        told = Observation.objects.filter(pk__in=rows[at : at + 500])
        for pk, by, when in told.values_list("pk", "event__by__username", "event__at"):
            found[pk] = (by or "", when)
    return found


def figures_of(
    report: Submission, period: Period, asked: Sequence[IndicatorVersion]
) -> dict[tuple[int, int | None], Figures]:
    """Give what is known of indicators and of the parts that they are divided into."""
    found: dict[tuple[int, int | None], Figures] = defaultdict(Figures)
    measures = {row.indicator_id: row.measure for row in asked}
    ids, shown = sorted(measures), begun_with(report)
    rows: list[_Row] = []
    for at in range(0, len(ids), 500):
        of_area = Observation.objects.filter(
            area=report.area_id,
            indicator__in=ids[at : at + 500],
            period_end__gte=period.start - _HISTORY,
        )
        rows += map(_Row._make, of_area.filter(COUNTS | Q(submission=shown)).values_list(*_ROW))
    corrected = {row.supersedes for row in rows if row.supersedes}
    said = _who_said([row.id for row in rows if row.submission == shown.pk])
    parsed = cache(Period.parse)  # many rows, few periods
    for row in sorted(rows):
        about, of = found[row.indicator, row.category], parsed(row.period)
        value = carried(row.value, row.measure, measures[row.indicator])
        if row.submission == shown.pk:
            about.here[of] = Said(row.id, value, row.words, row.reason, *said[row.id])
        elif row.id not in corrected:
            rank = (row.as_of, Vintage(row.vintage).rank, row.id)
            if of not in about.known or about.known[of][0] < rank:
                about.known[of] = (rank, value)
    return found


def carried(value: Decimal | None, measure: str, wanted: str) -> Decimal | None:
    """Give a figure in the measure of its indicator; None where it cannot be carried over."""
    if value is None or measure == wanted or not wanted:
        return value
    try:
        return measure_of(measure).convert(value, measure_of(wanted))
    except MeasureError:
        return None
