"""DB303: set without document."""

from __future__ import annotations

from collections.abc import Iterator

from vedich.store.integrity.check import Check, Hit, hit
from vedich.store.integrity.view import View
from vedich.store.models import TargetSet

check = Check(
    "DB303",
    "Bộ chỉ tiêu năm {period} của {name} ({basis}) không có văn bản.",
    "The targets of {name} for {period} ({basis}) rest on no document.",
)


@check.look
def look(view: View) -> Iterator[Hit]:
    """Give sets of targets that no document sets."""
    for pk, area, period, basis in TargetSet.objects.filter(document=None, targets__isnull=False).values_list(
        "pk", "area_id", "period", "basis"
    ):
        yield hit(f"targets:{pk}", area, name=view.titles[area], period=period, basis=basis)
