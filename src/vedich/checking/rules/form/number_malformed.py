"""VD401: a document number is not in the form prescribed."""

from __future__ import annotations

from collections.abc import Iterator

from vedich.checking.facts import Facts
from vedich.checking.rule import Rule
from vedich.domain.finding import Certainty, Finding, Repair

rule = Rule(
    code="VD401",
    name="number-malformed",
    since="0.1",
    certainty=Certainty.LIKELY,
    vi="Số hiệu {text} không đúng thể thức; theo quy định viết là {form}.",
    en="The number {text} is not in the prescribed form; it would be {form}.",
)


@rule.check
def number_malformed(facts: Facts) -> Iterator[Finding]:
    """Report numbers out of form: state bodies write '45/NQ-HĐND', Party bodies '25-NQ/TU'."""
    for number in facts.numbers:
        if number.form is not None:
            repair = Repair(number.span, number.form, "đúng thể thức số hiệu", "the prescribed form")
            yield rule.finding(facts, number.span, repairs=(repair,), text=number.text, form=number.form)
