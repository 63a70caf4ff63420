"""The aggregate report of an area: what the reports below it come to, in a state of its own."""

from __future__ import annotations

from enum import StrEnum

from vedich.domain.wording import Wording


class AggregateMove(StrEnum):
    """What may be done with an aggregate report; it opens again by itself when a part below changes."""

    SUBMIT = "submit"
    APPROVE = "approve"
    RETURN = "return"
    REOPEN = "reopen"

    @property
    def needs_reason(self) -> bool:
        """Say whether the move must be explained in writing."""
        return self in {AggregateMove.RETURN, AggregateMove.REOPEN}

    @property
    def wording(self) -> Wording:
        """Give what a person does by it."""
        return _MOVE_NAMES[self]


class AggregateState(StrEnum):
    """Where an aggregate report stands. What is not in the table of moves cannot happen.

    >>> AggregateState.SUBMITTED.after("approve")
    <AggregateState.APPROVED: 'approved'>
    >>> AggregateState.DRAFT.after("approve") is None
    True
    """

    DRAFT = "draft"
    SUBMITTED = "submitted"
    RETURNED = "returned"
    APPROVED = "approved"
    REOPENED = "reopened"

    @property
    def wording(self) -> Wording:
        """Give the name for people."""
        return _STATES[self][0]

    @property
    def meaning(self) -> Wording:
        """Give one sentence that says what the state means and who is asked to act."""
        return _STATES[self][1]

    @property
    def moves(self) -> tuple[AggregateMove, ...]:
        """Give the moves possible from here."""
        return tuple(move for state, move in AGGREGATE_MOVES if state is self)

    @property
    def is_closed(self) -> bool:
        """Say whether its sums are said: a part below that changes then opens it again."""
        return self in {AggregateState.SUBMITTED, AggregateState.APPROVED}

    def after(self, move: str) -> AggregateState | None:
        """Give the state that a move leads to; None where it cannot be made from here."""
        try:
            return AGGREGATE_MOVES.get((self, AggregateMove(move)))
        except ValueError:
            return None


_Is, _Do = AggregateState, AggregateMove

AGGREGATE_MOVES: dict[tuple[AggregateState, AggregateMove], AggregateState] = {
    (_Is.DRAFT, _Do.SUBMIT): _Is.SUBMITTED,
    (_Is.RETURNED, _Do.SUBMIT): _Is.SUBMITTED,
    (_Is.REOPENED, _Do.SUBMIT): _Is.SUBMITTED,
    (_Is.SUBMITTED, _Do.APPROVE): _Is.APPROVED,
    (_Is.SUBMITTED, _Do.RETURN): _Is.RETURNED,
    (_Is.SUBMITTED, _Do.REOPEN): _Is.REOPENED,
    (_Is.APPROVED, _Do.REOPEN): _Is.REOPENED,
}

_MOVE_NAMES = {
    _Do.SUBMIT: Wording("Trình báo cáo tổng hợp", "Submit the aggregate report"),
    _Do.APPROVE: Wording("Duyệt", "Approve"),
    _Do.RETURN: Wording("Trả lại", "Give back"),
    _Do.REOPEN: Wording("Mở lại", "Open again"),
}

_STATES = {
    _Is.DRAFT: (
        Wording("đang tổng hợp", "draft"),
        Wording(
            "Số cộng theo những báo cáo cấp dưới đã duyệt; người tổng hợp xem rồi trình.",
            "The sums of the approved reports below; whoever compiles looks at them and submits.",
        ),
    ),
    _Is.SUBMITTED: (
        Wording("đã trình", "submitted"),
        Wording(
            "Chờ người có thẩm quyền duyệt đúng những số đã trình.",
            "Waits for the approval of just these sums.",
        ),
    ),
    _Is.RETURNED: (
        Wording("bị trả lại", "returned"),
        Wording(
            "Được trả lại kèm lý do; xem lại báo cáo cấp dưới rồi trình lại.",
            "Given back with a reason; look at the reports below and submit again.",
        ),
    ),
    _Is.APPROVED: (
        Wording("đã duyệt", "approved"),
        Wording(
            "Số tổng hợp đã được duyệt; cấp dưới thay đổi thì tự mở lại.",
            "Approved; when a report below changes it opens again.",
        ),
    ),
    _Is.REOPENED: (
        Wording("mở lại", "opened again"),
        Wording(
            "Báo cáo cấp dưới đã đổi sau khi trình; xem số mới bên cạnh số cũ rồi trình lại.",
            "A report below changed after it was submitted; compare the sums and submit again.",
        ),
    ),
}
