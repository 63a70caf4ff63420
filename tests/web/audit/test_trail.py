"""An area reads everything that was done to its figures, and sees whether the chain is whole."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from django.db import connection
from django.test import Client

from tests.actions.conftest import NOW, Office
from tests.actions.test_submissions import entered, move
from vedich.actions.accounts import describe_person
from vedich.actions.chains_read import keep_reading
from vedich.actions.deed import ACTIONS
from vedich.domain.submission import SubmissionMove
from vedich.store.chain import linked
from vedich.store.chain_reading import read_chain
from vedich.store.models import ChainHead, ChainRead, Event, User
from vedich.store.verification import verify_record
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


def test_people_are_called_by_name_and_two_so_called_by_their_accounts_too(
    office: Office, as_: Start
) -> None:
    entered(office)
    about = {"by": office.administrator, "at": NOW}
    describe_person(**about, user=office.hoa, name="Nguyễn Thị Hoa")
    assert "<strong>Nguyễn Thị Hoa</strong>" in as_(office.hoa).get(TRAIL).content.decode()
    describe_person(**about, user=office.binh, name="Nguyễn Thị Hoa")
    assert "<strong>Nguyễn Thị Hoa (hoa)</strong>" in as_(office.hoa).get(TRAIL).content.decode()


def test_a_whole_chain_says_so_with_what_was_read(office: Office, as_: Start) -> None:
    entered(office)
    page = as_(office.hoa).get(f"{TRAIL}?check").content.decode()
    assert "Chuỗi còn nguyên" in page
    assert f"Vừa đọc lại toàn bộ {Event.objects.filter(chain='T34:80').count()} sự kiện" in page


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


def many_events(count: int) -> None:
    """Put so many events behind those of the province, each linked to the one before."""
    head = ChainHead.objects.get(chain="T34:80")
    last = Event.objects.get(chain="T34:80", seq=head.seq)
    seq, hashed, rows = head.seq, head.hash, []
    for number in range(1, count + 1):
        content = last.content.replace(f'"seq":{last.seq}', f'"seq":{seq + 1}')
        after = linked(hashed, content)
        rows.append(
            Event(
                id=(head.pk << 40) | (seq + 1),
                chain=head.chain,
                seq=seq + 1,
                action=last.action,
                by=last.by,
                at=last.at,
                subject=f"area:{number}",
                content=content,
                previous=hashed,
                hash=after,
            )
        )
        seq, hashed = seq + 1, after
    Event.objects.bulk_create(rows, batch_size=2000)
    ChainHead.objects.filter(pk=head.pk).update(seq=seq, hash=hashed)


def read_by_the_worker() -> None:
    for chain in ChainHead.objects.values_list("chain", flat=True):
        keep_reading(read_chain(chain, NOW), NOW)


def test_a_visit_reads_on_from_where_the_chain_was_found_whole(office: Office, as_: Start) -> None:
    entered(office)
    many_events(600)
    hoa = as_(office.hoa)
    count = Event.objects.filter(chain="T34:80").count()
    assert f"Vừa đọc toàn bộ {count} sự kiện" in hoa.get(TRAIL).content.decode()
    assert not ChainRead.objects.exists(), "opening a page writes nothing"
    read_by_the_worker()
    many_events(2)
    page = hoa.get(TRAIL).content.decode()
    assert f"Vừa đọc 2 sự kiện mới của chuỗi T34:80, sau sự kiện số {count}" in page
    assert "Toàn bộ được đọc lần cuối lúc" in page
    assert f"Vừa đọc lại toàn bộ {count + 2} sự kiện" in hoa.get(f"{TRAIL}?check").content.decode()


@pytest.mark.only_on("sqlite")
def test_what_was_rewritten_before_is_found_by_reading_all_of_it(office: Office, as_: Start) -> None:
    entered(office)
    many_events(600)
    hoa = as_(office.hoa)
    read_by_the_worker()
    with connection.cursor() as cursor:
        cursor.execute("DROP TRIGGER store_event_no_update")
        cursor.execute("UPDATE store_event SET content = content || ' ' WHERE chain = 'T34:80' AND seq = 3")
    assert "Chuỗi còn nguyên" in hoa.get(TRAIL).content.decode(), "it reads what is new, and says so"
    page = hoa.get(f"{TRAIL}?check").content.decode()
    assert "Sự kiện số 3 không còn như khi được ghi" in page
    assert any(fault.where == "T34:80:3" for fault in verify_record().faults)


@pytest.mark.only_on("sqlite")
@pytest.mark.parametrize(
    "tampering",
    [
        "UPDATE store_event SET hash = 'x' WHERE chain = 'T34:80' AND seq = {last}",
        "DELETE FROM store_event WHERE chain = 'T34:80' AND seq > {last} - 5",
        "UPDATE store_chainhead SET seq = 2, hash = 'x' WHERE chain = 'T34:80'",
        "UPDATE store_chainread SET hash = 'x'",
    ],
)
def test_an_end_that_was_cut_or_rewritten_is_found_at_any_visit(
    tampering: str, office: Office, as_: Start
) -> None:
    entered(office)
    many_events(600)
    hoa = as_(office.hoa)
    read_by_the_worker()
    last = ChainRead.objects.get(chain="T34:80").seq
    with connection.cursor() as cursor:
        for verb in ("update", "delete"):
            cursor.execute(f"DROP TRIGGER store_event_no_{verb}")
        cursor.execute(tampering.format(last=last))
    assert "Chuỗi không còn nguyên" in hoa.get(TRAIL).content.decode()
