"""Decisions about what was read, kept as they are made: one figure at a time, or all that is certain."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, fields, replace
from datetime import date, datetime
from typing import Any

from vedich.access.policy import Permission
from vedich.actions.confirming import Confirmed
from vedich.actions.deed import VIETNAM, Deed, action
from vedich.actions.reviewing.earlier import REVISE
from vedich.actions.reviewing.meant import Meant
from vedich.actions.reviewing.proposals import PAPER, Decided, Review, last_decisions
from vedich.actions.trouble import ActionError
from vedich.domain.identity import DocumentNumber, DocumentNumberError
from vedich.domain.period import Period
from vedich.domain.target import Basis
from vedich.domain.wording import Wording
from vedich.store.chain import canonical_json
from vedich.store.models import Decision, Upload, User

CHOICE = Decision.Choice
_FIELDS = {each.name for each in fields(Meant)}
_KINDS = ("target", "result", "baseline")


@dataclass(frozen=True, slots=True)
class Choice:
    """A decision as a person makes it; `seen` is the id of the last one about the item that they saw, or 0.

    `content` is a correction: what of `Meant` is otherwise.
    """

    item: str
    choice: str
    seen: int = 0
    content: Mapping[str, str] | None = None


class StaleDecisionError(ActionError):
    """Raised when somebody else decided about the same figure in the meantime."""

    def __init__(self, item: str, last: Decided) -> None:
        self.item = item
        self.last = last
        when = last.at.astimezone(VIETNAM)
        super().__init__(
            f"{last.by} vừa quyết định dòng này lúc {when:%H:%M}; dòng hiện theo quyết định đó. Hãy xem rồi "
            "quyết lại nếu cần.",
            f"{last.by} decided this line at {when:%H:%M}; it shows that decision now. Look at it, and "
            "decide again if need be.",
        )


@action("decide_review")
def decide_review(deed: Deed, *, upload: Upload, choices: Sequence[Choice]) -> dict[str, Any]:
    """Keep decisions about things that were read of an upload; all of them, or none.

    Raises:
        StaleDecisionError: somebody decided about one of them since the person saw it.
        ActionError: the thing is on record already, or the correction makes no sense.
    """
    deed.require(Permission.CONFIRM, upload.area_id)
    # One hand at a time: what is looked at now stands until this is written.
    Upload.objects.select_for_update().get(pk=upload.pk)
    last = last_decisions(upload)
    for choice in choices:
        _refuse(choice, last.get(choice.item))
    event = deed.about(f"upload:{upload.pk}", area=upload.area)
    made = [
        Decision.objects.create(
            upload=upload,
            item=choice.item,
            choice=choice.choice,
            content=canonical_json(dict(choice.content)) if choice.content else "",
            by=deed.by,
            at=deed.at,
            event=event,
        )
        for choice in choices
    ]
    deed.rows([row.item, row.choice, row.content] for row in made)
    return {"decisions": [row.pk for row in made]}


def accept_certain(*, by: User, at: datetime, upload: Upload, once: str | None = None) -> int:
    """Accept all that is certain and not decided yet; give how many."""
    review = Review(upload, by, at.astimezone(VIETNAM).date())
    last = last_decisions(upload)
    chosen = [
        Choice(each.key, CHOICE.ACCEPTED, last[each.key].id if each.key in last else 0)
        for each in review.proposed
        if each.is_certain and each.decided is None
    ]
    if chosen:
        decide_review(by=by, at=at, once=once, upload=upload, choices=chosen)
    return len(chosen)


def decide(*, by: User, at: datetime, upload: Upload, choice: Choice, once: str | None = None) -> None:
    """Keep one decision, after looking whether it can be made at all.

    Raises:
        StaleDecisionError: somebody else decided about the same figure in the meantime.
        ActionError: what is accepted could not be kept, or makes no sense.
    """
    review = Review(upload, by, at.astimezone(VIETNAM).date())
    if choice.choice == CHOICE.COMMITTED:
        raise ActionError("Ghi vào hồ sơ bằng nút riêng.", "Committing has a button of its own.")
    if choice.item != PAPER and choice.item not in review.items:
        raise ActionError("Dòng này không có trong văn bản.", "The document has no such line.")
    _refuse(choice, review.last.get(choice.item))
    if choice.choice in (CHOICE.ACCEPTED, CHOICE.CORRECTED) and choice.item != PAPER:
        item = review.items[choice.item]
        meant = review.understanding.of(item)
        if choice.content and meant.value_max and len({"value", "value_max"} & choice.content.keys()) == 1:
            raise ActionError(
                "Đây là một khoảng: sửa thì ghi cả đầu dưới và đầu trên.",
                "This is a range: a correction says both its ends.",
            )
        meant = meant.with_(json.dumps(dict(choice.content)) if choice.content else "")
        found = review.kept(item, meant, "")
        if isinstance(found, Confirmed) and meant.prior == REVISE and found.over is not None:
            # The very figure that is corrected: another one by then is another question.
            choice = replace(choice, content={**(choice.content or {}), "prior": f"{REVISE}:{found.over.id}"})
        if isinstance(found, Wording):
            raise ActionError(
                f"Chưa nhận được dòng này: {found.vi}.", f"This line cannot be taken: {found.en}."
            )
    decide_review(by=by, at=at, once=once, upload=upload, choices=[choice])


def _refuse(choice: Choice, last: Decided | None) -> None:
    if choice.choice not in CHOICE.values:
        raise ActionError(f"Không có lựa chọn {choice.choice!r}.", f"There is no choice {choice.choice!r}.")
    if last is not None and last.choice == CHOICE.COMMITTED:
        raise ActionError(
            "Dòng này đã vào hồ sơ; muốn sửa thì đính chính ở biểu chỉ tiêu.",
            "This line is on record already; correct it in the table of targets.",
        )
    if last is not None and last.id != choice.seen:
        raise StaleDecisionError(choice.item, last)
    if choice.item == PAPER:
        _refuse_paper(choice.content or {})
    elif choice.content:
        _refuse_correction(choice.content)


def _refuse_correction(told: Mapping[str, str]) -> None:
    try:
        if not set(told) <= _FIELDS or told.get("kind", "target") not in _KINDS:
            raise ValueError
        if told.get("basis"):
            Basis(told["basis"])
        if told.get("period"):
            Period.parse(told["period"])
    except ValueError:
        raise ActionError("Phần sửa không hiểu được.", "The correction makes no sense.") from None


def _refuse_paper(told: Mapping[str, str]) -> None:
    try:
        if told.get("on"):
            date.fromisoformat(told["on"])
        if told.get("number"):
            DocumentNumber.parse(told["number"])
        if told.get("basis"):
            Basis(told["basis"])
    except DocumentNumberError:
        raise ActionError(
            f"{told['number']!r} không phải số hiệu văn bản. Hãy viết như 45/NQ-HĐND hoặc 25-NQ/TU.",
            f"{told['number']!r} is no number of a document. Write it like 45/NQ-HĐND or 25-NQ/TU.",
        ) from None
    except ValueError:
        raise ActionError(
            "Ngày hoặc căn cứ không hiểu được. Hãy ghi ngày như 2026-09-22.",
            "The date or basis makes no sense. Write a date like 2026-09-22.",
        ) from None
