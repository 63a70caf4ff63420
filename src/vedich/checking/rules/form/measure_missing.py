"""VD406: an amount stands without the measure it is counted in."""

from __future__ import annotations

from collections.abc import Iterator

from vedich.checking.facts import Facts
from vedich.checking.rule import Rule
from vedich.domain.finding import Certainty, Finding

rule = Rule(
    code="VD406",
    name="measure-missing",
    since="0.1",
    certainty=Certainty.LIKELY,
    vi="“{what} {number}” thiếu đơn vị tính.",
    en="“{what} {number}” lacks its measure.",
)


@rule.check
def measure_missing(facts: Facts) -> Iterator[Finding]:
    """Report amounts of indicators that are always counted in something."""
    taken = {fact.span.start for fact in facts.figures}
    for span, what in facts.oddities.bare:
        if span.start not in taken:
            taken.add(span.start)
            yield rule.finding(facts, span, what=what, number=facts.words(span))
    for case in facts.mismeasured:
        if not case.fact.claim.measure and case.fact.span.start not in taken:
            yield rule.finding(facts, case.fact.span, what=case.what, number=case.fact.shown)
