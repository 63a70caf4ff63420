"""VD112: the growth of a whole lies outside the growth of all its parts."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal
from itertools import groupby

from vedich.checking.fact import Fact, Role
from vedich.checking.facts import Facts
from vedich.checking.interval import Interval
from vedich.checking.numerals import between
from vedich.checking.rule import Rule
from vedich.checking.sectors import are_all, is_part
from vedich.domain.document import ClaimKind
from vedich.domain.finding import Certainty, Finding

_OPENS = re.compile(r"trong đó|gồm|cụ thể")
_TELLING = 3
_CLEARLY = Decimal("0.5")

rule = Rule(
    code="VD112",
    name="growth-outside-its-parts",
    since="0.1",
    certainty=Certainty.LIKELY,
    vi="Tăng trưởng chung {whole} nằm ngoài khoảng của các khu vực ({parts}).",
    en="The overall growth of {whole} lies outside that of its sectors ({parts}).",
)


@rule.check
def growth_outside_its_parts(facts: Facts) -> Iterator[Finding]:
    """Report overall growth above the fastest or below the slowest of parts that are known to be all."""
    growths = [fact for fact in facts.figures if fact.role is Role.GROWTH]
    for _, group in groupby(growths, key=lambda fact: (fact.sentence, fact.claim.kind is ClaimKind.TARGET)):
        whole, *parts = group
        if not parts:
            continue
        opened = _OPENS.search(parts[0].before) is not None
        if are_all(parts) and (opened or not is_part(whole)):
            parts = [part for part in parts if is_part(part)]
        elif not (opened and len(parts) >= _TELLING):
            continue
        # Of a list that may leave parts out, only a clear distance tells.
        slack = Decimal(0) if are_all(parts) else _CLEARLY
        span = _from_slowest_to_fastest(parts)
        if whole.between.meets(span.widened(slack)):
            continue
        yield rule.finding(
            facts,
            whole.span,
            on=(whole, *parts),
            arithmetic=(f"{between(span)} % ∌ {whole.shown}",),
            related=tuple(fact.span for fact in (whole, *parts)),
            whole=whole.shown,
            parts=", ".join(part.shown for part in parts),
        )


def _from_slowest_to_fastest(parts: list[Fact]) -> Interval:
    lows = [part.between.low for part in parts]
    highs = [part.between.high for part in parts]
    low = None if None in lows else min(end for end in lows if end is not None)
    high = None if None in highs else max(end for end in highs if end is not None)
    return Interval(low, high)
