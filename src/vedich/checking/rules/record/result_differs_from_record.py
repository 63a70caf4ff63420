"""VD301: a result is not the one that is on record for the same period."""

from __future__ import annotations

from collections.abc import Iterator

from vedich.checking.facts import Facts
from vedich.checking.on_record import allowed, shown
from vedich.checking.rule import Rule
from vedich.domain.finding import Certainty, Finding

rule = Rule(
    code="VD301",
    name="result-differs-from-record",
    since="0.1",
    certainty=Certainty.LIKELY,
    vi="Văn bản ghi {stated} ({period}), hồ sơ đã lưu {known}: {source}.",
    en="The text states {stated} ({period}); on record is {known}: {source}.",
)


@rule.check
def result_differs_from_record(facts: Facts) -> Iterator[Finding]:
    """Report results that cannot be the standing one; an estimate beside a later actual is worth a look."""
    for one in facts.recorded:
        if facts.known is None or not one.is_result:
            continue
        told = facts.known.results(one.code, one.area, one.period)
        same = [each for each in told if each.vintage.is_result is not one.is_estimate]
        for known in (same or list(told))[:1]:
            values, base = allowed(known)
            if base != one.fact.base or values.meets(one.fact.between):
                continue
            yield rule.finding(
                facts,
                one.fact.span,
                on=(one.fact,),
                certainty=Certainty.LIKELY if same else Certainty.WORTH_A_LOOK,
                arithmetic=(f"{one.fact.shown} ≠ {shown(known)} ({known.vintage.wording.vi})",),
                stated=one.fact.shown,
                period=one.period,
                known=shown(known),
                source=known.source,
            )
