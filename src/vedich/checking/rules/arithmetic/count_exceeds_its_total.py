"""VD110: more are counted than there are: 26/24."""

from __future__ import annotations

from collections.abc import Iterator

from vedich.checking.fact import Role
from vedich.checking.facts import Facts
from vedich.checking.mending import count_repairs
from vedich.checking.numerals import printed
from vedich.checking.rule import Rule
from vedich.domain.finding import Certainty, Finding

rule = Rule(
    code="VD110",
    name="count-exceeds-its-total",
    since="0.1",
    certainty=Certainty.LIKELY,
    vi="Số đạt {number} nhiều hơn tổng số {total}.",
    en="{number} are counted, more than the total of {total}.",
)


@rule.check
def count_exceeds_its_total(facts: Facts) -> Iterator[Finding]:
    """Report 'n/m' with n above m, for figures and for counts of targets."""
    told = []
    for fact in facts.figures:
        total = fact.claim.denominator
        if total is not None and fact.value > total and fact.role is not Role.OTHER:
            told.append(fact.span)
            yield rule.finding(
                facts,
                fact.span,
                on=(fact,),
                arithmetic=(f"{printed(fact.value)} > {printed(total)}",),
                number=printed(fact.value),
                total=printed(total),
            )
    for count in facts.counts:
        for item in count.parts:
            if item.number > count.total and not any(span.overlaps(count.span) for span in told):
                told.append(count.span)
                yield rule.finding(
                    facts,
                    count.span,
                    certainty=Certainty.CERTAIN,
                    arithmetic=(f"{item.number} > {count.total}",),
                    repairs=count_repairs(count),
                    related=(item.span, count.total_span),
                    number=item.number,
                    total=count.total,
                )
    for pair in facts.pairs:
        if not any(span.overlaps(pair.span) for span in told):
            told.append(pair.span)
            yield rule.finding(
                facts,
                pair.span,
                arithmetic=(f"{pair.number} > {pair.total}",),
                number=pair.number,
                total=pair.total,
            )
