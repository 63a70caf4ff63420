"""Figures typed and submitted in one go are one change, both of it or neither, with the promises of two."""

from __future__ import annotations

from datetime import timedelta
from functools import partial

import pytest

from tests.actions.conftest import NOW, TODAY, Office
from tests.actions.crowd import at_once
from tests.actions.races import written
from tests.actions.test_submissions import asked, move
from vedich.access.require import NotAllowedError
from vedich.actions.entering import ClashError, Written, enter_figures
from vedich.actions.observations import RowTroublesError
from vedich.actions.periods import LockedError
from vedich.actions.submitting import submit_figures
from vedich.actions.trouble import ActionError, SelfApprovalError
from vedich.domain.submission import SubmissionMove, WrongMoveError
from vedich.store.integrity.checks.submissions.state_is_not_its_last_event import check
from vedich.store.integrity.view import View
from vedich.store.models import Draft, Event, Observation, Outgoing, Submission, User
from vedich.store.queries.contents import content_hash
from vedich.store.queries.reviewing import steps_of
from vedich.store.verification import verify_record


def sent(by: User, report: Submission, *cells: Written, once: str | None = None) -> dict[str, object]:
    return submit_figures(by=by, at=NOW, once=once, submission=report.pk, cells=list(cells))


def test_a_report_is_filled_in_and_submitted_by_one_event(office: Office) -> None:
    report = asked(office)
    Draft.objects.create(submission=report, user=office.hoa, content="{}", at=NOW)
    told = sent(office.hoa, report, written(5, None), once="k")
    assert sent(office.hoa, report, written(5, None), once="k") == told
    report.refresh_from_db()
    assert (report.state, report.entered_by, report.submitted_by) == ("submitted", office.hoa, office.hoa)
    assert (report.edition, report.content_hash) == (told["edition"], content_hash(report))
    (event,) = Event.objects.filter(subject=f"submission:{report.pk}")
    assert Observation.objects.get().event == event
    assert Outgoing.objects.get(event=event).key == f"submission:{report.pk}:{report.edition}"
    assert not Draft.objects.exists()
    assert [step.what.en for step in steps_of(report)] == ["wrote 1 figures and submitted them"]
    assert list(check.contradictions(View(TODAY))) == []


def test_what_was_submitted_so_goes_its_way(office: Office) -> None:
    report = asked(office)
    sent(office.hoa, report, written(5, None))
    move(office.binh, report, SubmissionMove.RETURN, reason="Sai")
    sent(office.hoa, report, written(6, Observation.objects.get().pk))
    move(office.binh, report, SubmissionMove.SEND_UP)
    move(office.minh, report, SubmissionMove.APPROVE)
    assert report.state == "approved"
    assert verify_record().faults == ()


def test_who_submitted_so_says_no_yes_to_it(office: Office) -> None:
    report = asked(office)
    sent(office.hoa, report, written(5, None))
    Submission.objects.filter(pk=report.pk).update(entered_by=office.binh)
    with pytest.raises(SelfApprovalError):
        move(office.binh, report, SubmissionMove.SEND_UP)


def test_what_is_refused_leaves_neither_figure_nor_move(office: Office) -> None:
    report = asked(office)
    for refusal, by, cells in (
        (ActionError, office.hoa, []),
        (NotAllowedError, office.binh, [written(5, None)]),
        # Enters on behalf, and does not submit for others.
        (NotAllowedError, office.lan, [written(5, None)]),
        (ClashError, office.hoa, [written(5, 77)]),
        (RowTroublesError, office.hoa, [written(5, None), written(5, None)]),
    ):
        with pytest.raises(refusal):
            sent(by, report, *cells)
    Submission.objects.update(open_until=TODAY - timedelta(days=1))
    with pytest.raises(LockedError):
        sent(office.hoa, report, written(5, None))
    assert not Observation.objects.exists()
    assert Submission.objects.get().state == "assigned"


def test_a_report_that_is_being_looked_at_is_not_submitted_again(office: Office) -> None:
    report = asked(office)
    sent(office.hoa, report, written(5, None))
    with pytest.raises(WrongMoveError):
        sent(office.hoa, report, written(6, Observation.objects.get().pk))


def test_whoever_may_not_submit_learns_nothing(office: Office) -> None:
    report = asked(office)
    for pk in (report.pk, 10**6):
        with pytest.raises(NotAllowedError):
            submit_figures(by=office.binh, at=NOW, submission=pk, cells=[written(5, None)])


def test_of_many_clicks_at_once_one_submits(office: Office) -> None:
    report = asked(office)
    told = at_once([partial(sent, office.hoa, report, written(5, None), once="k")] * 6)
    assert all(each == told[0] and isinstance(each, dict) for each in told)
    assert Event.objects.filter(subject=f"submission:{report.pk}").count() == 1
    assert Observation.objects.count() == 1


def test_who_submits_while_another_types_does_not_write_over_them(office: Office) -> None:
    report = asked(office)
    enters = partial(enter_figures, by=office.lan, at=NOW, submission=report.pk, cells=[written(6, None)])
    told = at_once([enters, partial(sent, office.hoa, report, written(5, None))])
    late = [each for each in told if isinstance(each, (ClashError, WrongMoveError))]
    assert len(late) == 1
    assert Observation.objects.count() == 1
