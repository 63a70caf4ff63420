"""A period once it is open: those who have not sent are reminded, entry is closed, one is given more time."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta
from typing import Any

from vedich.access.policy import Permission
from vedich.access.scope import scope
from vedich.actions.deed import Deed, action
from vedich.actions.trouble import ActionError
from vedich.domain.submission import SubmissionState
from vedich.store.models import Area, Outgoing, ReportPeriod, Submission
from vedich.store.queries.areas import titles_of
from vedich.store.queries.owing import heirs


class LockedError(ActionError):
    """Raised when a report takes no figures any more, since its day of closing is past."""

    def __init__(self, closed_on: date) -> None:
        super().__init__(
            f"Kỳ báo cáo này đã khóa từ sau ngày {closed_on:%d/%m/%Y}. Hãy xin nơi giao báo cáo gia hạn cho "
            "đơn vị mình.",
            f"This period was closed after {closed_on}. Ask whoever asked for the report for more time.",
        )


def closed_since(report: Submission, day: date) -> date | None:
    """Give the last day on which a report took figures, where that is past; None where it still takes them.

    What was sent in time and came back may always be mended: closing is about those who never sent.
    """
    begun = SubmissionState(report.state) in (SubmissionState.ASSIGNED, SubmissionState.ENTERING)
    last = report.open_until
    return last if begun and report.replaces_id is None and last is not None and last < day else None


def refuse_locked(report: Submission, day: date) -> None:
    """Let pass or refuse to write into a report on a day.

    Raises:
        LockedError: its day of closing is past.
    """
    if (last := closed_since(report, day)) is not None:
        raise LockedError(last)


@action("remind")
def remind(
    deed: Deed, *, period: ReportPeriod, area: Area, submissions: Sequence[int] = ()
) -> dict[str, Any]:
    """Send a reminder to those under an area who still have to send their report; all, or some named ones.

    A report is reminded of once a day, however often one presses: the message's key holds the day.
    """
    deed.require(Permission.OPEN_PERIODS, area)
    event = deed.about(f"period:{period.regime.key}:{period.period}", area=area)
    wanted = _reports_below(deed, period, submissions)
    slow = [row for row in wanted if SubmissionState(row.state).may_be_reminded]
    titles = titles_of({row.area_id for row in slow}, deed.day)
    done = _sent_before([f"remind:{row.pk}:{deed.day}" for row in slow])
    reminded = [row for row in slow if f"remind:{row.pk}:{deed.day}" not in done]
    passed = heirs(deed.day)
    for row in reminded:
        deed.send(
            "remind",
            f"remind:{row.pk}:{deed.day}",
            {
                "submission": row.pk,
                "agency": passed.get(row.agency_id, row.agency).key,
                "area": titles.get(row.area_id, ""),
                "period": period.period,
                "due": period.due,
            },
        )
    deed.change(reminded=[row.pk for row in reminded], event=event.seq)
    return {"reminded": len(reminded), "before": len(slow) - len(reminded)}


@action("limit_entry", needs_reason=True)
def limit_entry(
    deed: Deed, *, period: ReportPeriod, area: Area, last: date | None, submissions: Sequence[int] = ()
) -> dict[str, Any]:
    """Say until which day figures of a period may be entered: for all under an area, or for some reports.

    The day before today closes it now; a day to come is an exception; None opens it without an end.
    """
    deed.require(Permission.OPEN_PERIODS, area)
    deed.about(f"period:{period.regime.key}:{period.period}", area=area)
    rows = _reports_below(deed, period, submissions)
    if not rows:
        raise ActionError("Không có báo cáo nào của kỳ này ở đây.", "There is no report of this period here.")
    if last is not None and last < deed.day - timedelta(days=1):
        raise ActionError(
            "Không khóa lùi về trước hôm qua: người đã nhập đúng hạn sẽ thành trễ.",
            "A period is not closed further back than yesterday: who was in time would turn late.",
        )
    Submission.objects.filter(pk__in=[row.pk for row in rows]).update(open_until=last)
    deed.change(open_until=last, submissions=[row.pk for row in rows])
    return {"limited": len(rows)}


def _reports_below(deed: Deed, period: ReportPeriod, submissions: Sequence[int]) -> list[Submission]:
    """Give the reports of a period where this person opens periods."""
    held = scope(deed.by, Permission.OPEN_PERIODS, deed.day)
    rows = Submission.objects.filter(report_period=period).select_related("agency").order_by("pk")
    if submissions:
        rows = rows.filter(pk__in=submissions)
    return [row for row in rows if held.holds(row.area_id)]


def _sent_before(keys: Sequence[str]) -> set[str]:
    found: set[str] = set()
    for start in range(0, len(keys), 500):
        rows = Outgoing.objects.filter(key__in=keys[start : start + 500])
        found |= set(rows.values_list("key", flat=True))
    return found
