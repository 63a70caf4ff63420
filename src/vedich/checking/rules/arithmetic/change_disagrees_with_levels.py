"""VD106: an absolute change is not the difference of the two levels."""

from __future__ import annotations

from collections.abc import Iterator

from vedich.checking.disagreement import disagreements
from vedich.checking.equation import EquationKind
from vedich.checking.facts import Facts
from vedich.checking.rule import Rule
from vedich.domain.finding import Certainty, Finding

rule = Rule(
    code="VD106",
    name="change-disagrees-with-levels",
    since="0.1",
    certainty=Certainty.CERTAIN,
    vi="Văn bản ghi mức tăng, giảm {stated}, nhưng chênh lệch giữa {others} là {computed}.",
    en="The text states a change of {stated}, but {others} differ by {computed}.",
)


@rule.check
def change_disagrees_with_levels(facts: Facts) -> Iterator[Finding]:
    """Report changes, also in points of a rate, that the two levels beside them do not give."""
    yield from disagreements(rule, facts, EquationKind.CHANGE)
