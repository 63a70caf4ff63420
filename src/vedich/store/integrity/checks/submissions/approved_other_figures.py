"""DB603: approved other figures."""

from __future__ import annotations

from collections.abc import Iterator

from vedich.domain.submission import SubmissionState
from vedich.store.integrity.check import Check, Hit, hit
from vedich.store.integrity.view import View
from vedich.store.models import Submission
from vedich.store.queries.contents import content_hash

check = Check(
    "DB603",
    "Báo cáo {period} của {agency} đang tính vào tổng hợp nhưng số liệu khác bản đã duyệt.",
    "The report {period} of {agency} is in the total, but its figures are not those that were approved.",
)


@check.look
def look(view: View) -> Iterator[Hit]:
    """Give reports in the total whose figures are not those of their last approval."""
    for row in Submission.objects.select_related("report_period", "agency"):
        if not SubmissionState(row.state).is_in_total:
            continue
        last = row.approvals.filter(move="approve").order_by("-pk").first()
        if last is None or last.content_hash != content_hash(row):
            yield hit(
                f"submission:{row.pk}",
                row.area_id,
                period=row.report_period.period,
                agency=row.agency.vi,
            )
