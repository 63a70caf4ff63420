"""VD602: a row of a table is not the sum of its parts in one column, though it is in the others."""

from __future__ import annotations

from collections.abc import Iterator

from vedich.checking.disagreement import disagreement
from vedich.checking.facts import Facts
from vedich.checking.rule import Rule
from vedich.checking.table_sums import divisions
from vedich.domain.finding import Certainty, Finding

rule = Rule(
    code="VD602",
    name="total-disagrees",
    since="0.1",
    certainty=Certainty.CERTAIN,
    vi="{row}: bảng ghi {stated}, nhưng các hàng thành phần cộng lại được {computed}.",
    en="{row}: the table states {stated}, but its parts come to {computed}.",
)


@rule.check
def total_disagrees(facts: Facts) -> Iterator[Finding]:
    """Report sums that fail where the other columns show that the parts are all there is."""
    for table in facts.tables:
        for division in divisions(table):
            if not division.is_proven:
                continue
            for equation in division.sums:
                if not equation.holds():
                    yield disagreement(rule, facts, equation, row=equation.stated.claim.indicator)
