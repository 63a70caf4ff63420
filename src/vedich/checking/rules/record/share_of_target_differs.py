"""VD308: a percentage of plan does not come of the result and the target on record."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from vedich.checking.fact import Fact, Role
from vedich.checking.facts import Facts
from vedich.checking.interval import Interval
from vedich.checking.on_record import Recorded, allowed, is_level, shown, year_of
from vedich.checking.rule import Rule
from vedich.domain.finding import Certainty, Finding
from vedich.domain.known import KnownTarget
from vedich.domain.target import Basis

rule = Rule(
    code="VD308",
    name="share-of-target-differs",
    since="0.1",
    certainty=Certainty.LIKELY,
    vi="Văn bản ghi đạt {stated}, nhưng {level} so với chỉ tiêu đã lưu {known} được {computed}: {source}.",
    en="The text states {stated}; {level} of the target on record, {known}, come to {computed}: {source}.",
)


@rule.check
def share_of_target_differs(facts: Facts) -> Iterator[Finding]:
    """Report percentages of plan that no target on record gives, where the text prints no plan itself."""
    for one in facts.recorded:
        level, share = one.told_with, one.fact
        if facts.known is None or level is None or share.role is not Role.OF_PLAN or level.is_percent:
            continue
        said = facts.statement_with(share)
        if said is None or said.plans:
            continue
        stated = share.stated
        if share.claim.form == "excess":
            stated += Interval.exactly(100)
        come_to = list(_shares(facts, one, level))
        if not come_to or any(values.meets(stated) for _, values in come_to):
            continue
        known, values = come_to[0]
        middle = _middle(values)
        yield rule.finding(
            facts,
            share.span,
            on=(share, level),
            certainty=Certainty.WORTH_A_LOOK if one.basis is Basis.UNKNOWN else Certainty.LIKELY,
            arithmetic=(f"{level.shown} : {shown(known)} × 100 = {middle} %",),
            stated=share.shown,
            level=level.shown,
            known=shown(known),
            computed=f"{middle}%",
            source=known.source,
        )


def _shares(facts: Facts, one: Recorded, level: Fact) -> Iterator[tuple[KnownTarget, Interval]]:
    """Give what the level comes to of each target on record of that basis, in per cent."""
    if facts.known is None:
        return
    targets = facts.known.targets(one.code, one.area, year_of(one.period))
    for known in targets:
        values, base = allowed(known)
        if not is_level(known) or base != level.base or one.basis not in (known.basis, Basis.UNKNOWN):
            continue
        yield known, (level.between / values).scaled(Decimal(100))


def _middle(values: Interval) -> str:
    low = values.low or Decimal(0)
    return f"{(low + (values.high or low)) / 2:.2f}".replace(".", ",")
