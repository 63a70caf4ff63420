"""Months laid side by side judge every target as the figures they were made of, and what does not fit is left over."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from tests.judging.agreement import by_target
from tests.judging.generated import YEAR, Batch, batch
from vedich.judging.engines import DuckDB
from vedich.judging.judge import judge
from vedich.judging.parquet import read_rows, write_table
from vedich.judging.rows import rows_of
from vedich.judging.schemes import scheme_on
from vedich.judging.table import Row
from vedich.judging.tables import TABLES
from vedich.judging.year_rows import LaidOut, lay_out

_YEAR = TABLES["observations"].names.index("year")


def laid_out(folder: Path, observations: list[Row], year: int, passing: list[int]) -> LaidOut:
    """Lay one year out in files of its folder."""
    said = folder / f"said-{year}.parquet"
    write_table("observations", [row for row in observations if row[_YEAR] == year], said)
    for name in ("year_rows", "left_over"):
        (folder / name).mkdir(exist_ok=True)
    return lay_out(
        said,
        year,
        rows=folder / "year_rows" / f"{year}.parquet",
        left_over=folder / "left_over" / f"{year}.parquet",
        passing=passing,
    )


def asked_of_all_known(seed: int) -> Batch:
    made = batch(seed, 15)
    made.ask = replace(made.ask, known_on=None)
    return made


@pytest.mark.parametrize("seed", [11, 12])
def test_a_year_laid_out_is_judged_as_it_was_said(seed: int, tmp_path: Path) -> None:
    batched = asked_of_all_known(seed)
    tables: dict[str, Any] = batched.rows()
    scheme = scheme_on(batched.ask.as_of)
    as_said = judge(tables, batched.ask, scheme=scheme, engine=DuckDB(threads=1))
    passing = [row[name] for row in batched.records["passages"] for name in ("area", "becomes")]
    rows = 0
    for year in {row[_YEAR] for row in tables["observations"]}:
        rows += laid_out(tmp_path, tables["observations"], year, passing).rows
    assert rows > 20
    tables |= {"observations": tmp_path / "left_over", "year_rows": tmp_path / "year_rows"}
    as_laid = judge(tables, batched.ask, scheme=scheme, engine=DuckDB(threads=1))
    for name in ("verdicts", "paces") if batched.ask.paces else ("verdicts",):
        assert by_target(as_laid, name) == by_target(as_said, name)


def said(observation: int, area: int, month: int, value: int, **other: Any) -> dict[str, Any]:
    told = {"observation": observation, "indicator": 1, "area": area, "year": YEAR, "first": month}
    return told | {"last": month, "as_of": date(YEAR, 12, month), "value": Decimal(value)} | other


def test_a_corrected_month_stands_as_corrected(tmp_path: Path) -> None:
    told = rows_of("observations", said(1, 5, 1, 10), said(2, 5, 2, 20), said(3, 5, 2, 22, replaces=2))
    assert laid_out(tmp_path, told, YEAR, []) == LaidOut(1, 0, date(YEAR, 12, 2))
    (row,) = read_rows(tmp_path / "year_rows" / f"{YEAR}.parquet")
    assert row[:6] == (1, 0, 5, YEAR, Decimal(10), Decimal(22))


UNFIT = {
    "a sum of several months": [said(1, 5, 1, 10), said(2, 5, 3, 30, first=1)],
    "an estimate": [said(1, 5, 1, 10, finality=2)],
    "a range": [said(1, 5, 1, 10, value_max=Decimal(12))],
    "a figure that does not count yet": [said(1, 5, 1, 10), said(2, 5, 1, 11, counts=False)],
    "a measure that does not convert": [said(1, 5, 1, 10, mismatch=True)],
    "a correction of another area": [said(1, 5, 1, 10), said(2, 6, 1, 11, replaces=1)],
    "a correction of another year": [said(1, 5, 1, 10, replaces=99)],
    "an area that passed on": [said(1, 7, 1, 10)],
}


@pytest.mark.parametrize("why", UNFIT)
def test_what_does_not_fit_is_left_over_whole(why: str, tmp_path: Path) -> None:
    told = rows_of("observations", *UNFIT[why], said(50, 8, 1, 80))
    found = laid_out(tmp_path, told, YEAR, [7])
    assert (found.rows, found.left_over) == (1, len(UNFIT[why]))
    left = {row[0] for row in read_rows(tmp_path / "left_over" / f"{YEAR}.parquet")}
    assert left == {one["observation"] for one in UNFIT[why]}
