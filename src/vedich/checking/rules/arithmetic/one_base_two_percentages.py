"""VD120: one result has two different percentages of what is called the same base."""

from __future__ import annotations

import re
from collections.abc import Iterator

from vedich.checking.disagreement import cover
from vedich.checking.fact import Fact, Role
from vedich.checking.facts import Facts
from vedich.checking.rule import Rule
from vedich.domain.finding import Certainty, Finding

# 'Dự toán' alone may be anybody's: the base must be named in three words or more.
_BASE = re.compile(
    r"\s*(?:so )?(?:với )?(?P<words>(?:dự toán|kế hoạch|chỉ tiêu|nghị quyết)(?: [^\W\d_]+){1,6}|cùng kỳ)"
    r"\s*(?:năm \d{4}\s*)?(?=[(,;.]|và |$)"
)

rule = Rule(
    code="VD120",
    name="one-base-two-percentages",
    since="0.1",
    certainty=Certainty.LIKELY,
    vi="Cùng so với “{base}” mà có hai tỷ lệ {one} và {other}; có thể ghi nhầm căn cứ so sánh.",
    en="Two percentages, {one} and {other}, of the same base “{base}”; one base may be misnamed.",
)


@rule.check
def one_base_two_percentages(facts: Facts) -> Iterator[Finding]:
    """Report '91,8% dự toán tỉnh giao và 84,6% dự toán tỉnh giao' of one result."""
    for statement in facts.statements:
        named: dict[str, Fact] = {}
        for share in statement.tied:
            if share.role not in (Role.OF_PLAN, Role.RATIO) or share.claim.form == "excess":
                continue
            base = _BASE.match(share.after)
            if base is None or statement.level is None:
                continue
            words = " ".join(base["words"].split())
            first = named.setdefault(words, share)
            if first.clause == share.clause and not first.between.meets(share.between):
                yield rule.finding(
                    facts,
                    cover((first, share)),
                    on=(statement.level, first, share),
                    arithmetic=(f"{first.shown} ≠ {share.shown}",),
                    base=words,
                    one=first.shown,
                    other=share.shown,
                )
