"""VD403: the year in a document number is not the year of its date."""

from __future__ import annotations

from collections.abc import Iterator

from vedich.checking.facts import Facts
from vedich.checking.rule import Rule
from vedich.domain.finding import Certainty, Finding

rule = Rule(
    code="VD403",
    name="number-year-disagrees",
    since="0.1",
    certainty=Certainty.LIKELY,
    vi="Số hiệu {text} là của năm {year} nhưng ngày ban hành thuộc năm {dated}.",
    en="The number {text} is of {year}, but the date is in {dated}.",
)


@rule.check
def number_year_disagrees(facts: Facts) -> Iterator[Finding]:
    """Report '12/2021/NĐ-CP ngày 24/02/2020'."""
    for number in facts.numbers:
        if number.year is not None and number.dated is not None and number.year != number.dated:
            yield rule.finding(facts, number.span, text=number.text, year=number.year, dated=number.dated)
