"""Results as the plain values of their columns, in which many are saved at once."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date
from decimal import Decimal
from functools import cache
from typing import TYPE_CHECKING, Any

from vedich.domain.period import Period
from vedich.store.bulk import WITHOUT_ID
from vedich.store.exact import canonical
from vedich.store.queries.meanings import KnownArea, KnownIndicator

if TYPE_CHECKING:
    from vedich.actions.observations import Said

_EXPECTED = (
    "area_id", "as_of", "category_id", "denominator", "document_id", "estimated", "event_id", "indicator_id",
    "measure", "period", "period_end", "period_start", "place", "printed", "reason", "span_end", "span_start",
    "submission_id", "supersedes_id", "value", "value_max", "vintage", "words",
)  # fmt: skip
if _EXPECTED != WITHOUT_ID:
    raise RuntimeError(f"The columns of an observation changed: {WITHOUT_ID}. Let `plain_rows` follow them.")


def plain_rows(
    rows: Iterable[Said],
    indicators: dict[str, KnownIndicator],
    areas: dict[str, KnownArea],
    *,
    document: int | None = None,
    submission: int | None = None,
) -> Iterator[list[Any]]:
    """Yield rows that were looked at as plain values, in the order of `store.bulk.WITHOUT_ID`.

    Nulls: the event is not known yet and None.
    """
    # Many rows, few periods and days: each is written once.
    period, day = cache(_period), cache(date.isoformat)
    for row in rows:
        start, end = row.span or (None, None)
        yield [
            areas[row.area].id,
            day(row.as_of),
            row.category,
            _text(row.denominator),
            document,
            False,
            None,
            indicators[row.indicator].id,
            row.measure,
            *period(row.period),
            row.place,
            row.printed,
            row.reason,
            end,
            start,
            submission,
            row.supersedes,
            _text(row.value),
            _text(row.value_max),
            row.vintage.value,
            row.words,
        ]


def _period(period: Period) -> tuple[str, str, str]:
    return str(period), period.end.isoformat(), period.start.isoformat()


def _text(value: Decimal | None) -> str | None:
    return None if value is None else canonical(value)
