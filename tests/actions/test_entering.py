"""Two people at one cell in the same moment: one writes, the other is told which figure stands there."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal
from functools import partial

import pytest
from django.db import connection

from tests.actions.conftest import NOW, Office
from tests.actions.crowd import at_once
from tests.actions.test_submissions import asked, move, said
from vedich.access.require import NotAllowedError
from vedich.actions.entering import Clash, ClashError, Written, enter_figures
from vedich.actions.trouble import ActionError
from vedich.domain.submission import SubmissionMove, WrongMoveError
from vedich.store.models import Event, Observation, Submission
from vedich.store.verification import verify_record


def written(value: int, seen: int | None) -> Written:
    """Give revenue of October as somebody typed it over what they saw."""
    return Written(replace(said("1"), value=Decimal(value), printed=str(value)), seen)


def type_at_once(office: Office, rounds: int) -> None:
    """Let two people type into the same cell over the same figure."""
    report, seen, late = asked(office), None, 0
    for number in range(1, rounds + 1):
        told: Sequence[object] = at_once(
            [
                partial(
                    enter_figures,
                    by=person,
                    at=NOW,
                    submission=report.pk,
                    cells=[written(10 * number + mine, seen)],
                )
                for mine, person in enumerate((office.hoa, office.lan), start=1)
            ]
        )
        clashes = [each for each in told if isinstance(each, ClashError)]
        assert len(clashes) == 1, told
        last = Observation.objects.order_by("-pk")[0]
        assert clashes[0].clashes == (Clash("BUD-001", "2026-10", last.pk),)
        seen, late = last.pk, late + 1
    print(f"{connection.vendor}: {rounds} cells typed by two at once: 0 silent overwrites, {late} told")
    assert Observation.objects.count() == rounds
    assert verify_record().faults == ()


def test_of_two_people_at_one_cell_one_is_told(office: Office) -> None:
    type_at_once(office, 12)


@pytest.mark.slow
def test_of_five_hundred_pairs_at_one_cell_none_writes_over_the_other(office: Office) -> None:
    type_at_once(office, 500)


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
