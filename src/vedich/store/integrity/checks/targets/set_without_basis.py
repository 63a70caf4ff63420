"""DB304: set without basis."""

from __future__ import annotations

from collections.abc import Iterator

from vedich.store.integrity.check import Check, Hit, hit
from vedich.store.integrity.view import View
from vedich.store.models import TargetSet

check = Check(
    "DB304",
    "Bộ chỉ tiêu kỳ {period} của {name} chưa rõ ai giao (căn cứ).",
    "The targets of {name} for {period} do not say on whose authority they stand.",
)


@check.look
def look(view: View) -> Iterator[Hit]:
    """Give sets of targets whose basis is unknown."""
    for pk, area, period in TargetSet.objects.filter(basis="unknown").values_list("pk", "area_id", "period"):
        yield hit(f"targets:{pk}", area, name=view.titles[area], period=period)
