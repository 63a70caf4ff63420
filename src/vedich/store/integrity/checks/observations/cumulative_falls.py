"""DB402: cumulative falls."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from datetime import date
from itertools import pairwise
from typing import Any

from vedich.store.integrity.check import Check, Hit, hit
from vedich.store.integrity.view import Told, View

check = Check(
    "DB402",
    "{code} của {name}: lũy kế {later} là {less}, thấp hơn lũy kế {earlier} là {more} {measure}.",
    "{code} of {name}: {later} comes to {less}, below {more} {measure} of {earlier}.",
)


@check.look
def look(view: View) -> Iterator[Hit]:
    """Give flows whose figure since the start of the year falls from one day to a later one."""
    rows: dict[tuple[Any, date], list[Told]] = defaultdict(list)
    for one in view.told:
        known = view.indicators.get(one.series[0])
        yearly = (one.start.month, one.start.day) == (1, 1)
        if known is not None and known.kind == "flow" and yearly and one.value is not None:
            rows[one.series, one.start].append(one)
    for (series, _), told in rows.items():
        told.sort(key=lambda one: one.end)
        for before, after in pairwise(told):
            if before.value is None or after.value is None or not before.value > after.value >= 0:
                continue
            yield hit(
                f"figure:{view.indicators[series[0]].code}:{view.areas[series[2]].key}:{after.period}",
                series[2],
                code=view.indicators[series[0]].code,
                name=view.titles[series[2]],
                later=after.period,
                less=after.value,
                earlier=before.period,
                more=before.value,
                measure=view.indicators[series[0]].measure,
            )
