"""Figures typed into a report: each cell against the one that was seen, so that no unseen work is lost."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from vedich.access.policy import Permission
from vedich.actions.deed import Deed, action
from vedich.actions.observations import Said, checked, saved
from vedich.actions.periods import refuse_locked
from vedich.actions.trouble import ActionError
from vedich.domain.observation import Vintage
from vedich.domain.period import Period
from vedich.domain.submission import SubmissionMove, SubmissionState, WrongMoveError
from vedich.store.models import Draft, Event, Observation, Submission
from vedich.store.queries.contents import begun_with
from vedich.store.queries.owing import heir_of


@dataclass(frozen=True, slots=True)
class Written:
    """A cell that somebody filled in; `seen` is the id of the figure that stood there, None for a blank."""

    said: Said
    seen: int | None


@dataclass(frozen=True, slots=True)
class Clash:
    """A cell that another person filled in meanwhile: which, and the id of what stands there now.

    Nulls: `category` None is the whole, not a part of a breakdown.
    """

    indicator: str
    period: str
    stands: int | None
    category: int | None = None


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
    report = report_to_fill(submission)
    deed.require(Permission.ENTER, report.area if report else None)
    assert report is not None  # a report that is not there has no area, and was refused
    event = begun(deed, report, cells)
    changes = opened(deed, report)
    told = filled_in(deed, report, event, cells)
    if changes:
        Submission.objects.filter(pk=report.pk).update(**changes)
        deed.change(**{name: changes[name] for name in ("state",) if name in changes})
    return {"cells": told, "event": event.pk}


def report_to_fill(pk: int) -> Submission | None:
    """Give a report with what an action that fills it in looks at, or None."""
    return Submission.objects.select_related("area", "agency").filter(pk=pk).first()


def begun(deed: Deed, report: Submission, cells: Sequence[Written]) -> Event:
    """Open the event of cells that are written into a report, and read the report as it stands now."""
    if not cells:
        raise ActionError("Chưa có ô nào thay đổi.", "No cell was changed.")
    if not deed.posts.are_in(report.area_id):
        deed.on_behalf_of = heir_of(report, deed.day) or report.agency
    event = deed.about(f"submission:{report.pk}", area=report.area)
    # The head of the chain is locked now: nobody else of this root writes until this ends.
    report.refresh_from_db(fields=_MOVING)
    return event


def opened(deed: Deed, report: Submission) -> dict[str, Any]:
    """Give what changes of a report that takes figures, and opens with them where nobody began it.

    Raises:
        LockedError: its day of closing is past.
        WrongMoveError: it takes no figures.
    """
    refuse_locked(report, deed.day)
    state = SubmissionState(report.state)
    changes: dict[str, Any] = {}
    if state is SubmissionState.ASSIGNED:
        after = state.after(SubmissionMove.OPEN)
        changes |= {"state": after.value, "edition": report.edition + 1, "entered_by": deed.by}
    elif not state.is_open:
        raise WrongMoveError(state, SubmissionMove.OPEN)
    elif report.entered_by_id is None:
        changes["entered_by"] = deed.by
    if deed.on_behalf_of is not None:
        changes["on_behalf"] = True
    return changes


def filled_in(deed: Deed, report: Submission, event: Event, cells: Sequence[Written]) -> int:
    """Write cells into a report and let go of the draft they were typed into; give how many.

    Raises:
        ClashError: somebody else filled in one of the cells since it was seen.
        RowTroublesError: a figure cannot be taken.
    """
    if clashes := _clashes(report, cells):
        raise ClashError(clashes)
    rows = [*_carried_over(report, cells), *(cell.said for cell in cells)]
    ready = checked(deed, rows, Permission.ENTER, of=report.area)
    deed.seal("store_observation", *saved(ready, event, submission=report))
    deed.rows([one.indicator, str(one.period), one.value, one.words, one.reason] for one in ready.rows)
    Draft.objects.filter(submission=report, user=deed.by).delete()
    return len(cells)


# What of a report moves while it is worked on; all else of it is said once, when it is asked for.
_MOVING = (
    "state",
    "edition",
    "entered_by",
    "submitted_by",
    "on_behalf",
    "open_until",
    "reason",
    "content_hash",
)


def _carried_over(report: Submission, cells: Sequence[Written]) -> list[Said]:
    """Give what a correction leaves as it was: it begins with all that the report said that it corrects."""
    before = begun_with(report)
    if before.pk == report.pk:
        return []
    rows = Observation.objects.filter(submission=before).order_by("pk").select_related("indicator", "area")
    standing = {(row.indicator.code, row.category_id, row.area_id, row.period): row for row in rows}
    typed = {(cell.said.indicator, cell.said.category, str(cell.said.period)) for cell in cells}
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
        if (row.indicator.code, row.category_id, row.period) not in typed
    ]


def _clashes(report: Submission, cells: Sequence[Written]) -> list[Clash]:
    """Give the cells in which something else stands than was seen, unless it is what was typed."""
    here = Observation.objects.filter(submission=begun_with(report)).order_by("pk")
    standing: dict[tuple[str, int | None, str], tuple[Any, ...]] = {
        (code, category, period): (pk, value, words)
        for pk, code, category, period, value, words in here.values_list(
            "pk", "indicator__code", "category", "period", "value", "words"
        )
    }
    found = []
    for cell in cells:
        key = (cell.said.indicator, cell.said.category, str(cell.said.period))
        stands = standing.get(key)
        if (stands[0] if stands else None) == cell.seen:
            continue
        if stands is not None and stands[1:] == (cell.said.value, cell.said.words):
            continue
        code, category, period = key
        found.append(Clash(code, period, stands[0] if stands else None, category))
    return found
