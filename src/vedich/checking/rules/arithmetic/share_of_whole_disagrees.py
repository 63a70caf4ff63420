"""VD121: a percentage of a whole is not what the part and the whole come to."""

from __future__ import annotations

from collections.abc import Iterator

from vedich.checking.disagreement import disagreements
from vedich.checking.equation import EquationKind
from vedich.checking.facts import Facts
from vedich.checking.rule import Rule
from vedich.domain.finding import Certainty, Finding

rule = Rule(
    code="VD121",
    name="share-of-whole-disagrees",
    since="0.1",
    certainty=Certainty.LIKELY,
    vi="Văn bản ghi {stated}, nhưng tính từ {others} được {computed}.",
    en="The text states {stated}, but {others} come to {computed}.",
)


@rule.check
def share_of_whole_disagrees(facts: Facts) -> Iterator[Finding]:
    """Report 'xảy ra 68 vụ, làm rõ 57 vụ, đạt tỷ lệ 87,7%'."""
    yield from disagreements(rule, facts, EquationKind.PART)
