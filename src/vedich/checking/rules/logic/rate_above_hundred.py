"""VD205: a rate or share that cannot exceed a hundred does."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from vedich.checking.fact import Fact, Role
from vedich.checking.facts import Facts
from vedich.checking.repair import slips_below
from vedich.checking.rule import Rule
from vedich.domain.document import Relation
from vedich.domain.finding import Certainty, Finding

# Children above the age go to school, old debts are collected: these do exceed a hundred.
_MAY = re.compile(
    r"huy động|nhập học|đi học|thu hồi|công suất|sử dụng giường|thay thế|bao phủ liều"
    r"|sinh lời|lợi nhuận|thực hiện|hoàn thành kế hoạch|giải ngân|kế hoạch|tăng|hệ số"
)
_RATE = re.compile(
    r"tỷ lệ|tỷ trọng|tỷ suất|độ che phủ|mức độ|số (?:xã|hộ|trường|người|trạm)|người dân|hộ (?:dân"
    r"|gia đình)|cơ cấu|^(?:dân số|hộ|người|trẻ|học sinh|cán bộ)(?: [^\W\d_]+)* (?:có|được|dùng|sử dụng) "
)
_NEXT = re.compile(r", (?:(?!đạt|bằng|vượt|tăng|so)[^\W\d_]+ ){1,4}$")
_OF_WORK = re.compile(r"\s*khối lượng")
_BESIDE = 14
_CHANGE = re.compile(r"tăng|vượt|bằng|gấp")

rule = Rule(
    code="VD205",
    name="rate-above-hundred",
    since="0.1",
    certainty=Certainty.LIKELY,
    vi="{indicator} không thể vượt 100%, nhưng văn bản ghi {stated}.",
    en="{indicator} cannot exceed 100%, but the text states {stated}.",
)


@rule.check
def rate_above_hundred(facts: Facts) -> Iterator[Finding]:
    """Report rates and shares above 100 %, except those known to go beyond it."""
    for fact in facts.figures:
        relation = fact.claim.relation
        if fact.base != "%" or fact.between.low is None or fact.between.low <= 100:
            continue
        planned = facts.figures[fact.number + 1] if fact.number + 1 < len(facts.figures) else None
        # '105% (kế hoạch 90%)': what is planned in percent below a hundred is a rate.
        rate = planned is not None and _is_plan_of_rate(fact, planned)
        rate = rate or _goes_on(facts, fact)
        named = rate or relation is Relation.OF_TOTAL or _OF_WORK.match(fact.after) is not None
        if _is_of_plan(facts, fact):
            continue
        if not named and (relation is not Relation.RATE or not _RATE.search(fact.key)):
            continue
        if _MAY.search(fact.key) or _CHANGE.search(fact.before):
            continue
        yield rule.finding(
            facts,
            fact.span,
            on=(fact,),
            arithmetic=(f"{fact.shown} > 100%",),
            repairs=slips_below(fact, Decimal(100)),
            indicator=fact.claim.indicator,
            stated=fact.shown,
        )


def _is_of_plan(facts: Facts, fact: Fact) -> bool:
    """'87/82%, đạt 106%': a rate and its plan, and then how much of the plan that is."""
    previous = facts.figures[fact.number - 1] if fact.number else None
    reached = fact.before.strip(" ,") in ("đạt", "bằng")
    return reached and previous is not None and previous.is_percent and previous.clause == fact.clause


def _goes_on(facts: Facts, fact: Fact) -> bool:
    """'Tỷ lệ chiếu sáng đường chính 100%, hẻm 106,2%': the rate goes on behind the comma."""
    previous = facts.figures[fact.number - 1] if fact.number else None
    return (
        previous is not None
        and previous.base == "%"
        and previous.clause == fact.clause
        and previous.claim.relation is Relation.RATE
        and previous.key.startswith("tỷ lệ")
        and _MAY.search(previous.key) is None
        and _NEXT.fullmatch(fact.before) is not None
    )


def _is_plan_of_rate(fact: Fact, planned: Fact) -> bool:
    high = planned.between.high
    if planned.role is not Role.PLAN or planned.base != "%" or planned.clause != fact.clause or high is None:
        return False
    return "kế hoạch" in planned.before and len(planned.before) <= _BESIDE and high <= 101
