"""VD402: the words name one type of document, the symbol of its number another."""

from __future__ import annotations

from collections.abc import Iterator

from vedich.checking.facts import Facts
from vedich.checking.rule import Rule
from vedich.domain.finding import Certainty, Finding

rule = Rule(
    code="VD402",
    name="type-and-symbol-disagree",
    since="0.1",
    certainty=Certainty.LIKELY,
    vi="Văn bản được gọi là {said} nhưng số hiệu {text} là của {meant}.",
    en="It is called {said}, but the number {text} is that of {meant}.",
)


@rule.check
def type_and_symbol_disagree(facts: Facts) -> Iterator[Finding]:
    """Report 'Quyết định số 15/KH-UBND'."""
    for number in facts.numbers:
        if number.type_said and number.type_meant and number.type_said != number.type_meant:
            # 'Quy định số 22-QĐ/TW': the Party's centre writes QĐ for both.
            both = {number.type_said, number.type_meant} == {"quy định", "quyết định"}
            if number.form is None and not both:
                yield rule.finding(
                    facts, number.span, said=number.type_said, text=number.text, meant=number.type_meant
                )
