"""Judge one workload with every engine side by side, in one run; write and print the board `judging.md`.

    python -m bench.judging.run --sizes s1 s12 s120 --month-only s120 [--spark s1] [--whole-on-spark s1] [--keep FOLDER]
    python -m bench.judging.run --check        # a province: equal to the last digit, and the ratios that hold there

Each engine runs in a process of its own, one after another. Others at work on the machine only ever make a run
slower, so the fastest of several counts; ratios of processor time stand beside those of the clock.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

import duckdb

from bench.judging import plain, record, watched, workload

HERE = Path(__file__).resolve().parent
OURS = "DuckDB, rows of a year"
PLAIN = ("DuckDB", OURS, "Polars", "pandas")
SPARK, WHOLE_ON_SPARK = "Spark", "Spark, whole judgement"
FINGERPRINT = """
SELECT COUNT(*), SUM(CAST(hash(CAST(area AS INTEGER), CAST(indicator AS INTEGER), CAST(year AS INTEGER), CAST(basis AS INTEGER),
  CAST(target AS BIGINT), CAST(actual AS BIGINT), CAST(share AS BIGINT), CAST(growth AS BIGINT), CAST(status AS VARCHAR)) AS HUGEINT))
FROM '{}'
"""


class Limit(NamedTuple):
    """A ratio that must hold: how many times of the second the first takes, at least or at most."""

    what: str
    above: str
    below: str
    job: str
    limit: float
    at_least: bool


LIMITS = (
    Limit("pandas takes of ours", "pandas", OURS, "one month", 6, True),
    Limit("Polars takes of ours", "Polars", OURS, "one month", 2, True),
    Limit("pandas takes of ours", "pandas", OURS, "ten years", 6, True),
    Limit("Polars takes of ours", "Polars", OURS, "ten years", 2, True),
    Limit("ours takes of the decode floor", OURS, "floor", "one month", 3, False),
    Limit("the whole judgement takes of the plain job", "whole judgement", "DuckDB", "one month", 3, False),
    Limit("the whole judgement takes of the plain job", "whole judgement", "DuckDB", "ten years", 3, False),
)
MONTH_NEEDS = range(2023, 2026)  # the year judged, the one before, and what targets compare with
NATION = "s120"  # the size the limits are set for; smaller ones are told beside it
PEAK = 3_000  # MB that the plain job may hold

Figures = dict[tuple[str, str, str], watched.Taken]


def measure(
    size: str,
    folder: Path,
    runs: int,
    engines: tuple[str, ...],
    figures: Figures,
    *,
    jobs: Sequence[str] = tuple(plain.JOBS),
) -> list[str]:
    """Let every engine do the jobs; return what was not equal."""
    unequal = []
    for job in jobs:
        expected = None
        for engine in engines:
            for _ in range(1 if engine.startswith("Spark") else runs):
                with tempfile.TemporaryDirectory(dir=folder) as out:
                    taken = watched.watched(engine, job, folder, Path(out))
                    before = figures.get((size, job, engine))
                    if before is None or taken.seconds < before.seconds:
                        figures[size, job, engine] = taken
                    print(
                        f"{size:5} {job:10} {engine:24} {taken.seconds:8.2f} s {taken.processor:8.2f} s {taken.peak:7.0f} MB, load {taken.load:.1f}",
                        flush=True,
                    )
                    if engine in PLAIN or engine == SPARK:
                        found = fingerprint(Path(out, "judged.parquet"))
                        expected = expected or found
                        if found != expected:
                            unequal.append(f"{size}, {job}: {engine} differs: {found} instead of {expected}")
    return unequal


def fingerprint(judged: Path) -> tuple[object, ...]:
    """Return how many rows there are, and a sum over the hashes of all: equal in any order of rows."""
    place = f"{judged}/*.parquet" if judged.is_dir() else str(judged)
    return duckdb.execute(FINGERPRINT.format(place)).fetchall()[0]


def ratio(figures: Figures, size: str, limit: Limit) -> tuple[float, float] | None:
    """Return the ratio by the clock and by processor time, where both were measured."""
    above, below = (figures.get((size, limit.job, engine)) for engine in (limit.above, limit.below))
    if above is None or below is None:
        return None
    return above.seconds / below.seconds, above.processor / max(below.processor, 0.01)


def board(figures: Figures, unequal: list[str]) -> str:
    """Return the page."""
    sizes = list(dict.fromkeys(size for size, _, _ in figures))
    lines = [
        "# Judging at any size\n",
        "The plain judge job of `plain.py` by every engine in one run, and the whole judgement of `vedich.judging` on the",
        "same workload as a record keeps it. Seconds by the clock, of the processor, and the peak memory of all processes;",
        "`load` is how busy the machine was with others before the run. Spark runs as a master and two workers on loopback.",
        "",
        "All engines gave the same rows, to the last digit."
        if not unequal
        else "**Not equal:** " + "; ".join(unequal),
        "",
    ]
    for size in sizes:
        shape = workload.SIZES[size]
        lines += [
            f"## {size}: {shape.communes:,} communes, {shape.indicators} indicators, {shape.facts / 1e6:.2f} million facts\n"
        ]
        for job in plain.JOBS:
            rows = [
                (engine, taken) for (of, its, engine), taken in figures.items() if (of, its) == (size, job)
            ]
            if not rows:
                continue
            ours = figures.get((size, job, OURS))
            lines += [
                f"{job.capitalize()}:\n",
                "| engine | s | processor s | peak MB | times ours | by processor | load |",
                "|---|---:|---:|---:|---:|---:|---:|",
            ]
            for engine, taken in rows:
                times = (
                    f"{taken.seconds / ours.seconds:.1f} | {taken.processor / max(ours.processor, 0.01):.1f}"
                    if ours
                    else " | "
                )
                lines.append(
                    f"| {engine} | {taken.seconds:.2f} | {taken.processor:.2f} | {taken.peak:,.0f} | {times} | {taken.load:.1f} |"
                )
            lines.append("")
    lines += ["## Limits\n", "| size | limit | by the clock | by processor | |", "|---|---|---:|---:|---|"]
    for size in sizes:
        for limit in LIMITS:
            if (found := ratio(figures, size, limit)) is not None:
                bound = f"{'≥' if limit.at_least else '≤'} {limit.limit:g}"
                lines.append(
                    f"| {size} | {limit.what}, {limit.job}: {bound} | {found[0]:.1f} | {found[1]:.1f} | {_kept(found[1], limit) if size == NATION else 'the nation counts'} |"
                )
        peaks = [taken.peak for (of, _, engine), taken in figures.items() if of == size and engine == OURS]
        if peaks:
            lines.append(
                f"| {size} | peak memory of ours: ≤ {PEAK:,} MB | {max(peaks):,.0f} | | {'kept' if max(peaks) <= PEAK else 'broken'} |"
            )
    lines += ["", "## Growth\n", "Processor seconds.\n"]
    columns = [(job, engine) for job in plain.JOBS for engine in ("DuckDB", OURS, "whole judgement")]
    lines += ["| size | million facts | " + " | ".join(f"{job}: {engine}" for job, engine in columns) + " |"]
    lines += ["|---|---:" + "|---:" * len(columns) + "|"]
    for size in sizes:
        cells = [figures.get((size, job, engine)) for job, engine in columns]
        shown = " | ".join(f"{taken.processor:.2f}" if taken else "" for taken in cells)
        lines.append(f"| {size} | {workload.SIZES[size].facts / 1e6:.2f} | {shown} |")
    return "\n".join([*lines, ""])


def _kept(found: float, limit: Limit) -> str:
    return "kept" if (found >= limit.limit) == limit.at_least else "broken"


def check(folder: Path) -> int:
    """Judge a province with all but Spark: equal to the last digit, and not slower than what others use."""
    figures: Figures = {}
    record.keep(workload.make(folder, workload.SIZES["s1"]))
    unequal = measure("s1", folder, 3, (*PLAIN, "whole judgement"), figures)
    # At this size starting a statement costs more than the rows: only a large fall is a fault.
    for engine, times in (("Polars", 3.0), ("pandas", 1.0)):
        ours, theirs = figures["s1", "ten years", OURS], figures["s1", "ten years", engine]
        if ours.processor > theirs.processor * times:
            unequal.append(
                f"ours took {ours.processor:.2f} s of processor, {engine} {theirs.processor:.2f} s"
            )
    print("\n".join(unequal) or "A province is judged alike by all, and fast enough.")
    return int(bool(unequal))


def main() -> int:
    """Measure what was asked; return 1 where rows differ."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--sizes", nargs="+", choices=list(workload.SIZES), default=["s01", "s1", "s12"])
    sizes = {"nargs": "*", "choices": list(workload.SIZES)}
    parser.add_argument(
        "--spark", **sizes, default=["s01", "s1", "s12"], help="sizes of the plain job on Spark"
    )
    parser.add_argument(
        "--whole-on-spark", **sizes, default=["s1"], help="sizes of the whole judgement there"
    )
    parser.add_argument("--runs", type=int, default=3, help="runs of each engine; of the nation (s120) one")
    parser.add_argument("--keep", type=Path, help="a folder where the workloads lie or are kept")
    parser.add_argument(
        "--month-only",
        nargs="*",
        choices=list(workload.SIZES),
        default=[],
        help="sizes of which only one month is judged",
    )
    parser.add_argument("--board", default="judging.md", help="the page to write")
    parser.add_argument("--check", action="store_true")
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory() as passing:
        root = asked.keep or Path(passing)
        if asked.check:
            return check(root / "s1")
        figures: Figures = {}
        unequal: list[str] = []
        for size in asked.sizes:
            jobs = ("one month",) if size in asked.month_only else tuple(plain.JOBS)
            years = MONTH_NEEDS if size in asked.month_only else workload.YEARS
            folder = record.keep(workload.make(root / size, workload.SIZES[size], years), years).parent
            engines = ("floor", *PLAIN, "whole judgement")
            engines += (SPARK,) * (size in asked.spark) + (WHOLE_ON_SPARK,) * (size in asked.whole_on_spark)
            unequal += measure(size, folder, 1 if size == "s120" else asked.runs, engines, figures, jobs=jobs)
            page = board(figures, unequal)
            (HERE / asked.board).write_text(page, encoding="utf-8")
    print(page)
    return int(bool(unequal))


if __name__ == "__main__":
    sys.exit(main())
