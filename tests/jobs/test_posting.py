"""The outbox emptied by mail, over a real connection: once each, tried again, given up and shown."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date, datetime, timedelta

import pytest
import time_machine
from django.test import Client, override_settings

from tests.actions.conftest import NOW, Office, office  # noqa: F401 - a fixture
from tests.actions.test_aggregates import act, opened, tell
from tests.actions.test_submissions import asked, entered, move, said
from tests.jobs.post_office import PostOffice
from tests.web.conftest import as_  # noqa: F401 - a fixture
from vedich.access.require import NotAllowedError
from vedich.actions.agencies_renamed import merge_agency
from vedich.actions.aggregates import remind_aggregate
from vedich.actions.documents import add_agency
from vedich.actions.observations import record_observations
from vedich.actions.periods import remind
from vedich.actions.trouble import ActionError
from vedich.domain.agency import AgencyKind
from vedich.domain.aggregate import AggregateMove
from vedich.domain.submission import SubmissionMove
from vedich.jobs.posting import post_letters
from vedich.site.configuration import site_settings
from vedich.store.models import Agency, Outgoing, Person, User
from vedich.store.queries.letters import MOST_TRIES, WAITS, unsent


@pytest.fixture
def post() -> Iterator[PostOffice]:
    with PostOffice() as opened, override_settings(**mail_settings(opened)):
        yield opened


def mail_settings(opened: PostOffice) -> dict[str, object]:
    made = site_settings(
        "sqlite:////tmp/x.db",
        secret_key="x" * 50,
        mail=f"smtp+plain://127.0.0.1:{opened.server_address[1]}",
        mail_from="Về Đích <vedich@tinh.example>",
        address="https://chitieu.example/",
    )
    return {name: made[name] for name in made if name.startswith(("EMAIL_", "VEDICH_MAIL", "VEDICH_ADDRESS"))}


def reminded(office: Office, email: str = "hoa@xa.example") -> None:  # noqa: F811
    report = asked(office)
    Person.objects.filter(user=office.hoa).update(email=email)
    remind(by=office.lan, at=NOW, period=report.report_period, area=office.province)


def after(wait: timedelta) -> Callable[[], datetime]:
    return lambda: NOW + wait


def test_a_reminder_reaches_the_clerk_once(office: Office, post: PostOffice) -> None:  # noqa: F811
    reminded(office)
    assert [post_letters(after(timedelta())), post_letters(after(timedelta(hours=1)))] == [1, 0]
    ((to, letter),) = post.letters
    assert to == ["hoa@xa.example"]
    assert letter["Subject"] == "Nhắc gửi báo cáo tháng 10/2026"
    body = letter.get_content()
    assert "xã Cần Đước" in body
    assert "Hạn gửi: 16/10/2026" in body
    assert "https://chitieu.example/report/1/" in body
    assert Outgoing.objects.get(kind="remind").sent_at == NOW


def test_a_report_given_back_is_told_with_its_reason(office: Office, post: PostOffice) -> None:  # noqa: F811
    Person.objects.filter(user=office.hoa).update(email="hoa@xa.example")
    report = entered(office)
    move(office.hoa, report, SubmissionMove.SUBMIT)
    move(office.binh, report, SubmissionMove.RETURN, reason="Thiếu thu từ đất")
    assert post_letters(after(timedelta())) == 1, "other moves are no letters"
    assert "Thiếu thu từ đất" in post.letters[0][1].get_content()


def test_who_compiles_an_aggregate_report_is_reminded_and_told_when_it_opens_again(
    office: Office,  # noqa: F811
    post: PostOffice,
) -> None:
    row = opened(office)
    Person.objects.filter(user=office.lan).update(email="lan@tinh.example")
    for once in ("a", "b"):
        remind_aggregate(by=office.minh, at=NOW, once=once, aggregate=row.pk)
    with pytest.raises(NotAllowedError):
        remind_aggregate(by=office.lan, at=NOW, aggregate=row.pk)
    assert post_letters(after(timedelta())) == 1, "once a day"
    ((to, letter),) = post.letters
    assert (to, letter["Subject"].strip()) == (
        ["lan@tinh.example"],
        "Nhắc trình báo cáo tổng hợp tháng 10/2026",
    )
    assert "https://chitieu.example/ledger/T34:80/1/total/" in letter.get_content()
    tell(office, office.commune.key, "60.5")
    act(office.lan, AggregateMove.SUBMIT)
    with pytest.raises(ActionError, match="already"):
        remind_aggregate(by=office.minh, at=NOW, aggregate=row.pk)
    act(office.minh, AggregateMove.RETURN, reason="Thiếu xã")
    act(office.lan, AggregateMove.SUBMIT)
    figure = said("61", as_of=date(2026, 10, 20))
    record_observations(by=office.hoa, at=NOW, rows=[figure])
    assert post_letters(after(timedelta())) == 2
    back, again = (letter for _, letter in post.letters[1:])
    assert back["Subject"].strip() == "Báo cáo tổng hợp tháng 10/2026 cần sửa lại"
    assert "Thiếu xã" in back.get_content()
    assert again["Subject"].strip() == "Báo cáo tổng hợp tháng 10/2026 mở lại"
    assert "đã được sửa ngoài báo cáo" in again.get_content()


def test_a_letter_names_who_took_over_what_is_owed(office: Office, post: PostOffice) -> None:  # noqa: F811
    keeper, kind = office.keeper, AgencyKind.DEPARTMENT
    add_agency(by=keeper, at=NOW, key="vp", kind=kind, vi="Văn phòng", area=office.commune)
    heir, day = Agency.objects.get(key="vp"), date(2026, 11, 1)
    merge_agency(by=keeper, at=NOW, agency=office.committee, into=heir, on=day, decision="12/QĐ-UBND")
    reminded(office)
    assert post_letters(after(timedelta())) == 1
    assert "Văn phòng nộp (nhận từ UBND xã Cần Đước)" in post.letters[0][1].get_content()


def test_what_cannot_be_sent_is_tried_ever_less_often_then_shown_to_the_administrator(
    office: Office,  # noqa: F811
    post: PostOffice,
    as_: Callable[[User], Client],  # noqa: F811
) -> None:
    reminded(office)
    post.is_closed = True
    for wait in WAITS:
        assert post_letters(after(wait - timedelta(seconds=1))) == 0
        before = Outgoing.objects.get(kind="remind").attempts
        assert post_letters(after(wait)) == 0
        assert Outgoing.objects.get(kind="remind").attempts == before + 1
    post.is_closed = False
    assert post_letters(after(WAITS[-1] + timedelta(hours=1))) == 0, "given up"
    assert not post.letters
    assert [each.tries for each in unsent()] == [MOST_TRIES]
    with time_machine.travel(NOW, tick=False), override_settings(VEDICH_DEMONSTRATION=True):
        assert "Thư không gửi được" in as_(office.administrator).get("/inbox/").content.decode()
        assert "Thư không gửi được" not in as_(office.hoa).get("/inbox/").content.decode()


def test_a_letter_leaves_when_the_server_is_back(office: Office, post: PostOffice) -> None:  # noqa: F811
    reminded(office)
    post.is_closed = True
    post_letters(after(timedelta()))
    post.is_closed = False
    assert post_letters(after(WAITS[1])) == 1
    assert len(post.letters) == 1


def test_without_a_server_or_an_address_the_reminder_is_seen_on_the_pages(
    office: Office,  # noqa: F811
    post: PostOffice,
    as_: Callable[[User], Client],  # noqa: F811
) -> None:
    reminded(office, email="")
    assert post_letters(after(timedelta())) == 0
    Person.objects.filter(user=office.hoa).update(email="hoa@xa.example")
    with override_settings(VEDICH_MAIL_FROM=""):
        assert post_letters(after(timedelta())) == 0
    assert not post.letters
    assert Outgoing.objects.get(kind="remind").attempts == 0
    with time_machine.travel(NOW, tick=False):
        assert "được nhắc 02/11/2026" in as_(office.hoa).get("/inbox/").content.decode()


def test_two_workers_send_one_letter(office: Office, post: PostOffice) -> None:  # noqa: F811
    reminded(office)
    from vedich.store.queries.letters import letters_due

    seen_by_both = letters_due(NOW, NOW.date())
    assert post_letters(after(timedelta())) == 1
    from vedich.actions.posting import claim_message

    assert not claim_message(seen_by_both[0].id, seen_by_both[0].tries)


def test_a_mail_server_that_is_written_wrongly_is_refused_at_the_start() -> None:
    with pytest.raises(ValueError, match="VEDICH_MAIL"):
        site_settings("sqlite:////tmp/x.db", secret_key="x", mail="thu.tinh.gov.vn", mail_from="a@b.example")
