"""A finding on a page of its own: what contradicts what, where to look, what to do, and who explained it."""

from __future__ import annotations

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_POST

from vedich.access.policy import Permission
from vedich.access.scope import scope
from vedich.actions.integrity import explain_violation
from vedich.domain.wording import Wording
from vedich.store.queries.findings import Opened, Place
from vedich.store.queries.findings import finding as finding_by
from vedich.web.gate.asked import Asked
from vedich.web.gate.rights import for_everybody_signed_in
from vedich.web.parts.doing import try_to
from vedich.web.parts.words import say, spoken

# What to do, by the first letters of the code of a check; the first that fits.
_WHAT_TO_DO = (
    (
        "DB60",
        Wording(
            "Mở báo cáo, nhập và gửi. Chưa gửi được thì ghi lý do bên dưới để cấp trên biết.",
            "Open the report, fill it in and send it. If that cannot be done yet, say why below.",
        ),
    ),
    (
        "DB4",
        Wording(
            "Mở chỉ tiêu, xem các số cạnh nhau và câu chúng lấy từ đó. Số sai thì đính chính; số đúng thì "
            "ghi vì sao bên dưới.",
            "Open the indicator and look at the figures and the sentences they come from. Correct what is "
            "wrong; of what is right say why below.",
        ),
    ),
    (
        "DB3",
        Wording(
            "Mở biểu chỉ tiêu, đối chiếu với văn bản giao. Thiếu thì bổ sung; văn bản đúng thế thì ghi lại.",
            "Open the targets and set them against the document. Add what is missing, or say so below.",
        ),
    ),
    (
        "",
        Wording(
            "Mở nơi liên quan để xem. Sai thì sửa; đúng thì ghi vì sao bên dưới.",
            "Open the place and look. Correct what is wrong; of what is right say why below.",
        ),
    ),
)


@for_everybody_signed_in
def finding(request: Asked, finding: int) -> HttpResponse:
    """Show a finding of an area that I may see, or of the record as a whole to who keeps it."""
    found = _seen(request, finding)
    permission = Permission.KEEP if found.area_id is None else Permission.EXPLAIN
    may_explain = scope(request.user, permission, request.day).holds(found.area_id)
    return render(
        request,
        "inbox/finding.html",
        {
            "finding": found,
            # The page of the check is written in Vietnamese alone.
            "why": found.why if spoken() == "vi" else "",
            "what_to_do": next(words for start, words in _WHAT_TO_DO if found.code.startswith(start)),
            "place": _address(found.place),
            "may_explain": may_explain and found.gone_on is None,
            "today": request.day,
        },
    )


@require_POST
@for_everybody_signed_in
def explain(request: Asked, finding: int) -> HttpResponse:
    """Keep what somebody says about a finding."""
    found = _seen(request, finding)
    text = request.POST.get("text", "")
    if try_to(request, explain_violation, violation=found.id, text=text):
        messages.success(request, say("Đã ghi lời giải trình.", "The explanation is on record."))
    return redirect("inbox_finding", found.id)


def _seen(request: Asked, number: int) -> Opened:
    found = finding_by(number, request.day)
    permission = Permission.KEEP if found is not None and found.area_id is None else Permission.READ
    if found is None or not scope(request.user, permission, request.day).holds(found.area_id):
        raise Http404
    return found


def _address(place: Place) -> tuple[str, str] | None:
    """Give the address of the place and what its button says; None where there is none to go to."""
    if place.report:
        return reverse("report", args=[place.report]), say("Mở báo cáo", "Open the report")
    month = f"?as_of={place.month}" if place.month else ""
    if place.area and place.code:
        there = reverse("targets_indicator", args=[place.area, place.code])
        return f"{there}{month}", say("Mở chỉ tiêu {code}", "Open {code}", code=place.code)
    if place.area:
        there = reverse("targets_one", args=[place.area])
        return f"{there}{month}", say("Mở biểu chỉ tiêu", "Open the targets")
    return None
