"""VD109: a percentage beside a count n/m is not what the count comes to."""

from __future__ import annotations

from collections.abc import Iterator

from vedich.checking.disagreement import disagreement
from vedich.checking.equation import EquationKind
from vedich.checking.fact import Role
from vedich.checking.facts import Facts
from vedich.checking.rule import Rule
from vedich.domain.finding import Certainty, Finding

rule = Rule(
    code="VD109",
    name="fraction-disagrees",
    since="0.1",
    certainty=Certainty.CERTAIN,
    vi="{others} là {computed}, nhưng văn bản ghi {stated}.",
    en="{others} is {computed}, but the text states {stated}.",
)


@rule.check
def fraction_disagrees(facts: Facts) -> Iterator[Finding]:
    """Report a percentage that 'n/m' does not give; a percentage of the plan may have another denominator."""
    for equation in facts.equations:
        if equation.kind is not EquationKind.FRACTION or equation.holds():
            continue
        if equation.stated.role is not Role.OF_PLAN:
            yield disagreement(rule, facts, equation)
