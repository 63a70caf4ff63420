"""An equation: figures of a text of which the last is what the others come to, and how to write it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

from vedich.checking.derivations import (
    Derive,
    to_excess,
    to_growth,
    to_percent,
    to_quotient,
)
from vedich.checking.fact import Fact, same_kind
from vedich.checking.interval import Interval
from vedich.checking.numerals import between, printed

_HUNDRED = Decimal(100)
_ALL = Interval.exactly(100)


class EquationKind(StrEnum):
    """What a figure is computed from."""

    OF_PLAN = "of_plan"
    GROWTH = "growth"
    RATIO = "ratio"
    CHANGE = "change"
    TIMES = "times"
    PART = "part"
    GROWTH_AND_RATIO = "growth_and_ratio"
    SHARE_AND_EXCESS = "share_and_excess"
    SUM = "sum"
    SHARES = "shares"
    FRACTION = "fraction"
    PRODUCT = "product"


_QUOTIENTS = frozenset(
    {
        EquationKind.OF_PLAN,
        EquationKind.GROWTH,
        EquationKind.RATIO,
        EquationKind.TIMES,
        EquationKind.PART,
        EquationKind.FRACTION,
        EquationKind.PRODUCT,
    }
)


@dataclass(frozen=True, slots=True)
class Equation:
    """Figures of which the last is what the others come to; `derive` computes it from their intervals.

    `is_tight` says that the text itself ties them, in one clause, so that no other figure can be meant;
    `also` are other fair ways to compute the outcome (plan by level, where less is better).
    """

    kind: EquationKind
    facts: tuple[Fact, ...]
    derive: Derive
    sign: str
    is_tight: bool = True
    also: tuple[Derive, ...] = ()

    @property
    def stated(self) -> Fact:
        """Give the figure that the text states as the outcome."""
        return self.facts[-1]

    def computed(self, instead: Mapping[int, Interval] | None = None) -> Interval:
        """Give what the figures come to, in base measure; `instead` puts others in their place."""
        return self.derive(self._given(instead or {}))

    def _given(self, instead: Mapping[int, Interval]) -> tuple[Interval, ...]:
        return tuple(instead.get(fact.number, fact.between) for fact in self.facts[:-1])

    def holds(self, instead: Mapping[int, Interval] | None = None) -> bool:
        """Say whether some values that the digits allow satisfy it; cutting off is no fault."""
        given = instead or {}
        stated = given.get(self.stated.number, self.stated.between)
        exact = stated.low is not None and stated.low == stated.high
        wide = stated if exact else stated.widened(self.stated.last_digit * self.stated.factor / 2)
        from_others = self._given(given)
        return any(derive(from_others).meets(wide) for derive in (self.derive, *self.also))

    def wanted(self, fact: Fact) -> Interval | None:
        """Give what a figure would have to be for the rest to hold; None where only trying tells."""
        if self.also:
            return None
        if fact is self.stated:
            return self.computed().widened(self.stated.last_digit * self.stated.factor)
        stated = self.stated.between.widened(self.stated.last_digit * self.stated.factor)
        others = [other.between for other in self.facts[:-1] if other is not fact]
        if self.kind is EquationKind.SUM:
            return stated - Interval.total(others)
        if self.kind is EquationKind.SHARES:
            return _ALL - stated - Interval.total(others)
        if len(others) != 1:
            return None
        return self._of_two(stated, others[0], is_first=fact is self.facts[0])

    def _of_two(self, stated: Interval, other: Interval, *, is_first: bool) -> Interval | None:
        if self.kind is EquationKind.CHANGE:
            return stated + other if is_first else other - stated
        if self.derive in (to_growth, to_excess):
            stated = stated + _ALL
        elif self.derive is to_quotient:
            stated = stated.scaled(_HUNDRED)
        elif self.derive is not to_percent:
            return None
        share = stated.scaled(Decimal("0.01"))
        return other * share if is_first else other / share

    def nominal(self) -> Decimal:
        """Give what the printed numbers come to when taken at their word, in the measure of the outcome."""
        exact = tuple(Interval.exactly(fact.value * fact.factor) for fact in self.facts[:-1])
        computed = self.derive(exact)
        low = computed.low or Decimal(0)
        return (low + (low if computed.high is None else computed.high)) / 2 / self.stated.factor

    @property
    def decimals(self) -> int:
        """Give how many decimals say enough: one more than stated where the outcome is a quotient."""
        if self.kind in _QUOTIENTS:
            return max(self.stated.claim.figure.decimals, 2)
        return max(_decimals(fact) for fact in self.facts)

    def lines(self) -> tuple[str, ...]:
        """Give the arithmetic as a person would redo it."""
        computed = self.computed().scaled(1 / self.stated.factor)
        measure = self.stated.claim.measure
        outcome = printed(self.nominal(), self.decimals)
        first = f"{self._written()} = {outcome} {measure}"
        if computed.low == computed.high:
            return first, f"{outcome} {measure} ≠ {self._signed()}"
        return first, f"{between(computed, self.decimals)} {measure} ∌ {self._signed()}"

    def _signed(self) -> str:
        """Give the stated figure with the sign its words give it: 'giảm 8,5%' is -8,5%."""
        shown = self.stated.shown
        return f"-{shown}" if self.stated.value < 0 and shown[:1].isdigit() else shown

    def _written(self) -> str:
        words = [fact.shown for fact in self.facts[:-1]]
        match self.kind:
            case EquationKind.OF_PLAN | EquationKind.RATIO | EquationKind.PART:
                excess = " - 100" if self.stated.claim.form == "excess" else ""
                return f"{words[0]} : {words[1]} × 100{excess}"
            case EquationKind.GROWTH:
                return f"({words[0]} - {words[1]}) : {words[1]} × 100"
            case EquationKind.GROWTH_AND_RATIO | EquationKind.SHARE_AND_EXCESS:
                return f"{words[0]} {self.sign} 100"
            case EquationKind.SHARES:
                return " - ".join(("100%", *words))
            case EquationKind.FRACTION:
                return f"{words[0]} × 100"
        return f" {self.sign} ".join(words)


def _decimals(fact: Fact) -> int:
    return fact.claim.figure.decimals


def comparable(one: Fact, other: Fact) -> bool:
    """Say whether two figures count the same and can be divided."""
    return same_kind(one, other) and one.value > 0 and other.value > 0


def together(*facts: Fact) -> bool:
    """Say whether figures stand in one clause under one name."""
    return len({fact.clause for fact in facts}) == 1 and len({fact.key for fact in facts}) == 1
