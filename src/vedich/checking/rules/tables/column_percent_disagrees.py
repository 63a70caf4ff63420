"""VD601: a percentage of a table's column is not what the two columns come to in its row."""

from __future__ import annotations

from collections.abc import Iterator

from vedich.checking.column_formulas import equations_of_columns
from vedich.checking.disagreement import disagreement
from vedich.checking.facts import Facts
from vedich.checking.rule import Rule
from vedich.domain.finding import Certainty, Finding

rule = Rule(
    code="VD601",
    name="column-percent-disagrees",
    since="0.1",
    certainty=Certainty.CERTAIN,
    vi="{row}: bảng ghi {stated}, nhưng tính từ {others} cùng hàng được {computed}.",
    en="{row}: the table states {stated}, but {others} of the same row come to {computed}.",
)


@rule.check
def column_percent_disagrees(facts: Facts) -> Iterator[Finding]:
    """Report percentages that do not come of the columns which all other rows come of."""
    for table in facts.tables:
        for equation in equations_of_columns(table):
            if not equation.holds():
                yield disagreement(rule, facts, equation, row=equation.stated.claim.indicator)
