"""VD119: a result is a greater share of the stretch goal than of the plan assigned."""

from __future__ import annotations

from collections.abc import Iterator

from vedich.checking.directions import LESS_IS_BETTER
from vedich.checking.disagreement import cover
from vedich.checking.fact import Role
from vedich.checking.facts import Facts
from vedich.checking.numerals import printed
from vedich.checking.rule import Rule
from vedich.domain.document import Relation
from vedich.domain.finding import Certainty, Finding

rule = Rule(
    code="VD119",
    name="stretch-below-assigned",
    since="0.1",
    certainty=Certainty.LIKELY,
    vi="Bằng {stretch} mức phấn đấu nhưng chỉ {assigned} mức được giao: mức phấn đấu thấp hơn mức được giao.",
    en="{stretch} of the stretch goal but {assigned} of the plan assigned: the goal lies below the plan.",
)

_ASSIGNED = (Relation.OF_PROVINCE_PLAN, Relation.OF_CENTRAL_PLAN)


@rule.check
def stretch_below_assigned(facts: Facts) -> Iterator[Finding]:
    """Report a stretch goal that the percentages put below the plan assigned from above."""
    for statement in facts.statements:
        shares = [fact for fact in statement.of(Role.OF_PLAN) if fact.claim.form != "excess"]
        stretch = [fact for fact in shares if fact.claim.relation is Relation.OF_STRETCH]
        assigned = [fact for fact in shares if fact.claim.relation in _ASSIGNED]
        if any(LESS_IS_BETTER.search(fact.key) for fact in shares):
            continue  # to strive for fewer poor households is to set a lower goal
        if len(stretch) == 1 and len(assigned) == 1 and stretch[0].between.above(assigned[0].between):
            on = tuple(fact for fact in (statement.level, assigned[0], stretch[0]) if fact is not None)
            yield rule.finding(
                facts,
                cover((assigned[0], stretch[0])),
                on=on,
                arithmetic=(
                    f"{printed(assigned[0].value)} : {printed(stretch[0].value)} = "
                    f"{printed(assigned[0].value / stretch[0].value)} < 1",
                ),
                related=tuple(fact.span for fact in on),
                stretch=stretch[0].shown,
                assigned=assigned[0].shown,
            )
