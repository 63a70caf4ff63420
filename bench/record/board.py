"""The board: each figure beside its limit, as a page."""

from __future__ import annotations

import json
import platform
import sqlite3
import time
from collections.abc import Sequence
from dataclasses import asdict, dataclass


@dataclass(frozen=True, slots=True)
class Row:
    """A measured figure beside the limit that it must keep."""

    what: str
    figure: float
    limit: float
    measure: str
    more_is_better: bool = False
    note: str = ""

    @property
    def ratio(self) -> float:
        """Return how much of the limit is used up: below 1 is within it."""
        return self.limit / self.figure if self.more_is_better else self.figure / self.limit


def line_of(row: Row) -> str:
    """Write a figure as a line, to be handed from one process to another."""
    return json.dumps(asdict(row))


def row_of(line: str) -> Row | None:
    """Read such a line; None for what was only said."""
    return Row(**json.loads(line)) if line.startswith("{") else None


def broken(rows: Sequence[Row]) -> list[Row]:
    """Give the figures that break their limit."""
    return [row for row in rows if row.ratio > 1]


def as_markdown(rows: Sequence[Row], size: int, said: Sequence[str]) -> str:
    """Give the page."""
    lines = [
        "# Speed of the record",
        "",
        f"Written by `python -m bench.record.run` with {size:,} observations and events.",
        "Figures of one machine on one day, taken on the clock; the fastest of several runs, since others at",
        "work on the machine only ever make a run slower: figures by processor tell how much.",
        "Each stands beside its limit as a ratio; below 1 is good.",
        "",
        "| measured | figure | limit | used of the limit | |",
        "|---|---:|---:|---:|---|",
    ]
    for row in rows:
        sign = "≥" if row.more_is_better else "≤"
        shown = f"{row.figure:,.0f}" if row.figure >= 100 else f"{row.figure:.3f}"
        lines.append(
            f"| {row.what} | {shown} {row.measure} | {sign} {row.limit:,g} | {row.ratio:.2f} | {row.note} |"
        )
    lines += [
        "",
        f"Python {platform.python_version()}, SQLite {sqlite3.sqlite_version}; "
        f"{_plain_loop():.0f} million steps of a plain loop a second on the clock.",
        *said,
    ]
    return "\n".join([*lines, ""])


def _plain_loop(steps: int = 1_000_000) -> float:
    """Return how many million steps of a plain loop the machine makes in a second, as a yardstick."""
    taken = []
    for _ in range(9):
        start, total = time.perf_counter(), 0
        for number in range(steps):
            total += number & 7
        taken.append(time.perf_counter() - start)
    return steps / min(taken) / 1e6
