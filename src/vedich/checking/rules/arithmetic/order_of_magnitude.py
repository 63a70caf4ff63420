"""VD114: one figure is printed twice, a power of ten apart."""

from __future__ import annotations

from collections.abc import Iterator

from vedich.checking.facts import Facts
from vedich.checking.numerals import printed
from vedich.checking.rule import Rule
from vedich.checking.twins import times_apart, twin_repairs
from vedich.domain.finding import Certainty, Finding

rule = Rule(
    code="VD114",
    name="order-of-magnitude",
    since="0.1",
    certainty=Certainty.LIKELY,
    vi="{indicator}: {one} và {other} lệch nhau {times} lần.",
    en="{indicator}: {one} and {other} are {times} times apart.",
)


@rule.check
def order_of_magnitude(facts: Facts) -> Iterator[Finding]:
    """Report one figure that stands twice with a dot, a comma or tỷ and triệu exchanged."""
    for one, other in facts.twice:
        times = times_apart(one, other)
        if times is not None:
            ratio = other.value * other.factor / (one.value * one.factor)
            yield rule.finding(
                facts,
                other.span,
                on=(one, other),
                certainty=rule.certainty if one.is_placed and other.is_placed else Certainty.WORTH_A_LOOK,
                arithmetic=(f"{other.shown} : {one.shown} = {printed(ratio)}",),
                repairs=twin_repairs(one, other),
                indicator=other.claim.indicator,
                one=one.shown,
                other=other.shown,
                times=printed(times),
            )
