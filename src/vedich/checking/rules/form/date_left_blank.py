"""VD410: the day of the document is left blank."""

from __future__ import annotations

from collections.abc import Iterator

from vedich.checking.facts import Facts
from vedich.checking.rule import Rule
from vedich.domain.finding import Certainty, Finding

rule = Rule(
    code="VD410",
    name="date-left-blank",
    since="0.1",
    certainty=Certainty.WORTH_A_LOOK,
    vi="Ngày, tháng của văn bản còn để trống: “{text}”.",
    en="The day of the document is left blank: “{text}”.",
)


@rule.check
def date_left_blank(facts: Facts) -> Iterator[Finding]:
    """Report 'ngày ... tháng ... năm 2023'; a draft may be used but not cited."""
    for fault, span in facts.oddities.layout:
        if fault == "blank date":
            yield rule.finding(facts, span, text=" ".join(facts.words(span).split()))
