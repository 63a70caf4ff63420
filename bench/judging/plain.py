"""The plain judge job: results to date, rolled up, compared with targets and last year, counted. As SQL.

What every data engine is asked to do alike: no vintages, no lineage, one form of target. Figures are whole
numbers, percentages hundredths rounded half up, so that all must agree to the last digit.
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
SELECT o.area AS area, o.indicator AS indicator, o.year AS year, i.kind AS kind,
       CASE WHEN i.kind = 'flow' THEN o.total ELSE o.latest END AS num, o.den AS den
FROM (SELECT area, indicator, year, CAST(SUM(num) AS BIGINT) AS total, ARG_MAX(num, month) AS latest,
             ARG_MAX(den, month) AS den
      FROM facts WHERE year BETWEEN {first} - 1 AND {last} AND month <= {month}
      GROUP BY area, indicator, year) AS o
JOIN indicators AS i ON i.indicator = o.indicator
"""

WIDE = """
SELECT o.area AS area, o.indicator AS indicator, o.year AS year, i.kind AS kind,
       CASE WHEN i.kind = 'flow' THEN {total} ELSE {latest} END AS num, {den} AS den
FROM year_rows AS o JOIN indicators AS i ON i.indicator = o.indicator
WHERE o.year BETWEEN {first} - 1 AND {last} AND {latest} IS NOT NULL
"""

ROLLED_UP = """
SELECT c.area AS area, c.indicator AS indicator, c.year AS year, c.kind AS kind, c.num AS num, c.den AS den FROM cumulated AS c
UNION ALL
SELECT a.parent AS area, c.indicator AS indicator, c.year AS year, c.kind AS kind,
       CAST(SUM(c.num) AS BIGINT) AS num, CAST(SUM(c.den) AS BIGINT) AS den
FROM cumulated AS c JOIN areas AS a ON a.area = c.area GROUP BY a.parent, c.indicator, c.year, c.kind
UNION ALL
SELECT 1 AS area, c.indicator AS indicator, c.year AS year, c.kind AS kind,
       CAST(SUM(c.num) AS BIGINT) AS num, CAST(SUM(c.den) AS BIGINT) AS den
FROM cumulated AS c GROUP BY c.indicator, c.year, c.kind
"""

ACTUAL = """
SELECT r.area AS area, r.indicator AS indicator, r.year AS year,
       CASE WHEN r.kind = 'rate' THEN (10000 * r.num + r.den // 2) // r.den ELSE r.num END AS actual
FROM rolled_up AS r
"""

# Each result beside the one of the year before: half as many as there are targets.
PAIRED = """
SELECT c.area AS area, c.indicator AS indicator, c.year AS year, c.actual AS actual, p.actual AS past
FROM actual AS c LEFT JOIN actual AS p ON p.area = c.area AND p.indicator = c.indicator AND p.year = c.year - 1
WHERE c.year >= {first}
"""

JUDGED = """
SELECT j.area AS area, j.indicator AS indicator, j.year AS year, j.basis AS basis, j.target AS target, j.actual AS actual,
       j.share AS share, CASE WHEN j.past > 0 THEN (10000 * j.actual + j.past // 2) // j.past END AS growth,
       CASE WHEN j.actual IS NULL THEN 'no_result'
            WHEN j.operator = 'le' THEN CASE WHEN j.actual <= j.target THEN 'met'
                 WHEN 10000 * j.target >= 9000 * j.actual THEN 'near' ELSE 'missed' END
            WHEN j.operator = 'gt' AND j.actual > j.target THEN 'met'
            WHEN j.operator = 'ge' AND j.actual >= j.target THEN 'met'
            WHEN j.share >= 9000 THEN 'near' ELSE 'missed' END AS status
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

STAGES = (
    ("rolled_up", ROLLED_UP),
    ("actual", ACTUAL),
    ("paired", PAIRED),
    ("judged", JUDGED),
    ("tallies", TALLIES),
)


def stages(job: Job, *, wide: bool = False) -> list[tuple[str, str]]:
    """Return the stages of the plain job, on long facts or on rows of a year, in the order they run."""
    first = WIDE.format(**months(job), **job._asdict()) if wide else LONG.format(**job._asdict())
    return [("cumulated", first), *((name, text.format(**job._asdict())) for name, text in STAGES)]


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


def run(folder: Path, job: Job, out: Path, *, wide: bool = False) -> None:
    """Run the job on DuckDB; judged and tallies lie in `out` as Parquet."""
    connection = connected(folder)
    for name, text in stages(job, wide=wide):
        if name == "judged":
            connection.execute(
                f"COPY ({text}) TO '{out}/judged.parquet' (COMPRESSION zstd, COMPRESSION_LEVEL 1, DICTIONARY_SIZE_LIMIT 1000)"
            )
            connection.execute(f"CREATE VIEW judged AS SELECT * FROM '{out}/judged.parquet'")
        else:
            connection.execute(f"CREATE TEMP {'VIEW' if name == 'rolled_up' else 'TABLE'} {name} AS {text}")
    connection.execute(f"COPY tallies TO '{out}/tallies.parquet'")


def floor(folder: Path, job: Job, out: Path) -> None:
    """Do only what no engine can do without: decode the same columns of the same rows, and add them up."""
    found = connected(folder).execute(
        "SELECT SUM(area), SUM(indicator), SUM(month), SUM(num), SUM(den) FROM facts "
        f"WHERE year BETWEEN {job.first} - 1 AND {job.last} AND month <= {job.month}"
    )
    (out / "floor.txt").write_text(str(found.fetchall()))
