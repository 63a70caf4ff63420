"""VD303: a figure of the year so far lies below what was on record earlier in the year."""

from __future__ import annotations

from collections.abc import Iterator

from vedich.checking.facts import Facts
from vedich.checking.on_record import allowed, shown
from vedich.checking.rule import Rule
from vedich.domain.finding import Certainty, Finding

rule = Rule(
    code="VD303",
    name="to-date-falls",
    since="0.1",
    certainty=Certainty.LIKELY,
    vi="Lũy kế {stated} ({period}) thấp hơn {known} đã lưu của kỳ trước ({earlier}): {source}.",
    en="{stated} so far ({period}) lies below {known} on record for an earlier end ({earlier}): {source}.",
)


@rule.check
def to_date_falls(facts: Facts) -> Iterator[Finding]:
    """Report cumulative results below the last one on record in the same year."""
    for one in facts.recorded:
        if facts.known is None or not one.is_result or not one.is_to_date:
            continue
        series = facts.known.series(one.code, one.area, one.period.end.year)
        before = [known for known in series if known.period.end < one.period.end]
        for known in before[-1:]:
            values, base = allowed(known)
            if base == one.fact.base and values.above(one.fact.between):
                sure = known.vintage.is_result
                yield rule.finding(
                    facts,
                    one.fact.span,
                    on=(one.fact,),
                    certainty=Certainty.LIKELY if sure else Certainty.WORTH_A_LOOK,
                    arithmetic=(f"{one.fact.shown} < {shown(known)}",),
                    stated=one.fact.shown,
                    period=one.period,
                    known=shown(known),
                    earlier=known.period,
                    source=known.source,
                )
