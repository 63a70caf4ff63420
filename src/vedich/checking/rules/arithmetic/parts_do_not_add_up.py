"""VD101: the groups of a count of targets do not add up to the whole that the text states."""

from __future__ import annotations

from collections.abc import Iterator

from vedich.checking.counts import Count
from vedich.checking.facts import Facts
from vedich.checking.mending import count_repairs
from vedich.checking.rule import Rule
from vedich.domain.finding import Certainty, Finding

rule = Rule(
    code="VD101",
    name="parts-do-not-add-up",
    since="0.1",
    certainty=Certainty.CERTAIN,
    vi="Các phần cộng lại là {total} ({sum}), nhưng văn bản nêu tổng {whole}.",
    en="The parts come to {total} ({sum}), but the text states a whole of {whole}.",
)


@rule.check
def parts_do_not_add_up(facts: Facts) -> Iterator[Finding]:
    """Report groups that exceed the whole on every reading, or a complete list that falls short."""
    for count in facts.counts:
        too_many = count.least > count.total
        too_few = count.is_complete and count.most < count.total
        if not (too_many or too_few) or len(count.parts) < 2:
            continue
        # A list that falls short may have left a group out, unless the text says what is left.
        certainty = Certainty.CERTAIN if too_many or _tells_the_rest(count) else Certainty.LIKELY
        total = count.least if too_many else count.most
        written = " + ".join(str(item.number) for item in count.parts)
        yield rule.finding(
            facts,
            count.span,
            certainty=certainty,
            arithmetic=(f"{written} = {count.most}", f"{count.most} ≠ {count.total}"),
            repairs=count_repairs(count),
            related=tuple(item.span for item in count.parts),
            total=total,
            sum=written,
            whole=count.total,
        )


def _tells_the_rest(count: Count) -> bool:
    return any(item.is_rest for item in count.parts)
