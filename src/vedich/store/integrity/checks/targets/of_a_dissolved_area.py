"""DB310: of a dissolved area."""

from __future__ import annotations

from collections.abc import Iterator

from vedich.store.integrity.check import Check, Hit, hit
from vedich.store.integrity.view import View, is_open

check = Check(
    "DB310",
    "{name} kết thúc ngày {until:%d/%m/%Y} mà chỉ tiêu {code} kỳ {period} chưa chuyển, kết thúc hay thay.",
    "{name} ended on {until}; its target {code} for {period} was not carried over, ended or replaced.",
)


@check.look
def look(view: View) -> Iterator[Hit]:
    """Give open targets of areas that ended before the period did."""
    for pk, version in view.targets.items():
        target = version.target
        until = view.areas[target.area_id].until
        if until is not None and until < target.set.period_end and is_open(version.standing):
            yield hit(
                f"target:{pk}",
                target.area_id,
                code=target.indicator.code,
                name=view.titles[target.area_id],
                until=until,
                period=target.set.period,
            )
