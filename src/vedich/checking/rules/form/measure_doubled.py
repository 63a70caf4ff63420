"""VD405: a measure stands twice, or two measures run into each other."""

from __future__ import annotations

from collections.abc import Iterator

from vedich.checking.facts import Facts
from vedich.checking.rule import Rule
from vedich.domain.finding import Certainty, Finding

rule = Rule(
    code="VD405",
    name="measure-doubled",
    since="0.1",
    certainty=Certainty.WORTH_A_LOOK,
    vi="Đơn vị tính bị lặp hoặc ghép sai: {text}.",
    en="The measure is doubled or joined wrongly: {text}.",
)


@rule.check
def measure_doubled(facts: Facts) -> Iterator[Finding]:
    """Report '100%%', 'tỷ tỷ đồng', 'tỷ triệu đồng'."""
    for span in facts.oddities.doubled:
        yield rule.finding(facts, span, text=" ".join(facts.words(span).split()))
