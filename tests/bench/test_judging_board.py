"""The board of judging keeps sizes measured on different days, and says which limits hold."""

from __future__ import annotations

from pathlib import Path

import pytest

from bench.judging.board import LONG, NATION, OURS, ROWS, Size, kept, page
from bench.judging.watched import Taken


def measured(name: str, whole: float) -> Size:
    figures = {LONG: 3.0, OURS: 1.5, ROWS: whole}
    return Size(
        name,
        "2026-01-31",
        {("one month", engine): Taken(2 * took, took, 500.0, 0.5) for engine, took in figures.items()},
    )


def test_a_size_is_kept_and_read_again(tmp_path: Path) -> None:
    for name in (NATION, "s1"):
        measured(name, 8.0).keep(tmp_path)
    assert kept(tmp_path) == [measured("s1", 8.0), measured(NATION, 8.0)]


@pytest.mark.parametrize(("whole", "says"), [(4.4, "kept"), (4.6, "broken")])
def test_the_nation_decides_whether_a_limit_holds(whole: float, says: str) -> None:
    written = page([measured("s1", 99.0), measured(NATION, whole)])
    (line,) = (
        line
        for line in written.splitlines()
        if line.startswith(f"| {NATION} |") and "both on rows of a year, one" in line
    )
    assert line.endswith(f"| {says} |")
    assert "| s1 | 0.94 | 3.00 | 1.50 |  | 99.00 |" in written


def test_rows_that_differ_are_told_first() -> None:
    size = measured(NATION, 8.0)
    size.unequal.append("Polars differs")
    assert "**Not equal:** Polars differs" in page([size])
