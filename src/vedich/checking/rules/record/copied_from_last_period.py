"""VD304: a figure of the year so far is digit for digit the one of the period before."""

from __future__ import annotations

from collections.abc import Iterator

from vedich.checking.facts import Facts
from vedich.checking.on_record import allowed, shown
from vedich.checking.rule import Rule
from vedich.domain.finding import Certainty, Finding

rule = Rule(
    code="VD304",
    name="copied-from-last-period",
    since="0.1",
    certainty=Certainty.WORTH_A_LOOK,
    vi="Lũy kế {stated} ({period}) giống hệt số đã lưu của kỳ trước ({earlier}), có thể chép lại: {source}.",
    en="{stated} so far ({period}) is exactly what is on record for {earlier}, perhaps copied: {source}.",
)
# '12 công trình' may well stay 12; three digits seldom do.
_DIGITS = 3


@rule.check
def copied_from_last_period(facts: Facts) -> Iterator[Finding]:
    """Report cumulative results that have not moved since the last end on record."""
    for one in facts.recorded:
        if facts.known is None or not one.is_result or not one.is_to_date or one.fact.is_percent:
            continue
        if sum(letter.isdigit() for letter in one.fact.claim.figure.text.rstrip("0.,")) < _DIGITS:
            continue
        series = facts.known.series(one.code, one.area, one.period.end.year)
        before = [known for known in series if known.period.end < one.period.end]
        for known in before[-1:]:
            values, base = allowed(known)
            if base == one.fact.base and values == one.fact.between:
                yield rule.finding(
                    facts,
                    one.fact.span,
                    on=(one.fact,),
                    arithmetic=(f"{one.fact.shown} = {shown(known)}",),
                    stated=one.fact.shown,
                    period=one.period,
                    earlier=known.period,
                    source=known.source,
                )
