"""Two people at one cell in the same moment: one writes, the other is told which figure stands there."""

from __future__ import annotations

import pytest

from tests.actions.conftest import NOW, Office
from tests.actions.race_faults import faults
from tests.actions.races import type_at_once, written
from tests.actions.test_submissions import asked, move
from vedich.access.require import NotAllowedError
from vedich.actions.entering import enter_figures
from vedich.actions.trouble import ActionError
from vedich.domain.submission import SubmissionMove, WrongMoveError
from vedich.store.models import Event, Observation, Submission


def test_of_two_people_at_one_cell_one_is_told(office: Office) -> None:
    found = type_at_once(office, 12)
    assert found["told they were late"] == 12
    assert not faults(found)


@pytest.mark.slow
def test_of_five_hundred_pairs_at_one_cell_none_writes_over_the_other(office: Office) -> None:
    assert not faults(type_at_once(office, 500))


def test_a_report_that_is_being_looked_at_takes_no_figure(office: Office) -> None:
    report = asked(office)
    enter_figures(by=office.hoa, at=NOW, submission=report.pk, cells=[written(5, None)])
    report.refresh_from_db()
    move(office.hoa, report, SubmissionMove.SUBMIT)
    seen = Observation.objects.get().pk
    with pytest.raises(WrongMoveError):
        enter_figures(by=office.hoa, at=NOW, submission=report.pk, cells=[written(6, seen)])
    assert Observation.objects.count() == 1


def test_nothing_typed_is_nothing_to_write(office: Office) -> None:
    report = asked(office)
    with pytest.raises(ActionError, match="No cell was changed"):
        enter_figures(by=office.hoa, at=NOW, submission=report.pk, cells=[])
    assert Submission.objects.get().state == "assigned"


def test_whoever_may_not_enter_learns_nothing(office: Office) -> None:
    report = asked(office)
    for pk in (report.pk, 10**6):
        with pytest.raises(NotAllowedError):
            enter_figures(by=office.binh, at=NOW, submission=pk, cells=[written(5, None)])


def test_who_enters_from_outside_the_area_enters_for_its_agency(office: Office) -> None:
    report = asked(office)
    enter_figures(by=office.lan, at=NOW, submission=report.pk, cells=[written(5, None)])
    assert Event.objects.get(action="enter_figures").on_behalf_of == office.committee
    assert Submission.objects.get().on_behalf
