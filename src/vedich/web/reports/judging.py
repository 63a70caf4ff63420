"""Looking at a report that somebody sent: what changed since one last saw it, and what one may do."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST

from vedich.access.require import may
from vedich.actions.submissions import deciding_area, move_submission, permission_for
from vedich.domain.submission import SubmissionMove as Move
from vedich.domain.wording import Wording
from vedich.store.queries.contents import content_hash
from vedich.store.queries.forms import Cell, Form, Line, form_of
from vedich.store.queries.reviewing import Look, Seen, given_back, last_look, steps_of
from vedich.web.gate.asked import Asked
from vedich.web.gate.rights import for_everybody_signed_in
from vedich.web.parts.doing import try_to
from vedich.web.parts.figures import figure
from vedich.web.parts.words import say, spoken
from vedich.web.reports.found import Found, found
from vedich.web.reports.looking import Sheet
from vedich.web.reports.proofs import Proven, proven
from vedich.web.reports.separators import shown
from vedich.web.reports.typed import Typing, written

# Moves that people make from the page of a report, in the order in which they stand there.
_ORDER = (
    Move.SEND_UP,
    Move.APPROVE,
    Move.RETURN,
    Move.REFUSE,
    Move.AGREE_TO_CORRECTION,
    Move.REFUSE_CORRECTION,
    Move.REQUEST_CORRECTION,
    Move.EXCLUDE,
    Move.INCLUDE,
)
_BY_CELL = frozenset({Move.RETURN, Move.REFUSE})
_WORDS = {
    Move.SEND_UP: Wording("Đồng ý, gửi cấp trên", "Agree and send up"),
    Move.APPROVE: Wording("Duyệt", "Approve"),
    Move.RETURN: Wording("Trả lại để sửa", "Give back"),
    Move.REFUSE: Wording("Từ chối", "Refuse"),
    Move.AGREE_TO_CORRECTION: Wording("Đồng ý cho đính chính", "Agree to the correction"),
    Move.REFUSE_CORRECTION: Wording("Không cho đính chính", "Refuse the correction"),
    Move.REQUEST_CORRECTION: Wording("Xin đính chính", "Ask to correct it"),
    Move.EXCLUDE: Wording("Cho khỏi báo cáo kỳ này", "Exclude from this period"),
    Move.INCLUDE: Wording("Giao báo cáo lại", "Ask for it again"),
}


@dataclass(frozen=True, slots=True)
class Shown:
    """A cell as whoever judges sees it: what stands there, what they saw before, and what is noticed."""

    cell: Cell
    line: Line
    now: str
    before: str
    changed: bool
    notes: list[list[str]]
    proofs: list[Proven]


@dataclass(frozen=True, slots=True)
class Choice:
    """A move that may be made now."""

    move: Move
    words: Wording

    @property
    def needs_reason(self) -> bool:
        """Say whether it must be explained."""
        return self.move.needs_reason

    @property
    def is_grave(self) -> bool:
        """Say whether it says no."""
        return self.move in {Move.RETURN, Move.REFUSE, Move.REFUSE_CORRECTION, Move.EXCLUDE}


def judge(request: Asked, one: Found) -> HttpResponse:
    """Show the figures of a report, those first that changed since this person last saw them."""
    form = form_of(one.row)
    sheet = Sheet(form, Typing())
    look = last_look(one.row, request.user.pk)
    files = proven(form)
    cells = [_shown(sheet, line, cell, look, files) for line in form.lines for cell in line.cells]
    said = [each for each in cells if each.now or each.before]
    everything = "all" in request.GET or look.at is None
    choices = _choices(request, one)
    context = {
        "one": one,
        "report": one.row,
        "cells": said if everything else [each for each in said if each.changed],
        "unchanged": 0 if everything else sum(not each.changed for each in said),
        "blank": sum(not each.now for each in cells),
        "asked": sum(1 for each in said if each.notes),
        "look": look,
        "seen": content_hash(one.row),
        "choices": choices,
        "by_cell": any(choice.move in _BY_CELL for choice in choices),
        "steps": _steps(one, form),
        "given_back": given_back(one.row),
        "proven": files,
        "new_since": look.at,
    }
    return render(request, "reports/judge.html", context)


@dataclass(frozen=True, slots=True)
class Told:
    """Something that happened to a report, with the cells that it names as people call them."""

    at: datetime
    by: str
    on_behalf_of: str
    what: Wording
    reason: str
    told: list[tuple[str, str, str]]


def _steps(one: Found, form: Form) -> list[Told]:
    """Give what happened to a report; a cell goes by its line and period, not by its key."""
    names = {cell.key: (line.full_name, str(cell.period)) for line in form.lines for cell in line.cells}
    return [
        Told(
            step.at,
            step.by,
            step.on_behalf_of,
            step.what,
            step.reason,
            [(*names.get(key, (key, "")), why) for key, why in step.cells.items()],
        )
        for step in steps_of(one.row)
    ]


@require_POST
@for_everybody_signed_in
def move(request: Asked, report: int) -> HttpResponse:
    """Make a move with a report, bound to the figures that were on the page."""
    one = found(request, report)
    try:
        what = Move(request.POST.get("move", ""))
    except ValueError:
        raise Http404 from None
    if what not in _ORDER:
        raise Http404
    cells = _marked(request) if what in _BY_CELL else {}
    reason = request.POST.get("reason", "").strip()
    if not reason and cells:
        reason = say("{n} ô cần xem lại", "{n} cells to look at again", n=len(cells))
    edition = request.POST.get("edition", "")
    done = try_to(
        request,
        move_submission,
        submission=report,
        move=what,
        edition=int(edition) if edition.isdecimal() else 0,
        seen=request.POST.get("seen", ""),
        cells=cells,
        reason=reason,
    )
    if done is not None:
        messages.success(request, say("{what}: đã ghi.", "{what}: done.", what=_said(one, what)))
        if "new_version" in done:
            return redirect("report", done["new_version"])
    return redirect("report", report)


def _said(one: Found, what: Move) -> str:
    return say(_WORDS[what].vi, _WORDS[what].en)


def _marked(request: Asked) -> dict[str, str]:
    """Give the cells that are given back, each with why."""
    marked: dict[str, str] = {}
    for name, value in request.POST.items():
        if name.startswith("back:") and isinstance(value, str) and value.strip():
            marked[name[5:]] = value.strip()[:300]
    return marked


def _choices(request: Asked, one: Found) -> list[Choice]:
    return [
        Choice(move, _WORDS[move])
        for move in _ORDER
        if move in one.state.moves
        and may(
            request.user,
            permission_for(move, one.state),
            deciding_area(one.row.area_id, move, request.day),
            request.day,
        )
    ]


def _shown(sheet: Sheet, line: Line, cell: Cell, look: Look, files: list[Proven]) -> Shown:
    stands: Seen = (None, "") if cell.shown is None else (cell.shown.value, cell.shown.words)
    was = look.figures.get(cell.key)
    lang = spoken()
    before = "" if was is None else (figure(was[0], lang) if was[0] is not None else was[1])
    to_date = line.to_date is not None and cell.key == line.to_date.key
    notes = [told for told in sheet.told(line) if (told[0] == "to_date") == to_date]
    changed = was != stands and (was is not None or cell.shown is not None)
    own = cell.stands.id if cell.stands else 0
    proofs = [each for each in files if each.proof.observation == own]
    return Shown(cell, line, shown(written(cell.shown), lang), before, changed, notes, proofs)
