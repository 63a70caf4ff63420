"""VD209: a target lies below what was reached in the year before."""

from __future__ import annotations

from collections.abc import Iterator

from vedich.checking.directions import LESS_IS_BETTER
from vedich.checking.fact import Fact, Role, is_count
from vedich.checking.facts import Facts
from vedich.checking.rule import Rule
from vedich.domain.document import ClaimKind
from vedich.domain.finding import Certainty, Finding
from vedich.domain.period import PeriodKind

rule = Rule(
    code="VD209",
    name="target-below-last-result",
    since="0.1",
    certainty=Certainty.WORTH_A_LOOK,
    vi="Chỉ tiêu {target} ({later}) thấp hơn kết quả {result} đã đạt ({earlier}).",
    en="The target {target} ({later}) lies below the result {result} already reached ({earlier}).",
)


@rule.check
def target_below_last_result(facts: Facts) -> Iterator[Finding]:
    """Report targets below the last result of the same indicator, where more is better."""
    reached: dict[tuple[str, str, str | None], Fact] = {}
    for fact in facts.figures:
        claim = fact.claim
        if claim.period is None or LESS_IS_BETTER.search(fact.key) or is_count(claim.measure):
            continue
        place = (fact.key, fact.base, claim.area)
        if (
            fact.role is Role.LEVEL
            and claim.kind is ClaimKind.RESULT
            and claim.period.kind is PeriodKind.YEAR
        ):
            reached[place] = fact
            continue
        result = reached.get(place)
        if fact.role is not Role.PLAN or result is None or result.claim.period is None:
            continue
        if claim.period.year_ago.same_dates(result.claim.period) and result.between.above(fact.between):
            yield rule.finding(
                facts,
                fact.span,
                on=(result, fact),
                arithmetic=(f"{fact.shown} < {result.shown}",),
                target=fact.shown,
                later=claim.period,
                result=result.shown,
                earlier=result.claim.period,
            )
