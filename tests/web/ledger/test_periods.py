"""The ledger: a period is seen before it is opened; who owes what is plain; one press reminds, once a day."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, date, datetime

import pytest
import time_machine
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from tests.actions.conftest import NOW, Office
from tests.actions.test_submissions import asked, entered, move
from tests.web.inbox.piles import pile_up
from vedich.actions.periods import LockedError
from vedich.domain.submission import SubmissionMove
from vedich.store.models import Outgoing, ReportPeriod, Submission, User
from vedich.store.remembering import forget

Start = Callable[[User], Client]
LEDGER = "/ledger/T34:80/"
IN_TIME = datetime(2026, 10, 15, 3, tzinfo=UTC)


def test_a_period_is_shown_with_its_days_before_it_is_opened(office: Office, as_: Start) -> None:
    lan = as_(office.lan)
    asked_for = {"regime": "administrative", "period": "tháng 2/2026", "set": "", "lock_after": "20"}
    shown = lan.get(LEDGER, asked_for).content.decode()
    # Closed on 14 February; two working days after it, with Tết from the 16th to the 20th between.
    assert "24/02/2026" in shown
    assert "17/02/2026" in shown
    # Its days of entry are over: nobody could enter anything, and it says so.
    assert "16/03/2026" in shown
    assert "Kỳ này mở ra là đã khóa" in shown
    assert not ReportPeriod.objects.exists()
    assert lan.post(LEDGER, asked_for).status_code == 302
    period, report = ReportPeriod.objects.get(), Submission.objects.get()
    assert (period.due, report.open_until) == (date(2026, 2, 24), date(2026, 3, 16))
    assert report.agency == office.committee
    told = as_(office.hoa).get(f"/report/{report.pk}/").content.decode()
    assert "đã khóa nhập từ sau ngày 16/03/2026" in told, "before anything is typed"
    again = lan.post(LEDGER, asked_for, follow=True).content.decode()
    assert "Kỳ này đã mở từ trước" in again, "from the page before, by the button back"


@pytest.mark.parametrize(
    ("period", "said"), [("tháng mười ba", "không phải là một kỳ"), ("2021-2025", "không có kỳ như vậy")]
)
def test_what_is_no_period_of_the_regime_is_said_at_its_field(
    period: str, said: str, office: Office, as_: Start
) -> None:
    told = as_(office.lan).get(LEDGER, {"regime": "administrative", "period": period})
    assert told.status_code == 422
    assert said in told.content.decode()


def test_a_clerk_sees_the_ledger_and_can_open_nothing(office: Office, as_: Start) -> None:
    asked(office)
    hoa = as_(office.hoa)
    page = hoa.get("/ledger/X34:28108/").content.decode()
    assert "Tháng 10/2026" in page
    assert 'name="regime"' not in page
    assert (
        hoa.post("/ledger/X34:28108/", {"regime": "administrative", "period": "2026-09"}).status_code == 404
    )
    assert hoa.post("/ledger/X34:28108/1/", {"act": "remind"}).status_code == 404


@pytest.mark.parametrize(
    ("at", "moves", "said"),
    [
        (IN_TIME, [], "chưa gửi"),
        (NOW, [], "quá hạn"),
        (IN_TIME, [("hoa", SubmissionMove.SUBMIT)], "chờ lãnh đạo đơn vị"),
        (IN_TIME, [("hoa", SubmissionMove.SUBMIT), ("binh", SubmissionMove.RETURN)], "bị trả lại"),
        (NOW, [("hoa", SubmissionMove.SUBMIT), ("binh", SubmissionMove.SEND_UP)], "gửi trễ, chờ duyệt"),
    ],
)
def test_how_each_report_stands_is_said_in_a_word(
    at: datetime, moves: list[tuple[str, SubmissionMove]], said: str, office: Office, as_: Start
) -> None:
    report = entered(office)
    for who, what in moves:
        move(getattr(office, who), report, what, reason="thiếu thu từ đất" if what.needs_reason else "")
    with time_machine.travel(at, tick=False):
        page = as_(office.lan).get(f"{LEDGER}1/").content.decode()
    row = page.partition('<tr id="owed-')[2].partition("</tr>")[0]
    assert f">{said}</span>" in row


def test_an_excluded_one_leaves_the_denominator_and_says_why(office: Office, as_: Start) -> None:
    report = asked(office)
    move(office.minh, report, SubmissionMove.EXCLUDE, reason="Đã nhập vào xã khác")
    page = as_(office.lan).get(f"{LEDGER}1/").content.decode()
    assert "Đã gửi 0 trên 0" in page
    assert "Đã nhập vào xã khác" in page


def test_one_press_reminds_everybody_once_a_day(office: Office, as_: Start) -> None:
    report = asked(office)
    lan = as_(office.lan)
    with time_machine.travel(NOW, tick=False):
        for key in ("a", "a", "b"):
            lan.post(f"{LEDGER}1/", {"act": "remind", "once": key})
        assert "đã nhắc 02/11/2026" in lan.get(f"{LEDGER}1/").content.decode()
        assert "đã nhắc ngày 02/11/2026" in as_(office.hoa).get("/report/1/").content.decode()
    assert Outgoing.objects.filter(kind="remind").count() == 1
    assert f'"submission":{report.pk}' in Outgoing.objects.get(kind="remind").payload
    with time_machine.travel("2026-11-03T08:00:00Z", tick=False):
        as_(office.lan).post(f"{LEDGER}1/", {"act": "remind", "once": "c"})
    assert Outgoing.objects.filter(kind="remind").count() == 2


def test_a_closed_period_takes_nothing_until_somebody_is_given_more_time(office: Office, as_: Start) -> None:
    report = asked(office)
    lan = as_(office.lan)
    with time_machine.travel(NOW, tick=False):
        lan.post(f"{LEDGER}1/", {"act": "lock"})
        assert Submission.objects.get().open_until is None, "it was closed without a reason"
        lan.post(f"{LEDGER}1/", {"act": "lock", "reason": "hết hạn"})
        with pytest.raises(LockedError):
            move(office.hoa, report, SubmissionMove.OPEN)
        lan.post(
            f"{LEDGER}1/",
            {"act": "extend", "report": report.pk, "until": "2026-11-05", "reason": "mất điện"},
        )
        move(office.hoa, report, SubmissionMove.OPEN)
    assert report.open_until == date(2026, 11, 5)


def test_the_ledger_asks_the_record_as_often_for_ten_times_as_much(office: Office, as_: Start) -> None:
    lan, counts = as_(office.lan), []
    lan.get(LEDGER)
    for rows in (2, 20):
        pile_up(office.commune, office.committee, rows)
        forget()
        with CaptureQueriesContext(connection) as asked_for:
            lan.get(LEDGER)
            lan.get(f"{LEDGER}1/")
        counts.append(len(asked_for))
    assert counts[0] == counts[1] <= 70
