"""The plain judge job: results to date, rolled up, compared with targets and last year, counted. As SQL.

What every data engine is asked to do alike: no vintages, no lineage, one form of target. Figures are whole
numbers, percentages hundredths rounded half up, so that all must agree to the last digit.

DuckDB goes through the years one by one with the one before at hand: a year's tables stay small enough to be
joined where they lie. Spark takes all years at once; the stages are the same text.
"""

from __future__ import annotations

from pathlib import Path
from typing import NamedTuple

import duckdb


class Job(NamedTuple):
    """The years judged and the last month that counts in each; the year before them is read as well."""

    first: int
    last: int
    month: int


JOBS = {"one month": Job(2025, 2025, 9), "ten years": Job(2016, 2025, 12)}

LONG = """
SELECT o.area AS area, o.indicator AS indicator, o.year AS year, i.kind = 'rate' AS is_rate,
       CASE WHEN i.kind = 'flow' THEN o.total ELSE o.latest END AS num, o.den AS den
FROM (SELECT area, indicator, year, CAST(SUM(num) AS BIGINT) AS total, ARG_MAX(num, month) AS latest,
             ARG_MAX(den, month) AS den
      FROM facts WHERE year BETWEEN {first} AND {last} AND month <= {month}
      GROUP BY area, indicator, year) AS o
JOIN indicators AS i ON i.indicator = o.indicator
"""

WIDE = """
SELECT o.area AS area, o.indicator AS indicator, o.year AS year, i.kind = 'rate' AS is_rate,
       CASE WHEN i.kind = 'flow' THEN {total} ELSE {latest} END AS num, CASE WHEN i.kind = 'rate' THEN {den} ELSE 0 END AS den
FROM year_rows AS o JOIN indicators AS i ON i.indicator = o.indicator
WHERE o.year BETWEEN {first} AND {last} AND {latest} IS NOT NULL
"""

ROLLED_UP = """
SELECT c.area AS area, c.indicator AS indicator, c.year AS year, c.is_rate AS is_rate, c.num AS num, c.den AS den FROM cumulated AS c
UNION ALL
SELECT a.parent AS area, c.indicator AS indicator, c.year AS year, c.is_rate AS is_rate,
       CAST(SUM(c.num) AS BIGINT) AS num, CAST(SUM(c.den) AS BIGINT) AS den
FROM cumulated AS c JOIN areas AS a ON a.area = c.area GROUP BY a.parent, c.indicator, c.year, c.is_rate
UNION ALL
SELECT 1 AS area, c.indicator AS indicator, c.year AS year, c.is_rate AS is_rate,
       CAST(SUM(c.num) AS BIGINT) AS num, CAST(SUM(c.den) AS BIGINT) AS den
FROM cumulated AS c GROUP BY c.indicator, c.year, c.is_rate
"""

ACTUAL = """
SELECT r.area AS area, r.indicator AS indicator, r.year AS year,
       CASE WHEN r.is_rate THEN (10000 * r.num + r.den // 2) // r.den ELSE r.num END AS actual
FROM rolled_up AS r
"""

# Each result beside the one of the year before: half as many as there are targets.
PAIRED = """
SELECT c.area AS area, c.indicator AS indicator, c.year AS year, c.actual AS actual, p.actual AS past
FROM actual AS c
LEFT JOIN actual AS p ON p.area = c.area AND p.indicator = c.indicator AND p.year = c.year - 1 AND p.year < {last}
WHERE c.year >= {first}
"""

JUDGED = """
SELECT j.area AS area, j.indicator AS indicator, j.year AS year, j.basis AS basis, j.target AS target, j.actual AS actual,
       j.share AS share, CASE WHEN j.past > 0 THEN (10000 * j.actual + j.past // 2) // j.past END AS growth,
       CASE WHEN j.actual IS NULL THEN {no_result}
            WHEN j.operator = 'le' THEN CASE WHEN j.actual <= j.target THEN {met}
                 WHEN 10000 * j.target >= 9000 * j.actual THEN {near} ELSE {missed} END
            WHEN j.operator = 'gt' AND j.actual > j.target THEN {met}
            WHEN j.operator = 'ge' AND j.actual >= j.target THEN {met}
            WHEN j.share >= 9000 THEN {near} ELSE {missed} END AS status
FROM (SELECT t.area AS area, t.indicator AS indicator, t.year AS year, t.basis AS basis, t.target AS target,
             i.operator AS operator, c.actual AS actual, c.past AS past,
             (10000 * c.actual + t.target // 2) // t.target AS share
      FROM targets AS t JOIN indicators AS i ON i.indicator = t.indicator
      LEFT JOIN paired AS c ON c.area = t.area AND c.indicator = t.indicator AND c.year = t.year
      WHERE t.year BETWEEN {first} AND {last}) AS j
"""

TALLIES = """
SELECT j.area AS area, j.basis AS basis, j.year AS year, j.status AS status, COUNT(*) AS targets
FROM judged AS j GROUP BY j.area, j.basis, j.year, j.status
"""

STATUSES = ("no_result", "met", "near", "missed")


def stages(job: Job) -> list[tuple[str, str]]:
    """Return the stages of the plain job on long facts, all years at once, in the order they run."""
    first = ("cumulated", LONG.format(first=job.first - 1, last=job.last, month=job.month))
    words = {status: f"'{status}'" for status in STATUSES}
    return [first, *((name, text.format(**job._asdict(), **words)) for name, text in _AFTER)]


_AFTER = (
    ("rolled_up", ROLLED_UP),
    ("actual", ACTUAL),
    ("paired", PAIRED),
    ("judged", JUDGED),
    ("tallies", TALLIES),
)


def months(job: Job) -> dict[str, str]:
    """Return what a row of a year gives to date: the sum, and the latest that is known."""
    counted = range(job.month, 0, -1)
    return {
        "total": " + ".join(f"COALESCE(o.n{month}, 0)" for month in counted),
        "latest": "COALESCE({})".format(", ".join(f"o.n{month}" for month in counted)),
        "den": "COALESCE({})".format(", ".join(f"o.d{month}" for month in counted)),
    }


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


# Words of a list are kept as their numbers; whole numbers are written as differences. Both are short and quick.
WRITTEN = "COMPRESSION zstd, COMPRESSION_LEVEL 1, PARQUET_VERSION v2, DICTIONARY_SIZE_LIMIT 1000"


def run(folder: Path, job: Job, out: Path, *, wide: bool = False) -> None:
    """Run the job on DuckDB; judged, a file for each year, and tallies lie in `out` as Parquet."""
    connection = connected(folder)
    connection.execute(f"CREATE TYPE status AS ENUM ({', '.join(map(repr, STATUSES))})")
    words = {status: f"CAST('{status}' AS status)" for status in STATUSES}
    judged = out / "judged.parquet"
    judged.mkdir()
    for year in range(job.first - 1, job.last + 1):
        of_year = Job(year, year, job.month)
        first = WIDE.format(**months(job), **of_year._asdict()) if wide else LONG.format(**of_year._asdict())
        connection.execute(f"CREATE OR REPLACE TEMP TABLE cumulated AS {first}")
        connection.execute(f"CREATE OR REPLACE TEMP VIEW rolled_up AS {ROLLED_UP}")
        connection.execute(f"CREATE TEMP TABLE actual_{year} AS {ACTUAL}")
        if year < job.first:
            continue
        both = f"SELECT * FROM actual_{year - 1} UNION ALL SELECT * FROM actual_{year}"
        connection.execute(f"CREATE OR REPLACE TEMP VIEW actual AS {both}")
        connection.execute(f"CREATE OR REPLACE TEMP VIEW paired AS {PAIRED.format(**of_year._asdict())}")
        text = JUDGED.format(**of_year._asdict(), **words)
        connection.execute(f"COPY ({text}) TO '{judged}/{year}.parquet' ({WRITTEN})")
        connection.execute(f"DROP TABLE actual_{year - 1}")
    connection.execute(f"CREATE VIEW judged AS SELECT * FROM '{judged}/*.parquet'")
    connection.execute(f"COPY ({TALLIES}) TO '{out}/tallies.parquet'")


def floor(folder: Path, job: Job, out: Path) -> None:
    """Do only what no engine can do without: decode the same columns of the same rows, and add them up."""
    found = connected(folder).execute(
        "SELECT SUM(area), SUM(indicator), SUM(month), SUM(num), SUM(den) FROM facts "
        f"WHERE year BETWEEN {job.first} - 1 AND {job.last} AND month <= {job.month}"
    )
    (out / "floor.txt").write_text(str(found.fetchall()))
