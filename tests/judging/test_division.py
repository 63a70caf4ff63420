"""Percentages and quotients are exact on DuckDB, however large, small, negative or near a half."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import ROUND_HALF_UP, Decimal, localcontext
from random import Random

import pytest

from vedich.judging.engines import DuckDB
from vedich.judging.functions import PERCENT_OF, QUOTIENT


def figures(seed: int, count: int) -> Iterator[tuple[Decimal, Decimal]]:
    """Give pairs of figures of every size, among them many whose quotient ends in exactly a half."""
    chance = Random(seed)
    for number in range(count):
        above = Decimal(chance.randrange(-(10 ** chance.randrange(1, 18)), 10 ** chance.randrange(1, 18)))
        below = Decimal(chance.randrange(1, 10 ** chance.randrange(1, 18)) * chance.choice((1, -1)))
        if number % 3 == 0:  # 2n+1 over 2·10^k: a tie at the last digit that is kept
            above = Decimal(2 * chance.randrange(10**6) + 1)
            below = Decimal(2 * 10 ** chance.randrange(4, 12)) * chance.choice((1, -1))
        yield above.scaleb(-6), below.scaleb(-6)


def rounded(above: Decimal, below: Decimal, times: int, decimals: int, digits: int) -> Decimal | None:
    """Divide as a person does with unlimited paper; None where the outcome has no room."""
    with localcontext(prec=120):
        exact = above * times / below
        found = exact.quantize(Decimal(1).scaleb(-decimals), ROUND_HALF_UP)
    return found if abs(found) < Decimal(10) ** (digits - decimals) else None


def asked(call: str, pairs: list[tuple[Decimal, Decimal]]) -> list[Decimal | None]:
    connection = DuckDB(threads=1).connection
    connection.execute("CREATE TABLE pairs (place INTEGER, above DECIMAL(18, 6), below DECIMAL(18, 6))")
    values = ", ".join(f"({place}, {above}, {below})" for place, (above, below) in enumerate(pairs))
    connection.execute(f"INSERT INTO pairs VALUES {values}")
    rows = connection.execute(f"SELECT {call} FROM pairs AS p ORDER BY p.place").fetchall()
    return [value for (value,) in rows]


@pytest.mark.parametrize("seed", range(3))
def test_a_percentage_is_exact(seed: int) -> None:
    pairs = list(figures(seed, 2_000))
    expected = [rounded(above, below, 100, 2, 18) for above, below in pairs]
    assert asked("PERCENT_OF(p.above, p.below)", pairs) == expected


@pytest.mark.parametrize("seed", range(3))
def test_a_quotient_is_exact(seed: int) -> None:
    pairs = list(figures(seed, 2_000))
    expected = [rounded(above, below, 1, 6, 18) for above, below in pairs]
    assert asked("QUOTIENT(p.above, p.below)", pairs) == expected


def test_nothing_is_divided_by_nothing() -> None:
    assert asked(
        "PERCENT_OF(p.above, p.below - p.below)", [(Decimal(0), Decimal(1)), (Decimal(1), Decimal(1))]
    ) == [None, None]
    assert asked(
        "QUOTIENT(p.above, p.below - p.below)", [(Decimal(0), Decimal(1)), (Decimal(1), Decimal(1))]
    ) == [None, None]


def test_both_ways_of_a_function_answer_alike() -> None:
    pairs = list(figures(9, 3_000))
    for function in (PERCENT_OF, QUOTIENT):
        above, below = function.takes
        long = function.body.replace(above, "p.above").replace(below, "p.below")
        assert asked(long, pairs) == asked(f"{function.name}(p.above, p.below)", pairs)
