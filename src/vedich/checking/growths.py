"""Equations over time: two levels and the growth, ratio or change the text states between them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise

from vedich.checking.derivations import (
    growth_from,
    to_difference,
    to_growth,
    to_loss,
    to_percent,
    to_quotient,
    to_quotient_back,
)
from vedich.checking.equation import Equation, EquationKind, comparable, together
from vedich.checking.fact import Fact, Role, same_kind
from vedich.checking.nearly import meant
from vedich.checking.statements import Statement


def over_time(statement: Statement, level: Fact, earlier: Fact) -> Iterable[Equation]:
    """Give what a statement says of a level and an earlier one: growth, ratio, times, change."""
    if not same_kind(level, earlier):
        return
    growths, ratios = statement.of(Role.GROWTH), statement.of(Role.RATIO)
    if len(growths) == 1 and comparable(level, earlier):
        tight = together(level, earlier, growths[0])
        yield Equation(EquationKind.GROWTH, (level, earlier, growths[0]), to_growth, ":", tight)
    if len(ratios) == 1 and comparable(level, earlier):
        tight = together(level, earlier, ratios[0])
        yield Equation(EquationKind.RATIO, (level, earlier, ratios[0]), to_percent, ":", tight)
    times = statement.of(Role.TIMES)
    if len(times) == 1 and comparable(level, earlier):
        facts = (level, earlier, times[0])
        # 'gấp 1,5 lần cùng kỳ (9.840 tỷ đồng so với 6.560 tỷ đồng)' names the two the other way round
        yield Equation(EquationKind.TIMES, facts, to_quotient, ":", is_tight=False, also=(to_quotient_back,))
    for change in statement.of(Role.CHANGE):
        points = level.is_percent and change.claim.measure == "điểm %"
        if points or change.base == level.base:
            yield Equation(
                EquationKind.CHANGE,
                (level, earlier, change),
                to_difference,
                "-",
                together(level, earlier, change),
            )


def change_and_growth(statement: Statement) -> Iterable[Equation]:
    """'giảm 5 vụ (22 vụ), tương đương giảm 22,7%': the change over the earlier level is the growth."""
    changes, growths = statement.of(Role.CHANGE), statement.of(Role.GROWTH)
    if len(changes) != 1 or len(growths) != 1 or len(statement.earlier) != 1:
        return
    change, earlier, growth = changes[0], statement.earlier[0], growths[0]
    if not change.is_percent and same_kind(change, earlier) and comparable(earlier, earlier):
        derive = to_loss if change.value < 0 else to_percent
        yield Equation(EquationKind.RATIO, (change, earlier, growth), derive, ":", is_tight=False)


def growths_told_apart(figures: Sequence[Fact], statements: Sequence[Statement]) -> Iterator[Equation]:
    """'Xảy ra 298 vụ. So với cùng kỳ: giảm 8,9% số vụ (327 vụ)': the level stands a sentence before."""
    told = {fact.number: statement for statement in statements for fact in statement.tied}
    for growth, earlier in pairwise(figures):
        if growth.role is not Role.GROWTH or earlier.role is not Role.EARLIER or not earlier.is_aside:
            continue
        statement = told.get(growth.number)
        if (
            statement is None
            or statement.level is not None
            or statement.plans
            or growth.clause != earlier.clause
        ):
            continue
        if any(letter.isdigit() for letter in growth.before):
            continue  # the level stands here, in a form that was not read
        levels = [
            fact
            for fact in figures[max(0, growth.number - 20) : growth.number]
            if fact.role is Role.LEVEL
            and same_kind(fact, earlier)
            and not fact.is_aside
            and growth.sentence - 6 <= fact.sentence < growth.sentence
        ]
        words = set((growth.after + " " + growth.before.rpartition(",")[2]).split())
        levels.sort(key=lambda fact: -len(words & set(fact.key.split())))
        # What became a third or trebled in a year is another thing of the same measure, or a slip.
        like = [level for level in levels if comparable(level, earlier) and _is_within(level, earlier)]
        if like:
            others = tuple(growth_from(level) for level in like[1:])
            facts = (like[0], earlier, growth)
            yield Equation(EquationKind.GROWTH, facts, to_growth, ":", is_tight=False, also=others)
        elif (equation := meant(_growth(level, earlier, growth) for level in levels)) is not None:
            yield equation


def _is_within(level: Fact, earlier: Fact) -> bool:
    return earlier.value < level.value * level.factor / earlier.factor * 3 < earlier.value * 9


def _growth(level: Fact, earlier: Fact, growth: Fact) -> Equation:
    return Equation(EquationKind.GROWTH, (level, earlier, growth), to_growth, ":", is_tight=False)


_SO = re.compile(r"[\s,]*(?:như vậy|theo đó|tức là|tức|qua đó|nghĩa là|so ra)(?: đã)? (?:tăng|giảm) $")


def growths_concluded(figures: Sequence[Fact]) -> Iterator[Equation]:
    """'Cùng kỳ năm trước giải ngân 275,8 tỷ đồng, như vậy tăng 13,3%': the level was told before."""
    for earlier, growth in pairwise(figures):
        if growth.role is not Role.GROWTH or earlier.role is not Role.EARLIER or not _SO.match(growth.before):
            continue
        levels = [
            fact
            for fact in reversed(figures[max(0, earlier.number - 20) : earlier.number])
            if fact.role is Role.LEVEL and comparable(fact, earlier) and not fact.is_aside
        ]
        equation = meant(_growth(level, earlier, growth) for level in levels)
        named = [level for level in levels if level.key == earlier.key and _is_within(level, earlier)]
        if equation is None and named:
            equation = _growth(named[0], earlier, growth)
        if equation is not None:
            yield equation
