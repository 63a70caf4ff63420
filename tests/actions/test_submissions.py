"""A report on its way: every move has its permission, lock and event; nobody approves unseen figures."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from tests.actions.conftest import NOW, Office
from vedich.access.require import NotAllowedError
from vedich.actions.accounts import add_user, appoint
from vedich.actions.documents import add_agency
from vedich.actions.observations import RowTroublesError, Said, record_observations
from vedich.actions.periods import LockedError
from vedich.actions.submissions import move_submission, open_period
from vedich.actions.trouble import (
    ActionError,
    MissingReasonError,
    SelfApprovalError,
    StaleError,
    UnseenError,
)
from vedich.catalog.load import catalog
from vedich.domain.agency import AgencyKind
from vedich.domain.observation import Vintage
from vedich.domain.period import Period
from vedich.domain.role import Role
from vedich.domain.submission import SubmissionMove, SubmissionState, WrongMoveError
from vedich.store.models import Agency, Appointment, Approval, Event, Observation, Submission, User
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
    record_observations(
        by=office.hoa, at=NOW, rows=[said("64.15", as_of=date(2026, 10, 15))], submission=report
    )
    move(office.hoa, report, SubmissionMove.SUBMIT)
    with pytest.raises(UnseenError):
        move(office.binh, report, SubmissionMove.SEND_UP, seen=before)
    assert not Approval.objects.exists()


def test_a_report_that_is_looked_at_or_approved_takes_no_figures_by_any_way(office: Office) -> None:
    def write() -> None:
        record_observations(
            by=office.lan, at=NOW, rows=[said("64.15", as_of=date(2026, 10, 15))], submission=report
        )

    report = asked(office)
    with pytest.raises(WrongMoveError):
        write()  # nobody has begun it
    move(office.hoa, report, SubmissionMove.OPEN)
    record_observations(by=office.hoa, at=NOW, rows=[said("61.45")], submission=report)
    for who, what in (
        (office.hoa, SubmissionMove.SUBMIT),
        (office.binh, SubmissionMove.SEND_UP),
        (office.minh, SubmissionMove.APPROVE),
    ):
        move(who, report, what)
        with pytest.raises(WrongMoveError):
            write()
    assert Observation.objects.count() == 1


def test_a_report_takes_no_figure_of_another_area_and_none_after_its_day_of_closing(office: Office) -> None:
    report = asked(office)
    move(office.hoa, report, SubmissionMove.OPEN)
    with pytest.raises(ActionError, match="own area"):
        record_observations(by=office.lan, at=NOW, rows=[said("1", area="T34:80")], submission=report)
    Submission.objects.filter(pk=report.pk).update(open_until=date(2026, 11, 1))
    with pytest.raises(LockedError):
        record_observations(by=office.hoa, at=NOW, rows=[said("61.45")], submission=report)
    assert not Observation.objects.exists()


def test_a_report_is_approved_above_and_never_where_it_was_written(office: Office) -> None:
    report = entered(office)
    move(office.hoa, report, SubmissionMove.SUBMIT)
    move(office.binh, report, SubmissionMove.SEND_UP)
    add_user(by=office.administrator, at=NOW, username="second", name="Người duyệt thứ hai")
    second = User.objects.get(username="second")
    for user, role in ((second, Role.APPROVER), (second, Role.LEADER)):
        appoint(
            by=office.administrator,
            at=NOW,
            user=user,
            role=role,
            area=office.commune,
            since=date(2026, 1, 1),
        )
    for what in (SubmissionMove.APPROVE, SubmissionMove.REFUSE):
        for user in (office.binh, second):
            with pytest.raises(NotAllowedError):
                move(user, report, what, reason="x")
    move(office.minh, report, SubmissionMove.APPROVE)
    move(office.hoa, report, SubmissionMove.REQUEST_CORRECTION, reason="Nhập nhầm số")
    for what in (SubmissionMove.AGREE_TO_CORRECTION, SubmissionMove.REFUSE_CORRECTION):
        with pytest.raises(NotAllowedError):
            move(office.binh, report, what, reason="x")


def test_whoever_sent_a_provinces_own_report_up_does_not_approve_it(office: Office) -> None:
    add_agency(
        by=office.keeper,
        at=NOW,
        key="ubnd-tinh",
        kind=AgencyKind.PEOPLES_COMMITTEE,
        vi="UBND tỉnh",
        area=office.province,
    )
    open_period(
        by=office.lan,
        at=NOW,
        regime=catalog().regimes["administrative"],
        nominal=OCTOBER,
        agencies=[(Agency.objects.get(key="ubnd-tinh"), office.province)],
        area=office.province,
    )
    report = Submission.objects.get(area=office.province)
    move(office.lan, report, SubmissionMove.OPEN)
    record_observations(by=office.lan, at=NOW, rows=[said("900", area="T34:80")], submission=report)
    move(office.lan, report, SubmissionMove.SUBMIT)
    move(office.minh, report, SubmissionMove.SEND_UP)
    with pytest.raises(SelfApprovalError):
        move(office.minh, report, SubmissionMove.APPROVE)
    add_user(by=office.administrator, at=NOW, username="other", name="Người duyệt khác")
    other = User.objects.get(username="other")
    started = date(2026, 1, 1)
    appoint(
        by=office.administrator,
        at=NOW,
        user=other,
        role=Role.APPROVER,
        area=office.province,
        since=started,
    )
    move(other, report, SubmissionMove.APPROVE)
    assert report.state == "approved"


# Who may make which move with a report of the commune, said once more by hand: roles at the commune, then at
# the province above it.
MAY_MOVE = {
    SubmissionMove.OPEN: ({Role.CLERK, Role.SPECIALIST}, {Role.SPECIALIST}),
    SubmissionMove.SUBMIT: ({Role.CLERK, Role.SPECIALIST}, set()),
    SubmissionMove.SEND_UP: ({Role.APPROVER, Role.LEADER}, set()),
    SubmissionMove.APPROVE: (set(), {Role.APPROVER, Role.LEADER}),
    SubmissionMove.REFUSE: (set(), {Role.APPROVER, Role.LEADER}),
    SubmissionMove.REQUEST_CORRECTION: ({Role.CLERK, Role.SPECIALIST}, set()),
    SubmissionMove.AGREE_TO_CORRECTION: (set(), {Role.APPROVER, Role.LEADER}),
    SubmissionMove.REFUSE_CORRECTION: (set(), {Role.APPROVER, Role.LEADER}),
    SubmissionMove.EXCLUDE: (set(), {Role.APPROVER, Role.LEADER}),
    SubmissionMove.INCLUDE: (set(), {Role.APPROVER, Role.LEADER}),
}


def test_every_role_makes_exactly_the_moves_that_are_theirs(office: Office) -> None:
    report = asked(office)
    wrong = []
    for role in Role:
        for place, area in enumerate((office.commune, office.province)):
            user = User.objects.create(username=f"{role.value}-{place}")
            Appointment.objects.create(user=user, role=role.value, area=area, since=date(2026, 1, 1))
            for what, allowed in MAY_MOVE.items():
                try:
                    # No report has this edition: who may make the move gets as far as that.
                    move_submission(by=user, at=NOW, submission=report.pk, move=what, edition=99, reason="x")
                except StaleError:
                    passed = True
                except NotAllowedError:
                    passed = False
                if passed != (role in allowed[place]):
                    wrong.append((role.value, place, what.value))
    assert wrong == []


def test_nobody_approves_what_they_entered(office: Office) -> None:
    report = asked(office)
    move(office.lan, report, SubmissionMove.OPEN)
    record_observations(by=office.lan, at=NOW, rows=[said("61.45")], submission=report)
    move(office.hoa, report, SubmissionMove.SUBMIT)
    move(office.binh, report, SubmissionMove.SEND_UP)
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
