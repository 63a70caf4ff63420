"""VD607: a figure in a sentence is another in the table of the same document."""

from __future__ import annotations

from collections.abc import Iterator

from vedich.checking.facts import Facts
from vedich.checking.rule import Rule
from vedich.checking.told_alike import counterpart, gathered, key_of_fact
from vedich.domain.finding import Certainty, Finding

rule = Rule(
    code="VD607",
    name="text-against-table",
    since="0.1",
    certainty=Certainty.LIKELY,
    vi="{indicator}: câu văn ghi {told}, bảng ghi {listed}.",
    en="{indicator}: the sentence says {told}, the table {listed}.",
)


@rule.check
def text_against_table(facts: Facts) -> Iterator[Finding]:
    """Report figures of sentences that no rounding of the table's figure gives."""
    if not facts.cells:
        return
    listed = gathered(facts.cells)
    for fact in facts.figures:
        key = key_of_fact(fact)
        others = listed.get(key, ()) if key is not None else ()
        other = counterpart(fact, others) if others else None
        if other is not None:
            yield rule.finding(
                facts,
                fact.span,
                on=(fact, other),
                indicator=fact.claim.indicator,
                told=fact.shown_in_full,
                listed=other.shown_in_full,
            )
