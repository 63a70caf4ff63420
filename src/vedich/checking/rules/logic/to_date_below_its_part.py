"""VD212: what was reached so far is less than what was reached in a part of that time."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from itertools import permutations

from vedich.checking.fact import FLOWS, Fact, Role
from vedich.checking.facts import Facts
from vedich.checking.rule import Rule
from vedich.domain.finding import Certainty, Finding

rule = Rule(
    code="VD212",
    name="to-date-below-its-part",
    since="0.1",
    certainty=Certainty.LIKELY,
    vi="Luỹ kế {whole} ({period}) nhỏ hơn phần của nó: {part} ({inner}).",
    en="The {whole} to date ({period}) is less than its part {part} ({inner}).",
)


@rule.check
def to_date_below_its_part(facts: Facts) -> Iterator[Finding]:
    """Report sums to date below one of their own months or quarters."""
    told: dict[tuple[str, str, str | None], list[Fact]] = defaultdict(list)
    for fact in facts.figures:
        if (
            fact.role is Role.LEVEL
            and fact.claim.period is not None
            and FLOWS.match(fact.key)
            and not fact.is_percent
        ):
            told[fact.key, fact.base, fact.claim.area].append(fact)
    for group in told.values():
        # Few periods are told of one indicator; the cap keeps a long table from growing quadratic.
        for whole, part in permutations(group[:12], 2):
            outer, inner = whole.claim.period, part.claim.period
            if outer is None or inner is None or not outer.is_to_date or outer.same_dates(inner):
                continue
            if outer.contains(inner) and part.between.above(whole.between):
                yield rule.finding(
                    facts,
                    whole.span,
                    on=(part, whole),
                    certainty=rule.certainty
                    if part.is_placed and whole.is_placed
                    else Certainty.WORTH_A_LOOK,
                    arithmetic=(f"{whole.shown} < {part.shown}",),
                    related=(part.span, whole.span),
                    whole=whole.shown,
                    period=outer,
                    part=part.shown,
                    inner=inner,
                )
