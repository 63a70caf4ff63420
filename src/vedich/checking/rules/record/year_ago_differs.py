"""VD305: the same period of last year is quoted otherwise than it was reported then."""

from __future__ import annotations

import re
from collections.abc import Iterator

from vedich.checking.fact import Role
from vedich.checking.facts import Facts
from vedich.checking.on_record import allowed, shown
from vedich.checking.rule import Rule
from vedich.domain.finding import Certainty, Finding

rule = Rule(
    code="VD305",
    name="year-ago-differs",
    since="0.1",
    certainty=Certainty.LIKELY,
    vi="Văn bản ghi cùng kỳ là {stated}, nhưng {period} đã báo cáo {known}: {source}.",
    en="The text quotes {stated} for a year ago; reported for {period} was {known}: {source}.",
)
_YEAR_AGO = re.compile(r"cùng kỳ|năm (?:trước|ngoái)")


@rule.check
def year_ago_differs(facts: Facts) -> Iterator[Finding]:
    """Report quoted levels of the year before that no result on record of those days is."""
    for one in facts.recorded:
        level = one.told_with
        if facts.known is None or level is None or one.fact.role is not Role.EARLIER:
            continue
        if level.claim.period is None or not _YEAR_AGO.search(one.fact.before):
            continue
        then = level.claim.period.year_ago
        told = facts.known.results(one.code, one.area, then)
        compared = [(known, *allowed(known)) for known in told]
        compared = [(known, values, base) for known, values, base in compared if base == one.fact.base]
        if not compared or any(values.meets(one.fact.between) for _, values, _ in compared):
            continue
        known = compared[0][0]
        yield rule.finding(
            facts,
            one.fact.span,
            on=(one.fact,),
            arithmetic=(f"{one.fact.shown} ≠ {shown(known)}",),
            stated=one.fact.shown,
            period=then,
            known=shown(known),
            source=known.source,
        )
