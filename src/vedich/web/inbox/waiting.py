"""What waits for the person who asks: each list with the right that makes it theirs."""

from __future__ import annotations

from dataclasses import dataclass

from vedich.access.above import decided_from_above
from vedich.access.policy import Permission
from vedich.access.scope import scope
from vedich.domain.aggregate import AggregateState
from vedich.domain.submission import SubmissionState as State
from vedich.domain.wording import Wording
from vedich.store.queries import waiting
from vedich.store.queries.aggregates import WaitingTotals, waiting_aggregates
from vedich.store.queries.uploads import Shown, to_review
from vedich.store.queries.waiting import Areas, Some
from vedich.web.gate.asked import Asked


@dataclass(frozen=True, slots=True)
class Pile:
    """One list of the inbox: what it holds, what to do with it, and what it says when it is empty."""

    key: str
    title: Wording
    what_to_do: Wording
    nothing: Wording
    some: Some | Shown | WaitingTotals


# Of a list that is asked for as a whole so many lines are shown; more no page bears.
_WHOLE = 1_000
_FIRST = 20


def waiting_for(request: Asked, whole: str = "") -> list[Pile]:
    """Give the lists that concern this person, also those in which nothing waits; one of them `whole`."""
    piles = []
    for key, permission, title, what_to_do, nothing in _PILES:
        areas = _areas(request, permission)
        if areas is None or areas:
            some = _some(key, areas, request, _WHOLE if key == whole else _FIRST)
            # Most areas have nobody below them: a list of aggregate reports shows where there is one.
            if key not in _TOTALS or some.count:
                piles.append(Pile(key, title, what_to_do, nothing, some))
    return piles


def _some(key: str, areas: Areas, request: Asked, limit: int) -> Some | Shown | WaitingTotals:
    if key in _TOTALS:
        return waiting_aggregates(_TOTALS[key], areas, request.day, limit=limit)
    if key == "documents":
        return to_review(areas, request.day, request.at, limit=limit)
    if key == "findings":
        return waiting.findings(areas, request.day, limit=limit)
    return waiting.reports(_STATES[key], areas, request.day, limit=limit)


def _areas(request: Asked, permission: Permission) -> Areas:
    held = scope(request.user, permission, request.day)
    if permission is Permission.APPROVE:
        held = decided_from_above(held, request.day)
    return None if held.everywhere else held.areas


_TOTALS = {
    "totals_up": (AggregateState.SUBMITTED,),
    "totals": (AggregateState.REOPENED, AggregateState.RETURNED, AggregateState.DRAFT),
}
_STATES = {
    "approvals": (State.SENT_UP, State.CORRECTION_REQUESTED),
    "reviews": (State.SUBMITTED,),
    "reports": (State.RETURNED, State.REFUSED, State.ENTERING, State.ASSIGNED),
}

_PILES = (
    (
        "approvals",
        Permission.APPROVE,
        Wording("Chờ duyệt", "To approve"),
        Wording(
            "Báo cáo cấp dưới đã gửi lên. Duyệt thì số liệu được tính vào tổng hợp.",
            "Reports sent up from below. Once approved, their figures count.",
        ),
        Wording(
            "Không có báo cáo nào chờ duyệt. Báo cáo cấp dưới gửi lên sẽ hiện ở đây.",
            "No report waits for approval. Reports sent up from below appear here.",
        ),
    ),
    (
        "totals_up",
        Permission.APPROVE,
        Wording("Báo cáo tổng hợp chờ duyệt", "Aggregate reports to approve"),
        Wording(
            "Số cộng của cấp dưới đã được trình. Duyệt, hoặc trả lại kèm lý do.",
            "Sums of the reports below were submitted. Approve, or give back with a reason.",
        ),
        Wording("Không có báo cáo tổng hợp nào chờ duyệt.", "No aggregate report waits for approval."),
    ),
    (
        "totals",
        Permission.SUBMIT,
        Wording("Báo cáo tổng hợp phải trình", "Aggregate reports to submit"),
        Wording(
            "Gồm cả báo cáo mở lại vì cấp dưới đã đổi: xem số mới cạnh số cũ rồi trình lại.",
            "Those opened again since a part below changed, too: compare the sums and submit again.",
        ),
        Wording("Không có báo cáo tổng hợp nào phải trình.", "No aggregate report is to be submitted."),
    ),
    (
        "reviews",
        Permission.REVIEW,
        Wording("Chờ lãnh đạo đơn vị xem", "To look through"),
        Wording(
            "Báo cáo của đơn vị mình. Đồng ý thì gửi lên cấp trên, chưa ổn thì trả lại kèm lý do.",
            "Reports of your own office. Send them up, or return them with a reason.",
        ),
        Wording(
            "Không có báo cáo nào của đơn vị đang chờ xem.",
            "No report of your office waits to be looked at.",
        ),
    ),
    (
        "reports",
        Permission.SUBMIT,
        Wording("Báo cáo phải nộp", "Reports to send"),
        Wording(
            "Gồm cả báo cáo bị trả lại: mở ra để xem lý do, sửa rồi trình lại.",
            "Returned ones too: open them to see why, correct them and submit again.",
        ),
        Wording(
            "Không còn báo cáo nào phải nộp. Kỳ mới mở sẽ hiện ở đây kèm hạn nộp.",
            "No report is due. A new period appears here with its due day.",
        ),
    ),
    (
        "documents",
        Permission.CONFIRM,
        Wording("Văn bản chờ rà soát", "Documents to review"),
        Wording(
            "Máy đã đọc; số liệu chỉ vào hồ sơ khi có người xác nhận.",
            "They were read; a figure enters the record only when a person confirms it.",
        ),
        Wording(
            "Không có văn bản nào chờ rà soát. Đưa một nghị quyết hay báo cáo vào để bắt đầu.",
            "No document waits for review. Hand in a resolution or report to begin.",
        ),
    ),
    (
        "findings",
        Permission.EXPLAIN,
        Wording("Điểm chưa khớp cần giải trình", "Findings to explain"),
        Wording(
            "Số liệu trong hồ sơ mâu thuẫn nhau. Sửa số sai, hoặc nói rõ vì sao đúng.",
            "Figures on record contradict each other. Correct the wrong one, or say why they are right.",
        ),
        Wording(
            "Không có điểm nào chưa khớp. Hồ sơ được kiểm tra mỗi lần có số liệu mới.",
            "Nothing contradicts itself. The record is checked whenever figures arrive.",
        ),
    ),
)
