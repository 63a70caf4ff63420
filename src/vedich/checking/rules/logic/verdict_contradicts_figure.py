"""VD208: the words say the plan is exceeded or missed, the figure says the opposite."""

from __future__ import annotations

import re
from collections.abc import Iterator

from vedich.checking.directions import LESS_IS_BETTER
from vedich.checking.fact import Role
from vedich.checking.facts import Facts
from vedich.checking.rule import Rule
from vedich.domain.finding import Certainty, Finding

_PLAN = r"(?:kế hoạch|chỉ tiêu|dự toán|mục tiêu|nghị quyết)"
_ABOVE = re.compile(rf"[^,;(]{{0,60}},\s*(?P<verdict>(?:hoàn thành )?vượt {_PLAN})")
_BELOW = re.compile(rf"[^,;(]{{0,60}},\s*(?P<verdict>(?:không|chưa) (?:đạt|hoàn thành) {_PLAN})")

rule = Rule(
    code="VD208",
    name="verdict-contradicts-figure",
    since="0.1",
    certainty=Certainty.LIKELY,
    vi="Văn bản nói {verdict} trong khi tỷ lệ thực hiện là {stated}.",
    en="The text says “{verdict}” while the share of the plan is {stated}.",
)


@rule.check
def verdict_contradicts_figure(facts: Facts) -> Iterator[Finding]:
    """Report 'vượt kế hoạch' beside less than 100 % and 'không đạt' beside more."""
    for fact in facts.figures:
        if fact.role is not Role.OF_PLAN or fact.claim.form == "excess" or LESS_IS_BETTER.search(fact.key):
            continue
        low, high = fact.between.low, fact.between.high
        wanted = (
            _ABOVE if high is not None and high < 100 else _BELOW if low is not None and low > 100 else None
        )
        found = wanted.match(fact.after) if wanted is not None else None
        if found is not None:
            start = fact.end + found.start("verdict")
            place = facts.view.span(start, fact.end + found.end("verdict"))
            yield rule.finding(
                facts,
                place,
                on=(fact,),
                arithmetic=(f"{fact.shown} {'<' if wanted is _ABOVE else '>'} 100%",),
                related=(fact.span, place),
                verdict=found["verdict"],
                stated=fact.shown,
            )
