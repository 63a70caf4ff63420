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
# Figures of a series are near to one another: differences are as short as anything packed, and quicker.
_ROWS_AS = "FORMAT parquet, PARQUET_VERSION v2, COMPRESSION uncompressed"
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
UNION SELECT o.indicator, o.category, o.area FROM observations AS o
  JOIN elsewhere AS e ON e.observation = o.observation
"""
# Figures that are promised to be alone: no other is about the same months, and nothing replaces them.
_PROMISED = """
SELECT o.* REPLACE (t.indicator IS NULL AND c.replaces IS NULL AND e.observation IS NULL AS alone)
FROM observations AS o
LEFT JOIN (SELECT indicator, category, area, year, first, last FROM observations
           GROUP BY ALL HAVING COUNT(*) > 1) AS t
  ON t.indicator = o.indicator AND t.category = o.category AND t.area = o.area AND t.year = o.year
  AND t.first = o.first AND t.last = o.last
LEFT JOIN (SELECT DISTINCT replaces FROM observations WHERE replaces IS NOT NULL) AS c
  ON c.replaces = o.observation
LEFT JOIN elsewhere AS e ON e.observation = o.observation
"""


@dataclass(frozen=True, slots=True)
class LaidOut:
    """How many year rows there are, how many figures are left over, and the last day that the rows know of.

    Asked what was known before that day, a judgement must take the figures as they were said. Rows hold only
    what counts, so that they are the same whether figures that wait for approval are asked for or not.
    """

    rows: int
    left_over: int
    newest: date | None


def promise(observations: Path, into: Path, *, replaced: Collection[int] = ()) -> None:
    """Write figures of whole series anew, with the promise of those that stand alone; in the order of series.

    `replaced` are figures that some figure which is not among them corrects.

    Raises:
        SourceError: the file is not what the contract says.
    """
    engine = _opened(observations, replaced)
    engine.connection.execute(
        f"COPY ({_PROMISED} ORDER BY o.indicator, o.area, o.last) TO '{_told(into)}' "
        "(FORMAT parquet, COMPRESSION zstd)"
    )


def lay_out(
    observations: Path, year: int, *, rows: Path, left_over: Path, replaced: Collection[int] = ()
) -> LaidOut:
    """Write the figures of one year as year rows, and into another file those that make none.

    `observations` is a Parquet file of the contract's table with all that was said of the year. Series with
    sums of several months, estimates, ranges, words, figures that do not count, or corrections that reach
    beyond the series stay as they were said; so do those of the figures in `replaced`, which a figure of
    another year corrects.

    Raises:
        SourceError: the file is not what the contract says.
    """
    engine = _opened(observations, replaced)
    literals = Ask(date(year, 12, 31), approved_only=False).literals
    engine.register("spread", [])
    for name in ("retold", "standing"):
        engine.run(Step.named(name), literals)
    run = engine.connection.execute
    run(f"CREATE TEMP TABLE unfit AS {_UNFIT.format(series=_SERIES)}")
    fits = (
        "NOT EXISTS (FROM unfit AS u WHERE u.indicator = o.indicator AND u.category = o.category "
        "AND u.area = o.area)"
    )
    months = ", ".join(
        f"MAX(CASE WHEN o.last = {month} THEN o.{column} END) AS {column[0]}{month}"
        for column in ("value", "denominator")
        for month in _MONTHS
    )
    run(
        f"COPY (SELECT {_SERIES}, CAST(year AS INTEGER) AS year, {months} FROM standing AS o WHERE {fits} "
        f"GROUP BY ALL ORDER BY indicator, area) TO '{_told(rows)}' ({_ROWS_AS})"
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


def _opened(observations: Path, replaced: Collection[int]) -> DuckDB:
    engine = DuckDB()
    engine.register("observations", observations)
    engine.connection.execute(
        "CREATE TEMP TABLE elsewhere AS SELECT DISTINCT UNNEST(CAST($1 AS BIGINT[])) AS observation",
        [sorted(replaced)],
    )
    return engine


def _told(file: Path) -> str:
    return file.as_posix().replace("'", "''")
