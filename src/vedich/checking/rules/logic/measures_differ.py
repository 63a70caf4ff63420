"""VD214: a result and what it is compared with are in different measures."""

from __future__ import annotations

from collections.abc import Iterator

from vedich.checking.disagreement import cover
from vedich.checking.fact import Role, is_count, same_kind
from vedich.checking.facts import Facts
from vedich.checking.rule import Rule
from vedich.domain.finding import Certainty, Finding

_TIES = (Role.OF_PLAN, Role.GROWTH, Role.RATIO)

rule = Rule(
    code="VD214",
    name="measures-differ",
    since="0.1",
    certainty=Certainty.LIKELY,
    vi="{one} được so với {other}, nhưng hai đơn vị tính không đổi được cho nhau.",
    en="{one} is compared with {other}, but the two measures do not convert.",
)


@rule.check
def measures_differ(facts: Facts) -> Iterator[Finding]:
    """Report '8.945 ha, giảm 2,9% (9.210 triệu kWh)'."""
    for one, share, other in zip(facts.figures, facts.figures[1:], facts.figures[2:], strict=False):
        if share.role not in _TIES or not share.is_percent or one.role not in (Role.LEVEL, Role.PLAN):
            continue
        if other.role not in (Role.EARLIER, Role.PLAN) or not other.is_aside or other.clause != one.clause:
            continue
        if one.is_percent or other.is_percent or same_kind(one, other) or one.claim.denominator is not None:
            continue
        if is_count(one.base) and is_count(other.base):
            continue  # 'thuê bao' and 'số thuê bao' may be two words for one thing
        yield rule.finding(
            facts,
            cover((one, other)),
            on=(one, share, other),
            arithmetic=(f"{one.claim.measure} ≠ {other.claim.measure}",),
            related=(one.span, other.span),
            one=one.shown,
            other=other.shown,
        )
