"""One account that asks for workbooks without pause has one made at a time; everybody else is served."""

from __future__ import annotations

import threading
from collections.abc import Callable

import time_machine
from django.db import connection
from django.test import Client

from tests.actions.conftest import NOW, Office
from tests.web.targets.boards import lay_out
from vedich.store.models import User
from vedich.store.queries.locks import held_alone

WORKBOOK = "/targets/X34:28108/table.xlsx?as_of=2026-09"


def test_a_second_workbook_of_one_account_waits_its_turn_and_nobody_elses(
    office: Office, as_: Callable[[User], Client]
) -> None:
    lay_out(office)
    busy, done = threading.Event(), threading.Event()

    def work() -> None:
        with held_alone(f"heavy:{office.hoa.pk}"):
            busy.set()
            done.wait(20)
        connection.close()

    hoa, lan = as_(office.hoa), as_(office.lan)
    with time_machine.travel(NOW):
        worker = threading.Thread(target=work)
        worker.start()
        busy.wait(20)
        refused, served = hoa.get(WORKBOOK), lan.get(WORKBOOK)
        done.set()
        worker.join()
        later = hoa.get(WORKBOOK)
    assert (refused.status_code, refused.headers["Retry-After"]) == (429, "60")
    assert served.status_code == later.status_code == 200
