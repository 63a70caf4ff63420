"""VD404: a number is printed with separators that are not the Vietnamese ones."""

from __future__ import annotations

from collections.abc import Iterator

from vedich.checking.fact import is_clean
from vedich.checking.facts import Facts
from vedich.checking.numerals import printed
from vedich.checking.rule import Rule
from vedich.domain.finding import Certainty, Finding, Repair

rule = Rule(
    code="VD404",
    name="foreign-separators",
    since="0.1",
    certainty=Certainty.WORTH_A_LOOK,
    vi="Số {text} viết dấu chấm, dấu phẩy không theo lối Việt Nam; được hiểu là {value}.",
    en="The number {text} has separators that are not Vietnamese; it is read as {value}.",
)


@rule.check
def foreign_separators(facts: Facts) -> Iterator[Finding]:
    """Report '17.4 km' and '1,234,567': dots group thousands, a comma opens decimals."""
    for fact in facts.figures:
        if fact.claim.figure.doubtful and is_clean(fact.claim.surface):
            place = fact.digits()
            value = printed(fact.claim.figure.value, fact.claim.figure.decimals)
            repairs = (
                () if place is None else (Repair(place, value, "lối viết Việt Nam", "the Vietnamese form"),)
            )
            yield rule.finding(facts, fact.span, repairs=repairs, text=fact.claim.figure.text, value=value)
