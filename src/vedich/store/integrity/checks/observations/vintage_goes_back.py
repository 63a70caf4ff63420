"""DB410: vintage goes back."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Any

from vedich.domain.observation import Vintage
from vedich.store.integrity.check import Check, Hit, hit
from vedich.store.integrity.view import View
from vedich.store.models import Observation

check = Check(
    "DB410",
    "{indicator} của {name} kỳ {period}: từ số '{then}' quay lại số '{now}'.",
    "{indicator} of {name} for {period} goes back from '{then}' to '{now}'.",
)


@check.look
def look(view: View) -> Iterator[Hit]:
    """Give results that are less final than what was told before."""
    last: dict[tuple[Any, ...], tuple[date, Vintage]] = {}
    rows = Observation.objects.order_by("as_of", "pk").values_list(
        "pk", "indicator_id", "category_id", "area_id", "period", "as_of", "vintage"
    )
    for pk, indicator, category, area, period, as_of, printed in rows.iterator(chunk_size=5000):
        key, vintage = (indicator, category, area, period), Vintage(printed)
        before = last.get(key)
        if (
            before is not None
            and before[0] < as_of
            and before[1].is_result
            and vintage.is_result
            and vintage.rank < before[1].rank
        ):
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
