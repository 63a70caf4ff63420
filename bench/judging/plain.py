"""The plain judge job: results to date, rolled up, compared with targets and last year, counted. As SQL.

What every data engine is asked to do alike: no vintages, no lineage, one form of target. Figures are whole
numbers, percentages hundredths rounded half up, so that all must agree to the last digit.

Spark takes all years at once, in the stages given here. DuckDB goes through the years one by one
(`plain_duckdb.py`); what a year's figures come to and how they are judged is the same text.
"""

from __future__ import annotations

from typing import NamedTuple


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
       CASE WHEN i.kind = 'flow' THEN {total} ELSE {latest} END AS num, CASE WHEN i.kind = 'rate' THEN {den} END AS den
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

RESULT = "CASE WHEN r.is_rate THEN (10000 * r.num + r.den // 2) // r.den ELSE r.num END"

ACTUAL = f"""
SELECT r.area AS area, r.indicator AS indicator, r.year AS year, {RESULT} AS actual
FROM rolled_up AS r
"""

GROWTH = "CASE WHEN p.actual > 0 THEN (10000 * c.actual + p.actual // 2) // p.actual END"

# Each result beside the one of the year before: half as many as there are targets.
PAIRED = f"""
SELECT c.area AS area, c.indicator AS indicator, c.year AS year, c.actual AS actual, {GROWTH} AS growth
FROM actual AS c
LEFT JOIN actual AS p ON p.area = c.area AND p.indicator = c.indicator AND p.year = c.year - 1 AND p.year < {{last}}
WHERE c.year >= {{first}}
"""
WITH_PAIRED = "LEFT JOIN paired AS c ON c.area = t.area AND c.indicator = t.indicator AND c.year = t.year"

JUDGED = """
SELECT j.area AS area, j.indicator AS indicator, j.year AS year, j.basis AS basis, j.target AS target, j.actual AS actual,
       j.share AS share, j.growth AS growth,
       CASE WHEN j.actual IS NULL THEN {no_result}
            WHEN j.operator = 'le' THEN CASE WHEN j.actual <= j.target THEN {met}
                 WHEN 10000 * j.target >= 9000 * j.actual THEN {near} ELSE {missed} END
            WHEN j.operator = 'gt' AND j.actual > j.target THEN {met}
            WHEN j.operator = 'ge' AND j.actual >= j.target THEN {met}
            WHEN j.share >= 9000 THEN {near} ELSE {missed} END AS status
FROM (SELECT t.area AS area, t.indicator AS indicator, t.year AS year, t.basis AS basis, t.target AS target,
             i.operator AS operator, c.actual AS actual, c.growth AS growth,
             (10000 * c.actual + t.target // 2) // t.target AS share
      FROM targets AS t JOIN indicators AS i ON i.indicator = t.indicator
      {with_paired}
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
    told = job._asdict() | {status: f"'{status}'" for status in STATUSES} | {"with_paired": WITH_PAIRED}
    return [first, *((name, text.format(**told)) for name, text in _AFTER)]


_AFTER = (
    ("rolled_up", ROLLED_UP),
    ("actual", ACTUAL),
    ("paired", PAIRED),
    ("judged", JUDGED),
    ("tallies", TALLIES),
)


def cumulated(year: int, month: int, *, wide: bool) -> str:
    """Return what gives the results of communes in one year up to a month: from facts, or from rows of a year."""
    text = WIDE if wide else LONG
    return text.format(**months(month), first=year, last=year, month=month)


def months(month: int) -> dict[str, str]:
    """Return what a row of a year gives up to a month: the sum, and the latest that is known."""
    counted = range(month, 0, -1)
    return {
        "total": " + ".join(f"COALESCE(o.n{each}, 0)" for each in counted),
        "latest": "COALESCE({})".format(", ".join(f"o.n{each}" for each in counted)),
        "den": "COALESCE({})".format(", ".join(f"o.d{each}" for each in counted)),
    }
