"""Every equation of a document: the arithmetic relations that its text states between its own figures."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from vedich.checking.brackets import told_in_brackets
from vedich.checking.derivations import to_excess, to_percent
from vedich.checking.enumerations import enumerations
from vedich.checking.equation import Equation, EquationKind, comparable, together
from vedich.checking.fact import Fact, Role
from vedich.checking.growths import change_and_growth, growths_concluded, growths_told_apart, over_time
from vedich.checking.harvests import harvests
from vedich.checking.interval import Interval
from vedich.checking.lists import PartList
from vedich.checking.nearly import meant
from vedich.checking.parts import shares_told_loosely
from vedich.checking.plans import plans_told_again, plans_told_before, plans_told_first, twice_said
from vedich.checking.remainders import remainders
from vedich.checking.shares import (
    fractions,
    named_rates,
    shares_of_brackets,
    shares_of_hundred,
    shares_of_named_wholes,
    shares_of_parts,
)
from vedich.checking.standings import standings
from vedich.checking.statements import Statement
from vedich.checking.sums import summed_up
from vedich.checking.totals import totals
from vedich.checking.view import View


def equations_of(
    figures: Sequence[Fact],
    amounts: Sequence[Fact],
    statements: Sequence[Statement],
    lists: Sequence[PartList],
    view: View,
) -> tuple[Equation, ...]:
    """Give every equation of a document."""
    found: list[Equation] = []
    for statement in statements:
        found += _of_statement(statement)
    found += named_rates(figures, lists)
    found += shares_of_named_wholes(figures)
    found += plans_told_before(figures, statements)
    found += summed_up(figures)
    for parts in lists:
        if parts.is_whole and len(parts.parts) >= 2:
            facts = (*parts.parts, parts.whole)
            found.append(Equation(EquationKind.SUM, facts, Interval.total, "+", parts.is_tight))
    found += shares_of_hundred(figures)
    found += fractions(figures)
    found += shares_of_parts(figures)
    found += growths_told_apart(figures, statements)
    found += shares_of_brackets(figures)
    found += growths_concluded(figures)
    found += harvests(figures)
    told = {equation.stated.number for equation in found if equation.kind is not EquationKind.SUM}
    for find in (told_in_brackets, plans_told_first, plans_told_again, shares_told_loosely):
        more = list(find(amounts, told))
        told.update(equation.stated.number for equation in more)
        found += more
    summed = {_members(equation) for equation in found if equation.kind is EquationKind.SUM}
    for equation in (
        *standings(amounts),
        *totals(amounts),
        *remainders(amounts),
        *enumerations(amounts, view),
    ):
        if _members(equation) not in summed:
            summed.add(_members(equation))
            found.append(equation)
    return tuple(found)


def _members(equation: Equation) -> frozenset[int]:
    return frozenset(fact.number for fact in equation.facts)


def _of_statement(statement: Statement) -> Iterable[Equation]:
    level = statement.level
    if level is not None:
        for share in statement.of(Role.OF_PLAN):
            plan = statement.plan_of(share)
            if plan is not None and comparable(level, plan):
                derive = to_excess if share.claim.form == "excess" else to_percent
                tight = together(level, plan, share)
                equation = Equation(EquationKind.OF_PLAN, (level, plan, share), derive, ":", tight)
                # Behind a semicolon the percentage may be of the whole of a list that ends there.
                if share.clause == level.clause or meant([equation]) is not None:
                    yield equation
    # A plan for the coming year is told with its growth as a result is: 'phấn đấu 1.860 tỷ đồng, tăng 9,8%'.
    now = level or (statement.plans[0] if len(statement.plans) == 1 else None)
    if now is not None and len(statement.earlier) == 1:
        yield from over_time(statement, now, statement.earlier[0])
    yield from twice_said(statement)
    yield from change_and_growth(statement)
