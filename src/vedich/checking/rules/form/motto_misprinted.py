"""VD408: the motto of the state is not printed as prescribed."""

from __future__ import annotations

from collections.abc import Iterator

from vedich.checking.facts import Facts
from vedich.checking.rule import Rule
from vedich.domain.finding import Certainty, Finding, Repair

rule = Rule(
    code="VD408",
    name="motto-misprinted",
    since="0.1",
    certainty=Certainty.WORTH_A_LOOK,
    vi="Tiêu ngữ ghi “{text}”; theo quy định là “Độc lập - Tự do - Hạnh phúc”.",
    en="The motto reads “{text}”; it should be “Độc lập - Tự do - Hạnh phúc”.",
)


@rule.check
def motto_misprinted(facts: Facts) -> Iterator[Finding]:
    """Report a motto without its hyphens and blanks."""
    for fault, span in facts.oddities.layout:
        if fault == "motto":
            right = "Độc lập - Tự do - Hạnh phúc"
            repair = Repair(span, right, "đúng thể thức", "the prescribed form")
            yield rule.finding(facts, span, repairs=(repair,), text=" ".join(facts.words(span).split()))
