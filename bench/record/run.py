"""Measure the record and write `record.md`: `python -m bench.record.run [--large]`.

`--large` measures with a million observations and a million events, which takes some minutes. The exit code
is 1 where a limit is broken. PostgreSQL is left out, and the board says so, where it is not installed.
"""

from __future__ import annotations

import argparse
import os
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

HERE = Path(__file__).resolve().parent
ROOT = HERE.parents[1]
SHORT, LARGE = 100_000, 1_000_000


def main(arguments: Sequence[str] | None = None) -> int:
    """Measure on both databases, each in a process of its own; print and write the board."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--large", action="store_true", help="a million observations and events")
    parser.add_argument("--runs", type=int, default=3, help="the fastest of so many runs counts (default: 3)")
    options = parser.parse_args(arguments)
    rows = LARGE if options.large else SHORT
    lines = [line for name in ("sqlite", "postgresql") for line in _measured(name, rows, options.runs)]
    from bench.record.board import as_markdown, broken, row_of

    found = [row for line in lines if (row := row_of(line)) is not None]
    page = as_markdown(found, rows, [line for line in lines if row_of(line) is None])
    (HERE / ("record_large.md" if options.large else "record.md")).write_text(page, encoding="utf-8")
    print(page)
    print(*(f"over its limit: {row.what}" for row in broken(found)), sep="\n", file=sys.stderr)
    return int(bool(broken(found)))


def _measured(database: str, rows: int, runs: int) -> list[str]:
    done = subprocess.run(
        [sys.executable, "-m", "bench.record.measure", str(rows), str(runs)],
        cwd=ROOT,
        env={**os.environ, "VEDICH_TEST_DATABASE": database},
        stdout=subprocess.PIPE,
        text=True,
        check=True,
    )
    return done.stdout.splitlines()


if __name__ == "__main__":
    raise SystemExit(main())
