"""VD118: two different indicators have the very same, unrounded number."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from vedich.checking.fact import Fact, Role
from vedich.checking.facts import Facts
from vedich.checking.rule import Rule
from vedich.domain.finding import Certainty, Finding

rule = Rule(
    code="VD118",
    name="same-number-two-items",
    since="0.1",
    certainty=Certainty.WORTH_A_LOOK,
    vi="{one} và {other} cùng là {number}; có thể chép nhầm dòng.",
    en="{one} and {other} are both {number}; a line may have been copied.",
)


@rule.check
def same_number_two_items(facts: Facts) -> Iterator[Finding]:
    """Report numbers of five digits or more that two indicators without a word in common share."""
    seen: dict[tuple[Decimal, str], Fact] = {}
    for fact in facts.figures:
        if fact.role not in (Role.LEVEL, Role.PLAN) or len(fact.value.normalize().as_tuple().digits) < 5:
            continue
        first = seen.setdefault((fact.value * fact.factor, fact.base), fact)
        if first is fact or first.sentence == fact.sentence or first.role is not fact.role:
            continue
        if fact.key and first.key and not set(fact.key.split()) & set(first.key.split()):
            yield rule.finding(
                facts,
                fact.span,
                on=(first, fact),
                arithmetic=(f"{first.shown} = {fact.shown}",),
                one=first.claim.indicator,
                other=fact.claim.indicator,
                number=fact.shown,
            )
