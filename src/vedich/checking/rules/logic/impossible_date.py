"""VD202: a day, month or quarter that the calendar does not have."""

from __future__ import annotations

from collections.abc import Iterator

from vedich.checking.facts import Facts
from vedich.checking.rule import Rule
from vedich.domain.finding import Certainty, Finding

rule = Rule(
    code="VD202",
    name="impossible-date",
    since="0.1",
    certainty=Certainty.CERTAIN,
    vi="Không có {text} trong lịch.",
    en="The calendar has no {text}.",
)


@rule.check
def impossible_date(facts: Facts) -> Iterator[Finding]:
    """Report days such as 31/4, months above 12, quarters above IV."""
    for day in facts.oddities.days:
        if day.day is None:
            yield rule.finding(facts, day.span, text=day.text)
