"""DB312: lead also supports."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from vedich.store.integrity.check import Check, Hit, hit
from vedich.store.integrity.view import View
from vedich.store.models import TargetAgency

check = Check(
    "DB312",
    "{agency} vừa chủ trì vừa phối hợp chỉ tiêu {code} của {name}.",
    "{agency} both leads and supports {code} of {name}.",
)


@check.look
def look(view: View) -> Iterator[Hit]:
    """Give targets that one agency leads and supports."""
    part: dict[tuple[int, int], set[bool]] = defaultdict(set)
    rows = TargetAgency.objects.filter(until=None).select_related("target__indicator", "agency")
    for row in rows:
        part[row.target_id, row.agency_id].add(row.leads)
        if len(part[row.target_id, row.agency_id]) == 2:
            yield hit(
                f"target:{row.target_id}:{row.agency.key}",
                row.target.area_id,
                agency=row.agency.vi,
                code=row.target.indicator.code,
                name=view.titles[row.target.area_id],
            )
