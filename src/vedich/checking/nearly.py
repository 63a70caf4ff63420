"""Tell a slip from a coincidence: an equation that nearly holds was meant to, one far off was perhaps not.

Words such as 'còn', 'đạt' tie figures loosely: what is measured may stand elsewhere. Such a tie counts only
where the figures satisfy it, or miss it by so little, or by just one slip of the hand, that it was meant.
"""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal

from vedich.checking.equation import Equation, EquationKind
from vedich.checking.fact import is_count
from vedich.checking.repair import candidates

_SUMS = (EquationKind.SUM, EquationKind.SHARES)
_FEW = 3
_MOST_POINTS = Decimal(13)
_MOST_TIMES = Decimal("1.5")
_SMALL_SLIP = 2
# Trying every slip is dear; the words point at the first few wholes if at any.
_MOST_TRIED = 4
# A mistyped digit: fair where the words are sure and the figures have four digits or more.
ANY_SLIP = 3


def meant(
    equations: Iterable[Equation], largest: int = _SMALL_SLIP, pool: Iterable[Equation] = ()
) -> Equation | None:
    """Give the one of some loose equations that was meant: one that holds, else one that nearly does.

    `largest` is the largest slip that still speaks for it: the surer the words, the larger. `pool` are
    further equations that the words do not point at; one of them that holds shows that all is well.
    """
    tried = list(equations)
    holding = next((equation for equation in tried if equation.holds()), None)
    if holding is not None:
        return holding
    near = next((equation for equation in tried if is_near(equation)), None)
    near = near or next((each for each in tried[:_MOST_TRIED] if is_one_slip_off(each, largest)), None)
    if near is None:
        return None
    return next((equation for equation in pool if equation.holds()), near)


def is_near(equation: Equation) -> bool:
    """Say whether what the text states lies close to what the others come to."""
    stated, computed = abs(equation.stated.value), abs(equation.nominal())
    apart = abs(stated - computed)
    if equation.kind in _SUMS:
        few = is_count(equation.stated.claim.measure) and apart <= _FEW
        return few or apart * 15 <= stated
    return apart <= _MOST_POINTS and max(stated, computed) <= min(stated, computed) * _MOST_TIMES


def is_one_slip_off(equation: Equation, largest: int = _SMALL_SLIP) -> bool:
    """Say whether one small slip in one of the figures explains why the equation does not hold."""
    return any(
        candidate.cost <= largest and equation.holds({fact.number: candidate.between})
        for fact in equation.facts
        for candidate in candidates(fact, equation.wanted(fact))
    )
