"""VD207: a rise is told where the levels fall, or the other way round."""

from __future__ import annotations

from collections.abc import Iterator

from vedich.checking.disagreement import cover, how_sure, only_direction
from vedich.checking.facts import Facts
from vedich.checking.rule import Rule
from vedich.domain.finding import Certainty, Finding

rule = Rule(
    code="VD207",
    name="direction-contradicts-levels",
    since="0.1",
    certainty=Certainty.CERTAIN,
    vi="Văn bản ghi {told} {stated}, nhưng từ {before} đến {after} là {truth}.",
    en="The text tells of a change ({told}) of {stated}, but {before} to {after} is the other way ({truth}).",
)


@rule.check
def direction_contradicts_levels(facts: Facts) -> Iterator[Finding]:
    """Report 'tăng' for 'giảm' where the size of the change is right."""
    for equation in facts.equations:
        if only_direction(equation):
            after, before, stated = equation.facts
            rises = stated.value > 0
            yield rule.finding(
                facts,
                cover(equation.facts),
                on=equation.facts,
                certainty=how_sure(equation),
                arithmetic=equation.lines(),
                related=tuple(fact.span for fact in equation.facts),
                told="tăng" if rises else "giảm",
                stated=stated.shown,
                before=before.shown,
                after=after.shown,
                truth="giảm" if rises else "tăng",
            )
