"""VD411: a number below ten, or a month 1 or 2, stands without its leading zero."""

from __future__ import annotations

from collections.abc import Iterator

from vedich.checking.facts import Facts
from vedich.checking.rule import Rule
from vedich.domain.finding import Certainty, Finding, Repair

rule = Rule(
    code="VD411",
    name="leading-zero-missing",
    since="0.1",
    certainty=Certainty.WORTH_A_LOOK,
    vi="“{text}” phải viết “0{text}” ở số và ngày ban hành văn bản.",
    en="“{text}” must be “0{text}” in the number and date of a document.",
)


@rule.check
def leading_zero_missing(facts: Facts) -> Iterator[Finding]:
    """Report the own number and dateline of a document; dates in its text are free."""
    for fault, span in facts.oddities.layout:
        if fault == "leading zero":
            text = facts.words(span)
            repair = Repair(span, f"0{text}", "thêm số 0 ở trước", "a zero in front")
            yield rule.finding(facts, span, repairs=(repair,), text=text)
