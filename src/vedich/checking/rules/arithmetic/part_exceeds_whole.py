"""VD103: a part of a list is greater than the whole it is part of."""

from __future__ import annotations

from collections.abc import Iterator

from vedich.checking.facts import Facts
from vedich.checking.rule import Rule
from vedich.domain.finding import Certainty, Finding

rule = Rule(
    code="VD103",
    name="part-exceeds-whole",
    since="0.1",
    certainty=Certainty.LIKELY,
    vi="Phần {part} lớn hơn tổng {whole} mà nó thuộc về.",
    en="The part {part} is greater than the whole {whole} it belongs to.",
)


@rule.check
def part_exceeds_whole(facts: Facts) -> Iterator[Finding]:
    """Report parts above their whole, in lists of figures and in counts of targets."""
    for parts in facts.lists:
        for part in parts.parts:
            if all(part.between.above(whole.between) for whole in (parts.whole, *parts.near)):
                yield rule.finding(
                    facts,
                    part.span,
                    on=(part, parts.whole),
                    arithmetic=(f"{part.shown} > {parts.whole.shown}",),
                    related=(parts.whole.span, part.span),
                    part=part.shown,
                    whole=parts.whole.shown,
                )
    for count in facts.counts:
        for item in count.items:
            parent = None if item.inside is None else count.items[item.inside]
            if parent is not None and item.number > parent.number:
                yield rule.finding(
                    facts,
                    item.span,
                    certainty=Certainty.WORTH_A_LOOK if count.is_doubtful else Certainty.CERTAIN,
                    arithmetic=(f"{item.number} > {parent.number}",),
                    related=(parent.span, item.span),
                    part=item.number,
                    whole=parent.number,
                )
