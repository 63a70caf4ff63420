"""Filling in a report: what is typed is kept at once, saved as a whole, submitted when nothing is open."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from typing import Any

from django.contrib import messages
from django.http import HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.utils.translation import get_language
from django.views.decorators.http import require_POST

from vedich.access.policy import Permission
from vedich.access.require import may
from vedich.actions.drafting import drop_draft, keep_draft, merged
from vedich.actions.entering import ClashError, enter_figures
from vedich.actions.submissions import move_submission
from vedich.actions.submitting import submit_figures
from vedich.actions.trouble import ActionError
from vedich.domain.submission import SubmissionMove, SubmissionState
from vedich.store.queries.forms import draft_of, drafting, form_of, report_of
from vedich.store.queries.reviewing import given_back
from vedich.web.gate.asked import Asked
from vedich.web.gate.rights import for_everybody_signed_in
from vedich.web.parts.doing import do, try_to
from vedich.web.parts.words import say, spoken
from vedich.web.reports.found import Found, entering
from vedich.web.reports.looking import Sheet
from vedich.web.reports.proofs import provable, proven
from vedich.web.reports.typed import VINTAGES, Typing, posted, understood

# Without a script a form is shown in turns; the grid has all of it.
_AT_ONCE = 200


def sheet_of(request: Asked, one: Found) -> Sheet:
    """Give the form of a report with what this person typed into it."""
    form = form_of(one.row)
    return Sheet(form, Typing.of_draft(draft_of(one.row, request.user.pk), form), given_back(one.row))


def entry(
    request: Asked, one: Found, sheet: Sheet | None = None, status: int = 200, *, submits: bool = False
) -> HttpResponse:
    """Show the form to fill in; `status` 422 tells that something is to be settled before it is saved.

    Cells that hold no figure come first; reasons are asked for where somebody `submits`.
    """
    sheet = sheet or sheet_of(request, one)
    first = int(at) if (at := request.GET.get("from", "")).isdecimal() else 0
    rows = sheet.rows()
    context = {
        "one": one,
        "report": one.row,
        "sheet": sheet,
        "rows": rows,
        "some": rows[first : first + _AT_ONCE],
        "next": first + _AT_ONCE if first + _AT_ONCE < len(rows) else None,
        "vintages": VINTAGES,
        "clashes": sheet.clashes,
        "faulty": sheet.faulty if status == 422 else [],
        "unexplained": sheet.unexplained if submits and not (sheet.clashes or sheet.faults) else [],
        "others": drafting(one.row, request.user.pk),
        "gone": sorted(sheet.typing.gone.items())[:50],
        "proven": proven(sheet.form),
        "provable": provable(sheet.form),
        "may_attach": one.state.is_open,
    }
    return render(request, "reports/entry.html", context, status=status)


@require_POST
@for_everybody_signed_in
def draft(request: Asked, report: int) -> HttpResponse:
    """Keep what was typed a moment ago, and answer with what is noticed about the form as it now stands."""
    one = entering(request, report)
    if not one.can_enter:
        return JsonResponse({}, status=409)
    try:
        held = keep_draft(
            by=request.user,
            at=request.at,
            submission=report,
            changed=understood(request.POST.get("typed", "")),
            vintage=request.POST.get("vintage", ""),
        )
    except ActionError as error:
        return JsonResponse({"said": error.vi if get_language() == "vi" else str(error)}, status=422)
    form = form_of(one.row, shown=False)
    sheet = Sheet(form, Typing.of_draft(held, form), given_back(one.row))
    return JsonResponse(
        {
            "told": sheet.told_by_line(),
            "filled": sheet.filled,
            "faults": sheet.faults,
            "asks": len(sheet.unexplained),
            "clashes": len(sheet.clashes),
            "gone": len(sheet.typing.gone),
        }
    )


@require_POST
@for_everybody_signed_in
def save(request: Asked, report: int) -> HttpResponse:
    """Save what was typed, or submit it; what stands in the way is shown, and nothing typed is lost."""
    one = entering(request, report)
    if not one.can_enter:
        messages.warning(request, _locked(request, one))
        return redirect("report", report)
    act = request.POST.get("act", "save")
    if act == "drop":
        drop_draft(by=request.user, submission=report)
        messages.success(request, say("Đã bỏ những gì chưa lưu.", "What was not saved is gone."))
        return redirect("report", report)
    typed = _typed(request, one)
    sheet = typed.sheet
    if act == "settle" or sheet.faults or sheet.clashes or (act == "submit" and sheet.unexplained):
        typed.keep(request)
        settled = act == "settle" and not sheet.faults
        if settled:
            return redirect("report", report)
        return entry(request, one, sheet_of(request, one), 422, submits=act == "submit")
    # Both in one change, where the person may do both and there is something to write.
    changes, wants = sheet.changes(request.day), act == "submit"
    at_once = bool(changes) and wants and may(request.user, Permission.SUBMIT, one.row.area_id, request.day)
    if changes:
        try:
            write = submit_figures if at_once else enter_figures
            done = do(request, write, submission=report, cells=changes, reason="")
        except ClashError:
            typed.keep(request)
            return entry(request, one, sheet_of(request, one), 422)
        except Exception:
            typed.keep(request)  # whatever stood in the way
            raise
        messages.success(
            request,
            say(
                "Đã lưu {n} ô.",
                "One cell is saved." if done["cells"] == 1 else "{n} cells are saved.",
                n=done["cells"],
            ),
        )
    else:
        drop_draft(by=request.user, submission=report)
    if wants and (at_once or _submitted(request, report)):
        told = say("Đã trình lãnh đạo đơn vị xem.", "It is with the agency's leader now.")
        messages.success(request, told)
    return redirect("report", report)


def _submitted(request: Asked, report: int) -> bool:
    """Submit a report as it stands; where that is refused, the next page says why."""
    row = report_of(report)
    assert row is not None
    if row.state == SubmissionState.SUBMITTED and row.submitted_by_id == request.user.pk:
        return True  # by the first of two clicks, a moment ago
    move, edition = SubmissionMove.SUBMIT, row.edition
    done = try_to(
        request, move_submission, step=":submit", submission=report, move=move, edition=edition, reason=""
    )
    return done is not None


def _locked(request: Asked, one: Found) -> str:
    """Keep what a stale form brings to a report that takes no figures, and say where it is."""
    typed = _typed(request, one)
    if count := len(typed.sheet.changes(request.day)) + typed.sheet.faults:
        typed.keep(request)
        return say(
            "Báo cáo đã khóa nên chưa ghi. {n} ô bạn vừa gõ được giữ trong bản nháp, hiện lại khi báo cáo "
            "được mở (bị trả lại).",
            "The report is locked, so nothing was written. The {n} cells you typed are kept as a draft, and "
            "shown once it is open again.",
            n=count,
        )
    return say("Báo cáo đã khóa, không nhận số nữa.", "The report is locked and takes no figures.")


@dataclass(frozen=True, slots=True)
class _Typed:
    """What a form brings: cells and notes that changed, with the form as it then stands."""

    report: int
    changed: Mapping[str, Any]
    dropped: Collection[str]
    vintage: str
    sheet: Sheet

    def keep(self, request: Asked) -> None:
        """Keep it in the draft of the person, beside what another window of theirs has kept meanwhile."""
        keep_draft(
            by=request.user,
            at=request.at,
            submission=self.report,
            changed=self.changed,
            dropped=self.dropped,
            vintage=self.vintage,
        )


def _typed(request: Asked, one: Found) -> _Typed:
    """Lay what the form brings over the draft, with what was chosen of two figures; nothing is kept yet."""
    form = form_of(one.row, shown=False)
    held = draft_of(one.row, request.user.pk)
    changed: dict[str, Any] = posted(request.POST, form, Typing.of_draft(held, form), spoken())
    dropped: list[str] = []
    cells = form.cells
    for name, chosen in request.POST.items():
        key = name.removeprefix("choose:")
        if key == name or key not in cells or key not in held.get("cells", {}):
            continue
        stands = cells[key].stands
        if chosen == "theirs":
            dropped.append(key)
        else:
            text, _, *lang = held["cells"][key]
            changed[key] = [text, stands.id if stands else None, *lang]
    vintage = request.POST.get("vintage", "")
    now = merged(held, changed, dropped, vintage)
    sheet = Sheet(form, Typing.of_draft(now, form), given_back(one.row))
    return _Typed(one.row.pk, changed, dropped, vintage, sheet)
