"""The laws of intervals: nothing that the digits allow is ever left out."""

from __future__ import annotations

from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st

from vedich.checking.interval import Interval

NUMBERS = st.decimals(min_value=0, max_value=10**9, places=3)
MARGINS = st.decimals(min_value=0, max_value=1000, places=2)


@st.composite
def held(draw: st.DrawFn) -> tuple[Interval, Decimal]:
    """Give an interval with one value inside it; either end may be open."""
    value = draw(NUMBERS)
    low = draw(st.sampled_from([None, max(Decimal(0), value - draw(MARGINS))]))
    high = draw(st.sampled_from([None, value + draw(MARGINS)]))
    return Interval(low, high), value


@given(held(), held())
def test_the_sum_and_difference_of_values_lie_in_those_of_their_intervals(
    one: tuple[Interval, Decimal], other: tuple[Interval, Decimal]
) -> None:
    assert (one[0] + other[0]).holds(one[1] + other[1])
    assert (one[0] - other[0]).holds(one[1] - other[1])


@given(held(), held())
def test_the_product_and_quotient_of_values_lie_in_those_of_their_intervals(
    one: tuple[Interval, Decimal], other: tuple[Interval, Decimal]
) -> None:
    assert (one[0] * other[0]).holds(one[1] * other[1])
    if other[1]:
        quotient = one[1] / other[1]
        assert (one[0] / other[0]).widened(abs(quotient) * Decimal("1e-20")).holds(quotient)


@given(held(), st.decimals(min_value=-1000, max_value=1000, places=2))
def test_scaling_carries_every_value_with_it(one: tuple[Interval, Decimal], factor: Decimal) -> None:
    assert one[0].scaled(factor).holds(one[1] * factor)


@given(held(), held())
def test_meeting_is_mutual_and_shared_values_meet(
    one: tuple[Interval, Decimal], other: tuple[Interval, Decimal]
) -> None:
    assert one[0].meets(other[0]) == other[0].meets(one[0])
    if other[0].holds(one[1]):
        assert one[0].meets(other[0])


def test_above_needs_two_ends_that_are_there() -> None:
    assert Interval(Decimal(5), None).above(Interval(None, Decimal(4)))
    assert not Interval(Decimal(5), None).above(Interval(Decimal(1), None))
