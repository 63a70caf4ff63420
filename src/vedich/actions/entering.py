"""Figures typed into a report: each cell against the one that was seen, so that no unseen work is lost."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from vedich.access.policy import Permission
from vedich.access.scope import in_force
from vedich.actions.deed import Deed, action
from vedich.actions.observations import Said, checked, saved
from vedich.actions.periods import refuse_locked
from vedich.actions.trouble import ActionError
from vedich.domain.observation import Vintage
from vedich.domain.period import Period
from vedich.domain.submission import SubmissionMove, SubmissionState, WrongMoveError
from vedich.store.models import Appointment, Draft, Observation, Submission
from vedich.store.queries.contents import begun_with
from vedich.store.queries.forms import report_of


@dataclass(frozen=True, slots=True)
class Written:
    """A cell that somebody filled in; `seen` is the id of the figure that stood there, None for a blank."""

    said: Said
    seen: int | None


@dataclass(frozen=True, slots=True)
class Clash:
    """A cell that another person filled in meanwhile: which, and the id of what stands there now."""

    indicator: str
    period: str
    stands: int | None


class ClashError(ActionError):
    """Raised when cells were filled in by somebody else since they were seen; `clashes` names them."""

    def __init__(self, clashes: Sequence[Clash]) -> None:
        self.clashes = tuple(clashes)
        super().__init__(
            f"{len(clashes)} ô đã được người khác sửa trong lúc bạn nhập. Hãy xem cả hai số rồi chọn.",
            f"{len(clashes)} cells were changed by somebody else meanwhile. Look at both figures and choose.",
        )


@action("enter_figures")
def enter_figures(deed: Deed, *, submission: int, cells: Sequence[Written]) -> dict[str, Any]:
    """Write cells into a report, all or none; whoever begins a report opens it with that.

    Somebody without a post in the report's own area enters for its agency, and the report says so.

    Raises:
        NotAllowedError: the person may not enter figures there.
        WrongMoveError: the report is locked, being looked at or approved.
        LockedError: its day of closing is past.
        ClashError: somebody else filled in one of the cells since it was seen.
        RowTroublesError: a figure cannot be taken.
    """
    report = report_of(submission)
    deed.require(Permission.ENTER, report.area if report else None)
    assert report is not None  # a report that is not there has no area, and was refused
    if not cells:
        raise ActionError("Chưa có ô nào thay đổi.", "No cell was changed.")
    if not _works_in(deed, report):
        deed.on_behalf_of = report.agency
    event = deed.about(f"submission:{report.pk}", area=report.area)
    # The head of the chain is locked now: nobody else of this root writes until this ends.
    report.refresh_from_db()
    _open(deed, report)
    if clashes := _clashes(report, cells):
        raise ClashError(clashes)
    rows = [*_carried_over(report, cells), *(cell.said for cell in cells)]
    ready = checked(deed, rows, Permission.ENTER)
    deed.seal("store_observation", *saved(ready, event, submission=report))
    deed.rows([one.indicator, str(one.period), one.value, one.words, one.reason] for one in ready.rows)
    Draft.objects.filter(submission=report, user=deed.by).delete()
    return {"cells": len(cells), "event": event.pk}


def _works_in(deed: Deed, report: Submission) -> bool:
    posts = Appointment.objects.filter(in_force(deed.day), user=deed.by, area=report.area_id)
    return posts.exists()


def _open(deed: Deed, report: Submission) -> None:
    """Open a report that nobody began; refuse one that takes no figures."""
    refuse_locked(report, deed.day)
    state = SubmissionState(report.state)
    if state is SubmissionState.ASSIGNED:
        after = state.after(SubmissionMove.OPEN)
        Submission.objects.filter(pk=report.pk).update(
            state=after.value, edition=report.edition + 1, entered_by=deed.by
        )
        deed.change(state=after)
    elif not state.is_open:
        raise WrongMoveError(state, SubmissionMove.OPEN)
    elif report.entered_by_id is None:
        Submission.objects.filter(pk=report.pk).update(entered_by=deed.by)
    if deed.on_behalf_of is not None:
        Submission.objects.filter(pk=report.pk).update(on_behalf=True)


def _carried_over(report: Submission, cells: Sequence[Written]) -> list[Said]:
    """Give what a correction leaves as it was: it begins with all that the report said that it corrects."""
    before = begun_with(report)
    if before.pk == report.pk:
        return []
    rows = Observation.objects.filter(submission=before).order_by("pk").select_related("indicator", "area")
    standing = {(row.indicator.code, row.category_id, row.area_id, row.period): row for row in rows}
    typed = {(cell.said.indicator, str(cell.said.period)) for cell in cells}
    return [
        Said(
            row.indicator.code,
            row.area.key,
            Period.parse(row.period),
            row.as_of,
            Vintage(row.vintage),
            row.measure,
            value=row.value,
            value_max=row.value_max,
            denominator=row.denominator,
            words=row.words,
            printed=row.printed,
            category=row.category_id,
            reason=row.reason,
        )
        for row in standing.values()
        if row.category_id is not None or (row.indicator.code, row.period) not in typed
    ]


def _clashes(report: Submission, cells: Sequence[Written]) -> list[Clash]:
    """Give the cells in which something else stands than was seen, unless it is what was typed."""
    here = Observation.objects.filter(submission=begun_with(report), category=None).order_by("pk")
    standing = {
        (code, period): (pk, value, words)
        for pk, code, period, value, words in here.values_list(
            "pk", "indicator__code", "period", "value", "words"
        )
    }
    found = []
    for cell in cells:
        key = (cell.said.indicator, str(cell.said.period))
        stands = standing.get(key)
        if (stands[0] if stands else None) == cell.seen:
            continue
        if stands is not None and stands[1:] == (cell.said.value, cell.said.words):
            continue
        found.append(Clash(*key, stands[0] if stands else None))
    return found
