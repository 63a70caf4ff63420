"""Months laid side by side judge every target as the figures they were made of, and what does not fit is left over."""

from __future__ import annotations

import random
from collections.abc import Collection
from dataclasses import replace
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from tests.judging.generated import YEAR, Batch, batch
from vedich.judging.engines import DuckDB
from vedich.judging.judge import judge
from vedich.judging.parquet import read_rows, write_table
from vedich.judging.rows import rows_of
from vedich.judging.schemes import scheme_on
from vedich.judging.step import Step
from vedich.judging.table import Row
from vedich.judging.tables import TABLES
from vedich.judging.year_rows import LaidOut, lay_out, promise

_YEAR = TABLES["observations"].names.index("year")


def laid_out(folder: Path, observations: list[Row], year: int, replaced: Collection[int] = ()) -> LaidOut:
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
        replaced=replaced,
    )


def laid_out_for(batched: Batch, folder: Path) -> dict[str, Any]:
    """Give the tables of a batch with its years laid out, a part of their series retaken.

    A year of which rows know more than is asked for stays as it was said.
    """
    tables: dict[str, Any] = batched.rows()
    told: list[Row] = tables["observations"]
    known_on, chance = batched.ask.known_on, random.Random(1)
    retaken, rows = set(), 0
    for year in sorted({row[_YEAR] for row in told}):
        found = laid_out(folder, told, year)
        file = folder / "year_rows" / f"{year}.parquet"
        if found.newest and known_on and found.newest > known_on:
            file.unlink()
            of_year = [row for row in told if row[_YEAR] == year]
            write_table("observations", of_year, folder / "left_over" / f"{year}.parquet")
            continue
        laid = [row[:4] for row in read_rows(file)]
        again = {key for key in laid if chance.random() < 0.1}
        of_them = [row for row in told if (*row[1:4], row[_YEAR]) in again]
        write_table("observations", of_them, folder / "left_over" / f"{year}-again.parquet")
        retaken |= again
        rows += len(laid) - len(again)
    assert rows and retaken
    if not any((folder / "year_rows").iterdir()):
        return tables
    laid_tables = {"observations": folder / "left_over", "year_rows": folder / "year_rows"}
    return tables | laid_tables | {"retaken": list(retaken)}


def agree(batched: Batch, folder: Path) -> bool:
    """Say whether a batch is judged alike as it was said and laid out."""
    scheme, ask = scheme_on(batched.ask.as_of), batched.ask
    as_said = judge(batched.rows(), ask, scheme=scheme, engine=DuckDB(threads=1))
    as_laid = judge(laid_out_for(batched, folder), ask, scheme=scheme, engine=DuckDB(threads=1))
    names = ("results", "verdicts", "tallies", *(("paces",) if ask.paces else ()))
    return all(sorted(map(str, as_laid.rows(name))) == sorted(map(str, as_said.rows(name))) for name in names)


# Areas that passed on are in all; of what was known in the year after, and of what waits for approval.
@pytest.mark.parametrize("seed", [13, 14, 36])
def test_a_year_laid_out_is_judged_as_it_was_said(seed: int, tmp_path: Path) -> None:
    assert agree(batch(seed, 15), tmp_path)


@pytest.mark.slow
@pytest.mark.parametrize("seed", range(400, 440))
def test_forty_times_a_year_laid_out_is_judged_as_it_was_said(seed: int, tmp_path: Path) -> None:
    assert agree(batch(seed, 25), tmp_path)


SPOILT = {
    "rowed": ("AND r.indicator IS NULL AND p.area IS NULL", "AND p.area IS NULL"),
    "rowed ": ("AND r.indicator IS NULL AND p.area IS NULL", "AND r.indicator IS NULL"),
    "spread": ("AND r.indicator IS NULL", ""),
}


@pytest.mark.parametrize("name", SPOILT)
def test_a_row_that_was_retaken_or_whose_area_passed_on_must_not_be_used_as_it_lies(
    name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    right = Step.named(name.strip())
    old, new = SPOILT[name]
    assert old in right.sql
    spoilt = replace(right, sql=right.sql.replace(old, new))
    named = Step.named
    monkeypatch.setattr(Step, "named", lambda each: spoilt if each == right.name else named(each))
    assert not agree(batch(22, 15), tmp_path)


def said(observation: int, area: int, month: int, value: int, **other: Any) -> dict[str, Any]:
    told = {"observation": observation, "indicator": 1, "area": area, "year": YEAR, "first": month}
    return told | {"last": month, "as_of": date(YEAR, 12, month), "value": Decimal(value)} | other


def test_figures_that_stand_alone_are_promised_to_and_no_others(tmp_path: Path) -> None:
    told = rows_of(
        "observations",
        said(1, 5, 1, 10),
        *(said(number, 5, 2, 20, counts=False) for number in (2, 3)),
        said(4, 5, 3, 30),
        said(5, 6, 4, 30, replaces=4),
        said(6, 5, 5, 50),
        said(7, 5, 5, 50, first=1),
    )
    write_table("observations", told, tmp_path / "said.parquet")
    promise(tmp_path / "said.parquet", tmp_path / "promised.parquet", replaced=[6])
    names = TABLES["observations"].names
    found = [dict(zip(names, row, strict=True)) for row in read_rows(tmp_path / "promised.parquet")]
    assert {row["observation"] for row in found if row["alone"]} == {1, 5, 7}
    assert [row | {"alone": False} for row in sorted(found, key=lambda row: row["observation"])] == [
        dict(zip(names, row, strict=True)) for row in told
    ]


def test_a_corrected_month_stands_as_corrected(tmp_path: Path) -> None:
    told = rows_of("observations", said(1, 5, 1, 10), said(2, 5, 2, 20), said(3, 5, 2, 22, replaces=2))
    assert laid_out(tmp_path, told, YEAR) == LaidOut(1, 0, date(YEAR, 12, 2))
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
    "a figure that another year corrects": [said(7, 5, 1, 10)],
}


@pytest.mark.parametrize("why", UNFIT)
def test_what_does_not_fit_is_left_over_whole(why: str, tmp_path: Path) -> None:
    told = rows_of("observations", *UNFIT[why], said(50, 8, 1, 80))
    found = laid_out(tmp_path, told, YEAR, replaced=[7])
    assert (found.rows, found.left_over) == (1, len(UNFIT[why]))
    left = {row[0] for row in read_rows(tmp_path / "left_over" / f"{YEAR}.parquet")}
    assert left == {one["observation"] for one in UNFIT[why]}
