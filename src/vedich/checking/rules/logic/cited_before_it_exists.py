"""VD211: a document is cited that bears a later day than the document that cites it."""

from __future__ import annotations

from collections.abc import Iterator

from vedich.checking.facts import Facts
from vedich.checking.rule import Rule
from vedich.domain.finding import Certainty, Finding

rule = Rule(
    code="VD211",
    name="cited-before-it-exists",
    since="0.1",
    certainty=Certainty.LIKELY,
    vi="Văn bản được dẫn đề ngày {cited}, sau ngày của chính văn bản này ({issued}).",
    en="The document cited bears {cited}, later than this document itself ({issued}).",
)


@rule.check
def cited_before_it_exists(facts: Facts) -> Iterator[Finding]:
    """Report cited documents dated after the day the text itself bears."""
    issued = facts.oddities.dateline
    if issued is None:
        return
    for day in facts.oddities.days:
        if day.is_citation and day.day is not None and day.day > issued:
            yield rule.finding(
                facts,
                day.span,
                arithmetic=(f"{day.day:%d/%m/%Y} > {issued:%d/%m/%Y}",),
                cited=f"{day.day:%d/%m/%Y}",
                issued=f"{issued:%d/%m/%Y}",
            )
