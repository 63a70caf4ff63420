"""VD306: the areas below do not come to the figure of the area above."""

from __future__ import annotations

from collections.abc import Iterator

from vedich.checking.fact import measure_of, rounded
from vedich.checking.facts import Facts
from vedich.checking.interval import Interval
from vedich.checking.rule import Rule
from vedich.domain.figure import Figure
from vedich.domain.finding import Certainty, Finding

rule = Rule(
    code="VD306",
    name="areas-below-do-not-add-up",
    since="0.1",
    certainty=Certainty.LIKELY,
    vi="Văn bản ghi {stated} ({period}), nhưng {count}/{out_of} địa bàn cấp dưới đã lưu cộng được {total}.",
    en="The text states {stated} ({period}), but {count} of {out_of} areas below come to {total} on record.",
)


@rule.check
def areas_below_do_not_add_up(facts: Facts) -> Iterator[Finding]:
    """Report results that all areas below do not come to, or that some of them alone exceed."""
    for one in facts.recorded:
        if facts.known is None or not one.is_result or not one.indicator.aggregation.adds_up:
            continue
        below = facts.known.below(one.code, one.area, one.period)
        if below is None:
            continue
        measure = measure_of(below.measure)
        total = Interval.exactly(below.value).scaled(measure.factor)
        if measure.common != one.fact.base:
            continue
        if total.meets(rounded(one.fact)) if below.is_whole else not total.above(one.fact.between):
            continue
        added = f"{Figure.of(below.value).text} {below.measure}"
        yield rule.finding(
            facts,
            one.fact.span,
            on=(one.fact,),
            arithmetic=(f"{added} {'≠' if below.is_whole else '>'} {one.fact.shown}",),
            stated=one.fact.shown,
            period=one.period,
            count=below.count,
            out_of=below.out_of,
            total=added,
        )
