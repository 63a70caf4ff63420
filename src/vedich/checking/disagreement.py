"""Equations that do not hold, as findings: how sure, at which words, with which arithmetic and repairs."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from vedich.checking.equation import Equation, EquationKind
from vedich.checking.fact import Fact, rounded
from vedich.checking.facts import Facts
from vedich.checking.numerals import printed
from vedich.checking.repair import recomputed, repairs
from vedich.checking.rule import Rule
from vedich.domain.document import Span
from vedich.domain.finding import Certainty, Finding

# A document with more contradictions than this has another trouble than slips of the hand.
_MOST_MENDED = 200
# Growth of these is told in constant prices, their levels often in current ones: both may be right.
_PRICED = re.compile(r"giá trị sản xuất|grdp|gdp|giá trị tăng thêm|tổng sản phẩm|gtsx|quy mô kinh tế")


def disagreements(rule: Rule, facts: Facts, *kinds: EquationKind) -> Iterator[Finding]:
    """Give a finding of a rule for each equation of some kinds that no reading of the digits satisfies."""
    failing = (
        equation
        for equation in facts.equations
        if equation.kind in kinds and not equation.holds() and not _said_otherwise(equation)
    )
    for number, equation in enumerate(failing):
        yield disagreement(rule, facts, equation, mend=number < _MOST_MENDED)


def disagreement(rule: Rule, facts: Facts, equation: Equation, *, mend: bool = True, **words: str) -> Finding:
    """Give the finding about one equation that does not hold; trying every slip can be left out.

    In a table the finding points at the outcome alone: the figures lie in other cells.
    """
    stated = equation.stated
    return rule.finding(
        facts,
        cover(equation.facts) if equation.is_tight and stated.claim.cell is None else stated.span,
        on=equation.facts,
        certainty=how_sure(equation),
        arithmetic=equation.lines(),
        repairs=repairs(equation, facts) if mend else recomputed(equation),
        related=tuple(fact.span for fact in equation.facts),
        stated=stated.shown,
        computed=printed(equation.nominal(), equation.decimals) + _measure(stated),
        others=", ".join(fact.shown for fact in equation.facts[:-1]),
        **words,
    )


def _said_otherwise(equation: Equation) -> bool:
    """Say whether another rule tells it better: a wrong direction (VD207), points called percent (VD407)."""
    if only_direction(equation):
        return True
    stated, levels = equation.stated, equation.facts[:-1]
    if not all(fact.base == "%" for fact in equation.facts) or len(levels) != 2 or equation.holds():
        return False
    gap = levels[0].between - levels[1].between
    return gap.meets(stated.between) or gap.scaled(Decimal(-1)).meets(stated.between)


def only_direction(equation: Equation) -> bool:
    """Say whether the outcome is right but for its direction: 'tăng' written for 'giảm'."""
    stated = equation.stated
    if equation.kind not in (EquationKind.GROWTH, EquationKind.CHANGE) or equation.holds():
        return False
    return equation.holds({stated.number: stated.between.scaled(Decimal(-1))})


def cover(facts: tuple[Fact, ...]) -> Span:
    """Give the place from the first figure to the last."""
    return Span(min(fact.span.start for fact in facts), max(fact.span.end for fact in facts))


def how_sure(equation: Equation) -> Certainty:
    """Say how sure the fault is: certain only where no rounding that a person might have meant explains it.

    '32.700 tấn' may be a rounding of hundreds although the text does not say so: then it is likely.
    """
    priced = _PRICED.search(equation.stated.key) and "bình quân" not in equation.stated.key
    if equation.kind is EquationKind.GROWTH and priced:
        return Certainty.WORTH_A_LOOK
    if not equation.is_tight or equation.holds({fact.number: rounded(fact) for fact in equation.facts[:-1]}):
        return Certainty.LIKELY
    return Certainty.CERTAIN


def _measure(fact: Fact) -> str:
    measure = fact.claim.measure
    return measure if fact.is_percent else f" {measure}"
