"""VD608: another document checked with this one has another value for the same figure."""

from __future__ import annotations

from collections.abc import Iterator

from vedich.checking.elsewhere import disagreeing
from vedich.checking.facts import Facts
from vedich.checking.rule import Rule
from vedich.domain.finding import Certainty, Finding

rule = Rule(
    code="VD608",
    name="documents-disagree",
    since="0.1",
    certainty=Certainty.LIKELY,
    vi="{indicator}: ở đây ghi {told}, còn {document} ghi {other}.",
    en="{indicator}: {told} here, {other} in {document}.",
)


@rule.check
def documents_disagree(facts: Facts) -> Iterator[Finding]:
    """Report figures that a document handed in before tells otherwise."""
    for fact, other in disagreeing(facts, facts.elsewhere):
        yield rule.finding(
            facts,
            fact.span,
            on=(fact,),
            indicator=fact.claim.indicator,
            told=fact.shown_in_full,
            document=other.document,
            other=other.fact.shown_in_full,
        )
