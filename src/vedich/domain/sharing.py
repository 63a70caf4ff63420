"""A whole shared out by weights, in steps of its last digit, so that the parts come to the whole exactly."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import ROUND_FLOOR, Decimal, localcontext
from typing import Generic, TypeVar

_Key = TypeVar("_Key")


@dataclass(frozen=True, slots=True)
class Shares(Generic[_Key]):
    """What each gets of a whole, and who got a step more than their plain share to make the sum exact.

    Units: as the whole; `step` is one of its last digit.
    """

    parts: Mapping[_Key, Decimal]
    step: Decimal
    topped_up: tuple[_Key, ...] = ()


def share_out(whole: Decimal, weights: Mapping[_Key, Decimal], decimals: int) -> Shares[_Key]:
    """Share a whole out by weights, rounded down to `decimals`, the rest in steps to the largest fractions.

    Equal fractions are served in the order of `weights`. What the whole has beyond `decimals` digits goes to
    the first that is topped up, else to the heaviest, so that the sum is always exact.
    Nulls: without a weight above zero nobody gets anything.

    >>> shares = share_out(Decimal(100), {"a": Decimal(1), "b": Decimal(1), "c": Decimal(1)}, 0)
    >>> [int(part) for part in shares.parts.values()], shares.topped_up
    ([34, 33, 33], ('a',))

    Raises:
        ValueError: a weight or the whole is below zero.
    """
    if whole < 0 or any(weight < 0 for weight in weights.values()):
        raise ValueError(f"Neither a whole ({whole}) nor a weight is shared out below zero.")
    step = Decimal(1).scaleb(-decimals)
    total = sum(weights.values(), Decimal(0))
    if not total:
        return Shares({}, step)
    with localcontext() as exact:
        exact.prec = 60
        plain = {key: whole * weight / total for key, weight in weights.items()}
        parts = {key: value.quantize(step, ROUND_FLOOR) for key, value in plain.items()}
        left = whole - sum(parts.values(), Decimal(0))
        order = sorted(
            (key for key in weights if weights[key]), key=lambda key: plain[key] - parts[key], reverse=True
        )
        topped = order[: int(left / step)]
        for key in topped:
            parts[key] += step
        rest = whole - sum(parts.values(), Decimal(0))
        if rest:
            heaviest = max(weights, key=lambda key: weights[key])
            parts[topped[0] if topped else heaviest] += rest
    return Shares(parts, step, tuple(topped))
