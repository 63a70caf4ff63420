"""What engines were seen to answer differently: the steps keep away from each, and both engines say the same.

Each test asks both engines, Spark where `make scale` runs. Where the difference itself can be asked for, a test
holds it as well: once an engine changes its mind, the rule against it may go.
"""

from __future__ import annotations

import random
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from decimal import ROUND_HALF_UP, Decimal, localcontext
from pathlib import Path
from typing import Any

import pytest

from vedich.judging.engines import DuckDB, Engine, StepError
from vedich.judging.parquet import write_rows
from vedich.judging.rows import rows_of
from vedich.judging.step import Step

pytestmark = pytest.mark.filterwarnings("ignore")


@dataclass
class Asked:
    """One engine, and what it answers."""

    engine: Engine

    @property
    def is_duckdb(self) -> bool:
        return isinstance(self.engine, DuckDB)

    def figures(self, values: Iterable[Decimal | int | None], **others: list[Any]) -> None:
        """Say figures of the months one after another; what else they say stands in lists."""
        records = [
            {"observation": place, "indicator": 1, "area": 1, "year": 2023, "as_of": date(2023, 12, 28)}
            | {"first": 1, "last": 1 + (place - 1) % 12, "value": None if value is None else Decimal(value)}
            | {name: told[place - 1] for name, told in others.items()}
            for place, value in enumerate(values, start=1)
        ]
        self.engine.register("observations", rows_of("observations", *records))

    def answer(self, sql: str) -> list[tuple[Any, ...]]:
        """Run a SELECT of the subset as a step is run; give its rows in order."""
        self.engine.run(Step("asked", sql), {})
        rows = [tuple(row.values()) for row in self.engine.arrow("asked").to_pylist()]
        return sorted(rows, key=lambda row: [(cell is None, cell) for cell in row])

    def columns(self) -> list[str]:
        return list(self.engine.arrow("asked").column_names)


@pytest.fixture(params=["DuckDB", pytest.param("Spark", marks=pytest.mark.scale)])
def asked(request: pytest.FixtureRequest, tmp_path: Path) -> Asked:
    if request.param == "DuckDB":
        return Asked(DuckDB(threads=2))
    session = request.getfixturevalue("spark")
    from vedich.judging.spark import Spark

    return Asked(Spark(session, tmp_path / "steps"))


def test_a_latest_month_without_a_figure_is_left_out_or_filled(asked: Asked) -> None:
    asked.figures([5, 10, None])
    left_out = "SELECT ARG_MAX(o.value, o.last) AS v FROM observations AS o WHERE o.value IS NOT NULL"
    filled = "SELECT ARG_MAX(COALESCE(o.value, 0), o.last) AS v FROM observations AS o"
    assert (asked.answer(left_out), asked.answer(filled)) == ([(10,)], [(0,)])


def test_engines_disagree_on_a_latest_month_without_a_figure(asked: Asked) -> None:
    asked.figures([5, 10, None])
    came = asked.answer("SELECT ARG_MAX(o.value, o.last) AS v FROM observations AS o")
    assert came == ([(10,)] if asked.is_duckdb else [(None,)])


def test_engines_disagree_on_half_a_whole_number(asked: Asked) -> None:
    asked.figures([Decimal("2.5")])
    came = asked.answer("SELECT CAST(o.value AS INTEGER) AS v FROM observations AS o")
    assert came == ([(3,)] if asked.is_duckdb else [(2,)])


def test_engines_disagree_on_the_quotient_of_decimals(asked: Asked) -> None:
    asked.figures([Decimal(2)])
    ((came,),) = asked.answer("SELECT o.value / 3 AS v FROM observations AS o")
    assert isinstance(came, float if asked.is_duckdb else Decimal)


def test_quotients_and_percentages_are_exact_and_rounded_half_up(asked: Asked) -> None:
    chance = random.Random(4)
    pairs = [(figure(chance), figure(chance)) for _ in range(400)]
    pairs += [(Decimal(2 * chance.randrange(10**6) + 1), Decimal(2 * 10**6)) for _ in range(50)]
    pairs += [(-above, below) for above, below in pairs[:200]] + [(Decimal(7), Decimal(0))]
    asked.figures([above for above, _ in pairs], denominator=[below for _, below in pairs])
    came = asked.answer(
        "SELECT o.observation AS place, QUOTIENT(o.value, o.denominator) AS q, "
        "PERCENT_OF(o.value, o.denominator) AS p FROM observations AS o"
    )
    with localcontext(prec=60):
        for (place, quotient, percent), (above, below) in zip(came, pairs, strict=True):
            for told, times, step in (
                (quotient, 1, Decimal("0.000001")),
                (percent, 100, Decimal("0.01")),
            ):
                exact = (above * times / below).quantize(step, ROUND_HALF_UP) if below else None
                # What is longer than a column can hold is not shown.
                if exact is not None and abs(exact) >= step * 10**18:
                    exact = None
                assert told == exact, (place, above, below)


def figure(chance: random.Random) -> Decimal:
    size = 10 ** chance.randint(0, 11)
    return (
        Decimal(chance.randint(-size, size)).scaleb(-chance.choice((0, 2, 6))).quantize(Decimal("0.000001"))
    )


def test_a_function_may_stand_within_another_and_take_columns_of_any_name(asked: Asked) -> None:
    asked.figures([Decimal(6)])
    came = asked.answer(
        "WITH t AS (SELECT o.value AS whole, CAST(4 AS DECIMAL(18, 6)) AS part FROM observations AS o) "
        "SELECT PERCENT_OF(t.whole, t.part) AS p, QUOTIENT(QUOTIENT(t.whole, t.part), t.part) AS q FROM t AS t"
    )
    assert came == [(Decimal(150), Decimal("0.375"))]


def test_products_wider_than_sixty_four_bits_are_divided_whole(asked: Asked) -> None:
    asked.figures([Decimal("999999999999.999999")])
    came = asked.answer(
        "SELECT QUOTIENT(CAST(o.value AS DECIMAL(19, 6)) * CAST(100 AS DECIMAL(18, 6)), o.value) AS q, "
        "CAST(CAST(o.value AS DECIMAL(38, 6)) * 1000000 AS HUGEINT) // 3 AS third FROM observations AS o"
    )
    assert came == [(Decimal(100), 333_333_333_333_333_333)]


@pytest.mark.parametrize(
    "told",
    [
        "CAST(SUM(o.value) AS DECIMAL(18, 6))",
        "MAX(o.value * o.value * o.value)",
        "MAX(CAST(o.value * 2 AS DECIMAL(18, 6)))",
    ],
)
def test_a_figure_too_long_is_an_error_and_never_null_or_cut(asked: Asked, told: str) -> None:
    asked.figures([Decimal("999999999999.999999")] * 2)
    with pytest.raises(StepError, match="The step 'asked' stopped"):
        asked.answer(f"SELECT {told} AS v FROM observations AS o")


def test_fewer_decimals_are_rounded_half_away_from_zero(asked: Asked) -> None:
    asked.figures([Decimal("0.000001"), Decimal("-0.000001"), Decimal("0.000003")])
    came = asked.answer(
        "SELECT o.observation AS place, CAST(CAST(o.value AS DECIMAL(28, 6)) * CAST(0.5 AS DECIMAL(9, 8)) "
        "AS DECIMAL(18, 6)) AS v FROM observations AS o"
    )
    assert [value for _, value in came] == [
        Decimal("0.000001"),
        Decimal("-0.000001"),
        Decimal("0.000002"),
    ]


def test_sums_do_not_depend_on_the_order_of_rows(asked: Asked) -> None:
    values = [Decimal("0.1"), Decimal("100000000000"), Decimal("-100000000000"), Decimal("0.2")] * 50
    sums = set()
    for seed in (1, 2, 3):
        random.Random(seed).shuffle(values)
        asked.figures(values)
        sums.update(asked.answer("SELECT SUM(o.value) AS v FROM observations AS o"))
    assert sums == {(Decimal(15),)}


def test_a_share_that_is_exactly_the_margin_is_inside_it(asked: Asked) -> None:
    """0.9 of 1.1 has no binary form: floating point would put it on one side or the other."""
    asked.figures([Decimal("0.99"), Decimal("0.989999"), Decimal("0.990001")])
    came = asked.answer(
        "SELECT o.observation AS place, CAST(o.value AS DECIMAL(19, 6)) * 100 >= CAST(1.1 AS DECIMAL(19, 6)) "
        "* CAST(90 AS DECIMAL(18, 6)) AS near FROM observations AS o"
    )
    assert [near for _, near in came] == [True, False, True]


def test_months_are_bits_of_a_whole_number(asked: Asked) -> None:
    asked.figures(range(12))
    came = asked.answer(
        "SELECT BIT_OR((1 << o.last) - (1 << (o.first - 1))) AS months, "
        "BIT_COUNT(BIT_OR(1 << (o.last - 1))) AS known FROM observations AS o"
    )
    assert came == [(4095, 12)]


def test_quotient_and_rest_of_a_number_below_zero_go_towards_zero(asked: Asked) -> None:
    asked.figures([0], first=[-7])
    sql = "SELECT o.first // 2 AS whole, o.first % 2 AS rest FROM observations AS o"
    assert asked.answer(sql) == [(-3, -1)]


def test_what_is_not_known_comes_last_however_it_is_ordered(asked: Asked) -> None:
    asked.figures([None, 2, 1])
    came = asked.answer(
        "SELECT o.observation AS place, ROW_NUMBER() OVER (ORDER BY o.value) AS up, "
        "ROW_NUMBER() OVER (ORDER BY o.value DESC) AS down FROM observations AS o"
    )
    assert came == [(1, 3, 3), (2, 2, 1), (3, 1, 2)]


def test_what_is_not_known_is_passed_over_by_least_and_greatest(asked: Asked) -> None:
    asked.figures([3])
    came = asked.answer(
        "SELECT LEAST(o.value, o.value_max) AS low, GREATEST(o.value, o.value_max) AS high FROM observations AS o"
    )
    assert came == [(3, 3)]


def test_what_is_not_known_is_neither_so_nor_not_so(asked: Asked) -> None:
    asked.figures([None])
    came = asked.answer(
        "SELECT CASE WHEN o.value > 0 THEN 'so' WHEN NOT o.value > 0 THEN 'not so' ELSE 'unknown' END AS one, "
        "o.value IN (1, 2) AS among, o.value > 0 OR TRUE AS either FROM observations AS o"
    )
    assert came == [("unknown", None, True)]


def test_of_nothing_the_sum_is_unknown_and_the_count_zero(asked: Asked) -> None:
    asked.figures([])
    whole = "SELECT SUM(o.value) AS v, COUNT(*) AS n, MAX(o.value) AS most FROM observations AS o"
    assert asked.answer(whole) == [(None, 0, None)]
    assert asked.answer(f"{whole} GROUP BY o.area") == []


def test_words_are_compared_letter_by_letter(asked: Asked) -> None:
    asked.figures([1, 2, 3, 4], outcome=["met", "MET", "met ", "đạt"])
    came = asked.answer(
        "SELECT SUM(CASE WHEN o.outcome = 'met' THEN 1 ELSE 0 END) AS same, MAX(o.outcome) AS last, "
        "MIN(o.outcome) AS first FROM observations AS o"
    )
    assert came == [(1, "đạt", "MET")]


def test_columns_keep_the_names_they_are_given(asked: Asked) -> None:
    asked.figures([1])
    asked.answer(
        "SELECT a.area AS area, b.area AS other, a.value AS Value FROM observations AS a "
        "JOIN observations AS b ON b.observation = a.observation"
    )
    assert asked.columns() == ["area", "other", "Value"]


def test_whole_numbers_beside_figures_become_figures(asked: Asked) -> None:
    asked.figures([Decimal("1.5")])
    came = asked.answer(
        "SELECT 1 AS place, o.value AS v FROM observations AS o UNION ALL SELECT 2 AS place, o.first AS v "
        "FROM observations AS o UNION ALL SELECT 3 AS place, CASE WHEN o.value > 9 THEN o.value ELSE 0 END AS v "
        "FROM observations AS o"
    )
    assert came == [(1, Decimal("1.5")), (2, Decimal(1)), (3, Decimal(0))]


def test_a_day_is_before_at_and_after(asked: Asked) -> None:
    asked.figures([1, 2, 3], as_of=[date(2023, 10, 30), date(2023, 10, 31), date(2023, 11, 1)])
    came = asked.answer(
        "SELECT o.value AS v, o.as_of AS day FROM observations AS o WHERE o.as_of <= DATE '2023-10-31'"
    )
    assert came == [(1, date(2023, 10, 30)), (2, date(2023, 10, 31))]


def test_files_by_year_mean_the_defaults_of_what_they_leave_out(asked: Asked, tmp_path: Path) -> None:
    for year in (2022, 2023):
        place = tmp_path / "targets" / f"year={year}"
        place.mkdir(parents=True)
        write_rows([{"target": year, "goal": Decimal("61.45")}], place / "0.parquet")
    asked.engine.register("targets", tmp_path / "targets")
    came = asked.answer(
        "SELECT t.year AS year, t.goal AS goal, t.basis AS basis, t.goal_max AS goal_max FROM targets AS t"
    )
    assert came == [(year, Decimal("61.45"), "assigned", None) for year in (2022, 2023)]
