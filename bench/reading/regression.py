"""Fit logistic regressions in plain Python: large weights are penalised, the result is always the same."""

from __future__ import annotations

from collections.abc import Sequence
from math import exp, log, sqrt

Row = tuple[list[tuple[str, float]], bool]


def descend(
    rows: Sequence[Row], *, penalty: float, rounds: int, rising: frozenset[str], falling: frozenset[str]
) -> tuple[float, dict[str, float]]:
    """Give base and weights that make the answers likeliest, by accelerated descent.

    Weights named in `rising` never fall below 0, those in `falling` never rise above it.

    >>> rows = [([("a", 1.0)], True)] * 9 + [([("a", 1.0)], False)] + [([], False)] * 10
    >>> base, weights = descend(rows, penalty=0.1, rounds=200, rising=frozenset(), falling=frozenset())
    >>> base < 0 < weights["a"]
    True
    """
    names = sorted({name for found, _ in rows for name, _ in found})
    weights, base = dict.fromkeys(names, 0.0), 0.0
    ahead, ahead_base, pace = dict(weights), base, 1.0
    size = len(rows)
    steepest = 0.25 * max(sum(x * x for _, x in found) + 1 for found, _ in rows)
    step = 1 / (steepest + penalty / size)
    for _ in range(rounds):
        slopes, slope_base = dict.fromkeys(names, 0.0), 0.0
        for found, right in rows:
            score = ahead_base
            for name, x in found:
                score += ahead[name] * x
            off = 1 / (1 + exp(-score)) - right
            slope_base += off
            for name, x in found:
                slopes[name] += off * x
        moved = {name: at - step * (slopes[name] + penalty * at) / size for name, at in ahead.items()}
        for name in names:
            if (name in rising and moved[name] < 0) or (name in falling and moved[name] > 0):
                moved[name] = 0.0
        moved_base = ahead_base - step * slope_base / size
        following = (1 + sqrt(1 + 4 * pace * pace)) / 2
        push = (pace - 1) / following
        ahead = {name: at + push * (at - weights[name]) for name, at in moved.items()}
        ahead_base = moved_base + push * (moved_base - base)
        weights, base, pace = moved, moved_base, following
    return base, weights


def correction(answers: Sequence[tuple[float, bool]], *, penalty: float, rounds: int) -> tuple[float, float]:
    """Give shift and stretch of the logistic curve that corrects chances to what came true.

    >>> too_bold = [(0.9, True), (0.9, False), (0.1, True), (0.1, False)]
    >>> shift, stretch = correction(too_bold, penalty=1, rounds=20)
    >>> stretch < 0.9
    True
    """
    rows: list[Row] = [([("stretch", log(chance / (1 - chance)))], right) for chance, right in answers]
    # The penalty draws the stretch towards 1, not towards 0: it is fitted as what goes beyond 1.
    base, stretch = 0.0, 1.0
    for _ in range(rounds):
        slope_base, slope = 0.0, penalty * (stretch - 1)
        curve_base, curve, both = 1e-9, penalty, 0.0
        for found, right in rows:
            score = found[0][1]
            chance = 1 / (1 + exp(-(base + stretch * score)))
            off, weight = chance - right, chance * (1 - chance)
            slope_base += off
            slope += off * score
            curve_base += weight
            curve += weight * score * score
            both += weight * score
        spread = curve_base * curve - both * both
        base -= (curve * slope_base - both * slope) / spread
        stretch -= (curve_base * slope - both * slope_base) / spread
    return base, max(0.2, stretch)
