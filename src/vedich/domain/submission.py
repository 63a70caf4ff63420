"""The way of a report from the first cell to the total: its states, and the moves between them."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from vedich.domain.wording import Wording


class SubmissionMove(StrEnum):
    """What a person may do with a report."""

    OPEN = "open"
    SUBMIT = "submit"
    RETURN = "return"
    SEND_UP = "send_up"
    APPROVE = "approve"
    REFUSE = "refuse"
    REQUEST_CORRECTION = "request_correction"
    AGREE_TO_CORRECTION = "agree_to_correction"
    REFUSE_CORRECTION = "refuse_correction"
    REPLACE = "replace"
    EXCLUDE = "exclude"
    INCLUDE = "include"

    @property
    def needs_reason(self) -> bool:
        """Say whether the move must be explained in writing to those it concerns."""
        return self in _NEED_REASON


class WrongMoveError(ValueError):
    """Raised when a report cannot make a move from the state it is in."""

    def __init__(self, state: SubmissionState, move: str) -> None:
        possible = ", ".join(repr(known.value) for known in state.moves) or "none: a newer version counts"
        super().__init__(
            f"A report that is {state.wording.en!r} cannot {move!r}. Possible from here: {possible}. "
            "Nothing was changed."
        )
        self.vi = (
            f"Báo cáo đang ở trạng thái '{state.wording.vi}' nên không làm được bước này. "
            "Chưa có gì thay đổi."
        )


class SubmissionState(StrEnum):
    """Where a report stands. Once a correction is agreed to, a new version starts as `ENTERING`.

    >>> SubmissionState.SENT_UP.after("approve")
    <SubmissionState.APPROVED: 'approved'>
    >>> SubmissionState.ASSIGNED.after("approve")  # doctest: +ELLIPSIS
    Traceback (most recent call last):
    vedich.domain.submission.WrongMoveError: A report that is 'assigned' cannot 'approve'. ...
    """

    ASSIGNED = "assigned"
    ENTERING = "entering"
    SUBMITTED = "submitted"
    RETURNED = "returned"
    SENT_UP = "sent_up"
    REFUSED = "refused"
    APPROVED = "approved"
    CORRECTION_REQUESTED = "correction_requested"
    CORRECTING = "correcting"
    CORRECTED = "corrected"
    EXCLUDED = "excluded"

    @property
    def wording(self) -> Wording:
        """Give the name for people."""
        return _STATES[self].name

    @property
    def meaning(self) -> Wording:
        """Give one sentence that says what the state means and who is asked to act."""
        return _STATES[self].meaning

    @property
    def moves(self) -> tuple[SubmissionMove, ...]:
        """Give the moves possible from here."""
        return tuple(move for state, move in MOVES if state is self)

    def after(self, move: str) -> SubmissionState:
        """Give the state that a move leads to.

        Raises:
            WrongMoveError: the report cannot make this move now.
        """
        try:
            return MOVES[self, SubmissionMove(move)]
        except (KeyError, ValueError):
            raise WrongMoveError(self, move) from None

    @property
    def is_open(self) -> bool:
        """Say whether cells may be written; everything else is locked."""
        return self in {SubmissionState.ENTERING, SubmissionState.RETURNED, SubmissionState.REFUSED}

    @property
    def is_in_total(self) -> bool:
        """Say whether the figures count: approved, and as long as no corrected version is approved."""
        return self in {
            SubmissionState.APPROVED,
            SubmissionState.CORRECTION_REQUESTED,
            SubmissionState.CORRECTING,
        }

    @property
    def is_expected(self) -> bool:
        """Say whether the agency stands in the denominator of reports expected."""
        return self not in {SubmissionState.EXCLUDED, SubmissionState.CORRECTED}

    @property
    def may_be_reminded(self) -> bool:
        """Say whether the reporting agency still has to send something."""
        return self is SubmissionState.ASSIGNED or self.is_open


@dataclass(frozen=True, slots=True)
class _Words:
    name: Wording
    meaning: Wording


_S, _M = SubmissionState, SubmissionMove

_NEED_REASON = frozenset(
    {_M.RETURN, _M.REFUSE, _M.REQUEST_CORRECTION, _M.REFUSE_CORRECTION, _M.EXCLUDE, _M.INCLUDE}
)

# The whole of the workflow: what is not in this table cannot happen.
MOVES: dict[tuple[SubmissionState, SubmissionMove], SubmissionState] = {
    (_S.ASSIGNED, _M.OPEN): _S.ENTERING,
    (_S.ASSIGNED, _M.EXCLUDE): _S.EXCLUDED,
    (_S.ENTERING, _M.SUBMIT): _S.SUBMITTED,
    (_S.ENTERING, _M.EXCLUDE): _S.EXCLUDED,
    (_S.SUBMITTED, _M.SEND_UP): _S.SENT_UP,
    (_S.SUBMITTED, _M.RETURN): _S.RETURNED,
    (_S.RETURNED, _M.SUBMIT): _S.SUBMITTED,
    (_S.RETURNED, _M.EXCLUDE): _S.EXCLUDED,
    (_S.SENT_UP, _M.APPROVE): _S.APPROVED,
    (_S.SENT_UP, _M.RETURN): _S.RETURNED,
    (_S.SENT_UP, _M.REFUSE): _S.REFUSED,
    (_S.REFUSED, _M.SUBMIT): _S.SUBMITTED,
    (_S.REFUSED, _M.EXCLUDE): _S.EXCLUDED,
    (_S.APPROVED, _M.REQUEST_CORRECTION): _S.CORRECTION_REQUESTED,
    (_S.CORRECTION_REQUESTED, _M.AGREE_TO_CORRECTION): _S.CORRECTING,
    (_S.CORRECTION_REQUESTED, _M.REFUSE_CORRECTION): _S.APPROVED,
    (_S.CORRECTING, _M.REPLACE): _S.CORRECTED,
    (_S.EXCLUDED, _M.INCLUDE): _S.ASSIGNED,
}

_STATES = {
    _S.ASSIGNED: _Words(
        Wording("đã giao", "assigned"),
        Wording("Báo cáo đã được giao, chưa ai nhập.", "The report is asked for; nobody has started it."),
    ),
    _S.ENTERING: _Words(
        Wording("đang nhập", "being entered"),
        Wording("Đơn vị đang nhập số liệu.", "The agency is writing figures."),
    ),
    _S.SUBMITTED: _Words(
        Wording("chờ lãnh đạo duyệt", "submitted"),
        Wording("Đã khóa, chờ lãnh đạo của đơn vị xem.", "Locked; the agency's own leader is to look at it."),
    ),
    _S.RETURNED: _Words(
        Wording("bị trả lại", "returned"),
        Wording(
            "Được trả lại kèm lý do; sửa những ô được nêu rồi trình lại.",
            "It was given back with a reason; correct the cells that are named and submit again.",
        ),
    ),
    _S.SENT_UP: _Words(
        Wording("đã gửi cấp trên", "sent up"),
        Wording(
            "Lãnh đạo đơn vị đã duyệt; chờ nơi giao báo cáo duyệt.",
            "The leader approved it; whoever asked for the report is to approve it.",
        ),
    ),
    _S.REFUSED: _Words(
        Wording("bị từ chối", "refused"),
        Wording(
            "Nơi giao báo cáo không nhận, kèm lý do; số liệu không vào tổng hợp.",
            "Whoever asked for it refused it with a reason; its figures are not in the total.",
        ),
    ),
    _S.APPROVED: _Words(
        Wording("đã duyệt", "approved"),
        Wording("Số liệu được tính vào tổng hợp.", "The figures are in the total."),
    ),
    _S.CORRECTION_REQUESTED: _Words(
        Wording("xin đính chính", "correction requested"),
        Wording(
            "Đơn vị xin đính chính; cấp trên đồng ý hoặc từ chối, số cũ vẫn tính.",
            "The agency asks to correct it; the superior decides, the old figures still count.",
        ),
    ),
    _S.CORRECTING: _Words(
        Wording("đang đính chính", "being corrected"),
        Wording(
            "Một phiên bản mới đang được lập; số cũ tính đến khi bản mới được duyệt.",
            "A new version is being written; the old figures count until it is approved.",
        ),
    ),
    _S.CORRECTED: _Words(
        Wording("đã đính chính", "corrected"),
        Wording(
            "Phiên bản mới đã được duyệt thay; bản này giữ lại để đối chiếu.",
            "A newer version was approved in its place; this one is kept for reference.",
        ),
    ),
    _S.EXCLUDED: _Words(
        Wording("không phải báo cáo", "excluded"),
        Wording(
            "Đơn vị đã giải thể, sáp nhập hoặc không liên quan; ra khỏi mẫu số.",
            "The agency was dissolved, merged or is not concerned; it leaves the denominators.",
        ),
    ),
}
