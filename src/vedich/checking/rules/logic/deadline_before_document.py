"""VD203: a deadline that has passed before the document that sets it was issued."""

from __future__ import annotations

from collections.abc import Iterator

from vedich.checking.facts import Facts
from vedich.checking.rule import Rule
from vedich.domain.finding import Certainty, Finding

rule = Rule(
    code="VD203",
    name="deadline-before-document",
    since="0.1",
    certainty=Certainty.LIKELY,
    vi="Thời hạn {due} đã qua khi văn bản được ban hành ({issued}).",
    en="The deadline of {due} had passed when the document was issued ({issued}).",
)


@rule.check
def deadline_before_document(facts: Facts) -> Iterator[Finding]:
    """Report deadlines in orders that lie before the day the document bears."""
    issued = facts.oddities.dateline
    if issued is None:
        return
    for day in facts.oddities.deadlines:
        if day.day is not None and day.has_year and day.day < issued and not day.is_told:
            yield rule.finding(
                facts,
                day.span,
                arithmetic=(f"{day.day:%d/%m/%Y} < {issued:%d/%m/%Y}",),
                due=day.text,
                issued=f"{issued:%d/%m/%Y}",
            )
