"""What is told on the next page is told once, from a cookie that nobody else can make, read or send."""

from __future__ import annotations

from collections.abc import Callable

import time_machine
from django.db import connection
from django.test import Client, override_settings
from django.test.utils import CaptureQueriesContext

from tests.actions.conftest import NOW, Office
from tests.web.reports.forms import ask_for
from vedich.store.models import User

Start = Callable[[User], Client]
NAME, SAID, SAVE = "vedich-told", "Đã bỏ những gì chưa lưu", "/report/1/save/"


def test_what_is_told_waits_in_a_cookie_and_is_told_once(office: Office, as_: Start) -> None:
    ask_for(office)
    hoa = as_(office.hoa)
    with time_machine.travel(NOW, tick=False):
        hoa.get("/inbox/")
        with CaptureQueriesContext(connection) as asked:
            answer = hoa.post(SAVE, {"act": "drop"})
        cookie = answer.cookies[NAME]
        assert (cookie["httponly"], cookie["samesite"], cookie["max-age"]) == (True, "Lax", "")
        assert not [each for each in asked.captured_queries if "UPDATE" in each["sql"]]
        assert SAID in hoa.get("/inbox/").content.decode()
        assert SAID not in hoa.get("/inbox/").content.decode()


def test_over_tls_the_cookie_is_bound_to_this_host_and_a_forged_one_tells_nothing(
    office: Office, as_: Start
) -> None:
    ask_for(office)
    hoa = as_(office.hoa)
    with time_machine.travel(NOW, tick=False), override_settings(SESSION_COOKIE_SECURE=True):
        cookie = hoa.post(SAVE, {"act": "drop"}).cookies[f"__Host-{NAME}"]
        assert cookie["secure"]
        assert cookie["path"] == "/"
        hoa.cookies[f"__Host-{NAME}"] = cookie.value.replace(".", "x", 1) + "x"
        page = hoa.get("/inbox/")
        assert page.status_code == 200
        assert SAID not in page.content.decode()
