"""VD103: a part of a list is greater than the whole it is part of."""

from __future__ import annotations

import re
from collections.abc import Iterator

from vedich.checking.fact import Fact, Role, same_kind
from vedich.checking.facts import Facts
from vedich.checking.repair import slips_below
from vedich.checking.rule import Rule
from vedich.domain.finding import Certainty, Finding

# More cannot be cleared up than happened; more may be settled than came in, for old ones are too.
_DONE = re.compile(
    r"^[\s,;]*(?:đã |điều tra |khám phá )*(?:làm rõ|đủ tiêu chuẩn|thu gom"
    r"|trúng tuyển|xử lý)(?: được)? $"
)

# No more is put into a work than its total investment.
_SPENT = re.compile(r"vốn (?:đã )?(?:bố trí|cấp|giao)(?: cho dự án)? $")

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
                    repairs=slips_below(part, parts.whole.value * parts.whole.factor),
                    related=(parts.whole.span, part.span),
                    part=part.shown,
                    whole=parts.whole.shown,
                )
    for part, whole in _done_of_all(facts):
        yield rule.finding(
            facts,
            part.span,
            on=(part, whole),
            arithmetic=(f"{part.shown} > {whole.shown}",),
            related=(whole.span, part.span),
            part=part.shown,
            whole=whole.shown,
        )
    for count in facts.counts:
        for item in count.items:
            parent = None if item.inside is None else count.items[item.inside]
            if parent is not None and item.number > parent.number:
                yield rule.finding(
                    facts,
                    item.span,
                    certainty=Certainty.CERTAIN,
                    arithmetic=(f"{item.number} > {parent.number}",),
                    related=(parent.span, item.span),
                    part=item.number,
                    whole=parent.number,
                )


def _done_of_all(facts: Facts) -> Iterator[tuple[Fact, Fact]]:
    """Give what is cleared up together with all there was, where the first is greater."""
    for part in facts.figures:
        done = _DONE.match(part.before) or _SPENT.search(part.before)
        if part.role is not Role.LEVEL or part.is_percent or not done:
            continue
        before = [
            fact
            for fact in facts.figures[max(0, part.number - 5) : part.number]
            if _DONE.match(part.before)
            and fact.sentence == part.sentence
            and same_kind(fact, part)
            and fact.role is Role.LEVEL
            and not fact.is_aside
        ]
        if not before and _SPENT.search(part.before):
            before = [
                fact
                for fact in facts.figures[max(0, part.number - 3) : part.number]
                if fact.sentence == part.sentence and fact.key.startswith("tổng mức đầu tư")
            ]
        if before and all(part.between.above(fact.between) for fact in before):
            yield part, before[0]
