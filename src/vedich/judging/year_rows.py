"""A year of results laid out as year rows: the twelve months of a series side by side, and what does not fit.

Adding up the months of a closed year again for every question is most of the work of judging a nation. Of
most series each month was reported, corrected perhaps, and that is all: what stands of them makes a year row.
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from vedich.judging.ask import Ask
from vedich.judging.engines import DuckDB
from vedich.judging.step import Step

_MONTHS = range(1, 13)
_SERIES = "indicator, category, area"
# Within one year: a row that corrects another series, or is corrected out of one, binds both together.
_UNFIT = """
SELECT {series} FROM observations WHERE NOT counts
UNION SELECT {series} FROM standing
  WHERE first <> last OR finality < 3 OR value IS NULL OR outcome IS NOT NULL OR fault IS NOT NULL
    OR value_max IS NOT NULL
UNION SELECT c.indicator, c.category, c.area FROM observations AS c
  LEFT JOIN observations AS o ON o.observation = c.replaces
  WHERE c.replaces IS NOT NULL
    AND (o.observation IS NULL OR o.indicator <> c.indicator OR o.category <> c.category OR o.area <> c.area)
UNION SELECT o.indicator, o.category, o.area FROM observations AS c
  JOIN observations AS o ON o.observation = c.replaces
  WHERE o.indicator <> c.indicator OR o.category <> c.category OR o.area <> c.area
"""


@dataclass(frozen=True, slots=True)
class LaidOut:
    """How many year rows there are, how many figures are left over, and the last day that the rows know of.

    Asked what was known before that day, a judgement must take the figures as they were said.
    """

    rows: int
    left_over: int
    newest: date | None


def lay_out(
    observations: Path, year: int, *, rows: Path, left_over: Path, passing: Collection[int] = ()
) -> LaidOut:
    """Write the figures of one year as year rows, and into another file those that make none.

    `observations` is a Parquet file of the contract's table with all that was said of the year. Series of the
    areas in `passing` stay as they were said, as do those with sums of several months, estimates, ranges,
    words, figures that do not count, and corrections that reach beyond the series.

    Raises:
        SourceError: the file is not what the contract says.
    """
    engine = DuckDB()
    engine.register("observations", observations)
    literals = Ask(date(year, 12, 31), approved_only=False).literals
    for name in ("retold", "standing"):
        engine.run(Step.named(name), literals)
    run = engine.connection.execute
    run(f"CREATE TEMP TABLE unfit AS {_UNFIT.format(series=_SERIES)}")
    run("CREATE TEMP TABLE passing AS SELECT UNNEST(CAST($1 AS INTEGER[])) AS area", [list(passing)])
    fits = (
        "NOT EXISTS (FROM unfit AS u WHERE u.indicator = o.indicator AND u.category = o.category "
        "AND u.area = o.area) "
        "AND NOT EXISTS (FROM passing AS p WHERE p.area = o.area)"
    )
    months = ", ".join(
        f"MAX(CASE WHEN o.last = {month} THEN o.{column} END) AS {column[0]}{month}"
        for column in ("value", "denominator")
        for month in _MONTHS
    )
    run(
        f"COPY (SELECT {_SERIES}, CAST(year AS INTEGER) AS year, {months} FROM standing AS o WHERE {fits} "
        f"GROUP BY ALL ORDER BY indicator, area) TO '{_told(rows)}' (FORMAT parquet, COMPRESSION zstd)"
    )
    run(
        f"COPY (SELECT * FROM observations AS o WHERE NOT ({fits}) ORDER BY indicator, area, last) "
        f"TO '{_told(left_over)}' (FORMAT parquet, COMPRESSION zstd)"
    )
    (newest,) = run(f"SELECT MAX(as_of) FROM observations AS o WHERE {fits}").fetchall()[0]
    counts = [
        run(f"SELECT COUNT(*) FROM read_parquet('{_told(file)}')").fetchall()[0][0]
        for file in (rows, left_over)
    ]
    return LaidOut(counts[0], counts[1], newest)


def _told(file: Path) -> str:
    return file.as_posix().replace("'", "''")
