"""A line that is cut, a form that is stale, far too much at once: nothing lost, nothing doubled, and told."""

from __future__ import annotations

import json
from collections.abc import Callable
from io import BytesIO

import pytest
import time_machine
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from tests.actions.conftest import NOW, Office
from tests.web.reports.forms import ask_for
from tests.web.reports.test_entering import REPORT, figures, key, put
from tests.web.reports.test_workbook import about, taken, write
from vedich.store.models import Approval, Draft, Event, Evidence, Observation, Submission, User
from vedich.store.queries.contents import content_hash
from vedich.store.verification import verify_record

Start = Callable[[User], Client]


@pytest.fixture(autouse=True)
def on_the_day() -> object:
    with time_machine.travel(NOW, tick=False):
        yield


def counted() -> tuple[int, ...]:
    tables = (Event, Observation, Submission, Approval, Evidence, Draft)
    return tuple(table.objects.count() for table in tables)


def twice(client: Client, path: str, form: dict[str, object]) -> None:
    """Send a form whose answer is cut, and send it again as the browser does."""
    client.post(path, form)
    before = counted()
    again = client.post(path, form)
    assert again.status_code in (200, 302)
    assert counted() == before, f"{path} was done twice"


def test_whatever_step_loses_its_answer_is_done_once_when_it_is_sent_again(
    office: Office, as_: Start
) -> None:
    ask_for(office)
    hoa, binh, lan, minh = (as_(user) for user in (office.hoa, office.binh, office.lan, office.minh))
    typed = {key(0): ["5", None], key(1): ["0", None]}
    twice(hoa, f"{REPORT}draft/", {"typed": json.dumps(typed), "vintage": "actual"})
    twice(hoa, f"{REPORT}save/", {"act": "save", "typed": json.dumps(typed), "once": "a"})
    stream = BytesIO()
    book = taken(hoa)
    write(book, about(2), 7)
    book.save(stream)
    for number in range(2):
        file = SimpleUploadedFile("thang-10.xlsx", stream.getvalue())
        assert hoa.post(f"{REPORT}workbook/", {"workbook": file}).status_code == 302
        assert Draft.objects.get().content.count('"7"') == 1, number
    for _ in range(2):
        proof = SimpleUploadedFile("bien-ban.pdf", b"%PDF-1.4\n%%EOF", content_type="application/pdf")
        hoa.post(f"{REPORT}evidence/", {"proof": proof, "once": "b"})
    assert Evidence.objects.count() <= 1
    twice(hoa, f"{REPORT}save/", {"act": "submit", "typed": "{}", "once": "c"})
    for client, move, once in ((binh, "send_up", "d"), (lan, "return", "e")):
        twice(client, f"{REPORT}move/", moving(move, once))
    twice(hoa, f"{REPORT}save/", {"act": "submit", "typed": json.dumps({key(3): ["1", None]}), "once": "f"})
    for client, move, once in ((binh, "send_up", "g"), (minh, "approve", "h")):
        twice(client, f"{REPORT}move/", moving(move, once))
    assert Submission.objects.get().state == "approved"
    told = {name: int(value) for name, value in figures().items() if value is not None}
    assert told == {key(0): 5, key(1): 0, key(2): 7, key(3): 1}
    assert verify_record().faults == ()


def moving(move: str, once: str) -> dict[str, object]:
    report = Submission.objects.get()
    seen = content_hash(report)
    return {"move": move, "edition": report.edition, "seen": seen, "reason": "Xem lại", "once": once}


def test_a_form_that_was_submitted_meanwhile_keeps_what_was_typed_and_shows_it_once_it_is_open(
    office: Office, as_: Start
) -> None:
    ask_for(office)
    hoa, binh = as_(office.hoa), as_(office.binh)
    put(hoa, {key(0): ["5", None]})
    stale = {f"cell:{key(0)}": "5", f"cell:{key(1)}": "6", "vintage": "actual", "act": "save"}
    put(hoa, {}, "submit")
    page = hoa.post(f"{REPORT}save/", stale, follow=True).content.decode()
    assert "Báo cáo đã khóa" in page
    assert "1 ô bạn vừa gõ được giữ" in page
    assert figures() == {key(0): 5}
    binh.post(f"{REPORT}move/", moving("return", "r"))
    page = hoa.get(REPORT).content.decode()
    assert '"now": "6"' in page
    assert figures() == {key(0): 5}, "nothing is written until it is saved"


def test_ten_megabytes_in_one_message_are_told_and_what_was_there_stays(office: Office, as_: Start) -> None:
    ask_for(office)
    hoa = as_(office.hoa)
    hoa.post(f"{REPORT}draft/", {"typed": json.dumps({key(0): ["5", None]})})
    before = Draft.objects.get().content
    huge = json.dumps({key(1): ["9" * 10_000_000, None]})
    for path, form in (
        (f"{REPORT}draft/", {"typed": huge}),
        (f"{REPORT}save/", {"typed": huge, "act": "save"}),
    ):
        answer = hoa.post(path, form)
        told = answer.json()["said"] if path.endswith("draft/") else answer.content.decode()
        assert answer.status_code in (409, 422), path
        assert "Hãy chép ít dòng hơn" in told, path
    assert Draft.objects.get().content == before
    # One field of the plain form: it is no figure, is asked about, and fills no draft without end.
    answer = hoa.post(f"{REPORT}save/", {f"cell:{key(1)}": "9" * 10_000_000, "act": "save"})
    assert answer.status_code == 422
    assert len(Draft.objects.get().content) < 10_000
    assert not figures()


def test_words_in_a_cell_of_an_excel_form_go_back_with_the_figure_that_is_wanted(
    office: Office, as_: Start
) -> None:
    ask_for(office)
    hoa = as_(office.hoa)
    book = taken(hoa)
    write(book, about(0), "khoảng 5 tỷ")
    write(book, about(1), "#N/A")
    stream = BytesIO()
    book.save(stream)
    file = SimpleUploadedFile("a.xlsx", stream.getvalue())
    assert "attachment" in hoa.post(f"{REPORT}workbook/", {"workbook": file})["Content-Disposition"]
    assert not Draft.objects.exists()


def test_a_clock_that_is_a_year_off_neither_opens_nor_closes_a_report(office: Office, as_: Start) -> None:
    report = ask_for(office)
    Submission.objects.filter(pk=report.pk).update(open_until=NOW.date().replace(day=1))
    hoa = as_(office.hoa)
    form = {"act": "save", "typed": json.dumps({key(0): ["5", None]})}
    for year in (2025, 2027):
        wrong = {"Date": f"Mon, 02 Nov {year} 08:00:00 GMT"}
        page = hoa.post(f"{REPORT}save/", form, headers=wrong, follow=True).content.decode()
        assert "đã khóa từ sau ngày 01/11/2026" in page
    assert not figures()
    assert "5" in Draft.objects.get().content, "what was typed is kept"
