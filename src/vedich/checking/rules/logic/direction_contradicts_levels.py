"""VD207: a rise is told where the levels fall, or the other way round."""

from __future__ import annotations

import re
from collections.abc import Iterator

from vedich.checking.disagreement import cover, how_sure, only_direction
from vedich.checking.fact import Fact
from vedich.checking.facts import Facts
from vedich.checking.rule import Rule
from vedich.domain.finding import Certainty, Finding, Repair

rule = Rule(
    code="VD207",
    name="direction-contradicts-levels",
    since="0.1",
    certainty=Certainty.CERTAIN,
    vi="Văn bản ghi {told} {stated}, nhưng từ {before} đến {after} là {truth}.",
    en="The text tells of a change ({told}) of {stated}, but {before} to {after} is the other way ({truth}).",
)


# The word stands before its figure, with at most a few words between: 'giảm thêm khoảng 8,5%'.
_WORD = re.compile(r"(?<!\w)(?P<word>tăng|giảm)(?=(?: [^\W\d_]+){0,3} $)")
_TURNED = {"tăng": "giảm", "giảm": "tăng"}


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
                repairs=_turned(facts, stated),
                related=tuple(fact.span for fact in equation.facts),
                told="tăng" if rises else "giảm",
                stated=stated.shown,
                before=before.shown,
                after=after.shown,
                truth="giảm" if rises else "tăng",
            )


def _turned(facts: Facts, stated: Fact) -> tuple[Repair, ...]:
    """Give the other word: 'giảm' for 'tăng', where the text prints it before the figure."""
    found = _WORD.search(stated.before)
    if found is None:
        return ()
    start = stated.at - (len(stated.before) - found.start("word"))
    place = facts.view.span(start, start + len(found["word"]))
    word = _TURNED[found["word"]]
    return (
        Repair(place, word, f"{found['word']}: ghi ngược chiều", f"{found['word']}: the wrong direction"),
    )
