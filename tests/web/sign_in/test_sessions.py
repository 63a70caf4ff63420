"""A session ends when it should: after a while, with the password, with the account, everywhere at once."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta

import time_machine
from django.test import Client, override_settings

from tests.actions.conftest import Office
from tests.web.conftest import PASSWORD
from vedich.store.models import Event, User

Start = Callable[[User], Client]
NEW = "hai cau khac han nhau 2026"


def is_in(client: Client) -> bool:
    return client.get("/").status_code == 200


def test_somebody_away_for_a_quarter_of_an_hour_is_signed_out_and_told_so(office: Office, as_: Start) -> None:
    with time_machine.travel("2026-11-02T01:00:00Z", tick=False) as clock:
        client = as_(office.hoa)
        assert is_in(client)
        for _ in range(6):  # ten minutes at a time is not away
            clock.shift(timedelta(minutes=10))
            assert is_in(client)
        clock.shift(timedelta(minutes=16))
        assert not is_in(client)
        assert "phiên làm việc đã đóng" in client.get("/sign-in/").content.decode()


def test_whoever_keeps_accounts_is_signed_out_sooner(office: Office, as_: Start) -> None:
    with time_machine.travel("2026-11-02T01:00:00Z", tick=False) as clock:
        client = as_(office.administrator)
        assert client.get("/account/devices/").status_code == 200
        clock.shift(timedelta(minutes=6))
        assert client.get("/account/devices/").status_code == 302


@override_settings(VEDICH_PROFILE="tcvn-2")
def test_no_session_outlives_a_working_day_however_busy(office: Office, as_: Start) -> None:
    with time_machine.travel("2026-11-02T01:00:00Z", tick=False) as clock:
        client = as_(office.hoa)
        for _ in range(13):
            assert is_in(client)
            clock.shift(timedelta(minutes=55))
        clock.shift(timedelta(minutes=6))
        assert not is_in(client)


def test_a_page_writes_its_session_once_a_minute_at_most(office: Office, as_: Start) -> None:
    with time_machine.travel("2026-11-02T01:00:00Z", tick=False):
        client = as_(office.hoa)
        client.get("/")
        first = client.session.get("seen")
        for _ in range(3):
            assert "vedich" not in client.get("/").cookies
        assert client.session.get("seen") == first


def test_a_new_password_ends_other_sessions_and_keeps_this_one(office: Office, as_: Start) -> None:
    mine, other = as_(office.hoa), as_(office.hoa)
    # The second sign-in set the password anew, which ended the first session already.
    mine.force_login(office.hoa, backend="allauth.account.auth_backends.AuthenticationBackend")
    assert is_in(mine)
    assert is_in(other)
    answer = mine.post("/account/password/", {"oldpassword": PASSWORD, "password1": NEW, "password2": NEW})
    assert answer["Location"] == "/account/"
    assert is_in(mine)
    assert not is_in(other)
    event = Event.objects.get(action="set_password")
    assert event.by == office.hoa
    assert NEW not in event.content


def test_a_weak_or_short_password_is_refused_in_words(office: Office, as_: Start) -> None:
    mine = as_(office.hoa)
    for weak in ("ngan", "12345678901234567", "hoa"):
        page = mine.post(
            "/account/password/", {"oldpassword": PASSWORD, "password1": weak, "password2": weak}
        )
        assert page.status_code == 200
        assert 'class="fault"' in page.content.decode()
    office.hoa.refresh_from_db()
    assert office.hoa.check_password(PASSWORD)


def test_signing_out_everywhere_ends_every_session(office: Office, as_: Start) -> None:
    office.hoa.set_password(PASSWORD)
    office.hoa.save()
    clients = [Client() for _ in range(3)]
    for client in clients:
        assert client.post("/sign-in/", {"login": "hoa", "password": PASSWORD})["Location"] == "/"
        assert is_in(client)
    listed = clients[0].get("/account/devices/").content.decode()
    assert listed.count("<tr>") == 4  # the head and three devices
    clients[0].post("/account/devices/everywhere/")
    assert not any(is_in(client) for client in clients)


def test_a_closed_account_cannot_sign_in(office: Office) -> None:
    office.hoa.set_password(PASSWORD)
    office.hoa.active = False
    office.hoa.save()
    answer = Client().post("/sign-in/", {"login": "hoa", "password": PASSWORD})
    assert answer.status_code == 200 or answer["Location"] == "/sign-in/closed/"
    assert not is_in(Client())


def test_a_fragment_of_a_lost_session_leads_the_whole_page_to_the_sign_in(office: Office) -> None:
    answer = Client().get(
        "/areas/?q=can", headers={"HX-Request": "true", "HX-Current-URL": "http://testserver/areas/?q=ca"}
    )
    assert answer.status_code == 401
    assert answer["HX-Redirect"] == "/sign-in/?next=/areas/%3Fq%3Dca"


def test_who_sends_a_form_of_a_lost_session_comes_back_to_its_page(office: Office) -> None:
    sent = Client().post(
        "/report/1/save/", {"act": "save"}, headers={"Referer": "http://testserver/report/1/?enter"}
    )
    assert sent["Location"] == "/sign-in/?next=/report/1/%3Fenter", (
        "a form cannot be sent again by its address"
    )
    other = Client().post("/report/1/save/", headers={"Referer": "https://elsewhere.example/x/"})
    assert other["Location"] == "/sign-in/?next=/x/", "and never leads out of the house"
    assert Client().post("/report/1/save/")["Location"] == "/sign-in/?next=/"
