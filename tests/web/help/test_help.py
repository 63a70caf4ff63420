"""Help beside each form: in both languages, shown where it is needed, and never run as HTML."""

from __future__ import annotations

from collections.abc import Callable

import pytest
import time_machine
from django.test import Client

from tests.actions.conftest import NOW, Office
from tests.web.reports.forms import ask_for, monthly, tell_september
from tests.web.reports.test_entering import REPORT, key, put
from vedich.store.models import User
from vedich.web.help.written import TOPICS, told

Start = Callable[[User], Client]


@pytest.fixture(autouse=True)
def on_the_day() -> object:
    with time_machine.travel(NOW, tick=False):
        yield


@pytest.mark.parametrize("lang", ["vi", "en"])
@pytest.mark.parametrize("topic", TOPICS)
def test_every_topic_is_written_in_both_languages_and_short(topic: str, lang: str) -> None:
    page = told(topic, lang)
    assert 3 <= page.count("<li>") <= 14
    assert len(page) < 3_000


def test_each_form_shows_its_own_help_and_a_page_of_it(office: Office, as_: Start) -> None:
    ask_for(office)
    hoa = as_(office.hoa)
    assert told("entry", "vi") in hoa.get(REPORT).content.decode()
    assert told("approve", "vi") in as_(office.binh).get(REPORT).content.decode()
    assert told("ledger", "vi") in as_(office.lan).get("/ledger/T34:80/").content.decode()
    assert told("check", "vi") in hoa.get("/check/").content.decode()
    assert told("entry", "vi") in hoa.get("/help/entry/").content.decode()
    assert hoa.get("/help/there-is-none/").status_code == 404


def test_a_blank_form_has_every_line_what_was_known_and_no_figure_of_this_month(
    office: Office, as_: Start
) -> None:
    ask_for(office)
    tell_september(office)
    hoa = as_(office.hoa)
    put(hoa, {key(0): ["110,75", None]})
    page = hoa.get(f"{REPORT}blank/").content.decode()
    assert all(row.vi in page for row in monthly(6))
    assert "900" in page
    assert "110,75" not in page
    assert as_(office.keeper).get(f"{REPORT}blank/").status_code == 404
