"""DB409: estimate after result."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Any

from vedich.domain.observation import Vintage
from vedich.store.integrity.check import Check, Hit, hit
from vedich.store.integrity.view import View
from vedich.store.models import Observation

check = Check(
    "DB409",
    "{indicator} của {name} kỳ {period}: ghi '{now}' sau khi đã có số '{then}'.",
    "{indicator} of {name} for {period}: '{now}' is told after '{then}'.",
)


@check.look
def look(view: View) -> Iterator[Hit]:
    """Give forecasts and estimates that are told after a result."""
    last: dict[tuple[Any, ...], tuple[date, Vintage]] = {}
    rows = Observation.objects.order_by("as_of", "pk").values_list(
        "pk", "indicator_id", "category_id", "area_id", "period", "as_of", "vintage"
    )
    for pk, indicator, category, area, period, as_of, printed in rows.iterator(chunk_size=5000):
        key, vintage = (indicator, category, area, period), Vintage(printed)
        before = last.get(key)
        if before is not None and before[0] < as_of and before[1].is_result and not vintage.is_result:
            yield hit(
                f"observation:{pk}",
                area,
                indicator=view.name(indicator),
                name=view.titles[area],
                period=period,
                now=vintage.wording.vi,
                then=before[1].wording.vi,
            )
        last[key] = (as_of, vintage)
