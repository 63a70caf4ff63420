"""The second factor: who needs one, that a code works once, that its secret lies nowhere in the open."""

from __future__ import annotations

import re
import time
from collections.abc import Callable

from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal.auth import hotp_value
from django.db import connection
from django.test import Client

from tests.actions.conftest import Office
from tests.web.conftest import PASSWORD
from vedich.store.models import User

Start = Callable[[User], Client]


def code_of(secret: str, *, later: int = 0) -> str:
    return f"{hotp_value(secret, int(time.time()) // 30 + later):06d}"


def turned_on(client: Client) -> tuple[str, list[str]]:
    """Turn the second factor on, and give its secret and the recovery codes."""
    page = client.get("/account/second-factor/", follow=True)
    if "/account/again/" in page.request["PATH_INFO"]:
        page = client.post(
            "/account/again/?next=/account/second-factor/", {"password": PASSWORD}, follow=True
        )
    secret = re.search(r"<code>([A-Z2-7]{32})</code>", page.content.decode())
    assert secret, page.content.decode()
    done = client.post("/account/second-factor/", {"code": code_of(secret[1])}, follow=True)
    codes = re.findall(r"<li><code>([^<]+)</code>", done.content.decode())
    return secret[1], codes


def entered(name: str) -> Client:
    client = Client()
    answer = client.post("/sign-in/", {"login": name, "password": PASSWORD})
    assert answer["Location"].startswith("/sign-in/code/")
    return client


def test_whoever_keeps_accounts_does_nothing_before_having_one(office: Office, as_: Start) -> None:
    client = as_(office.administrator)
    for path in ("/", "/inbox/", "/areas/", "/account/"):
        assert client.get(path)["Location"] == "/account/second-factor/"
    _, codes = turned_on(client)
    assert len(codes) == 10
    assert client.get("/").status_code == 200


def test_others_work_without_one_and_may_have_one(office: Office, as_: Start) -> None:
    client = as_(office.hoa)
    assert client.get("/").status_code == 200
    turned_on(client)
    assert "Đang bật" in client.get("/account/").content.decode()


def test_a_password_alone_no_longer_leads_in_and_a_code_works_once(office: Office, as_: Start) -> None:
    secret, codes = turned_on(as_(office.hoa))
    client = entered("hoa")
    assert client.get("/").status_code == 302
    assert "Mã chưa đúng" in client.post("/sign-in/code/", {"code": "000000"}).content.decode()
    code = code_of(secret, later=1)
    assert client.post("/sign-in/code/", {"code": code})["Location"] == "/"
    assert client.get("/").status_code == 200
    again = entered("hoa")
    assert "Mã chưa đúng" in again.post("/sign-in/code/", {"code": code}).content.decode()
    assert again.post("/sign-in/code/", {"code": codes[0]})["Location"] == "/"
    third = entered("hoa")
    assert "Mã chưa đúng" in third.post("/sign-in/code/", {"code": codes[0]}).content.decode()


def test_no_secret_of_a_second_factor_lies_in_the_record_in_the_open(office: Office, as_: Start) -> None:
    secret, codes = turned_on(as_(office.hoa))
    kept = " ".join(str(each.data) for each in Authenticator.objects.all())
    assert secret not in kept
    assert not any(code in kept for code in codes)
    with connection.cursor() as cursor:
        cursor.execute("SELECT data FROM mfa_authenticator")
        assert len(cursor.fetchall()) == 2
