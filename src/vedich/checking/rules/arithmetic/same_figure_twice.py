"""VD115: one figure stands twice in a document with two values."""

from __future__ import annotations

from collections.abc import Iterator

from vedich.checking.facts import Facts
from vedich.checking.rule import Rule
from vedich.checking.twins import is_telling, times_apart, twin_repairs
from vedich.domain.finding import Certainty, Finding

rule = Rule(
    code="VD115",
    name="same-figure-twice",
    since="0.1",
    certainty=Certainty.LIKELY,
    vi="{indicator} được nêu hai lần với hai giá trị: {one} và {other}.",
    en="{indicator} stands twice with two values: {one} and {other}.",
)


@rule.check
def same_figure_twice(facts: Facts) -> Iterator[Finding]:
    """Report two values of one indicator, period, area and kind that no rounding reconciles."""
    for one, other in facts.twice:
        if times_apart(one, other) is not None:
            continue
        told = is_telling(one) and one.is_placed and other.is_placed
        # A title, or words such as 'con số', point at the other figure themselves.
        pointed = other.number < one.number or one.key != other.key
        sure = Certainty.LIKELY if told or pointed else Certainty.WORTH_A_LOOK
        yield rule.finding(
            facts,
            other.span,
            on=(one, other),
            certainty=sure,
            arithmetic=(f"{one.shown} ≠ {other.shown}",),
            repairs=twin_repairs(one, other),
            indicator=other.claim.indicator,
            one=one.shown,
            other=other.shown,
        )
