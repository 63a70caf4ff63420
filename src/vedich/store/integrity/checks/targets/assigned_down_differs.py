"""DB309: assigned down differs."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from decimal import Decimal

from vedich.store.integrity.check import Check, Hit, hit
from vedich.store.integrity.view import View, adds_up, is_open

check = Check(
    "DB309",
    "{code} của {name} là {whole} {measure}, giao xuống cộng lại {total}.",
    "{code} of {name} is {whole} {measure}; what was assigned down comes to {total}.",
)


@check.look
def look(view: View) -> Iterator[Hit]:
    """Give targets that add up whose parts assigned down come to another sum."""
    sums: dict[int, Decimal] = defaultdict(Decimal)
    for version in view.targets.values():
        source = version.target.assigned_from_id
        if source is not None and version.value is not None and is_open(version.standing):
            sums[source] += version.value
    for pk, total in sums.items():
        above = view.targets.get(pk)
        if above is None or above.value is None or total == above.value:
            continue
        if adds_up(view.indicators.get(above.target.indicator_id)):
            yield hit(
                f"target:{pk}",
                above.target.area_id,
                code=above.target.indicator.code,
                name=view.titles[above.target.area_id],
                whole=above.value,
                measure=above.measure,
                total=total,
            )
