"""Equations: the arithmetic relations that a text states between its own figures."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

from vedich.checking.fact import Fact, Role
from vedich.checking.interval import Interval
from vedich.checking.lists import PartList
from vedich.checking.numerals import between, printed
from vedich.checking.statements import Statement

_HUNDRED = Decimal(100)
_ALL = Interval.exactly(100)

Derive = Callable[[tuple[Interval, ...]], Interval]


class EquationKind(StrEnum):
    """What a figure is computed from."""

    OF_PLAN = "of_plan"
    GROWTH = "growth"
    RATIO = "ratio"
    CHANGE = "change"
    GROWTH_AND_RATIO = "growth_and_ratio"
    SHARE_AND_EXCESS = "share_and_excess"
    SUM = "sum"


@dataclass(frozen=True, slots=True)
class Equation:
    """Figures of which the last is what the others come to; `derive` computes it from their intervals.

    `is_tight` says that the text itself ties them, in one clause, so that no other figure can be meant.
    """

    kind: EquationKind
    facts: tuple[Fact, ...]
    derive: Derive
    sign: str
    is_tight: bool = True

    @property
    def stated(self) -> Fact:
        """Give the figure that the text states as the outcome."""
        return self.facts[-1]

    def computed(self, instead: Mapping[int, Interval] | None = None) -> Interval:
        """Give what the figures come to, in base measure; `instead` puts others in their place."""
        given = instead or {}
        return self.derive(tuple(given.get(fact.number, fact.between) for fact in self.facts[:-1]))

    def holds(self, instead: Mapping[int, Interval] | None = None) -> bool:
        """Say whether some values that the digits allow satisfy it; cutting off is no fault."""
        given = instead or {}
        stated = given.get(self.stated.number, self.stated.between)
        slack = self.stated.last_digit * self.stated.factor
        return self.computed(given).meets(stated.widened(slack / 2))

    def gap(self) -> Decimal:
        """Give how far the outcome stated lies from the one computed, as a part of it; 0 where they meet."""
        computed, stated = self.computed(), self.stated.between
        if computed.meets(stated) or stated.low is None or stated.high is None:
            return Decimal(0)
        if computed.low is not None and stated.high < computed.low:
            return (computed.low - stated.high) / (abs(computed.low) or 1)
        if computed.high is not None and stated.low > computed.high:
            return (stated.low - computed.high) / (abs(computed.high) or 1)
        return Decimal(0)

    def nominal(self) -> Decimal:
        """Give what the printed numbers come to when taken at their word, in the measure of the outcome."""
        exact = tuple(Interval.exactly(fact.value * fact.factor) for fact in self.facts[:-1])
        value = self.derive(exact).low or Decimal(0)
        return value / self.stated.factor

    def lines(self) -> tuple[str, ...]:
        """Give the arithmetic as a person would redo it."""
        decimals = max(self.stated.claim.figure.decimals, 1 if self.stated.is_percent else 0)
        computed = self.computed().scaled(1 / self.stated.factor)
        measure = self.stated.claim.measure
        first = f"{self._written()} = {printed(self.nominal(), max(decimals, 2))} {measure}"
        second = f"làm tròn theo các chữ số đã in: {between(computed, max(decimals, 2))} {measure}"
        return first, second, f"văn bản ghi: {self.stated.shown}"

    def _written(self) -> str:
        words = [fact.shown for fact in self.facts[:-1]]
        match self.kind:
            case EquationKind.OF_PLAN | EquationKind.RATIO:
                excess = " - 100" if self.stated.claim.form == "excess" else ""
                return f"{words[0]} : {words[1]} × 100{excess}"
            case EquationKind.GROWTH:
                return f"({words[0]} - {words[1]}) : {words[1]} × 100"
            case EquationKind.GROWTH_AND_RATIO | EquationKind.SHARE_AND_EXCESS:
                return f"{words[0]} {self.sign} 100"
        return f" {self.sign} ".join(words)


def equations_of(statements: Iterable[Statement], lists: Iterable[PartList]) -> tuple[Equation, ...]:
    """Give every equation of a document, in the order of its statements."""
    found: list[Equation] = []
    for statement in statements:
        found += _of_statement(statement)
    for parts in lists:
        if parts.is_whole and len(parts.parts) >= 2:
            found.append(
                Equation(
                    EquationKind.SUM,
                    (*parts.parts, parts.whole),
                    Interval.total,
                    "+",
                    is_tight=parts.is_tight,
                )
            )
    return tuple(found)


def _of_statement(statement: Statement) -> Iterable[Equation]:
    level = statement.level
    if level is not None:
        for share in statement.of(Role.OF_PLAN):
            plan = statement.plan_of(share)
            if plan is not None and _comparable(level, plan):
                derive = _excess if share.claim.form == "excess" else _percent
                yield Equation(
                    EquationKind.OF_PLAN, (level, plan, share), derive, ":", _together(level, plan, share)
                )
        if len(statement.earlier) == 1:
            yield from _over_time(statement, level, statement.earlier[0])
    yield from _twice_said(statement)


def _over_time(statement: Statement, level: Fact, earlier: Fact) -> Iterable[Equation]:
    if level.base != earlier.base:
        return
    growths, ratios = statement.of(Role.GROWTH), statement.of(Role.RATIO)
    if len(growths) == 1 and _comparable(level, earlier):
        tight = _together(level, earlier, growths[0])
        yield Equation(EquationKind.GROWTH, (level, earlier, growths[0]), _growth, ":", tight)
    if len(ratios) == 1 and _comparable(level, earlier):
        tight = _together(level, earlier, ratios[0])
        yield Equation(EquationKind.RATIO, (level, earlier, ratios[0]), _percent, ":", tight)
    for change in statement.of(Role.CHANGE):
        points = level.is_percent and change.claim.measure == "điểm %"
        if points or change.base == level.base:
            yield Equation(
                EquationKind.CHANGE,
                (level, earlier, change),
                _difference,
                "-",
                _together(level, earlier, change),
            )


def _twice_said(statement: Statement) -> Iterable[Equation]:
    """'tăng 12%, bằng 112% cùng kỳ'; 'đạt 125%, vượt 25% kế hoạch'."""
    growths, ratios = statement.of(Role.GROWTH), statement.of(Role.RATIO)
    if len(growths) == 1 and len(ratios) == 1 and growths[0].claim.relation != "growth_other":
        if growths[0].clause == ratios[0].clause:
            yield Equation(EquationKind.GROWTH_AND_RATIO, (growths[0], ratios[0]), _plus_hundred, "+")
    shares = statement.of(Role.OF_PLAN)
    if len(shares) == 2 and shares[0].clause == shares[1].clause:
        whole = [share for share in shares if share.claim.form != "excess"]
        excess = [share for share in shares if share.claim.form == "excess"]
        if len(whole) == len(excess) == 1 and _same_basis(whole[0], excess[0]):
            yield Equation(EquationKind.SHARE_AND_EXCESS, (whole[0], excess[0]), _less_hundred, "-")


def _same_basis(one: Fact, other: Fact) -> bool:
    vague = {"of_plan", None}
    first, second = one.claim.relation, other.claim.relation
    return first == second or first in vague or second in vague


def _comparable(one: Fact, other: Fact) -> bool:
    return one.base == other.base and one.value > 0 and other.value > 0


def _together(*facts: Fact) -> bool:
    return len({fact.clause for fact in facts}) == 1 and len({fact.key for fact in facts}) == 1


def _percent(given: tuple[Interval, ...]) -> Interval:
    return (given[0] / given[1]).scaled(_HUNDRED)


def _excess(given: tuple[Interval, ...]) -> Interval:
    return _percent(given) - _ALL


def _growth(given: tuple[Interval, ...]) -> Interval:
    return _percent(given) - _ALL


def _difference(given: tuple[Interval, ...]) -> Interval:
    return given[0] - given[1]


def _plus_hundred(given: tuple[Interval, ...]) -> Interval:
    return given[0] + _ALL


def _less_hundred(given: tuple[Interval, ...]) -> Interval:
    return given[0] - _ALL
