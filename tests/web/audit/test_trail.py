"""An area reads everything that was done to its figures, and sees whether the chain is whole."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from django.db import connection
from django.test import Client

from tests.actions.conftest import Office
from tests.actions.test_submissions import entered, move
from vedich.actions.deed import ACTIONS
from vedich.domain.submission import SubmissionMove
from vedich.store.models import Event, User
from vedich.web.parts.action_words import ACTIONS as WORDS

Start = Callable[[User], Client]
TRAIL = "/audit/X34:28108/"


def test_every_action_has_words_for_people() -> None:
    assert set(ACTIONS) <= set(WORDS)


def test_the_clerk_reads_who_did_what_to_the_figures_of_the_commune(office: Office, as_: Start) -> None:
    report = entered(office)
    move(office.hoa, report, SubmissionMove.SUBMIT)
    move(office.binh, report, SubmissionMove.RETURN, reason="Thiếu thu từ đất")
    page = as_(office.hoa).get(TRAIL).content.decode()
    for words in ("Ghi số liệu", "Trình lãnh đạo đơn vị", "Trả lại", "“Thiếu thu từ đất”", "binh"):
        assert words in page
    assert page.index("Trả lại</th>") < page.index("Trình lãnh đạo đơn vị</th>")


def test_a_whole_chain_says_so_with_what_was_read(office: Office, as_: Start) -> None:
    entered(office)
    page = as_(office.hoa).get(f"{TRAIL}?check").content.decode()
    assert "Chuỗi còn nguyên" in page
    assert f"Đã đọc lại {Event.objects.filter(chain='T34:80').count()} sự kiện" in page


@pytest.mark.only_on("sqlite")
def test_a_figure_changed_behind_the_back_of_the_record_is_seen(office: Office, as_: Start) -> None:
    entered(office)
    with connection.cursor() as cursor:
        cursor.execute("DROP TRIGGER store_observation_no_update")
        cursor.execute("UPDATE store_observation SET value = '99'")
    page = as_(office.hoa).get(f"{TRAIL}?check").content.decode()
    assert "Chuỗi không còn nguyên" in page


@pytest.mark.only_on("sqlite")
def test_an_event_that_was_rewritten_is_seen(office: Office, as_: Start) -> None:
    report = entered(office)
    move(office.hoa, report, SubmissionMove.SUBMIT)
    with connection.cursor() as cursor:
        cursor.execute("DROP TRIGGER store_event_no_update")
        cursor.execute(
            "UPDATE store_event SET content = replace(content, 'submit', 'refuse') "
            "WHERE action = 'move_submission'"
        )
    assert "Chuỗi không còn nguyên" in as_(office.binh).get(f"{TRAIL}?check").content.decode()


def test_many_events_come_in_turns_without_a_gap(office: Office, as_: Start) -> None:
    report = entered(office)
    for _ in range(30):
        move(office.hoa, report, SubmissionMove.SUBMIT)
        move(office.binh, report, SubmissionMove.RETURN, reason="xem lại")
    hoa = as_(office.hoa)
    first = hoa.get(TRAIL).content.decode()
    more = first.partition('href="?before=')[2].partition('"')[0]
    second = hoa.get(f"{TRAIL}?before={more}").content.decode()
    assert first.count("<tr>") + second.count("<tr>") - 2 >= 62
