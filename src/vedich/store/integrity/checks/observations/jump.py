"""DB403: jump."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from itertools import pairwise

from vedich.domain.indicator import IndicatorKind
from vedich.store.integrity.check import Check, Hit, hit
from vedich.store.integrity.view import View

_RATES = frozenset({IndicatorKind.RATE, IndicatorKind.SHARE})

check = Check(
    "DB403",
    "{code} của {name}: từ {before} ({earlier}) thành {after} {measure} ({later}), gấp {times} lần.",
    "{code} of {name}: from {before} ({earlier}) to {after} {measure} ({later}), {times} times.",
)


@check.look
def look(view: View) -> Iterator[Hit]:
    """Give figures ten times the one before or a tenth of it, which often is a measure mistaken.

    A rate that begins anew with the year (giải ngân) falls to next to nothing in January, and is no mistake.
    """
    for (series, _), told in view.series.items():
        is_rate = view.indicators[series[0]].kind in _RATES
        for before, after in pairwise(told):
            if is_rate and before.end.year < after.end.year:
                continue
            if not before.value or not after.value or (before.value < 0) != (after.value < 0):
                continue
            times = after.value / before.value
            if times >= 10 or times <= Decimal("0.1"):
                known = view.indicators[series[0]]
                yield hit(
                    f"figure:{known.code}:{view.areas[series[2]].key}:{after.period}",
                    series[2],
                    code=known.code,
                    name=view.titles[series[2]],
                    before=before.value,
                    earlier=before.period,
                    after=after.value,
                    later=after.period,
                    measure=known.measure,
                    times=round(times, 2),
                )
