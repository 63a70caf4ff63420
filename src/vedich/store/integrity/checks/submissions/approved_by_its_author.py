"""DB606: approved by its author."""

from __future__ import annotations

from collections.abc import Iterator

from django.db.models import F, Q

from vedich.store.integrity.check import Check, Hit, hit
from vedich.store.integrity.view import View
from vedich.store.models import Approval

check = Check(
    "DB606",
    "Báo cáo {period} của {agency} do chính người nhập hoặc trình ({user}) duyệt.",
    "The report {period} of {agency} was approved by who entered or submitted it ({user}).",
)


@check.look
def look(view: View) -> Iterator[Hit]:
    """Give reports that somebody approved or sent up who entered or submitted them."""
    rows = Approval.objects.filter(move__in=("approve", "send_up")).filter(
        Q(by=F("submission__entered_by")) | Q(by=F("submission__submitted_by"))
    )
    for row in rows.select_related("submission__report_period", "submission__agency", "by"):
        yield hit(
            f"approval:{row.pk}",
            row.submission.area_id,
            period=row.submission.report_period.period,
            agency=row.submission.agency.vi,
            user=row.by.username,
        )
