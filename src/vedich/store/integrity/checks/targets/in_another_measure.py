"""DB311: in another measure."""

from __future__ import annotations

from collections.abc import Iterator

from vedich.store.integrity.check import Check, Hit, hit
from vedich.store.integrity.view import View
from vedich.store.queries.meanings import measure_of

check = Check(
    "DB311",
    "Chỉ tiêu {code} của {name} ghi '{measure}', không đổi được ra '{wanted}'.",
    "The target {code} of {name} is in '{measure}', which does not convert to '{wanted}'.",
)


@check.look
def look(view: View) -> Iterator[Hit]:
    """Give targets in a measure that does not convert to their indicator's; changes in points may differ."""
    for pk, version in view.targets.items():
        known = view.indicators.get(version.target.indicator_id)
        if known is None or version.operator in ("decrease_by", "increase_by", "text", "rank_within"):
            continue
        if not measure_of(version.measure).converts_to(measure_of(known.measure)):
            yield hit(
                f"target:{pk}",
                version.target.area_id,
                code=known.code,
                name=view.titles[version.target.area_id],
                measure=version.measure,
                wanted=known.measure,
            )
