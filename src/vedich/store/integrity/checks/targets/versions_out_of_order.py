"""DB306: versions out of order."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from vedich.store.integrity.check import Check, Hit, hit
from vedich.store.integrity.view import View
from vedich.store.models import TargetVersion

check = Check(
    "DB306",
    "Các lần đổi mức {code} của {name} không theo thứ tự: bản {number} từ {since}.",
    "The versions of {code} of {name} are out of order: {number} from {since}.",
)


@check.look
def look(view: View) -> Iterator[Hit]:
    """Give targets whose versions leave out a number or begin before the one they follow."""
    rows = TargetVersion.objects.order_by("target", "version").values_list(
        "target_id", "version", "since", "target__area_id", "target__indicator__code"
    )
    last: tuple[int, int, date | None] = (0, 0, None)
    for target, number, since, area, code in rows:
        same = target == last[0]
        gap = number != (last[1] + 1 if same else 1)
        back = same and since is not None and last[2] is not None and since < last[2]
        if gap or back:
            yield hit(
                f"target:{target}", area, code=code, name=view.titles[area], number=number, since=since or "?"
            )
        last = (target, number, since)
