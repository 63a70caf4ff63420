"""DB302: without lead."""

from __future__ import annotations

from collections.abc import Iterator

from vedich.store.integrity.check import Check, Hit, hit
from vedich.store.integrity.view import View, is_open
from vedich.store.models import TargetAgency

check = Check(
    "DB302",
    "Chỉ tiêu {code} của {name} kỳ {period} chưa có cơ quan chủ trì.",
    "The target {code} of {name} for {period} has no lead agency.",
)


@check.look
def look(view: View) -> Iterator[Hit]:
    """Give open targets of this year or later that nobody leads; a part may leave that to its whole."""
    led = set(TargetAgency.objects.filter(leads=True, until=None).values_list("target_id", flat=True))
    for pk, version in view.targets.items():
        target = version.target
        if pk in led or target.whole_id is not None or not is_open(version.standing):
            continue
        if target.set.period_end >= view.day:
            yield hit(
                f"target:{pk}",
                target.area_id,
                code=target.indicator.code,
                name=view.titles[target.area_id],
                period=target.set.period,
            )
