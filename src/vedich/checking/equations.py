"""Every equation of a document: the arithmetic relations that its text states between its own figures."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from vedich.checking.derivations import to_excess, to_percent
from vedich.checking.equation import Equation, EquationKind, comparable, together
from vedich.checking.fact import Fact, Role
from vedich.checking.growths import change_and_growth, growths_told_apart, over_time
from vedich.checking.harvests import harvests
from vedich.checking.interval import Interval
from vedich.checking.lists import PartList
from vedich.checking.plans import plans_told_before, twice_said
from vedich.checking.shares import (
    fractions,
    named_rates,
    shares_of_brackets,
    shares_of_hundred,
    shares_of_named_wholes,
    shares_of_parts,
)
from vedich.checking.statements import Statement
from vedich.checking.sums import summed_up


def equations_of(
    figures: Sequence[Fact], statements: Sequence[Statement], lists: Sequence[PartList]
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
    found += harvests(figures)
    return tuple(found)


def _of_statement(statement: Statement) -> Iterable[Equation]:
    level = statement.level
    if level is not None:
        for share in statement.of(Role.OF_PLAN):
            plan = statement.plan_of(share)
            if plan is not None and comparable(level, plan):
                derive = to_excess if share.claim.form == "excess" else to_percent
                yield Equation(
                    EquationKind.OF_PLAN, (level, plan, share), derive, ":", together(level, plan, share)
                )
    # A plan for the coming year is told with its growth as a result is: 'phấn đấu 1.860 tỷ đồng, tăng 9,8%'.
    now = level or (statement.plans[0] if len(statement.plans) == 1 else None)
    if now is not None and len(statement.earlier) == 1:
        yield from over_time(statement, now, statement.earlier[0])
    yield from twice_said(statement)
    yield from change_and_growth(statement)
