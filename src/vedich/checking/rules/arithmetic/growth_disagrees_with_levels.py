"""VD105: a growth or a ratio over time is not what the two levels come to."""

from __future__ import annotations

from collections.abc import Iterator

from vedich.checking.disagreement import disagreements
from vedich.checking.equation import EquationKind
from vedich.checking.facts import Facts
from vedich.checking.rule import Rule
from vedich.domain.finding import Certainty, Finding

rule = Rule(
    code="VD105",
    name="growth-disagrees-with-levels",
    since="0.1",
    certainty=Certainty.CERTAIN,
    vi="Văn bản ghi {stated}, nhưng tính từ {others} được {computed}.",
    en="The text states {stated}, but {others} come to {computed}.",
)


@rule.check
def growth_disagrees_with_levels(facts: Facts) -> Iterator[Finding]:
    """Report growth and ratios that no rounding of the two levels printed beside them gives."""
    yield from disagreements(rule, facts, EquationKind.GROWTH, EquationKind.RATIO, EquationKind.TIMES)
