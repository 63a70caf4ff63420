"""VD206: a change is told against the very year, or a later one, that it is a change of."""

from __future__ import annotations

import re
from collections.abc import Iterator

from vedich.checking.fact import Fact, Role
from vedich.checking.facts import Facts
from vedich.checking.rule import Rule
from vedich.domain.finding import Certainty, Finding, Repair

_AGAINST = re.compile(
    r"\s*(?:so )?(?:với |cùng )+(?:cùng )?(?:kỳ )?(?:thực hiện )?(?:của )?(?:năm )?((?:19|20)\d\d)(?!\d)"
)
_OWN = re.compile(r"(?:^|[\s,(])(?:trong |tháng \d{1,2} |quý \w+ )?năm ((?:19|20)\d\d)(?!\d)")

rule = Rule(
    code="VD206",
    name="compared-with-itself",
    since="0.1",
    certainty=Certainty.LIKELY,
    vi="So sánh với năm {year} trong khi số liệu là của năm {own}.",
    en="Compared with {year}, while the figure is of {own}.",
)


@rule.check
def compared_with_itself(facts: Facts) -> Iterator[Finding]:
    """Report 'năm 2023 ..., tăng 5% so với năm 2023'."""
    for fact in facts.figures:
        if fact.role not in (Role.GROWTH, Role.RATIO, Role.CHANGE):
            continue
        found = _AGAINST.match(fact.after)
        if found is None:
            continue
        year, own = int(found[1]), _own_year(facts, fact)
        if own is not None and year >= own:
            start = facts.view.at(fact.span.end) + found.start(1)
            place = facts.view.span(start, start + 4)
            yield rule.finding(
                facts,
                place,
                on=(fact,),
                arithmetic=(f"{year} ≥ {own}",),
                repairs=(Repair(place, str(own - 1), f"{own} - 1 = {own - 1}", f"{own} - 1 = {own - 1}"),),
                related=(fact.span, place),
                year=year,
                own=own,
            )


def _own_year(facts: Facts, fact: Fact) -> int | None:
    """Give the one year that the sentence names before the figure, where it names one alone."""
    start, _ = facts.view.sentence_at(fact.at)
    named = {int(found[1]) for found in _OWN.finditer(facts.view.text, start, fact.at)}
    return named.pop() if len(named) == 1 else None
