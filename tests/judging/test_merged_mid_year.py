"""Communes that merge in the middle of a year: within the borders of now, no month is lost or told twice."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from vedich.judging.ask import Ask
from vedich.judging.engines import DuckDB
from vedich.judging.judge import judge
from vedich.judging.rows import rows_of
from vedich.judging.schemes import scheme_on

DAY = date(2025, 10, 31)
# Communes 1 and 2 became commune 9 on 1 July.
MERGED = [{"area": area, "becomes": 9, "share": Decimal(1), "estimated": False} for area in (1, 2)]


def said(area: int, first: int, last: int, value: str) -> dict[str, Any]:
    told = {"observation": area * 10_000 + first * 100 + last, "indicator": 1, "area": area, "year": 2025}
    return told | {"first": first, "last": last, "value": Decimal(value), "as_of": DAY}


def monthly(area: int, first: int, last: int, value: str) -> list[dict[str, Any]]:
    return [said(area, month, month, value) for month in range(first, last + 1)]


def judged(
    observations: list[dict[str, Any]], *, passages: list[dict[str, Any]] | None = None, **indicator: str
) -> dict[str, Any]:
    """Judge a target of 100 of the new commune."""
    tables = {
        "observations": observations,
        "indicators": [{"indicator": 1, **indicator}],
        "passages": MERGED if passages is None else passages,
        "targets": [{"target": 1, "indicator": 1, "area": 9, "year": 2025, "goal": Decimal(100)}],
    }
    rows = {name: rows_of(name, *several) for name, several in tables.items() if several}
    scheme = scheme_on(DAY)
    found = judge(rows, Ask(DAY), scheme=scheme, engine=DuckDB(threads=1))
    (row,) = found.records("verdicts")
    whole = [each for each in found.records("to_date") if (each["area"], each["year"]) == (9, 2025)]
    return row | {"complete": bool(whole) and all(each["complete"] for each in whole)}


BEFORE = [*monthly(1, 1, 6, "2"), *monthly(2, 1, 6, "3")]
AFTER = monthly(9, 7, 10, "7.5")


def test_months_before_the_merger_are_those_of_the_old_communes_and_months_after_of_the_new() -> None:
    row = judged(BEFORE + AFTER)
    assert (row["result"], row["complete"], row["estimated"]) == (Decimal(60), True, False)


def test_within_the_borders_of_then_the_new_commune_has_its_own_months_alone() -> None:
    row = judged(AFTER, passages=[])
    assert (row["result"], row["complete"]) == (Decimal(30), False)


def test_what_the_new_commune_says_of_the_whole_year_so_far_is_not_added_to_again() -> None:
    row = judged([*BEFORE, *AFTER, said(9, 1, 10, "61")])
    assert (row["result"], row["complete"]) == (Decimal(61), True)


def test_a_quarter_across_the_merger_is_not_cut() -> None:
    """Had they merged on 1 September: July and August of the old communes lie in the quarter of the new."""
    both = [*BEFORE, *monthly(1, 7, 8, "2"), *monthly(2, 7, 8, "3")]
    row = judged([*both, said(9, 7, 9, "21"), said(9, 10, 10, "9")])
    assert (row["result"], row["complete"]) == (Decimal(60), True)


@pytest.mark.parametrize("without", [101, 606])
def test_a_month_that_one_old_commune_did_not_tell_leaves_the_sum_open(without: int) -> None:
    there = [row for row in BEFORE if row["observation"] % 10_000 != without or row["area"] == 2]
    row = judged(there + AFTER)
    assert (row["result"], row["complete"]) == (Decimal(58), False)
    assert row["verdict"] != "missed"


def test_a_commune_that_was_split_makes_the_year_an_estimate() -> None:
    halves = [
        {"area": 2, "becomes": 8, "share": Decimal("0.4"), "estimated": True},
        {"area": 2, "becomes": 9, "share": Decimal("0.6"), "estimated": True},
    ]
    row = judged(BEFORE + AFTER, passages=[MERGED[0], *halves])
    assert (row["result"], row["estimated"]) == (Decimal("52.8"), True)


def test_rates_wait_until_the_new_commune_tells_its_own() -> None:
    rates = [said(1, 1, 6, "90"), said(2, 1, 6, "96")]
    assert judged(rates, kind="rate", adds_up="none")["result"] is None
    assert judged([*rates, said(9, 1, 10, "95")], kind="rate", adds_up="none")["result"] == Decimal(95)
