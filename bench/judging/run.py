"""Judge one workload with every engine side by side, in one run; write and print the board `judging.md`.

    python -m bench.judging.run [--sizes s01 s1 s12 s120] [--spark s1] [--whole-on-spark s1] [--keep FOLDER]
    python -m bench.judging.run --page         # the page anew, of what was measured
    python -m bench.judging.run --check        # a province: equal to the last digit, and the ratios that hold there

Each engine runs in a process of its own, one after another. What was measured of a size is kept in `measured/`
once all engines have done it: a run that was stopped loses one size, and others may be measured another day.
Others at work on the machine only ever make a run slower, so the run with the least processor time counts.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path

import duckdb

from bench.judging import board, cluster, contender, plain, record, watched, workload

PLAIN = (board.LONG, board.STAGED, board.OURS, "Polars", "Polars, rows of a year", "pandas")
WHOLE = tuple(contender.WHOLE)
SPARK, WHOLE_ON_SPARK = "Spark", "Spark, whole judgement"
FINGERPRINT = """
SELECT COUNT(*), SUM(CAST(hash(CAST(area AS INTEGER), CAST(indicator AS INTEGER), CAST(year AS INTEGER), CAST(basis AS INTEGER),
  CAST(target AS BIGINT), CAST(actual AS BIGINT), CAST(share AS BIGINT), CAST(growth AS BIGINT), CAST(status AS VARCHAR)) AS HUGEINT))
FROM '{}'
"""
MONTH_NEEDS = range(2023, 2026)  # the year judged, the one before, and what targets compare with


def measure(
    size: board.Size,
    folder: Path,
    runs: int,
    engines: Sequence[str],
    *,
    only_plain: Sequence[str] = (),
) -> None:
    """Let every engine do the jobs; what they took, and what was not equal, goes into `size`.

    Spark does each once, and the ten years of the nation are judged whole once: what takes long is disturbed
    little. Jobs in `only_plain` are done by the engines of the plain job alone.
    """
    for job in plain.JOBS:
        expected: dict[str, object] = {}
        for engine in engines:
            if engine == contender.LAYING_OUT and job != next(iter(plain.JOBS)):
                continue
            if job in only_plain and engine not in ("floor", *PLAIN):
                continue
            is_long = engine.startswith("Spark") or (
                engine in WHOLE and size.name == board.NATION and job == "ten years"
            )
            for _ in range(1 if is_long else runs):
                with tempfile.TemporaryDirectory(dir=folder) as out:
                    taken = watched.watched(engine, job, folder, Path(out))
                    before = size.figures.get((job, engine))
                    if before is None or taken.processor < before.processor:
                        size.figures[job, engine] = taken
                    print(
                        f"{size.name:5} {job:10} {engine:38} {taken.seconds:8.2f} s {taken.processor:8.2f} s {taken.peak:7.0f} MB, load {taken.load:.1f}",
                        flush=True,
                    )
                    for name, found in _fingerprints(Path(out)).items():
                        if found != expected.setdefault(name, found):
                            size.unequal.append(
                                f"{size.name}, {job}: {name} of {engine} differ: {found} instead of {expected[name]}"
                            )


def _fingerprints(out: Path) -> dict[str, object]:
    """Return what an engine left: of all rows how many and a sum over their hashes, in any order of rows."""
    found: dict[str, object] = {}
    judged = out / "judged.parquet"
    if judged.exists():
        place = f"{judged}/*.parquet" if judged.is_dir() else str(judged)
        found["rows"] = duckdb.execute(FINGERPRINT.format(place)).fetchall()[0]
    if (out / "verdicts.txt").exists():
        found["verdicts"] = (out / "verdicts.txt").read_text(encoding="utf-8")
    return found


def check(folder: Path) -> int:
    """Judge a province with all but Spark: equal to the last digit, and not slower than what others use."""
    size = board.Size("s1", "")
    record.keep(workload.make(folder, workload.SIZES["s1"]))
    measure(size, folder, 3, (*PLAIN, *WHOLE))
    # At this size starting a statement costs more than the rows: only a large fall is a fault.
    for engine, times in (("Polars", 3.0), ("pandas", 1.0)):
        ours, theirs = (size.figures["ten years", each] for each in (board.OURS, engine))
        if ours.processor > theirs.processor * times:
            size.unequal.append(
                f"ours took {ours.processor:.2f} s of processor, {engine} {theirs.processor:.2f} s"
            )
    print("\n".join(size.unequal) or "A province is judged alike by all, and fast enough.")
    return int(bool(size.unequal))


def main() -> int:
    """Measure what was asked; return 1 where rows differ."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    names = list(workload.SIZES)
    parser.add_argument("--sizes", nargs="+", choices=names, default=names)
    parser.add_argument(
        "--spark", nargs="*", choices=names, default=["s1"], help="sizes of the plain job on Spark"
    )
    parser.add_argument(
        "--whole-on-spark",
        nargs="*",
        choices=names,
        default=["s1"],
        help="sizes of the whole judgement there",
    )
    parser.add_argument(
        "--runs", type=int, default=3, help="runs of each engine; of the nation (s120) one less"
    )
    parser.add_argument("--keep", type=Path, help="a folder where the workloads lie or are kept")
    parser.add_argument(
        "--month-only",
        nargs="*",
        choices=names,
        default=[],
        help="sizes of which ten years are judged by the plain job alone",
    )
    parser.add_argument("--page", action="store_true", help="measure nothing")
    parser.add_argument("--check", action="store_true")
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory() as passing:
        root = asked.keep or Path(passing)
        if asked.check:
            return check(root / "s1")
        if (asked.spark or asked.whole_on_spark) and not asked.page and (lacking := cluster.missing()):
            print(f"Without Spark: {lacking}.")
            asked.spark = asked.whole_on_spark = []
        for name in () if asked.page else asked.sizes:
            only_plain = ("ten years",) if name in asked.month_only else ()
            years = MONTH_NEEDS if only_plain else workload.YEARS
            folder = record.keep(workload.make(root / name, workload.SIZES[name]), years).parent
            engines = ("floor", *PLAIN, *WHOLE, contender.LAYING_OUT)
            size = board.Size(name, datetime.now(UTC).date().isoformat())
            runs = max(1, asked.runs - 1) if name == board.NATION else asked.runs
            engines += (SPARK,) * (name in asked.spark) + (WHOLE_ON_SPARK,) * (name in asked.whole_on_spark)
            measure(size, folder, runs, engines, only_plain=only_plain)
            size.keep()
    sizes = board.kept()
    page = board.page(sizes)
    (board.HERE / "judging.md").write_text(page, encoding="utf-8")
    print(page)
    return int(any(size.unequal for size in sizes))


if __name__ == "__main__":
    sys.exit(main())
