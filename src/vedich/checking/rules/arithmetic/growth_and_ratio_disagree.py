"""VD107: a growth and a ratio to the same period contradict each other."""

from __future__ import annotations

from collections.abc import Iterator

from vedich.checking.disagreement import disagreements
from vedich.checking.equation import EquationKind
from vedich.checking.facts import Facts
from vedich.checking.rule import Rule
from vedich.domain.finding import Certainty, Finding

rule = Rule(
    code="VD107",
    name="growth-and-ratio-disagree",
    since="0.1",
    certainty=Certainty.CERTAIN,
    vi="Mức tăng, giảm {others} nghĩa là bằng {computed} cùng kỳ, nhưng văn bản ghi bằng {stated}.",
    en="A growth of {others} means {computed} of a year ago, but the text states {stated}.",
)


@rule.check
def growth_and_ratio_disagree(facts: Facts) -> Iterator[Finding]:
    """Report 'tăng 12%' beside 'bằng 121% cùng kỳ'."""
    yield from disagreements(rule, facts, EquationKind.GROWTH_AND_RATIO)
