"""VD604: a part is printed in another measure than its whole, though the numbers add up as they stand."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from vedich.checking.fact import Fact, last_digit
from vedich.checking.facts import Facts
from vedich.checking.rule import Rule
from vedich.checking.tabled import FactTable, TableRow
from vedich.domain.finding import Certainty, Finding

rule = Rule(
    code="VD604",
    name="measures-mixed",
    since="0.1",
    certainty=Certainty.LIKELY,
    vi="{row} ghi theo {measure}, trong khi hàng tổng ghi theo {other} và các số cộng khớp như cùng đơn vị.",
    en="{row} is in {measure}, its whole in {other}, and the numbers add up as if in the same measure.",
)


@rule.check
def measures_mixed(facts: Facts) -> Iterator[Finding]:
    """Report rows whose printed numbers add up to the whole only when their measure is overlooked."""
    for table in facts.tables:
        for whole in table.rows:
            yield from _in_sum(facts, table, whole)


def _in_sum(facts: Facts, table: FactTable, whole: TableRow) -> Iterator[Finding]:
    parts = table.parts_of(whole)
    if len(parts) < 2:
        return
    columns = [at for at in whole.levels if all(at in part.levels for part in parts)]
    adding = [at for at in columns if _adds_up(whole.cells[at], [part.cells[at] for part in parts])]
    if len(adding) < 2 or 2 * len(adding) < len(columns):
        return
    for part in parts:
        one, other = part.cells[adding[0]], whole.cells[adding[0]]
        if one.base == other.base and one.factor != other.factor:
            yield rule.finding(
                facts,
                one.span,
                on=(one, other),
                arithmetic=tuple(_written(whole, parts, at) for at in adding[:3]),
                row=one.claim.indicator,
                measure=one.claim.measure,
                other=other.claim.measure,
            )


def _adds_up(total: Fact, facts: list[Fact]) -> bool:
    if total.is_percent or any(fact.base != total.base for fact in facts):
        return False
    apart = abs(sum((fact.value for fact in facts), Decimal(0)) - total.value)
    return apart <= sum((last_digit(fact.claim) for fact in (*facts, total)), Decimal(0)) / 2


def _written(whole: TableRow, parts: tuple[TableRow, ...], at: int) -> str:
    return " + ".join(part.cells[at].shown for part in parts) + f" = {whole.cells[at].shown}"
