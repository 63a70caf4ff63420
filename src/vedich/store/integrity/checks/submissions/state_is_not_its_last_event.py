"""DB605: state is not its last event."""

from __future__ import annotations

import json
from collections.abc import Iterator

from vedich.domain.submission import SubmissionState
from vedich.store.integrity.check import Check, Hit, hit
from vedich.store.integrity.view import View
from vedich.store.models import Event, Submission

check = Check(
    "DB605",
    "Báo cáo {period} của {agency} ở trạng thái '{state}', sự kiện cuối nói '{said}'.",
    "The report {period} of {agency} is '{state}'; its last event says '{said}'.",
)


@check.look
def look(view: View) -> Iterator[Hit]:
    """Give reports whose state is not the one that their last move led to."""
    last: dict[str, str] = {}
    moves = Event.objects.filter(action__in=("move_submission", "submit_figures")).order_by("pk")
    for subject, content in moves.values_list("subject", "content").iterator(chunk_size=2000):
        last[subject] = str(json.loads(content).get("changed", {}).get("state", ""))
    for row in Submission.objects.select_related("report_period", "agency"):
        said = last.get(f"submission:{row.pk}")
        # The version that a correction replaces is moved by the approval of the newer one.
        if said is None or row.state in (said, "corrected"):
            continue
        yield hit(
            f"submission:{row.pk}",
            row.area_id,
            period=row.report_period.period,
            agency=row.agency.vi,
            state=SubmissionState(row.state).wording.vi,
            said=SubmissionState(said).wording.vi,
        )
