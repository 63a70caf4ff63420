"""The plain judge job on DuckDB: the years one by one, two at a time, joined by the number of a series.

Two connections go through the years at once, since a year has phases that keep one processor busy alone.
All indicators of all areas are numbered without a gap, and a year has a result for each, be it NULL. Then every
join is an inner one by one small whole number, and DuckDB looks results up by their place instead of hashing.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import duckdb

from bench.judging.plain import GROWTH, JUDGED, RESULT, STATUSES, Job, cumulated, stages

# The results of a year, of communes, provinces and the nation, under the number of their series.
RESULTS = f"""
WITH communes AS MATERIALIZED (
  SELECT c.area AS area, c.indicator AS indicator, c.is_rate AS is_rate, c.num AS num, c.den AS den FROM ({{cumulated}}) AS c
), provinces AS MATERIALIZED (
  SELECT a.parent AS area, c.indicator AS indicator, c.is_rate AS is_rate,
         CAST(SUM(c.num) AS BIGINT) AS num, CAST(SUM(c.den) AS BIGINT) AS den
  FROM communes AS c JOIN areas AS a ON a.area = c.area GROUP BY a.parent, c.indicator, c.is_rate
), rolled_up AS (
  FROM communes UNION ALL FROM provinces
  UNION ALL SELECT 1, p.indicator, p.is_rate, CAST(SUM(p.num) AS BIGINT), CAST(SUM(p.den) AS BIGINT)
  FROM provinces AS p GROUP BY p.indicator, p.is_rate
)
SELECT {{series}} AS series, {RESULT} AS actual FROM rolled_up AS r
"""

# The series without a result: a bit for each that has one, in words of 32, and then the bits that are not set.
LACKING = """
SELECT CAST(32 * w.word + b.bit AS INTEGER) AS series, NULL AS actual
FROM (SELECT s.range AS word, COALESCE(k.known, 0) AS known FROM range({series} // 32 + 1) AS s
      LEFT JOIN (SELECT a.series >> 5 AS word, BIT_OR(CAST(1 AS BIGINT) << (a.series & 31)) AS known
                 FROM {results} AS a GROUP BY a.series >> 5) AS k ON k.word = s.range) AS w,
     (SELECT range AS bit FROM range(32)) AS b
WHERE w.known <> 4294967295 AND (w.known >> b.bit) & 1 = 0 AND 32 * w.word + b.bit < {series}
"""

WITH_PAIRED = f"""JOIN (
  SELECT c.series AS series, c.actual AS actual, {GROWTH} AS growth
  FROM actual_{{year}} AS c JOIN actual_{{past}} AS p ON p.series = c.series
) AS c ON c.series = {{series}}
"""

TALLIES = """
SELECT j.area AS area, j.basis AS basis, {year} AS year, j.status AS status, COUNT(*) AS targets
FROM '{judged}' AS j GROUP BY j.area, j.basis, j.status
"""

# Words of a list are kept as their numbers; whole numbers are written as differences, which are short as they are.
WRITTEN = "PARQUET_VERSION v2, COMPRESSION uncompressed, DICTIONARY_SIZE_LIMIT 1000"


# What several stages read; the others are asked where they are read.
_KEPT = {"cumulated", "actual"}


def tables(folder: Path, connection: duckdb.DuckDBPyConnection) -> None:
    """Lay the workload's files under their names."""
    for name in ("facts", "year_rows", "targets"):
        connection.execute(
            f"CREATE VIEW {name} AS SELECT * FROM "
            f"read_parquet('{folder}/{name}/*/*.parquet', hive_partitioning = TRUE, hive_types = {{'year': INTEGER}})"
        )
    for name in ("areas", "indicators"):
        connection.execute(f"CREATE VIEW {name} AS SELECT * FROM '{folder}/{name}.parquet'")


def connected(folder: Path) -> duckdb.DuckDBPyConnection:
    """Return DuckDB with the workload before it and no more memory than a small laptop has."""
    connection = duckdb.connect()
    connection.execute("SET memory_limit = '2GB'; SET preserve_insertion_order = FALSE; SET threads = 2")
    connection.execute(f"SET temp_directory = '{folder}/spilled'")
    tables(folder, connection)
    return connection


def run(folder: Path, job: Job, out: Path, *, wide: bool = False) -> None:
    """Run the job; judged, a file for each year, and tallies lie in `out` as Parquet."""
    connection = connected(folder)
    connection.execute(f"CREATE TYPE status AS ENUM ({', '.join(map(repr, STATUSES))})")
    counted = connection.execute(
        "SELECT (SELECT MAX(area) FROM areas), (SELECT MAX(indicator) FROM indicators)"
    )
    ((areas, indicators),) = counted.fetchall()
    words = {status: f"CAST('{status}' AS status)" for status in STATUSES}
    judged = out / "judged.parquet"
    judged.mkdir()

    def numbered(row: str) -> str:
        return f"CAST(({row}.indicator - 1) * {areas} + {row}.area - 1 AS INTEGER)"

    def lay(year: int) -> None:
        cursor, results = connection.cursor(), f"actual_{year}"
        text = RESULTS.format(cumulated=cumulated(year, job.month, wide=wide), series=numbered("r"))
        cursor.execute(f"CREATE TABLE {results} AS {text}")
        cursor.execute(f"INSERT INTO {results} {LACKING.format(results=results, series=areas * indicators)}")

    def judge(year: int) -> None:
        cursor, file = connection.cursor(), judged / f"{year}.parquet"
        paired = WITH_PAIRED.format(year=year, past=year - 1, series=numbered("t"))
        text = JUDGED.format(first=year, last=year, with_paired=paired, **words)
        cursor.execute(f"COPY ({text}) TO '{file}' ({WRITTEN})")
        cursor.execute(f"CREATE TABLE tallies_{year} AS {TALLIES.format(year=year, judged=file)}")

    years = range(job.first, job.last + 1)
    two_at_a_time(lay, [job.first - 1, *years])
    two_at_a_time(judge, years)
    tallies = " UNION ALL ".join(f"FROM tallies_{year}" for year in years)
    connection.execute(f"COPY ({tallies}) TO '{out}/tallies.parquet'")


def staged(folder: Path, job: Job, out: Path) -> None:
    """Run the job stage by stage as `plain.stages` tells it, on long facts and all years at once.

    This is the job as most people would write it; `run` is what it became after much work on its speed.
    """
    connection = connected(folder)
    for name, text in stages(job):
        if name in {"judged", "tallies"}:
            connection.execute(f"COPY ({text}) TO '{out}/{name}.parquet' ({WRITTEN})")
            connection.execute(f"CREATE VIEW {name} AS SELECT * FROM '{out}/{name}.parquet'")
        else:
            connection.execute(f"CREATE TEMP {'TABLE' if name in _KEPT else 'VIEW'} {name} AS {text}")


def two_at_a_time(do: Callable[[int], None], years: Iterable[int]) -> None:
    """Do something with every year, on two threads."""
    with ThreadPoolExecutor(2) as pool:
        for _ in pool.map(do, years):
            pass


def floor(folder: Path, job: Job, out: Path) -> None:
    """Do only what no engine can do without: decode the same columns of the same rows, and add them up."""
    found = connected(folder).execute(
        "SELECT SUM(area), SUM(indicator), SUM(month), SUM(num), SUM(den) FROM facts "
        f"WHERE year BETWEEN {job.first} - 1 AND {job.last} AND month <= {job.month}"
    )
    (out / "floor.txt").write_text(str(found.fetchall()))
