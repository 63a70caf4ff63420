"""Work that a document orders, and the programmes and key works it belongs to."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta
from enum import StrEnum

from vedich.domain.deadline import Deadline
from vedich.domain.observation import Quotation
from vedich.domain.period import Period
from vedich.domain.wording import Wording


class TaskProgress(StrEnum):
    """What people said of a task; lateness is never said, it follows from the days."""

    NOT_DONE = "not_done"
    AWAITING_CONFIRMATION = "awaiting_confirmation"
    DONE = "done"
    REFUSED = "refused"
    RETURNED = "returned"
    SUSPENDED = "suspended"
    CANCELLED = "cancelled"


class TaskStatus(StrEnum):
    """How a task stands on a day: what people said, weighed against the deadline."""

    IN_TIME = "in_time"
    OVERDUE = "overdue"
    NO_DEADLINE = "no_deadline"
    AWAITING_CONFIRMATION = "awaiting_confirmation"
    DONE_IN_TIME = "done_in_time"
    DONE_LATE = "done_late"
    REFUSED = "refused"
    RETURNED = "returned"
    SUSPENDED = "suspended"
    CANCELLED = "cancelled"

    @property
    def wording(self) -> Wording:
        """Give the name for people."""
        return _STATUSES[self]

    @property
    def is_done(self) -> bool:
        """Say whether the assigner confirmed it, in time or late."""
        return self in {TaskStatus.DONE_IN_TIME, TaskStatus.DONE_LATE}

    @property
    def counts(self) -> bool:
        """Say whether it stands in the denominator of the completion rate: all but the cancelled."""
        return self is not TaskStatus.CANCELLED


_STATUSES = {
    TaskStatus.IN_TIME: Wording("chưa hoàn thành, trong hạn", "not done, in time"),
    TaskStatus.OVERDUE: Wording("chưa hoàn thành, quá hạn", "not done, overdue"),
    TaskStatus.NO_DEADLINE: Wording("chưa hoàn thành, không có thời hạn", "not done, no deadline"),
    TaskStatus.AWAITING_CONFIRMATION: Wording("chờ xác nhận", "awaiting confirmation"),
    TaskStatus.DONE_IN_TIME: Wording("hoàn thành đúng hạn", "done in time"),
    TaskStatus.DONE_LATE: Wording("hoàn thành quá hạn", "done late"),
    TaskStatus.REFUSED: Wording("từ chối", "refused"),
    TaskStatus.RETURNED: Wording("trả lại làm lại", "returned to be redone"),
    TaskStatus.SUSPENDED: Wording("tạm dừng", "suspended"),
    TaskStatus.CANCELLED: Wording("đã hủy", "cancelled"),
}

# Progress that the deadline does not touch.
_AS_SAID = {
    TaskProgress.AWAITING_CONFIRMATION: TaskStatus.AWAITING_CONFIRMATION,
    TaskProgress.REFUSED: TaskStatus.REFUSED,
    TaskProgress.SUSPENDED: TaskStatus.SUSPENDED,
    TaskProgress.CANCELLED: TaskStatus.CANCELLED,
}


@dataclass(frozen=True, slots=True)
class Extension:
    """A later day granted for a task; the day first ordered stays in the task's deadline."""

    until: date
    granted_by: str
    on: date
    reason: str


@dataclass(frozen=True, slots=True)
class Task:
    """A piece of work: what, who leads, who supports, by when, on whose word.

    `done_on` is the day on which the lead finished it; only the assigner's confirmation makes it DONE.

    >>> task = Task("k1", "Trình kế hoạch", "Sở Tài chính", Deadline.parse("2023-01-15"))
    >>> task.status(date(2023, 1, 15)).value, task.status(date(2023, 1, 16)).value
    ('in_time', 'overdue')
    """

    id: str
    action: str
    lead: str | None = None
    deadline: Deadline | None = None
    supports: tuple[str, ...] = ()
    assigner: str | None = None
    area: str | None = None
    product: str = ""
    progress: TaskProgress = TaskProgress.NOT_DONE
    done_on: date | None = None
    extensions: tuple[Extension, ...] = ()
    source: Quotation | None = None

    def __post_init__(self) -> None:
        if (self.progress is TaskProgress.DONE) and self.done_on is None:
            raise ValueError(
                f"Task {self.id!r} is done but has no done_on: nobody could say whether it was in time. "
                "Write the day."
            )

    @property
    def due(self) -> date | None:
        """Give the day that counts now: the one granted last, else the one ordered; None if it recurs."""
        if self.extensions:
            return max(self.extensions, key=lambda extension: extension.on).until
        return self.deadline.last if self.deadline else None

    def status(self, today: date) -> TaskStatus:
        """Say how the task stands on a day."""
        if self.progress in _AS_SAID:
            return _AS_SAID[self.progress]
        due = self.due
        if self.progress is TaskProgress.DONE:
            late = due is not None and self.done_on is not None and self.done_on > due
            return TaskStatus.DONE_LATE if late else TaskStatus.DONE_IN_TIME
        if due is not None and due < today:
            return TaskStatus.OVERDUE
        if self.progress is TaskProgress.RETURNED:
            return TaskStatus.RETURNED
        # A recurring task is never late itself: its instances are.
        return TaskStatus.IN_TIME if due or self.deadline else TaskStatus.NO_DEADLINE

    def instances(self, within: Period) -> Iterator[Task]:
        """Give one task for each time a recurring deadline falls within a period, in order.

        >>> monthly = Task("k2", "Báo cáo tháng", deadline=Deadline.parse("R/M-16"))
        >>> [task.id for task in monthly.instances(Period.quarter(2024, 1))]
        ['k2@2024-01-16', 'k2@2024-02-16', 'k2@2024-03-16']
        """
        day: date | None = within.start
        while self.deadline and day and (day := self.deadline.next_due(day)) and day <= within.end:
            yield replace(self, id=f"{self.id}@{day}", deadline=Deadline((Period.day(day),)))
            day += timedelta(days=1)


@dataclass(frozen=True, slots=True)
class KeyWork:
    """A key work (công trình trọng điểm): something to be built, with its owner and the targets it serves."""

    id: str
    vi: str
    en: str = ""
    owner: str | None = None
    area: str | None = None
    period: Period | None = None
    targets: tuple[str, ...] = ()
    tasks: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Programme:
    """A breakthrough programme (chương trình đột phá): a resolution's few great aims with their key works.

    >>> Programme("p1", "Hạ tầng giao thông", key_works=(KeyWork("w1", "Đường tỉnh"),)).key_works[0].vi
    'Đường tỉnh'
    """

    id: str
    vi: str
    en: str = ""
    area: str | None = None
    period: Period | None = None
    document: str | None = None
    key_works: tuple[KeyWork, ...] = ()
    targets: tuple[str, ...] = ()
    tasks: tuple[str, ...] = ()
