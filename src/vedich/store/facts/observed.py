"""Results of the record as rows of judging: months of a year, figures exact in the measure of the indicator.

Read a million at a time, so the loop does little for each row: what a period, a measure or a vintage means is
worked out once and looked up.
"""

from __future__ import annotations

import sqlite3
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from typing import Any

from django.db import connection, transaction

from vedich.domain.measure import Measure, MeasureError
from vedich.domain.months import Months, NoMonthsError, months_covered
from vedich.domain.observation import Vintage
from vedich.domain.submission import SubmissionState
from vedich.domain.verdict import Verdict
from vedich.domain.wording import Wording
from vedich.store.facts.asked import Asked
from vedich.store.facts.measured import SHORT, Meanings, NotExactError, carried, fits
from vedich.store.queries.meanings import measure_of

_AT_ONCE = 20_000
_RANK = {vintage.value: vintage.rank for vintage in Vintage}
_IN_TOTAL = frozenset({None, *(state.value for state in SubmissionState if state.is_in_total)})

UNKNOWN_INDICATOR = Wording("chỉ tiêu không còn định nghĩa", "the indicator has no definition")
OTHER_MEASURE = Wording("đơn vị tính không đổi được", "the measure does not convert")
TOO_LONG = Wording("nhiều chữ số hơn mức tính được", "more digits than can be judged exactly")


@dataclass(slots=True)
class LeftOut:
    """What could not be handed over, counted by reason, each with the first row it was met in."""

    counts: Counter[Wording] = field(default_factory=Counter)
    first: dict[Wording, int] = field(default_factory=dict)

    def add(self, reason: Wording, row: int) -> None:
        """Count a row."""
        self.counts[reason] += 1
        self.first.setdefault(reason, row)


# A report that has no figure but one of these words says how its target stands; who approves it weighs that.
_OUTCOMES = {
    "vượt": Verdict.EXCEEDED.value,
    "đạt": Verdict.MET.value,
    "gần đạt": Verdict.NEAR.value,
    "không đạt": Verdict.MISSED.value,
    "chưa đạt": Verdict.MISSED.value,
}

_COLUMNS = """
SELECT o.id, o.indicator_id, COALESCE(o.category_id, 0), o.area_id, CAST(o.period_start AS text),
       CAST(o.period_end AS text), o.measure, CAST(o.as_of AS text), o.vintage, CAST(o.value AS text),
       CAST(o.value_max AS text), CAST(o.denominator AS text), o.supersedes_id, s.state,
       CASE WHEN o.value IS NULL THEN o.words END
FROM store_observation o LEFT JOIN store_submission s ON s.id = o.submission_id
WHERE o.period_end >= %s AND o.period_end <= %s"""

_Figure = Decimal | str | None
# A figure in the order of the contract's columns.
Observed = tuple[
    int, int, int, int, int, int, int, str, int, _Figure, _Figure, _Figure,
    str | None, int | None, bool, bool, bool,
]  # fmt: skip


def observations(
    asked: Asked,
    meanings: Meanings,
    left_out: LeftOut,
    *,
    first_year: int,
    last_year: int | None = None,
    only: str = "",
) -> Iterator[Observed]:
    """Yield the figures since a year; what cannot be handed over is counted in `left_out`.

    The last year is that of the day asked for, or an earlier one; `only` is a condition on the rows `o`.

    Nothing is chosen here: of figures said several times all come, the judgement takes the one that stood.
    """
    last_year = asked.as_of.year if last_year is None else min(last_year, asked.as_of.year)
    sql, told = _COLUMNS, [f"{first_year}-01-01", f"{last_year}-12-31"]
    if only:
        sql += f" AND {only}"
    if asked.known_on is not None:
        sql += " AND o.as_of <= %s"
        told.append(asked.known_on.isoformat())
    periods: dict[tuple[str, str, int], Months | Wording] = {}
    ways: dict[tuple[str, int], tuple[bool, Measure, Measure]] = {}
    by_id, rank, in_total = meanings.by_id, _RANK, _IN_TOTAL
    for (
        pk, indicator, category, area, start, end, measure, as_of, vintage, figure, upper, taken_of,
        replaces, state, words,
    ) in _rows(sql, told, asked):  # fmt: skip
        if indicator not in by_id:
            left_out.add(UNKNOWN_INDICATOR, pk)
            continue
        months = periods.get((start, end, indicator))
        if months is None:
            months = periods[start, end, indicator] = _months(start, end, meanings, indicator)
        if isinstance(months, Wording):
            left_out.add(months, pk)
            continue
        way = ways.get((measure, indicator))
        if way is None:
            way = ways[measure, indicator] = _way(measure_of(measure), by_id[indicator].measure)
        straight, said_in, kept_in = way
        mismatch = False
        value, top, whole = figure, upper, taken_of
        if not (straight and figure and len(figure) <= SHORT and upper is None and taken_of is None):
            try:
                value = None if figure is None else carried(Decimal(figure), said_in, kept_in)
                top = None if upper is None else carried(Decimal(upper), said_in, kept_in)
            except (MeasureError, NotExactError) as error:
                # Handed over without its figure, so that what it was needed for says why it is not judged.
                left_out.add(OTHER_MEASURE if isinstance(error, MeasureError) else TOO_LONG, pk)
                value, top, mismatch = None, None, True
            # What a rate was taken of is counted in its own measure: people, households.
            whole = None if taken_of is None or not fits(Decimal(taken_of)) else taken_of
        yield (
            pk, indicator, category, area, months.year, months.first, months.last, as_of, rank[vintage],
            value, top, whole, words and _OUTCOMES.get(words.strip().rstrip(".").casefold()), replaces,
            state in in_total, mismatch, False,
        )  # fmt: skip


def _way(said_in: Measure, kept_in: Measure) -> tuple[bool, Measure, Measure]:
    """Give whether figures stay as they are, and the two measures."""
    return said_in.factor == kept_in.factor and said_in.converts_to(kept_in), said_in, kept_in


def _months(start: str, end: str, meanings: Meanings, indicator: int) -> Months | Wording:
    kind = meanings.by_id[indicator].kind
    try:
        return months_covered(date.fromisoformat(start), date.fromisoformat(end), kind)
    except NoMonthsError as error:
        return error.reason


def _rows(sql: str, told: Sequence[Any], asked: Asked) -> Iterator[tuple[Any, ...]]:
    """Yield rows straight from the driver, for all areas or for some."""
    for column, wanted in (("o.area_id", asked.areas), ("o.indicator_id", asked.indicators)):
        if wanted is not None:
            # Whole numbers of the record's own, so that a list of any length needs no parameters.
            sql += f" AND {column} IN ({', '.join(map(str, sorted(wanted))) or 'NULL'})"
    connection.ensure_connection()
    if connection.vendor == "postgresql":
        with transaction.atomic(), connection.connection.cursor(name="facts") as cursor:
            cursor.itersize = _AT_ONCE
            cursor.execute(sql, told)
            yield from cursor
        return
    link: sqlite3.Connection = connection.connection
    cursor = sqlite3.Connection.cursor(link, sqlite3.Cursor)
    cursor.arraysize = _AT_ONCE
    cursor.execute(sql.replace("%s", "?"), told)
    yield from cursor
