"""Aggregate reports: sums of what is approved below, seen by two people, opened again when a part changes."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from tests.actions.conftest import NOW, Office
from tests.actions.test_submissions import OCTOBER, said
from vedich.access.require import NotAllowedError
from vedich.actions.accounts import appoint
from vedich.actions.aggregates import move_aggregate
from vedich.actions.areas import load_areas
from vedich.actions.confirming import Confirmed, confirm_claims
from vedich.actions.documents import add_agency, register_document
from vedich.actions.imports import begin_import, publish_import, stage
from vedich.actions.observations import record_observations
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
from vedich.domain.aggregate import AggregateMove as Move
from vedich.domain.observation import WITHDRAWN, Vintage
from vedich.domain.period import Period
from vedich.domain.role import Role
from vedich.domain.submission import SubmissionMove
from vedich.reading.read import read_text
from vedich.store.models import (
    Agency,
    Aggregate,
    AggregateStep,
    Area,
    Document,
    Event,
    Observation,
    Outgoing,
    Submission,
    User,
)
from vedich.store.queries.aggregates import Whole, said_of, whole_of
from vedich.store.queries.contents import content_hash
from vedich.store.verification import verify_record

OTHER = "X34:28114"


def opened(office: Office) -> Aggregate:
    """Ask two communes for their reports of October; the province has one that sums them up."""
    load_areas(by=office.keeper, at=NOW, keys=(office.commune.key, OTHER))
    other = Area.objects.get(key=OTHER)
    kind = AgencyKind.PEOPLES_COMMITTEE
    add_agency(by=office.keeper, at=NOW, key="ubnd-khac", kind=kind, vi="UBND xã khác", area=other)
    open_period(
        by=office.lan,
        at=NOW,
        regime=catalog().regimes["administrative"],
        nominal=OCTOBER,
        agencies=[(office.committee, office.commune), (Agency.objects.get(key="ubnd-khac"), other)],
        area=office.province,
    )
    # Whoever works in the commune works for the other one, too.
    for user, role in ((office.hoa, Role.CLERK), (office.binh, Role.APPROVER)):
        appoint(by=office.administrator, at=NOW, user=user, role=role, area=other, since=date(2020, 1, 1))
    return Aggregate.objects.get()


def move(report: Submission, by: User, what: SubmissionMove, reason: str = "") -> None:
    report.refresh_from_db()
    seen = content_hash(report)
    move_submission(
        by=by, at=NOW, submission=report.pk, move=what, edition=report.edition, seen=seen, reason=reason
    )


def tell(office: Office, area: str, figure: str) -> Submission:
    """Enter, submit, send up and approve the report of a commune."""
    report = Submission.objects.filter(area__key=area).order_by("-version")[0]
    if report.state == "assigned":
        move(report, office.hoa, SubmissionMove.OPEN)
        report.refresh_from_db()
    row = said(figure, area=area)
    record_observations(by=office.hoa, at=NOW, rows=[row], submission=report)
    for by, what in (
        (office.hoa, SubmissionMove.SUBMIT),
        (office.binh, SubmissionMove.SEND_UP),
        (office.minh, SubmissionMove.APPROVE),
    ):
        move(report, by, what)
    return report


def act(by: User, what: Move, *, reason: str = "", whole: Whole | None = None) -> dict[str, object]:
    row = Aggregate.objects.get()
    seen = (whole or whole_of(row)).content_hash
    return move_aggregate(
        by=by, at=NOW, aggregate=row.pk, move=what, edition=row.edition, seen=seen, reason=reason
    )


def state() -> str:
    return Aggregate.objects.get().state


def test_a_period_opened_for_communes_gives_their_province_one_aggregate_report(office: Office) -> None:
    row = opened(office)
    assert (row.area, row.state, row.edition) == (office.province, "draft", 1)
    whole = whole_of(row)
    assert (whole.counted, whole.asked, whole.totals) == (0, 2, ())
    with pytest.raises(ActionError, match="nothing to sum up"):
        act(office.lan, Move.SUBMIT)


def test_only_what_is_approved_is_in_the_sums_and_a_blank_is_no_nought(office: Office) -> None:
    row = opened(office)
    tell(office, office.commune.key, "60.5")
    (total,) = whole_of(row).totals
    assert (total.indicator, total.total, total.known, total.asked) == ("BUD-001", Decimal("60.5"), 1, 2)
    other = Submission.objects.get(area__key=OTHER)
    move(other, office.hoa, SubmissionMove.OPEN)
    other.refresh_from_db()
    record_observations(by=office.hoa, at=NOW, rows=[said("40", area=OTHER)], submission=other)
    assert whole_of(row).totals == (total,), "what is only entered is not in it"
    move(other, office.minh, SubmissionMove.EXCLUDE, "Không liên quan")
    assert (whole_of(row).asked, whole_of(row).totals[0].asked) == (1, 1)


def test_the_report_is_submitted_seen_and_approved_by_two_people(office: Office) -> None:
    opened(office)
    tell(office, office.commune.key, "60.5")
    with pytest.raises(NotAllowedError):
        act(office.hoa, Move.SUBMIT)
    with pytest.raises(ActionError, match="cannot 'approve'"):
        act(office.minh, Move.APPROVE)
    assert act(office.lan, Move.SUBMIT)["state"] == "submitted"
    with pytest.raises(NotAllowedError):
        act(office.lan, Move.APPROVE)
    with pytest.raises(NotAllowedError):
        act(office.binh, Move.APPROVE)
    act(office.minh, Move.APPROVE)
    assert state() == "approved"
    (total,) = said_of(Aggregate.objects.get()).values()
    assert total.total == Decimal("60.5")
    assert [step.move for step in AggregateStep.objects.order_by("pk")] == ["submit", "approve"]
    assert verify_record().faults == ()


def test_nobody_approves_what_they_submitted_and_a_no_needs_its_reason(office: Office) -> None:
    opened(office)
    tell(office, office.commune.key, "60.5")
    appoint(
        by=office.administrator,
        at=NOW,
        user=office.minh,
        role=Role.SPECIALIST,
        area=office.province,
        since=date(2020, 1, 1),
    )
    act(office.minh, Move.SUBMIT)
    with pytest.raises(SelfApprovalError):
        act(office.minh, Move.APPROVE)
    with pytest.raises(MissingReasonError):
        act(office.minh, Move.RETURN)
    act(office.minh, Move.RETURN, reason="Thiếu xã")
    assert (state(), Aggregate.objects.get().reason) == ("returned", "Thiếu xã")
    act(office.lan, Move.SUBMIT)
    assert state() == "submitted"


def test_one_more_report_below_opens_it_again_in_the_same_step_and_tells_why(office: Office) -> None:
    opened(office)
    tell(office, office.commune.key, "60.5")
    act(office.lan, Move.SUBMIT)
    seen = whole_of(Aggregate.objects.get())
    tell(office, OTHER, "40")
    row = Aggregate.objects.get()
    assert row.state == "reopened"
    assert row.reason.startswith("Báo cáo của xã")
    assert said_of(row)["BUD-001", "", "2026-10"].total == Decimal("60.5"), "what was submitted is kept"
    assert whole_of(row).totals[0].total == Decimal("100.5")
    assert Outgoing.objects.filter(kind="aggregate_moved", payload__contains="reopened").count() == 1
    with pytest.raises(UnseenError):
        act(office.lan, Move.SUBMIT, whole=seen)
    act(office.lan, Move.SUBMIT)
    act(office.minh, Move.APPROVE)
    assert state() == "approved"


def test_a_correction_that_is_approved_opens_an_approved_report_again(office: Office) -> None:
    opened(office)
    tell(office, office.commune.key, "60.5")
    report = tell(office, OTHER, "40")
    act(office.lan, Move.SUBMIT)
    act(office.minh, Move.APPROVE)
    move(report, office.hoa, SubmissionMove.REQUEST_CORRECTION, "Sai số")
    move(report, office.minh, SubmissionMove.AGREE_TO_CORRECTION)
    assert state() == "approved", "the old figures count until the new ones are approved"
    tell(office, OTHER, "45")
    assert state() == "reopened"
    assert whole_of(Aggregate.objects.get()).totals[0].total == Decimal("105.5")
    steps = [(step.move, step.by) for step in AggregateStep.objects.order_by("pk")]
    assert steps[-1] == ("reopen", office.minh)
    assert verify_record().faults == ()


def test_what_somebody_else_moved_meanwhile_is_told_and_a_double_click_moves_once(office: Office) -> None:
    opened(office)
    tell(office, office.commune.key, "60.5")
    row = Aggregate.objects.get()
    told = {
        "by": office.lan,
        "at": NOW,
        "aggregate": row.pk,
        "move": Move.SUBMIT,
        "edition": 1,
        "seen": whole_of(row).content_hash,
    }
    first = move_aggregate(**told, once="k")
    assert move_aggregate(**told, once="k") == first
    assert AggregateStep.objects.count() == 1
    with pytest.raises(StaleError):
        move_aggregate(**told)
    act(office.minh, Move.REOPEN, reason="Xem lại")
    assert state() == "reopened"


def approved(office: Office) -> Observation:
    """Give the figure of a commune whose report is in an aggregate report that is approved."""
    opened(office)
    tell(office, office.commune.key, "60.5")
    act(office.lan, Move.SUBMIT)
    act(office.minh, Move.APPROVE)
    return Observation.objects.get()


def test_a_correction_from_outside_the_reports_opens_it_again_and_says_whose(office: Office) -> None:
    reported = approved(office)

    def recorded(figure: str, **others: object) -> None:
        record_observations(by=office.hoa, at=NOW, rows=[said(figure, **others)])

    recorded("70", indicator="BUD-002")
    recorded("55", as_of=date(2026, 10, 1))
    recorded("60.50", as_of=date(2026, 10, 20))
    recorded("9", period=Period.month(2026, 9))
    assert state() == "approved", "what no report holds, what was known before, and the same figure again"
    recorded("61", supersedes=reported.pk, reason="Nhập nhầm", as_of=date(2026, 10, 1))
    row = Aggregate.objects.get()
    assert row.state == "approved", "a later figure stands over both"
    recorded("62", as_of=date(2026, 10, 21), vintage=Vintage.CORRECTED)
    row.refresh_from_db()
    assert (row.state, whole_of(row).totals[0].total) == ("reopened", Decimal(62))
    assert row.reason == "Số của xã Cần Đước đã được sửa ngoài báo cáo sau khi trình"
    assert said_of(row)["BUD-001", "", "2026-10"].total == Decimal("60.5")
    assert Event.objects.order_by("-pk").filter(content__contains='"opened_again":[').count() == 1
    act(office.lan, Move.SUBMIT)
    recorded("0", words=WITHDRAWN, value=None, printed="", as_of=date(2026, 10, 22))
    assert (state(), whole_of(row).totals) == ("reopened", ()), "a figure taken back is a blank"
    assert verify_record().faults == ()


def test_a_correction_by_import_opens_it_again(office: Office) -> None:
    approved(office)
    row = said("63", as_of=date(2026, 10, 25))
    run = begin_import(by=office.hoa, at=NOW, key="k", source_hash="1")
    list(stage(run, [row]))
    publish_import(by=office.hoa, at=NOW, run=run)
    assert state() == "reopened"
    assert whole_of(Aggregate.objects.get()).totals[0].total == Decimal(63)


def test_a_correction_by_a_document_opens_it_again(office: Office) -> None:
    approved(office)
    number = register_document(
        by=office.hoa, at=NOW, area=office.commune, number="9/BC-UBND", on=date(2026, 10, 26)
    )["document"]
    document = Document.objects.get(pk=number)
    (claim,) = read_text(
        "Xã Cần Đước: tháng 10/2026, thu ngân sách nhà nước trên địa bàn đạt 64 tỷ đồng."
    ).claims
    told = Confirmed(claim, "BUD-001", office.commune.key, OCTOBER)
    confirm_claims(
        by=office.hoa,
        at=NOW,
        document=document,
        area=office.commune,
        as_of=date(2026, 10, 26),
        confirmed=[told],
    )
    assert state() == "reopened"
    assert whole_of(Aggregate.objects.get()).totals[0].total == Decimal(64)
