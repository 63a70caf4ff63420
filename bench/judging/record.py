"""The workload as a record keeps it: tables of the judgement with corrections, merged areas and every form of target.

Of a hundred figures three were said a second time, half of them as a correction. Of a hundred communes four are
made of two that passed on in July 2025, and one of a piece of a split. Of a hundred targets ten have another form
than a single value, and two were changed later.
"""

from __future__ import annotations

import sys
from datetime import date
from pathlib import Path

import duckdb

from bench.judging.workload import FIRST_COMMUNE, SIZES, YEARS, make
from vedich.judging.engines import DuckDB
from vedich.judging.retaking import retake
from vedich.judging.year_rows import lay_out

FORMER = 100_000  # areas of then: two for each commune that was merged
MERGED_ON = date(2025, 7, 1)
# Where closed years lie as year rows, and where all do; what makes no row lies beside them.
CLOSED = {"observations": "closed_left_over", "year_rows": "closed_rows"}
ALL = {"observations": "left_over", "year_rows": "rows"}
# As `vedich db project` leaves an office: all years laid out on a day, what was said since told on top.
OFFICE = {"observations": "office_left_over", "year_rows": "office_rows", "retaken": "office_retaken"}
LAID_ON = date(2026, 1, 15)
# Counted up with what is laid out: older files are made anew.
_LAID = "laid_out_2"

INDICATORS = """
SELECT i.indicator AS indicator, i.kind AS kind, CASE i.operator WHEN 'le' THEN FALSE ELSE TRUE END AS higher_is_better,
       'month' AS frequency, CASE i.kind WHEN 'rate' THEN 'wmean' ELSE 'sum' END AS adds_up,
       CASE i.kind WHEN 'rate' THEN CAST(100 AS DECIMAL(18, 6)) END AS ceiling
FROM indicators AS i
"""

TREE = f"""
SELECT a.area AS area, a.parent AS ancestor, 1 AS depth, a.area >= {FIRST_COMMUNE} AS is_leaf FROM areas AS a WHERE a.area > 1
UNION ALL
SELECT a.area AS area, 1 AS ancestor, 2 AS depth, TRUE AS is_leaf FROM areas AS a WHERE a.area >= {FIRST_COMMUNE}
"""

# Every twenty-fifth commune is made of two; of every hundredth a quarter of a neighbour was split off to it.
PASSAGES = f"""
SELECT {FORMER} + 2 * a.area + p.part AS area, a.area AS becomes, CAST(1 AS DECIMAL(9, 8)) AS share, FALSE AS estimated
FROM areas AS a, (SELECT UNNEST([0, 1]) AS part) AS p WHERE a.area >= {FIRST_COMMUNE} AND a.area % 25 = 0
"""

# The months of merged communes before the merger were said for the two areas of then.
SAID = f"""
SELECT f.indicator AS indicator, f.area AS area, f.month AS month, f.num AS num, f.den AS den, i.kind AS kind
FROM facts AS f JOIN indicators AS i ON i.indicator = f.indicator
WHERE f.year = $year AND ($year * 12 + f.month >= {MERGED_ON.year * 12 + MERGED_ON.month} OR f.area % 25 <> 0)
UNION ALL
SELECT f.indicator, {FORMER} + 2 * f.area + p.part, f.month,
       CASE p.part WHEN 0 THEN f.num // 3 ELSE f.num - f.num // 3 END, f.den // 2 + 1, i.kind
FROM facts AS f JOIN indicators AS i ON i.indicator = f.indicator, (SELECT UNNEST([0, 1]) AS part) AS p
WHERE f.year = $year AND $year * 12 + f.month < {MERGED_ON.year * 12 + MERGED_ON.month} AND f.area % 25 = 0
"""

OBSERVATIONS = """
WITH told AS (
  SELECT s.indicator, s.area, s.month, s.kind, s.den, ROW_NUMBER() OVER (ORDER BY s.indicator, s.area, s.month) * 2 + CAST($year AS BIGINT) * 1000000000 AS observation,
         CASE s.kind WHEN 'rate' THEN CAST((100000000 * s.num + s.den // 2) // s.den AS DECIMAL(18, 0)) * 0.000001 ELSE CAST(s.num AS DECIMAL(18, 0)) END AS value,
         hash(s.indicator, s.area, $year, s.month, 7) % 100 < 3 AS twice
  FROM said AS s
)
SELECT CAST(t.observation + n.time AS BIGINT) AS observation, t.indicator AS indicator, t.area AS area,
       CAST(t.month AS INTEGER) AS first, CAST(t.month AS INTEGER) AS last,
       MAKE_DATE($year, t.month, 28) + CAST(n.time * 40 AS INTEGER) AS as_of, CAST(3 + 2 * n.time AS INTEGER) AS finality,
       CAST(t.value + n.time * 2 AS DECIMAL(18, 6)) AS value,
       CASE t.kind WHEN 'rate' THEN CAST(t.den AS DECIMAL(18, 6)) END AS denominator,
       CASE WHEN n.time = 1 AND t.observation % 4 = 0 THEN t.observation END AS replaces, NOT t.twice AS alone
FROM told AS t JOIN (SELECT UNNEST([0, 1]) AS time) AS n ON n.time = 0 OR t.twice
ORDER BY t.indicator, t.area, t.month
"""

FORMS = (
    ("between", 2), ("about", 2), ("decrease_to", 1), ("increase_by", 2), ("decrease_by", 1), ("keep", 1), ("equal", 1),
)  # fmt: skip

TARGETS = """
WITH wanted AS (
  SELECT t.indicator, t.area, t.basis, i.kind, i.operator AS usual, hash(t.area, t.indicator, $year, t.basis, 8) % 100 AS form,
         ROW_NUMBER() OVER (ORDER BY t.indicator, t.area, t.basis) + CAST($year AS BIGINT) * 100000000 AS target,
         CASE i.kind WHEN 'rate' THEN CAST(t.target AS DECIMAL(18, 0)) * 0.01 ELSE CAST(t.target AS DECIMAL(18, 0)) END AS goal
  FROM targets AS t JOIN indicators AS i ON i.indicator = t.indicator WHERE t.year = $year
)
SELECT CAST(w.target AS BIGINT) AS target, CAST(v.version AS INTEGER) AS version,
       CASE WHEN v.version > 1 THEN MAKE_DATE($year, 6, 15) END AS since,
       CASE WHEN v.version > 1 THEN 'changed' ELSE 'set' END AS standing,
       w.area AS target_set, CASE w.basis WHEN 1 THEN 'assigned' ELSE 'own_plan' END AS basis, w.indicator AS indicator, w.area AS area,
       CASE $forms ELSE CASE w.usual WHEN 'le' THEN 'at_most' WHEN 'gt' THEN 'more_than' ELSE 'at_least' END END AS operator,
       CAST(CASE WHEN w.form BETWEEN 5 AND 7 THEN 4 ELSE w.goal + v.version - 1 END AS DECIMAL(18, 6)) AS goal,
       CAST(CASE WHEN w.form < 2 THEN w.goal * 1.05 END AS DECIMAL(18, 6)) AS goal_max,
       CAST(CASE WHEN w.form BETWEEN 2 AND 3 THEN w.goal * 0.02 END AS DECIMAL(18, 6)) AS tolerance,
       w.form BETWEEN 5 AND 7 AS goal_is_percent
FROM wanted AS w JOIN (SELECT UNNEST([1, 2]) AS version) AS v ON v.version = 1 OR w.form >= 98
ORDER BY w.indicator, w.area, w.basis, v.version
"""


def keep(folder: Path, years: range = YEARS) -> Path:
    """Write the tables of the judgement beside the workload of `folder`, where they do not lie there already."""
    place = folder / "record"
    place.mkdir(exist_ok=True)
    for year in years:
        if (place / f"{year}.done").exists():
            continue
        connection = duckdb.connect()
        connection.execute(f"SET memory_limit = '4GB'; SET temp_directory = '{folder}'")
        for name in ("areas", "indicators"):
            connection.execute(f"CREATE TABLE {name} AS SELECT * FROM '{folder}/{name}.parquet'")
        for name in ("facts", "targets"):
            connection.execute(
                f"CREATE VIEW {name} AS SELECT * FROM read_parquet('{folder}/{name}/year={year}/*.parquet', hive_partitioning = TRUE)"
            )
        for name, text in (("indicators", INDICATORS), ("tree", TREE), ("passages", PASSAGES)):
            connection.execute(f"COPY ({text}) TO '{place}/{name}.parquet' (COMPRESSION zstd)")
        connection.execute(f"CREATE VIEW said AS {SAID.replace('$year', str(year))}")
        for name, text in (("observations", OBSERVATIONS), ("targets", TARGETS.replace("$forms", _forms()))):
            into = place / name / f"year={year}"
            into.mkdir(parents=True, exist_ok=True)
            connection.execute(
                f"COPY ({text.replace('$year', str(year))}) TO '{into}/0.parquet' (COMPRESSION zstd)"
            )
        connection.close()
        (place / f"{year}.done").touch()
    for year in years:
        if not (place / f"{year}.{_LAID}").exists():
            _lay_out(place, year)
            (place / f"{year}.{_LAID}").touch()
    return place


def _lay_out(place: Path, year: int) -> None:
    """Lay a year out as year rows, as the product does; of the open year the figures as they were said, too."""
    said = place / "observations" / f"year={year}"
    folders = {name: place / name for name in (*CLOSED.values(), *ALL.values(), *OFFICE.values())}
    for folder in folders.values():
        folder.mkdir(exist_ok=True)
    rows, left_over = (folders[ALL[name]] / f"{year}.parquet" for name in ("year_rows", "observations"))
    lay_out(said, year, rows=rows, left_over=left_over)
    if year < YEARS[-1]:
        for name, laid in (("year_rows", rows), ("observations", left_over)):
            for layout in (CLOSED, OFFICE):
                file = place / layout[name] / f"{year}.parquet"
                file.unlink(missing_ok=True)
                file.hardlink_to(laid)
        return
    _lay_out_before(said, year, {name: place / folder for name, folder in OFFICE.items()})
    engine = DuckDB()
    engine.register("observations", said)
    as_said = folders[CLOSED["observations"]] / f"{year}.parquet"
    engine.connection.execute(f"COPY observations TO '{as_said}' (COMPRESSION zstd)")


def _lay_out_before(said: Path, year: int, into: dict[str, Path]) -> None:
    """Lay the open year out as it was known on a day, and retake what was said since, as the product does."""
    file = f"{year}.parquet"
    before, left = into["retaken"].parent / "before.parquet", into["retaken"].parent / "left.parquet"
    engine = DuckDB()
    engine.register("observations", said)
    run = engine.connection.execute
    since = f"SELECT * FROM observations WHERE as_of > DATE '{LAID_ON}'"
    run(f"COPY (SELECT * FROM observations WHERE as_of <= DATE '{LAID_ON}') TO '{before}' (COMPRESSION zstd)")
    run(f"COPY ({since}) TO '{into['observations'] / 'since.parquet'}' (COMPRESSION zstd)")
    found = run(f"SELECT observation, replaces, indicator, category, area FROM ({since})").fetchall()
    lay_out(before, year, rows=into["year_rows"] / file, left_over=left)
    retake(
        into["observations"] / file,
        said=before,
        left_over=left,
        again=[row[0] for row in found],
        series={row[2:] for row in found},
        corrected={row[1] for row in found if row[1] is not None},
    )
    run(
        f"COPY (SELECT DISTINCT indicator, category, area, year FROM ({since})) "
        f"TO '{into['retaken'] / file}' (FORMAT parquet)"
    )
    before.unlink()
    left.unlink()


def lay_out_again(folder: Path, out: Path) -> None:
    """Lay the last year out once more, elsewhere: what it costs when a figure of it changes."""
    place = folder / "record"
    said = place / "observations" / f"year={YEARS[-1]}"
    lay_out(said, YEARS[-1], rows=out / "rows.parquet", left_over=out / "left_over.parquet")


def sources(folder: Path, laid_out: dict[str, str] | None = None) -> dict[str, Path]:
    """Return the tables of the judgement as `judge` takes them: years as they were said, or laid out."""
    place = folder / "record"
    return {
        **{name: place / where for name, where in (laid_out or {"observations": "observations"}).items()},
        "targets": place / "targets",
        **{name: place / f"{name}.parquet" for name in ("indicators", "tree", "passages")},
    }


def _forms() -> str:
    """Return the branches that give of a hundred targets some another form."""
    cases, from_ = [], 0
    for operator, many in FORMS:
        cases.append(f"WHEN w.form BETWEEN {from_} AND {from_ + many - 1} THEN '{operator}'")
        from_ += many
    return " ".join(cases)


if __name__ == "__main__":
    keep(make(Path(sys.argv[2]), SIZES[sys.argv[1]]))
