"""DB418: missing months."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from vedich.store.integrity.check import Check, Hit, hit
from vedich.store.integrity.view import View

check = Check(
    "DB418",
    "{code} của {name} thiếu số giữa {earlier} và {later}.",
    "{code} of {name} has no figure between {earlier} and {later}.",
)


@check.look
def look(view: View) -> Iterator[Hit]:
    """Give gaps of a month or more in monthly series of at least four figures."""
    for (series, length), told in view.series.items():
        if length != 3 or len(told) < 4:
            continue
        for before, after in pairwise(told):
            if (after.start - before.end).days > 27:
                known = view.indicators[series[0]]
                yield hit(
                    f"figure:{known.code}:{view.areas[series[2]].key}:{after.period}",
                    series[2],
                    code=known.code,
                    name=view.titles[series[2]],
                    earlier=before.period,
                    later=after.period,
                )
