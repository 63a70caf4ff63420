"""VD605: a figure is a power of ten away from all its neighbours of other years in the row."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from statistics import median

from vedich.checking.fact import Fact
from vedich.checking.facts import Facts
from vedich.checking.numerals import printed
from vedich.checking.rule import Rule
from vedich.checking.tabled import TableRow
from vedich.domain.finding import Certainty, Finding
from vedich.domain.period import PeriodKind

rule = Rule(
    code="VD605",
    name="out-of-line-with-its-row",
    since="0.1",
    certainty=Certainty.LIKELY,
    vi="{row}: {figure} lệch khoảng {times} lần so với các năm khác cùng hàng ({others}).",
    en="{row}: {figure} is about {times} times off the other years of its row ({others}).",
)

_FEWEST = 2
# The other years lie this near to one another; the odd one is this near to them once mended.
_ALIKE = Decimal(2)
_TIMES = (Decimal(10), Decimal(100), Decimal(1000), Decimal(10_000), Decimal(1_000_000))


@rule.check
def out_of_line_with_its_row(facts: Facts) -> Iterator[Finding]:
    """Report slips of dot, comma or measure that the other years of the row give away."""
    for table in facts.tables:
        for row in table.rows:
            yield from _in_row(facts, row)


def _in_row(facts: Facts, row: TableRow) -> Iterator[Finding]:
    years = [fact for fact in row.levels.values() if _is_of_a_year(fact)]
    for fact in years:
        others = [
            other
            for other in years
            if other is not fact and other.base == fact.base and other.claim.area == fact.claim.area
        ]
        if len(others) < _FEWEST:
            continue
        sizes = [other.value * other.factor for other in others]
        usual = Decimal(median(sizes))
        if max(sizes) > _ALIKE * min(sizes):
            continue
        times = _times(fact.value * fact.factor, usual)
        if times is not None:
            yield rule.finding(
                facts,
                fact.span,
                on=(fact, *others),
                arithmetic=(
                    f"{fact.shown} : {others[0].shown} = {printed(fact.value * fact.factor / sizes[0])}",
                ),
                row=fact.claim.indicator,
                figure=fact.shown,
                times=printed(times),
                others=", ".join(other.shown for other in others[:4]),
            )


def _is_of_a_year(fact: Fact) -> bool:
    period = fact.claim.period
    return period is not None and period.kind is PeriodKind.YEAR and fact.value > 0 and not fact.is_percent


def _times(size: Decimal, usual: Decimal) -> Decimal | None:
    for times in _TIMES:
        for mended in (size / times, size * times):
            if usual / _ALIKE <= mended <= usual * _ALIKE:
                return times
    return None
