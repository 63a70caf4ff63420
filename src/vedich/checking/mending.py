"""Repairs of counts: which number, mistyped by one slip, would make the groups come to the whole."""

from __future__ import annotations

from collections.abc import Iterator

from vedich.checking.counts import Count
from vedich.checking.repair import MOST_REPAIRS, slips
from vedich.domain.document import Span
from vedich.domain.finding import Repair


def count_repairs(count: Count) -> tuple[Repair, ...]:
    """Give the slips that would make the groups beside one another come to the whole, likeliest first.

    A doubled or added digit in a group comes before a mistyped one, and later groups before earlier: the
    first number of a count is the one that its author knows by heart.
    """
    ranked: list[tuple[tuple[int, int], Repair]] = []
    for late, (span, number, needed) in enumerate(_needed(count)):
        old, new = str(number), str(needed)
        if needed < 0 or old == new:
            continue
        slip = next((slip for slip in slips(old) if slip.text == new), None)
        cost = slip.cost if slip else 9
        vi = slip.vi if slip else "tính lại từ các số khác"
        en = slip.en if slip else "computed from the others"
        ranked.append(((cost, -late), Repair(span, new, f"{old}: {vi}", f"{old}: {en}")))
    ranked.sort(key=lambda pair: pair[0])
    return tuple(repair for _, repair in ranked[:MOST_REPAIRS])


def _needed(count: Count) -> Iterator[tuple[Span, int, int]]:
    """Give each number with what it would have to be, the whole first."""
    yield count.total_span, count.total, count.most
    for item in count.parts:
        yield item.span, item.number, count.total - (count.most - item.number)
