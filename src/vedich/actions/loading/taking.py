"""What is known while the targets of a workbook are taken, and how a line is set against the record."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import TypeVar

from vedich.access.require import NotAllowedError
from vedich.actions.deed import VIETNAM
from vedich.actions.loading.faults import Faults
from vedich.actions.loading.goals import Goal
from vedich.actions.loading.papers import document_of
from vedich.actions.targets import change_target
from vedich.actions.trouble import ActionError
from vedich.domain.measure import MeasureError
from vedich.domain.refusal import Refusal, RefusedError
from vedich.domain.target import Operator
from vedich.domain.wording import Wording
from vedich.exchange.sheets import TARGETS
from vedich.store.models import Document, Target, TargetVersion, User

_Done = TypeVar("_Done")
_SAME = ("operator", "measure", "value", "value_max", "words")


@dataclass(slots=True)
class Taking:
    """What is known while lines are taken: who takes them, what is wrong, and which target a line became."""

    by: User
    at: datetime
    faults: Faults
    made: dict[int, Target] = field(default_factory=dict)
    done: int = 0
    there: int = 0

    def refuse(self, goal: Goal, column: str, why: Wording, remedy: Wording) -> None:
        self.faults.add(TARGETS.key, goal.row, Refusal(column, why, remedy))

    def attempt(self, goals: Sequence[Goal], column: str, do: Callable[[], _Done]) -> _Done | None:
        """Do something for some lines; what is refused stands at them, and None is given."""
        try:
            return do()
        except RefusedError as error:
            for goal in goals:
                self.faults.add(TARGETS.key, goal.row, error.refusal)
        except (ActionError, NotAllowedError, MeasureError) as error:
            self.faults.add_error(TARGETS.key, [goal.row for goal in goals], error, column)
        return None

    def became(self, goal: Goal, target: Target) -> None:
        if goal.number is not None:
            self.made[goal.number] = target


def paper_of(goal: Goal, taking: Taking) -> Document | None:
    return document_of(
        goal.document, goal.document_on, goal.area, by=taking.by, at=taking.at, basis=goal.basis
    )


def compare(goal: Goal, target: Target, paper: Document | None, taking: Taking) -> None:
    """Leave a line that says what the record does; change the target where a reason is given."""
    last = TargetVersion.objects.filter(target=target).order_by("-version").first()
    if last is not None and all(getattr(last, name) == getattr(goal.aim, name) for name in _SAME):
        taking.there += 1
        taking.became(goal, target)
        return
    if last is None or not goal.reason:
        shown = _shown(last)
        taking.refuse(
            goal,
            "value",
            Wording(
                f"hồ sơ đang có chỉ tiêu này: {shown[0]}", f"the record has this target already: {shown[1]}"
            ),
            Wording(
                "nếu mức mới đúng, ghi lý do sửa (và văn bản sửa); mức cũ vẫn được giữ",
                "give a reason (and the document) if the new one is right; the old one stays on record",
            ),
        )
        return
    done = taking.attempt(
        [goal],
        "reason",
        lambda: change_target(
            by=taking.by,
            at=taking.at,
            reason=goal.reason,
            target=target,
            version=last.version,
            aim=goal.aim,
            since=goal.document_on or taking.at.astimezone(VIETNAM).date(),
            document=paper,
        ),
    )
    if done is not None:
        taking.done += 1
        taking.became(goal, target)


def _shown(last: TargetVersion | None) -> tuple[str, str]:
    if last is None:
        return "chưa có mức", "without a level"
    operator = Operator(last.operator).wording
    value = f"{last.value:f} {last.measure}" if last.value is not None else last.words
    return f"{operator.vi} {value.replace('.', ',')}", f"{operator.en} {value}"
