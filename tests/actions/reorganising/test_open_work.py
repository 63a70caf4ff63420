"""What was under way in areas that cease goes on where that is plain, and is told where it is not."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from tests.actions.conftest import NOW, Office
from tests.actions.reorganising.plans import (
    DAY,
    THEN,
    ask_reports,
    at_work,
    commune,
    decided,
    division,
    merger,
    newest,
)
from vedich.access.policy import Permission
from vedich.access.require import may
from vedich.actions.accounts import appoint
from vedich.actions.reorganising.deciding import confirm_reorganisation
from vedich.actions.reorganising.planning import change_reorganisation, plan_reorganisation
from vedich.actions.reorganising.roles import agree_to_roles
from vedich.actions.trouble import ActionError
from vedich.domain.consequences import consequences
from vedich.domain.role import Role
from vedich.exchange.reorganisation import plan_of
from vedich.store.models import Area, Draft, Event, Submission, TaskOrdered
from vedich.store.queries.reorganising import ground_of
from vedich.store.verification import verify_record


def happen(office: Office, what: dict[str, Any]) -> dict[str, Any]:
    edition = plan_reorganisation(by=office.keeper, at=NOW, plan=what, **decided())["edition"]
    return confirm_reorganisation(by=office.keeper, at=THEN, reorganisation=newest(), edition=edition)


def test_tasks_that_still_run_pass_to_the_one_heir_and_files_are_finished_by_its_people(
    office: Office,
) -> None:
    one, other = at_work(office, "A", "B")
    ask_reports(office, one)
    Draft.objects.create(submission=Submission.objects.get(), user=office.lan, content="{}", at=NOW)
    told = consequences(plan := plan_of(merger("L:A", "L:B")), ground_of(plan))
    new = plan.opened[0].key
    assert [(each.to, each.is_over) for each in told.tasks if each.task.area == "L:A"] == [
        (new, False), (new, False), (None, True), (new, False),
    ]  # fmt: skip
    assert [(each.paper.area, each.to) for each in told.papers] == [("L:A", new), ("L:B", new)]
    assert [each.report.drafts for each in told.reports] == [1]
    done = happen(office, merger("L:A", "L:B"))
    assert done["tasks_moved"] == 6
    heir = Area.objects.get(key=new)
    moved = TaskOrdered.objects.filter(area=heir).order_by("pk")
    assert [row.action for row in moved[:3]] == ["Thu hồi đất", "Rà soát hộ nghèo", "Giữ vững"]
    assert {row.document.area_id for row in moved} == {one.pk, other.pk}
    assert moved[0].event.action == "confirm_reorganisation"
    assert TaskOrdered.objects.filter(area=one).count() == 4, "what was ordered stays as it was said"
    # The files stay with the old areas, and whoever reviews in the new one finishes them.
    clerk = office.hoa
    assert not may(clerk, Permission.CONFIRM, one, DAY)
    appoint(by=office.administrator, at=THEN, user=clerk, role=Role.CLERK, area=heir, since=DAY)
    assert may(clerk, Permission.CONFIRM, one, DAY) and may(clerk, Permission.CONFIRM, other, DAY)
    assert not may(clerk, Permission.ENTER, one, DAY)
    assert not verify_record().faults


def test_where_an_area_is_divided_open_work_is_told_and_nobody_guesses(office: Office) -> None:
    (one,) = at_work(office, "A")
    told = consequences(plan := plan_of(division("L:A", "X", "Y")), ground_of(plan))
    assert [(each.to, each.is_over) for each in told.tasks] == [
        (None, False), (None, False), (None, True), (None, False),
    ]  # fmt: skip
    assert [each.to for each in told.papers] == [None]
    assert happen(office, division("L:A", "X", "Y"))["tasks_moved"] == 0
    heir = Area.objects.get(key=plan.opened[0].key)
    appoint(by=office.administrator, at=THEN, user=office.hoa, role=Role.CLERK, area=heir, since=DAY)
    assert not may(office.hoa, Permission.CONFIRM, one, DAY)


def test_whoever_planned_it_does_not_confirm_it_where_somebody_else_may(office: Office) -> None:
    commune(office, "A"), commune(office, "B")
    plan_reorganisation(by=office.keeper, at=NOW, plan=merger("L:A", "L:B"), **decided())
    role, since = Role.INDICATOR_MANAGER, date(2020, 1, 1)
    appoint(by=office.administrator, at=NOW, user=office.lan, role=role, since=since)
    # An administrator who agrees that roles go on wrote nothing of the plan.
    agree_to_roles(by=office.administrator, at=NOW, reorganisation=newest(), edition=1)
    with pytest.raises(ActionError, match="Ask somebody else who may: lan"):
        confirm_reorganisation(by=office.keeper, at=NOW, reorganisation=newest(), edition=2)
    change_reorganisation(
        by=office.lan, at=NOW, reorganisation=newest(), edition=2, plan=merger("L:A", "L:B", name="D")
    )
    with pytest.raises(ActionError, match="Ask somebody else who may: keeper"):
        confirm_reorganisation(by=office.lan, at=NOW, reorganisation=newest(), edition=3)
    confirm_reorganisation(by=office.keeper, at=NOW, reorganisation=newest(), edition=3)
    event = Event.objects.filter(action="confirm_reorganisation").get()
    assert '"one_person":false' in event.content.replace(" ", "")
