"""DB503: draft cited."""

from __future__ import annotations

from collections.abc import Iterator

from vedich.store.integrity.check import Check, Hit, hit
from vedich.store.integrity.view import View
from vedich.store.models import TargetSet

check = Check(
    "DB503",
    "Chỉ tiêu kỳ {period} của {name} theo dự thảo {draft}, chưa phải văn bản ban hành.",
    "The targets of {name} for {period} rest on {draft}, which is a draft.",
)


@check.look
def look(view: View) -> Iterator[Hit]:
    """Give sets of targets that rest on a draft."""
    for row in TargetSet.objects.filter(document__is_draft=True).select_related("document"):
        yield hit(
            f"targets:{row.pk}",
            row.area_id,
            period=row.period,
            name=view.titles[row.area_id],
            draft=str(row.document),
        )
