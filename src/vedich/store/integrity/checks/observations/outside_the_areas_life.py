"""DB406: outside the areas life."""

from __future__ import annotations

from collections.abc import Iterator

from vedich.store.integrity.check import Check, Hit, hit
from vedich.store.integrity.view import View

check = Check(
    "DB406",
    "{code} kỳ {period} ghi cho {name}, địa bàn khi đó chưa có hoặc đã kết thúc.",
    "{code} for {period} is told of {name}, which had not begun or had ended.",
)


@check.look
def look(view: View) -> Iterator[Hit]:
    """Give figures of periods that lie before an area began or after it ended."""
    for one in view.told:
        area = view.areas[one.series[2]]
        ended = area.until is not None and area.until < one.start
        if ended or (area.since is not None and one.end < area.since):
            code = view.indicators[one.series[0]].code if one.series[0] in view.indicators else "?"
            yield hit(
                f"observation:{one.id}", area.pk, code=code, period=one.period, name=view.titles[area.pk]
            )
