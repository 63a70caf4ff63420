"""DB601: overdue."""

from __future__ import annotations

from collections.abc import Iterator

from vedich.domain.submission import SubmissionState
from vedich.store.integrity.check import Check, Hit, hit
from vedich.store.integrity.view import View
from vedich.store.models import Submission
from vedich.store.queries.owing import heirs

check = Check(
    "DB601",
    "{agency} chưa gửi báo cáo kỳ {period}, hạn {due:%d/%m/%Y}.",
    "{agency} has not sent its report for {period}, due {due}.",
    days=3,
)


@check.look
def look(view: View) -> Iterator[Hit]:
    """Give reports that are past their day and still to be sent up."""
    rows = Submission.objects.filter(report_period__due__lt=view.day).select_related(
        "report_period", "agency"
    )
    passed = heirs(view.day)
    for row in rows:
        state = SubmissionState(row.state)
        if state.may_be_reminded or state is SubmissionState.SUBMITTED:
            yield hit(
                f"submission:{row.pk}",
                row.area_id,
                agency=passed.get(row.agency_id, row.agency).vi,
                period=row.report_period.period,
                due=row.report_period.due,
            )
