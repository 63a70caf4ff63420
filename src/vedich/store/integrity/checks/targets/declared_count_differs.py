"""DB308: declared count differs."""

from __future__ import annotations

from collections.abc import Iterator

from django.db.models import Count, Q

from vedich.store.integrity.check import Check, Hit, hit
from vedich.store.integrity.view import View
from vedich.store.models import TargetSet

check = Check(
    "DB308",
    "Văn bản nói có {declared} chỉ tiêu, hồ sơ có {there} ({name}, kỳ {period}).",
    "The document says {declared} targets, the record has {there} ({name}, {period}).",
)


@check.look
def look(view: View) -> Iterator[Hit]:
    """Give sets whose declared count is not that of their targets; parts are not counted."""
    rows = TargetSet.objects.exclude(declared_count=None).annotate(
        there=Count("targets", filter=Q(targets__whole=None))
    )
    for pk, area, period, declared, there in rows.values_list(
        "pk", "area_id", "period", "declared_count", "there"
    ):
        if declared != there:
            yield hit(
                f"targets:{pk}", area, declared=declared, there=there, name=view.titles[area], period=period
            )
