"""VD302: a plan is not the target that is on record on that basis."""

from __future__ import annotations

from collections.abc import Iterator

from vedich.checking.fact import Role
from vedich.checking.facts import Facts
from vedich.checking.on_record import allowed, is_level, plain, shown, year_of
from vedich.checking.rule import Rule
from vedich.domain.finding import Certainty, Finding
from vedich.domain.target import Basis

rule = Rule(
    code="VD302",
    name="plan-differs-from-record",
    since="0.1",
    certainty=Certainty.LIKELY,
    vi="Văn bản ghi kế hoạch {stated} ({period}), chỉ tiêu đã lưu là {known}: {source}.",
    en="The text states a plan of {stated} ({period}); the target on record is {known}: {source}.",
)


@rule.check
def plan_differs_from_record(facts: Facts) -> Iterator[Finding]:
    """Report plans that no target on record is; where the text names no authority, worth a look."""
    for one in facts.recorded:
        if facts.known is None or one.fact.role is not Role.PLAN:
            continue
        targets = facts.known.targets(one.code, one.area, one.period)
        targets = targets or facts.known.targets(one.code, one.area, year_of(one.period))
        asked = [
            (known, *allowed(known))
            for known in targets
            if is_level(known) and one.basis in (known.basis, Basis.UNKNOWN)
        ]
        asked = [(known, values, base) for known, values, base in asked if base == one.fact.base]
        if not asked or any(values.meets(plain(one.fact)) for _, values, _ in asked):
            continue
        known = asked[0][0]
        yield rule.finding(
            facts,
            one.fact.span,
            on=(one.fact,),
            certainty=Certainty.WORTH_A_LOOK if one.basis is Basis.UNKNOWN else Certainty.LIKELY,
            arithmetic=tuple(f"{one.fact.shown} ≠ {shown(each)}" for each, _, _ in asked),
            stated=one.fact.shown,
            period=year_of(one.period),
            known=shown(known),
            source=known.source,
        )
