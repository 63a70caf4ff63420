"""DB301: without version."""

from __future__ import annotations

from collections.abc import Iterator

from vedich.store.integrity.check import Check, Hit, hit
from vedich.store.integrity.view import View
from vedich.store.models import Target

check = Check(
    "DB301",
    "Chỉ tiêu {code} giao cho {name} kỳ {period} không nêu mức.",
    "The target {code} of {name} for {period} asks for nothing.",
)


@check.look
def look(view: View) -> Iterator[Hit]:
    """Give targets without any version."""
    rows = Target.objects.filter(versions=None).values_list("pk", "indicator__code", "area_id", "set__period")
    for pk, code, area, period in rows:
        yield hit(f"target:{pk}", area, code=code, name=view.titles[area], period=period)
