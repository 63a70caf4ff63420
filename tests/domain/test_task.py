"""How a task stands on a day: what people said, weighed against its deadline."""

from dataclasses import replace
from datetime import date

import pytest

from vedich.domain.deadline import Deadline
from vedich.domain.period import Period
from vedich.domain.task import Extension, KeyWork, Programme, Task, TaskProgress, TaskStatus

DUE = date(2023, 1, 15)
TASK = Task("k1", "Trình kế hoạch", "Sở Tài chính", Deadline.parse("2023-01-15"), assigner="UBND tỉnh")


@pytest.mark.parametrize("progress", TaskProgress)
@pytest.mark.parametrize("today", [date(2023, 1, 1), DUE, date(2023, 1, 16)])
def test_overdue_is_computed_from_the_days_and_never_typed(progress: TaskProgress, today: date) -> None:
    task = replace(TASK, progress=progress, done_on=DUE if progress is TaskProgress.DONE else None)
    open_still = progress in {TaskProgress.NOT_DONE, TaskProgress.RETURNED}
    assert (task.status(today) is TaskStatus.OVERDUE) == (open_still and today > DUE)


def test_done_late_is_kept_apart_from_done_in_time() -> None:
    done = replace(TASK, progress=TaskProgress.DONE, done_on=DUE)
    assert done.status(date(2024, 1, 1)) is TaskStatus.DONE_IN_TIME
    assert replace(done, done_on=date(2023, 1, 16)).status(DUE) is TaskStatus.DONE_LATE


def test_an_extension_moves_the_day_and_keeps_the_one_first_ordered() -> None:
    extended = replace(
        TASK, extensions=(Extension(date(2023, 2, 15), "UBND tỉnh", date(2023, 1, 10), "chờ số liệu"),)
    )
    assert extended.status(date(2023, 2, 15)) is TaskStatus.IN_TIME
    assert extended.due == date(2023, 2, 15)
    assert str(extended.deadline) == "2023-01-15"


def test_a_task_without_deadline_is_never_overdue() -> None:
    assert replace(TASK, deadline=None).status(date(2100, 1, 1)) is TaskStatus.NO_DEADLINE


def test_a_recurring_task_is_told_in_instances_with_a_day_each() -> None:
    monthly = replace(TASK, deadline=Deadline.parse("R/M-16"))
    assert monthly.status(date(2024, 1, 17)) is TaskStatus.IN_TIME
    first, *_ = monthly.instances(Period.year(2024))
    assert first.status(date(2024, 1, 17)) is TaskStatus.OVERDUE
    assert len(list(monthly.instances(Period.year(2024)))) == 12
    assert list(replace(TASK, deadline=None).instances(Period.year(2024))) == []


def test_a_task_done_without_a_day_is_refused() -> None:
    with pytest.raises(ValueError, match="has no done_on"):
        replace(TASK, progress=TaskProgress.DONE)


@pytest.mark.parametrize("status", TaskStatus)
def test_each_status_has_a_name_and_only_the_cancelled_leave_the_rate(status: TaskStatus) -> None:
    assert status.wording.vi and status.wording.en
    assert status.counts == (status is not TaskStatus.CANCELLED)
    assert status.is_done == (status in {TaskStatus.DONE_IN_TIME, TaskStatus.DONE_LATE})


def test_a_programme_holds_its_key_works() -> None:
    road = KeyWork("w1", "Đường tỉnh 830E", owner="Ban Quản lý dự án", targets=("INV-001",))
    assert Programme("p1", "Hạ tầng giao thông", key_works=(road,)).key_works == (road,)
