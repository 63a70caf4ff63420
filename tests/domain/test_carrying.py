"""What is carried over keeps its total to the last digit; what cannot be known is left with its reason."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vedich.domain.area import AreaType
from vedich.domain.carrying import Asked, Carried, CarryingWay, LeftBehind, NotCarried, carry_over
from vedich.domain.reorganisation import (
    Division,
    Merging,
    NewArea,
    Passing,
    PieceMoved,
    Reorganisation,
    ReorganisationError,
    WeightBasis,
    shares_of,
)
from vedich.exchange.reorganisation import plan_of, written

ON = date(2027, 1, 1)
figures = st.decimals("-1e6", "1e6", places=3, allow_nan=False)
weights = st.decimals("0.01", "1e6", places=2, allow_nan=False)


def new(key: str) -> NewArea:
    return NewArea(f"L:{key}", AreaType.COMMUNE, key, "T34:80")


def asked(area: str, value: Decimal | None, indicator: str = "BUD-001", way: str = "sum") -> Asked:
    same = ("assigned", "2026", indicator, None)
    number = abs(hash((area, indicator))) % 10**6
    return Asked(number, area, indicator, same, "at_least", value, None, way, in_own_measure=True)


@given(st.lists(weights, min_size=1, max_size=9))
def test_shares_come_to_exactly_one(known: list[Decimal]) -> None:
    shares = [share for share in shares_of(known) if share is not None]
    assert sum(shares, Decimal(0)) == 1


@given(st.lists(figures, min_size=1, max_size=6), st.lists(weights, min_size=2, max_size=5))
def test_merged_then_divided_or_divided_at_once_no_total_is_lost(
    values: list[Decimal], pieces: list[Decimal]
) -> None:
    olds = tuple(f"o{number}" for number in range(len(values)))
    parts = [Merging(olds, new("whole"))] + [
        Division(
            f"d{number}",
            tuple(new(f"p{place}") for place in range(len(pieces))),
            WeightBasis.POPULATION,
            ((WeightBasis.POPULATION, tuple(pieces)),),
        )
        for number in range(2)
    ]
    plan = Reorganisation(ON, tuple(parts))
    rows = [asked(old, value) for old, value in zip(olds, values, strict=True)]
    rows += [asked("d0", values[0]), asked("d1", values[-1])]
    found = carry_over(rows, plan.passings)
    got = {one.heir: one for one in found if isinstance(one, Carried)}
    assert len(got) == len(found) == len(pieces) + 1
    assert got["L:whole"].value == sum(values, Decimal(0))
    assert not got["L:whole"].estimated
    divided = [one for heir, one in got.items() if heir != "L:whole"]
    assert sum((one.value or Decimal(0) for one in divided), Decimal(0)) == values[0] + values[-1]
    assert all(one.estimated for one in divided)


@given(st.lists(st.tuples(weights, weights), min_size=2, max_size=5))
def test_a_mean_by_weights_lies_between_what_it_is_of(pairs: list[tuple[Decimal, Decimal]]) -> None:
    rows = [asked(f"o{n}", value, "POV-001", "none") for n, (value, _) in enumerate(pairs)]
    passings = [
        Passing(f"o{n}", "c", weight=weight, basis=WeightBasis.HOUSEHOLDS)
        for n, (_, weight) in enumerate(pairs)
    ]
    [outcome] = carry_over(rows, passings)
    assert isinstance(outcome, Carried) and outcome.value is not None
    values = [value for value, _ in pairs]
    assert min(values) <= outcome.value <= max(values)


def test_a_rate_follows_from_its_parts_where_these_gave_it_before_and_only_there() -> None:
    passings = [Passing("a", "c"), Passing("b", "c")]
    rate = "ratio:AGR-001*10/AGR-020"
    rows = [
        asked("a", Decimal(600), "AGR-001"), asked("b", Decimal(300), "AGR-001"),
        asked("a", Decimal(100), "AGR-020"), asked("b", Decimal(75), "AGR-020"),
        asked("a", Decimal(60), "AGR-021", rate),
    ]  # fmt: skip
    fits = [*rows, asked("b", Decimal(40), "AGR-021", rate)]
    found = {one.of[0].indicator: one for one in carry_over(fits, passings)}
    yields = found["AGR-021"]
    assert isinstance(yields, Carried)
    assert (yields.way, yields.value) == (CarryingWay.RECOMPUTED, Decimal("51.43"))
    other = [*rows, asked("b", Decimal(55), "AGR-021", rate)]
    left = {one.of[0].indicator: one for one in carry_over(other, passings)}["AGR-021"]
    assert isinstance(left, LeftBehind) and left.why is NotCarried.NO_PARTS


def test_a_blank_is_no_zero_and_a_line_that_stands_twice_is_no_sum() -> None:
    passings = [Passing("a", "c"), Passing("b", "c")]
    [blank] = carry_over([asked("a", Decimal(1)), asked("b", None)], passings)
    assert isinstance(blank, LeftBehind) and blank.why is NotCarried.NO_FIGURE
    [twice] = carry_over([asked("a", Decimal(1)), asked("a", Decimal(2)), asked("b", Decimal(3))], passings)
    assert isinstance(twice, LeftBehind) and twice.why is NotCarried.NOT_ASKED_OF_ALL


@given(st.lists(weights, min_size=3, max_size=3), st.sampled_from([None, *WeightBasis]))
def test_a_plan_that_is_written_is_read_back_the_same(told: list[Decimal], basis: WeightBasis | None) -> None:
    by = ((WeightBasis.AREA, (told[0], None, told[2])), (WeightBasis.POPULATION, tuple(told)))
    plan = Reorganisation(
        ON,
        (
            Merging(("a", "b", "c"), new("m"), basis, by),
            PieceMoved("d", "e", new("d"), new("e"), basis, by),
        ),
    )
    assert plan_of(written(plan)) == plan


@pytest.mark.parametrize(
    "parts",
    [
        (Merging(("a", "b"), new("x")), Merging(("b", "c"), new("y"))),
        (Merging(("a",), new("x")), Merging(("b",), NewArea("L:x", AreaType.WARD, "x", "T34:80"))),
        (Merging(("a", "L:x"), new("x")),),
        (Merging((), new("x")),),
        (Division("a", (new("x"),)),),
    ],
)
def test_a_plan_that_contradicts_itself_is_none(parts: tuple[Merging, ...]) -> None:
    with pytest.raises(ReorganisationError):
        Reorganisation(ON, parts)
