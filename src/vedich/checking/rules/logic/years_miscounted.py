"""VD210: a period said to have so many years has more or fewer."""

from __future__ import annotations

from collections.abc import Iterator

from vedich.checking.facts import Facts
from vedich.checking.rule import Rule
from vedich.domain.finding import Certainty, Finding

rule = Rule(
    code="VD210",
    name="years-miscounted",
    since="0.1",
    certainty=Certainty.LIKELY,
    vi="Văn bản nói {count} năm, nhưng {first} - {last} là {true} năm.",
    en="The text says {count} years, but {first} to {last} are {true} years.",
)


@rule.check
def years_miscounted(facts: Facts) -> Iterator[Finding]:
    """Report '5 năm 2021 - 2026'; counting from year to year ('5 năm 2020 - 2025') is no fault."""
    for years in facts.oddities.years:
        span = years.last - years.first
        if years.count is not None and span >= 0 and years.count not in (span, span + 1):
            yield rule.finding(
                facts,
                years.span,
                arithmetic=(f"{years.last} - {years.first} + 1 = {span + 1} ≠ {years.count}",),
                count=years.count,
                first=years.first,
                last=years.last,
                true=span + 1,
            )
