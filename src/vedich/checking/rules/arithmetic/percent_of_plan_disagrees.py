"""VD104: a percentage of a plan is not what the result and the plan come to."""

from __future__ import annotations

from collections.abc import Iterator

from vedich.checking.disagreement import disagreements
from vedich.checking.equation import EquationKind
from vedich.checking.facts import Facts
from vedich.checking.rule import Rule
from vedich.domain.finding import Certainty, Finding

rule = Rule(
    code="VD104",
    name="percent-of-plan-disagrees",
    since="0.1",
    certainty=Certainty.CERTAIN,
    vi="Văn bản ghi {stated} kế hoạch, nhưng tính từ {others} được {computed}.",
    en="The text states {stated} of the plan, but {others} come to {computed}.",
)


@rule.check
def percent_of_plan_disagrees(facts: Facts) -> Iterator[Finding]:
    """Report percentages that no rounding of the result and the plan printed beside them gives."""
    yield from disagreements(rule, facts, EquationKind.OF_PLAN)
