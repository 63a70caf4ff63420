"""The functions of the steps divide exactly and round half up, away from zero."""

from __future__ import annotations

import random
from decimal import ROUND_HALF_UP, Decimal, localcontext

import pytest

from vedich.judging.engines import DuckDB
from vedich.judging.functions import PERCENT_OF, QUOTIENT, Function


def figure(chance: random.Random, places: tuple[int, ...]) -> Decimal:
    size = 10 ** chance.randint(0, 11)
    value = Decimal(chance.randint(-size, size)).scaleb(-chance.choice(places))
    return value.quantize(Decimal("0.000001"))


@pytest.mark.parametrize(
    ("function", "times", "step"),
    [("PERCENT_OF", 100, Decimal("0.01")), ("QUOTIENT", 1, Decimal("0.000001"))],
)
def test_division_is_exact_and_rounds_half_up(function: str, times: int, step: Decimal) -> None:
    chance = random.Random(3)
    pairs = [(figure(chance, (0, 2, 3, 6)), figure(chance, (0, 1, 3, 6))) for _ in range(3_000)]
    pairs += [(Decimal("0.125"), Decimal(100)), (Decimal("-0.125"), Decimal(100)), (Decimal(1), Decimal(0))]
    engine = DuckDB(threads=1)
    engine.connection.execute("CREATE TABLE pairs (part DECIMAL(18, 6), whole DECIMAL(18, 6))")
    engine.connection.execute(
        "INSERT INTO pairs SELECT UNNEST(CAST($1 AS VARCHAR[])), UNNEST(CAST($2 AS VARCHAR[]))",
        [[str(part) for part, _ in pairs], [str(whole) for _, whole in pairs]],
    )
    rows = engine.connection.execute(f"SELECT part, whole, {function}(part, whole) FROM pairs").fetchall()
    assert len(rows) == len(pairs)
    with localcontext(prec=60):
        for part, whole, came in rows:
            exact = None if whole == 0 else (part * times / whole).quantize(step, ROUND_HALF_UP)
            # What is longer than a column can hold is not shown.
            assert came == (None if exact is None or abs(exact) >= step * 10**18 else exact), (part, whole)


@pytest.mark.parametrize("function", [PERCENT_OF, QUOTIENT], ids=lambda function: function.name)
def test_the_quick_way_answers_as_the_long_one(function: Function) -> None:
    chance = random.Random(9)
    pairs = [(figure(chance, (0, 2, 6)), figure(chance, (0, 2, 6))) for _ in range(2_000)]
    # Odd numbers over powers of ten doubled: halves at the last digit that is kept.
    pairs += [
        (Decimal(2 * chance.randrange(10**6) + 1), Decimal(2 * 10 ** chance.randrange(2, 8)))
        for _ in range(1_000)
    ]
    # On both sides of what is divided in 64 bits, and the longest outcomes that it gives.
    edge, least = Decimal(400_000_000), Decimal("0.000001")
    ends = [edge - least, edge, edge + least]
    pairs += [(part, whole) for part in ends for whole in [*ends, least, 10 * least, 11 * least]]
    engine = DuckDB(threads=1)
    engine.connection.execute("CREATE TABLE pairs (a DECIMAL(18, 6), b DECIMAL(18, 6))")
    values = ", ".join(f"({a}, {b})" for a, b in pairs)
    engine.connection.execute(f"INSERT INTO pairs VALUES {values}")
    above, below = function.takes
    long = function.body.replace(above, "p.a").replace(below, "p.b")
    different = f"{function.name}(p.a, p.b) IS DISTINCT FROM ({long})"
    assert engine.connection.execute(f"SELECT p.a, p.b FROM pairs AS p WHERE {different}").fetchall() == []
