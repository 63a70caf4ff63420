"""VD307: a target is set for an area that is no more."""

from __future__ import annotations

from collections.abc import Iterator

from vedich.checking.fact import Role
from vedich.checking.facts import Facts
from vedich.checking.rule import Rule
from vedich.domain.finding import Certainty, Finding

rule = Rule(
    code="VD307",
    name="target-for-ended-area",
    since="0.1",
    certainty=Certainty.LIKELY,
    vi="Chỉ tiêu {stated} ({period}) đặt cho {area}, địa bàn đã kết thúc ngày {ended:%d/%m/%Y} theo hồ sơ.",
    en="The target {stated} ({period}) is for {area}, which ended on {ended:%Y-%m-%d} by the record.",
)


@rule.check
def target_for_ended_area(facts: Facts) -> Iterator[Finding]:
    """Report targets for a period that begins after their area ended."""
    if facts.known is None:
        return
    for fact in facts.figures:
        claim = fact.claim
        if fact.role is not Role.PLAN or claim.area_link is None or claim.period is None:
            continue
        ended = facts.known.ended(claim.area_link.code)
        if ended is not None and fact.is_placed and ended < claim.period.start:
            yield rule.finding(
                facts,
                fact.span,
                on=(fact,),
                stated=fact.shown,
                period=claim.period,
                area=claim.area,
                ended=ended,
            )
