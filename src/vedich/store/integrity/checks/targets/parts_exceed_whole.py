"""DB307: parts exceed whole."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from decimal import Decimal

from vedich.store.integrity.check import Check, Hit, hit
from vedich.store.integrity.view import View, adds_up, is_open

check = Check(
    "DB307",
    "Các phần của chỉ tiêu {code} ({name}) cộng lại {total}, vượt toàn bộ {whole} {measure}.",
    "The parts of {code} of {name} come to {total}, above the whole of {whole} {measure}.",
)


@check.look
def look(view: View) -> Iterator[Hit]:
    """Give compound targets whose parts, in the same measure and indicator, exceed the whole."""
    sums: dict[int, Decimal] = defaultdict(Decimal)
    for version in view.targets.values():
        whole = view.targets.get(version.target.whole_id or 0)
        if whole is None or version.value is None or not is_open(version.standing):
            continue
        if whole.measure == version.measure and whole.target.indicator_id == version.target.indicator_id:
            sums[whole.target_id] += version.value
    for pk, total in sums.items():
        whole = view.targets[pk]
        additive = adds_up(view.indicators.get(whole.target.indicator_id))
        if whole.value is not None and additive and total > whole.value:
            yield hit(
                f"target:{pk}",
                whole.target.area_id,
                code=whole.target.indicator.code,
                name=view.titles[whole.target.area_id],
                total=total,
                whole=whole.value,
                measure=whole.measure,
            )
