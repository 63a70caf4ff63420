"""VD606: a table of a time after the reform of July 2025 still lists an area that ceased with it."""

from __future__ import annotations

from collections.abc import Iterator

from vedich.catalog.areas.load import REFORM, UnknownAreaError, area, is_present
from vedich.checking.fact import Fact
from vedich.checking.facts import Facts
from vedich.checking.rule import Rule
from vedich.checking.tabled import FactTable
from vedich.domain.document import ClaimKind
from vedich.domain.finding import Certainty, Finding

rule = Rule(
    code="VD606",
    name="dissolved-area-listed",
    since="0.1",
    certainty=Certainty.LIKELY,
    vi="{title} đã kết thúc ngày {day}, nhưng bảng vẫn có số liệu đến {until}.",
    en="{title} ceased on {day}, but the table has figures until {until}.",
)

# A table of mostly former areas is one of the former borders, on purpose.
_MOST_FORMER = 0.34


@rule.check
def dissolved_area_listed(facts: Facts) -> Iterator[Finding]:
    """Report rows of former areas among rows of areas of today."""
    for table in facts.tables:
        listed = _listed(table)
        former = {code: fact for code, fact in listed.items() if not is_present(code)}
        if not former or len(former) > _MOST_FORMER * len(listed):
            continue
        for code, fact in former.items():
            try:
                place = area(code)
            except UnknownAreaError:
                continue
            period = fact.claim.period
            if place.until is None or period is None:
                continue
            yield rule.finding(
                facts,
                fact.span,
                on=(fact,),
                title=place.title[:1].upper() + place.title[1:],
                day=f"{place.until:%d/%m/%Y}",
                until=f"{period.end:%d/%m/%Y}",
            )


def _listed(table: FactTable) -> dict[str, Fact]:
    """Give the areas of rows with a result that reaches beyond the reform, each with such a figure."""
    found: dict[str, Fact] = {}
    for row in table.rows:
        for fact in row.cells.values():
            link, period = fact.claim.area_link, fact.claim.period
            if (
                link is not None
                and period is not None
                and period.end >= REFORM
                and fact.claim.kind is ClaimKind.RESULT
                and not row.is_total
            ):
                found.setdefault(link.code, fact)
    return found
