"""DB607: asked of a dissolved area."""

from __future__ import annotations

from collections.abc import Iterator

from vedich.domain.submission import SubmissionState
from vedich.store.integrity.check import Check, Hit, hit
from vedich.store.integrity.view import View
from vedich.store.models import Submission

check = Check(
    "DB607",
    "Báo cáo {period} được giao cho {name}, đã kết thúc ngày {until:%d/%m/%Y} trước kỳ.",
    "The report {period} is asked of {name}, which ended on {until}, before the period.",
)


@check.look
def look(view: View) -> Iterator[Hit]:
    """Give reports expected of areas that ended before the days they are about."""
    for row in Submission.objects.select_related("report_period"):
        until = view.areas[row.area_id].until
        if until is None or not SubmissionState(row.state).is_expected:
            continue
        if until < row.report_period.covers_start:
            yield hit(
                f"submission:{row.pk}",
                row.area_id,
                period=row.report_period.period,
                name=view.titles[row.area_id],
                until=until,
            )
