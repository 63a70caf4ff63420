"""DB604: in total without figures."""

from __future__ import annotations

from collections.abc import Iterator

from vedich.domain.submission import SubmissionState
from vedich.store.integrity.check import Check, Hit, hit
from vedich.store.integrity.view import View
from vedich.store.models import Submission

check = Check(
    "DB604",
    "Báo cáo {period} của {agency} đã duyệt mà không có số nào.",
    "The report {period} of {agency} is approved and holds no figure.",
)


@check.look
def look(view: View) -> Iterator[Hit]:
    """Give reports in the total that hold no figure."""
    rows = Submission.objects.filter(observations=None).select_related("report_period", "agency")
    for row in rows:
        if SubmissionState(row.state).is_in_total:
            yield hit(
                f"submission:{row.pk}",
                row.area_id,
                period=row.report_period.period,
                agency=row.agency.vi,
            )
