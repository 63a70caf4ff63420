"""VD112: the growth of a whole lies outside the growth of all its parts."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import groupby

from vedich.checking.fact import Role
from vedich.checking.facts import Facts
from vedich.checking.interval import Interval
from vedich.checking.numerals import printed
from vedich.checking.rule import Rule
from vedich.domain.document import ClaimKind
from vedich.domain.finding import Certainty, Finding

rule = Rule(
    code="VD112",
    name="growth-outside-its-parts",
    since="0.1",
    certainty=Certainty.LIKELY,
    vi="Tăng trưởng chung {whole} nằm ngoài khoảng của các khu vực ({parts}).",
    en="The overall growth of {whole} lies outside that of its sectors ({parts}).",
)

_SECTORS = (
    ("taxes", re.compile(r"thuế")),
    ("agriculture", re.compile(r"nông|khu vực i$|kv i$|khu vực 1|lâm nghiệp|thủy sản")),
    ("industry", re.compile(r"công nghiệp|xây dựng|khu vực ii$|kv ii$|khu vực 2")),
    ("services", re.compile(r"dịch vụ|thương mại|khu vực iii$|kv iii$|khu vực 3")),
)


def _sector(key: str) -> str | None:
    return next((name for name, pattern in _SECTORS if pattern.search(key)), None)


@rule.check
def growth_outside_its_parts(facts: Facts) -> Iterator[Finding]:
    """Report overall growth above the fastest or below the slowest of agriculture, industry and services."""
    growths = [
        fact for fact in facts.figures if fact.role is Role.GROWTH and fact.claim.kind is not ClaimKind.TARGET
    ]
    for _, group in groupby(growths, key=lambda fact: fact.sentence):
        whole, *parts = group
        sectors = {sector for part in parts if (sector := _sector(part.key)) is not None}
        if _sector(whole.key) is not None or not {"agriculture", "industry", "services"} <= sectors:
            continue
        # Product taxes grow on their own; where they are told they count as a part.
        parts = [part for part in parts if _sector(part.key) is not None]
        ends = [part.between for part in parts]
        low = min((end.low for end in ends if end.low is not None), default=None)
        high = max((end.high for end in ends if end.high is not None), default=None)
        if whole.between.meets(Interval(low, high)):
            continue
        told = ", ".join(part.shown for part in parts)
        yield rule.finding(
            facts,
            whole.span,
            on=(whole, *parts),
            arithmetic=(f"{printed(low or whole.value)}% … {printed(high or whole.value)}% ∌ {whole.shown}",),
            related=tuple(fact.span for fact in (whole, *parts)),
            whole=whole.shown,
            parts=told,
        )
