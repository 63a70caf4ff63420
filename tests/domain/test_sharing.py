"""Sharing out: the parts always come to the whole, and nobody is a step away from their plain share."""

from __future__ import annotations

from decimal import Decimal
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as some

from vedich.domain.sharing import share_out

WHOLES = some.decimals(min_value=0, max_value=10**9, places=3)
WEIGHTS = some.lists(some.decimals(min_value=0, max_value=10**6, places=2), min_size=1, max_size=40)


@given(WHOLES, WEIGHTS, some.integers(0, 4))
def test_the_parts_come_to_the_whole_exactly(whole: Decimal, weights: list[Decimal], decimals: int) -> None:
    shares = share_out(whole, dict(enumerate(weights)), decimals)
    if any(weights):
        assert sum(shares.parts.values()) == whole
    else:
        assert not shares.parts


@given(WHOLES, WEIGHTS)
def test_nobody_is_two_steps_from_their_plain_share_and_no_weight_gets_nothing(
    whole: Decimal, weights: list[Decimal]
) -> None:
    shares = share_out(whole, dict(enumerate(weights)), 3)
    total = sum(weights)
    for key, part in shares.parts.items():
        assert abs(part - whole * weights[key] / total) < 2 * shares.step
        assert weights[key] or part == 0


@given(WHOLES, WEIGHTS)
def test_who_weighs_more_never_gets_less(whole: Decimal, weights: list[Decimal]) -> None:
    parts = share_out(whole, dict(enumerate(weights)), 3).parts
    order = sorted(parts, key=lambda key: weights[key])
    for less, more in pairwise(order):
        assert weights[less] == weights[more] or parts[less] <= parts[more]


def test_nothing_is_shared_out_below_zero() -> None:
    with pytest.raises(ValueError, match="below zero"):
        share_out(Decimal(-1), {"a": Decimal(1)}, 0)
    with pytest.raises(ValueError, match="below zero"):
        share_out(Decimal(1), {"a": Decimal(-1)}, 0)
