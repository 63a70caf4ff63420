"""A report on its way: every move has its permission, lock and event; nobody approves unseen figures."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from tests.actions.conftest import NOW, Office
from vedich.access.require import NotAllowedError
from vedich.actions.observations import RowTroublesError, Said, record_observations
from vedich.actions.submissions import move_submission, open_period
from vedich.actions.trouble import MissingReasonError, SelfApprovalError, StaleError, UnseenError
from vedich.catalog.load import catalog
from vedich.domain.observation import Vintage
from vedich.domain.period import Period
from vedich.domain.submission import SubmissionMove, SubmissionState, WrongMoveError
from vedich.store.models import Approval, Event, Observation, Submission, User
from vedich.store.queries.contents import content_hash

OCTOBER = Period.month(2026, 10)


def said(figure: str, **others: object) -> Said:
    """Say what revenue of the commune came to in October."""
    told: dict[str, object] = {
        "indicator": "BUD-001",
        "area": "X34:28108",
        "period": OCTOBER,
        "as_of": date(2026, 10, 14),
        "vintage": Vintage.ACTUAL,
        "measure": "tỷ đồng",
        "value": Decimal(figure),
        "printed": figure.replace(".", ","),
    }
    return Said(**{**told, **others})  # type: ignore[arg-type]


def asked(office: Office) -> Submission:
    """Ask the commune for its report of October."""
    open_period(
        by=office.lan,
        at=NOW,
        regime=catalog().regimes["administrative"],
        nominal=OCTOBER,
        agencies=[(office.committee, office.commune)],
        area=office.province,
    )
    return Submission.objects.get()


def move(by: User, report: Submission, what: SubmissionMove, *, reason: str = "", **others: object) -> None:
    """Make a move as somebody who has just looked at the report."""
    report.refresh_from_db()
    told = {"edition": report.edition, "seen": content_hash(report), **others}
    move_submission(by=by, at=NOW, reason=reason, submission=report.pk, move=what, **told)
    report.refresh_from_db()


def entered(office: Office) -> Submission:
    """Give a report that the clerk has filled in."""
    report = asked(office)
    move(office.hoa, report, SubmissionMove.OPEN)
    record_observations(by=office.hoa, at=NOW, rows=[said("61.45")], submission=report)
    return report


def test_a_period_knows_the_days_it_covers_and_when_it_is_due(office: Office) -> None:
    ledger = asked(office).report_period
    assert (ledger.covers_start, ledger.covers_end) == (date(2026, 9, 15), date(2026, 10, 14))
    assert ledger.due == date(2026, 10, 16)


def test_a_report_goes_its_way_from_the_clerk_to_the_total(office: Office) -> None:
    report = entered(office)
    move(office.hoa, report, SubmissionMove.SUBMIT)
    move(office.binh, report, SubmissionMove.SEND_UP)
    move(office.minh, report, SubmissionMove.APPROVE)
    assert SubmissionState(report.state).is_in_total
    assert [approval.move for approval in Approval.objects.order_by("pk")] == ["send_up", "approve"]
    told = Event.objects.filter(subject=f"submission:{report.pk}").values_list("action", flat=True)
    assert list(told) == ["move_submission", "record_observations", *["move_submission"] * 3]
    assert {event.chain for event in Event.objects.filter(subject=f"submission:{report.pk}")} == {"T34:80"}


def test_figures_that_changed_after_they_were_seen_are_not_approved(office: Office) -> None:
    report = entered(office)
    before = content_hash(report)
    move(office.hoa, report, SubmissionMove.SUBMIT)
    record_observations(
        by=office.lan, at=NOW, rows=[said("64.15", as_of=date(2026, 10, 15))], submission=report
    )
    with pytest.raises(UnseenError):
        move(office.binh, report, SubmissionMove.SEND_UP, seen=before)
    assert not Approval.objects.exists()


def test_nobody_approves_what_they_entered(office: Office) -> None:
    report = asked(office)
    move(office.lan, report, SubmissionMove.OPEN)
    record_observations(by=office.lan, at=NOW, rows=[said("61.45")], submission=report)
    move(office.hoa, report, SubmissionMove.SUBMIT)
    move(office.binh, report, SubmissionMove.SEND_UP)
    from vedich.actions.accounts import appoint
    from vedich.domain.role import Role

    appoint(
        by=office.administrator,
        at=NOW,
        user=office.lan,
        role=Role.APPROVER,
        area=office.province,
        since=date(2026, 1, 1),
    )
    with pytest.raises(SelfApprovalError):
        move(office.lan, report, SubmissionMove.APPROVE)


def test_a_report_that_somebody_moved_is_not_moved_blindly(office: Office) -> None:
    report = entered(office)
    old = report.edition
    move(office.hoa, report, SubmissionMove.SUBMIT)
    with pytest.raises(StaleError):
        move(office.binh, report, SubmissionMove.SEND_UP, edition=old)


def test_a_return_needs_a_reason_and_opens_the_report_again(office: Office) -> None:
    report = entered(office)
    move(office.hoa, report, SubmissionMove.SUBMIT)
    with pytest.raises(MissingReasonError):
        move(office.binh, report, SubmissionMove.RETURN)
    move(office.binh, report, SubmissionMove.RETURN, reason="Thiếu thu từ đất")
    assert SubmissionState(report.state).is_open


def test_a_correction_is_a_new_version_and_the_old_one_counts_until_it_is_approved(office: Office) -> None:
    report = entered(office)
    move(office.hoa, report, SubmissionMove.SUBMIT)
    move(office.binh, report, SubmissionMove.SEND_UP)
    move(office.minh, report, SubmissionMove.APPROVE)
    move(office.hoa, report, SubmissionMove.REQUEST_CORRECTION, reason="Nhập nhầm số")
    move(office.minh, report, SubmissionMove.AGREE_TO_CORRECTION)
    newer = Submission.objects.get(version=2)
    assert newer.replaces == report
    assert SubmissionState(report.state).is_in_total
    record_observations(by=office.hoa, at=NOW, rows=[said("64.15")], submission=newer)
    move(office.hoa, newer, SubmissionMove.SUBMIT)
    move(office.binh, newer, SubmissionMove.SEND_UP)
    move(office.minh, newer, SubmissionMove.APPROVE)
    report.refresh_from_db()
    assert report.state == "corrected"
    assert not SubmissionState(report.state).is_in_total
    assert Observation.objects.count() == 2


def test_a_move_that_the_table_does_not_know_is_refused(office: Office) -> None:
    report = entered(office)
    with pytest.raises(WrongMoveError):
        move(office.minh, report, SubmissionMove.APPROVE)


def test_a_neighbour_learns_nothing_not_even_that_the_report_is_there(office: Office) -> None:
    report = entered(office)
    stranger = User.objects.create(username="neighbour")
    with pytest.raises(NotAllowedError) as there:
        move(stranger, report, SubmissionMove.SUBMIT)
    with pytest.raises(NotAllowedError) as nowhere:
        move_submission(by=stranger, at=NOW, submission=10**6, move=SubmissionMove.SUBMIT, edition=1)
    assert str(there.value) == str(nowhere.value)


@pytest.mark.parametrize(
    ("row", "remedy"),
    [
        (said("1", indicator="BUD-999"), "không có chỉ tiêu"),
        (said("1", area="X34:99999"), "không có địa bàn"),
        (said("1", measure="ha"), "đơn vị tính"),
        (said("1", value=None), "ô trống không phải là 0"),
        (said("1", period=Period.month(2024, 10)), "chỉ có từ ngày 01/07/2025"),
        (said("1", supersedes=1), "cần nêu lý do"),
    ],
)
def test_a_row_that_cannot_be_taken_is_named_with_its_remedy_and_nothing_is_taken(
    row: Said, remedy: str, office: Office
) -> None:
    with pytest.raises(RowTroublesError) as refusal:
        record_observations(by=office.hoa, at=NOW, rows=[said("61.45"), row])
    assert [number for number, _ in refusal.value.troubles] == [2]
    assert remedy in refusal.value.vi
    assert not Observation.objects.exists()


def test_the_same_figure_twice_in_a_batch_is_refused(office: Office) -> None:
    with pytest.raises(RowTroublesError, match="the same as row 1"):
        record_observations(by=office.hoa, at=NOW, rows=[said("61.45"), said("61.45")])
