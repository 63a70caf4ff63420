"""VD108: a share of the plan and the excess over it contradict each other."""

from __future__ import annotations

from collections.abc import Iterator

from vedich.checking.disagreement import disagreements
from vedich.checking.equation import EquationKind
from vedich.checking.facts import Facts
from vedich.checking.rule import Rule
from vedich.domain.finding import Certainty, Finding

rule = Rule(
    code="VD108",
    name="share-and-excess-disagree",
    since="0.1",
    certainty=Certainty.CERTAIN,
    vi="Đạt {others} kế hoạch nghĩa là vượt {computed}, nhưng văn bản ghi vượt {stated}.",
    en="Reaching {others} of the plan means exceeding it by {computed}, but the text states {stated}.",
)


@rule.check
def share_and_excess_disagree(facts: Facts) -> Iterator[Finding]:
    """Report 'đạt 125%' beside 'vượt 52%' of the same plan."""
    yield from disagreements(rule, facts, EquationKind.SHARE_AND_EXCESS)
