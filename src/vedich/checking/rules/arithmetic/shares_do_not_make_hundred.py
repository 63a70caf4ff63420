"""VD111: the shares of a structure do not come to a hundred."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from vedich.checking.disagreement import cover
from vedich.checking.divided import division_repairs, written
from vedich.checking.equation import EquationKind
from vedich.checking.facts import Facts
from vedich.checking.numerals import printed
from vedich.checking.repair import repairs
from vedich.checking.rule import Rule
from vedich.domain.finding import Certainty, Finding

rule = Rule(
    code="VD111",
    name="shares-do-not-make-hundred",
    since="0.1",
    certainty=Certainty.LIKELY,
    vi="Các tỷ trọng cộng lại là {total}%, không phải 100%.",
    en="The shares come to {total}%, not to 100%.",
)


@rule.check
def shares_do_not_make_hundred(facts: Facts) -> Iterator[Finding]:
    """Report a structure ('cơ cấu') or a list with 'còn lại' whose shares no rounding brings to 100."""
    told = []
    for equation in facts.equations:
        if equation.kind is not EquationKind.SHARES or equation.holds():
            continue
        told.append(cover(equation.facts))
        total = sum((fact.value for fact in equation.facts), Decimal(0))
        told_sum = " + ".join(fact.shown for fact in equation.facts)
        # Shares that fall short may leave a sector out; shares above a hundred cannot.
        certainty = Certainty.CERTAIN if total > 100 else Certainty.LIKELY
        yield rule.finding(
            facts,
            cover(equation.facts),
            on=equation.facts,
            certainty=certainty,
            arithmetic=(f"{told_sum} = {printed(total)}%",),
            repairs=repairs(equation, facts),
            related=tuple(fact.span for fact in equation.facts),
            total=printed(total),
        )
    for division in facts.divisions:
        if division.whole is not None or division.holds or any(span.overlaps(division.span) for span in told):
            continue
        yield rule.finding(
            facts,
            division.span,
            certainty=Certainty.LIKELY,
            arithmetic=(f"{written(division)} = {printed(division.nominal)}%",),
            repairs=division_repairs(division),
            related=tuple(part.span for part in division.parts),
            total=printed(division.nominal),
        )
