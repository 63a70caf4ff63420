"""DB416: copied from before."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from itertools import pairwise

from vedich.store.integrity.check import Check, Hit, hit
from vedich.store.integrity.view import View

check = Check(
    "DB416",
    "{name}: cả {count} chỉ tiêu kỳ {period} giống hệt kỳ trước.",
    "{name}: all {count} figures of {period} are those of the period before.",
)


@check.look
def look(view: View) -> Iterator[Hit]:
    """Give areas where at least three flows of a month are all the same as the month before."""
    same: Counter[tuple[int, str]] = Counter()
    asked: Counter[tuple[int, str]] = Counter()
    for (series, length), told in view.series.items():
        if length != 3 or view.indicators[series[0]].kind != "flow":
            continue
        for before, after in pairwise(told):
            if (after.start - before.end).days == 1 and after.value:
                asked[series[2], after.period] += 1
                same[series[2], after.period] += after.value == before.value
    for (area, period), count in asked.items():
        if count >= 3 and same[area, period] == count:
            yield hit(
                f"area:{view.areas[area].key}:{period}",
                area,
                name=view.titles[area],
                count=count,
                period=period,
            )
