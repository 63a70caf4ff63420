"""The tool that sets one busy account beside readers: what the account does, and when the limit is kept."""

from __future__ import annotations

import json

import pytest
from django.test import Client

from bench.web import fairness
from bench.web.fairness import Told
from bench.web.loop import Answer, sent
from bench.web.mix import Request
from tests.actions.conftest import Office
from vedich.store.models import Draft


def answers(seconds: float, status: int = 200, many: int = 20) -> list[Answer]:
    return [Answer("home", "/", status, seconds, 100) for _ in range(many)]


def test_the_workbook_that_the_busy_account_takes_comes_back_as_a_filled_form(office: Office) -> None:
    report, cookie, lines = fairness.busy_one(3)
    name, _, value = cookie.partition("=")
    client = Client()
    client.cookies[name] = value
    where = f"/report/{report}/workbook/"
    first = fairness.filling(report, cookie, lines, 1000)
    assert client.post(first.path, first.form).status_code == 302
    data = client.get(where).content
    again = fairness.filling(report, cookie, lines, 3000)
    assert client.post(again.path, again.form).status_code == 302
    head, _, body = sent("127.0.0.1", Request("import", where, cookie, file=data)).partition(b"\r\n\r\n")
    kind = head.decode().partition("Content-Type: ")[2].partition("\r\n")[0]
    assert client.generic("POST", where, body, content_type=kind).status_code == 302
    cells = json.loads(Draft.objects.get().content)["cells"]
    told = [value[0].replace(".", "") for key, value in cells.items() if "|" in key]
    assert sorted(told) == ["1000", "1001", "1002"]


@pytest.mark.parametrize(
    ("told", "kept"),
    [
        (Told(answers(0.1), answers(0.19), answers(0.5)), True),
        (Told(answers(0.1), answers(0.21), answers(0.5)), False),
        (Told(answers(0.1), answers(0.1), answers(0.1, 429)), False),
        (Told(answers(0.1), answers(0.1), [*answers(0.1), *answers(0.1, 500)]), False),
        (Told(answers(0.1), answers(0.1, 500), answers(0.5)), False),
    ],
    ids=["kept", "slow", "the account was never served", "the account met faults", "readers met faults"],
)
def test_the_limit_is_on_how_much_longer_others_wait(told: Told, kept: bool) -> None:
    assert fairness.is_met(told) is kept
    assert ("NOT kept" in fairness.board(told, "two readers")) is not kept
