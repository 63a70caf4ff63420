"""Charts are laid out for any figures: zeros alone, below zero, gaps."""

from __future__ import annotations

from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st

from vedich.web.parts.plot import HEIGHT, plot, scale_for, spark

FIGURES = st.decimals(-(10**11), 10**11, places=3)


@given(FIGURES, FIGURES)
def test_a_scale_holds_both_ends_and_zero_in_a_handful_of_steps(one: Decimal, other: Decimal) -> None:
    low, high, step = scale_for(min(one, other), max(one, other))
    assert low <= min(one, other, Decimal(0)) <= max(one, other, Decimal(0)) <= high
    assert low < high
    assert (high - low) / step <= 7


@given(st.lists(st.none() | FIGURES, min_size=12, max_size=12))
def test_every_point_lies_on_the_drawing_and_a_blank_is_a_gap(row: list[Decimal | None]) -> None:
    drawn = plot([("result", row)])
    if drawn is None:
        assert all(value is None for value in row)
        return
    (curve,) = drawn.curves
    assert len(curve.points) == sum(value is not None for value in row)
    assert all(0 <= float(y) <= HEIGHT for _, y in curve.points)
    gaps = sum(
        value is not None and (place == 0 or row[place - 1] is None) for place, value in enumerate(row)
    )
    assert len(curve.paths) == gaps


def test_a_target_of_zero_that_came_to_zero_is_drawn() -> None:
    assert plot([("result", [Decimal(0)] * 12)]) is not None


def test_a_trend_needs_two_months() -> None:
    assert not spark([None, Decimal(1), None])
    assert spark([Decimal(1), None, Decimal(1)])
