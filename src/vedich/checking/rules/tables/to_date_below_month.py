"""VD603: the months so far come to less than the month alone, of something that adds up over the year."""

from __future__ import annotations

from collections.abc import Iterator

from vedich.checking.fact import Fact
from vedich.checking.facts import Facts
from vedich.checking.rule import Rule
from vedich.checking.tabled import TableRow, accumulates
from vedich.domain.document import ClaimKind
from vedich.domain.finding import Certainty, Finding
from vedich.domain.period import PeriodKind

rule = Rule(
    code="VD603",
    name="to-date-below-month",
    since="0.1",
    certainty=Certainty.CERTAIN,
    vi="{row}: lũy kế {so_far} nhỏ hơn riêng tháng {month}.",
    en="{row}: {so_far} so far is less than {month} in the month alone.",
)


@rule.check
def to_date_below_month(facts: Facts) -> Iterator[Finding]:
    """Report sums over months that are smaller than one of them; herds and rates do not add up."""
    for table in facts.tables:
        for row in table.rows:
            for month, so_far in _pairs(row):
                if month.between.above(so_far.between):
                    yield rule.finding(
                        facts,
                        so_far.span,
                        on=(month, so_far),
                        arithmetic=(f"{so_far.shown} < {month.shown}",),
                        row=so_far.claim.indicator,
                        so_far=so_far.shown,
                        month=month.shown,
                    )


def _pairs(row: TableRow) -> Iterator[tuple[Fact, Fact]]:
    results = [fact for fact in row.cells.values() if fact.claim.kind is ClaimKind.RESULT and _adds_up(fact)]
    for month in results:
        of_month = month.claim.period
        if of_month is None or of_month.kind is not PeriodKind.MONTH:
            continue
        for so_far in results:
            period = so_far.claim.period
            if (
                period is not None
                and period != of_month
                and period.start <= of_month.start
                and of_month.end <= period.end
                and period.start.year == of_month.start.year
                and so_far.base == month.base
                and so_far.value >= 0
            ):
                yield month, so_far


def _adds_up(fact: Fact) -> bool:
    link = fact.claim.link
    return link is not None and accumulates(link.code) and not fact.is_percent
