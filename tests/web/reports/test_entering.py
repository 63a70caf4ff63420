"""Filling in a report: figures as people write them, a blank is no nought, nobody writes over another."""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import timedelta
from decimal import Decimal
from typing import Any

import pytest
import time_machine
from django.db import connection
from django.http import HttpResponse
from django.test import Client
from django.test.utils import CaptureQueriesContext

from tests.actions.conftest import NOW, Office
from tests.web.reports.forms import ask_for, monthly, tell_september
from vedich.actions.accounts import add_user, appoint
from vedich.domain.observation import WITHDRAWN
from vedich.domain.role import Role
from vedich.store.models import Draft, Event, Observation, Submission, User

Start = Callable[[User], Client]
REPORT = "/report/1/"


@pytest.fixture(autouse=True)
def on_the_day() -> object:
    with time_machine.travel(NOW, tick=False):
        yield


def key(place: int, period: str = "2026-10") -> str:
    return f"{monthly(6)[place].indicator.code}|{period}"


def put(client: Client, values: dict[str, object], act: str = "save") -> object:
    return client.post(f"{REPORT}save/", {"act": act, "typed": json.dumps(values), "vintage": "actual"})


def figures() -> dict[str, Decimal | None]:
    rows = Observation.objects.filter(submission=1).order_by("pk")
    return {f"{row.indicator.code}|{row.period}": row.value for row in rows.select_related("indicator")}


def rows_of(page: HttpResponse) -> list[dict[str, Any]]:
    told = page.content.decode().partition('<script id="rows" type="application/json">')[2]
    rows: list[dict[str, Any]] = json.loads(told.partition("</script>")[0])
    return rows


def test_the_form_has_the_lines_of_the_set_and_what_was_known_before(office: Office, as_: Start) -> None:
    ask_for(office)
    tell_september(office)
    answer = as_(office.hoa).get(REPORT)
    rows, page = rows_of(answer), answer.content.decode()
    assert [row["name"] for row in rows if row.get("heading")] == ["Kinh tế", "Xã hội"]
    flow = next(row for row in rows if row["id"] == monthly(1)[0].indicator.code)
    assert (flow["before"], flow["last"], flow["now"], flow["to_date"]) == ("900", "100", "", "")
    assert 'name="cell:' in page, "nothing to type into without a script"


def test_a_plain_form_without_a_script_saves_what_was_typed(office: Office, as_: Start) -> None:
    ask_for(office)
    hoa = as_(office.hoa)
    fields = {f"cell:{key(0)}": "1.234,5", f"cell:{key(1)}": "0", f"cell:{key(2)}": "", "vintage": "actual"}
    assert hoa.post(f"{REPORT}save/", {**fields, "act": "save"}).status_code == 302
    assert figures() == {key(0): Decimal("1234.5"), key(1): Decimal(0)}
    report = Submission.objects.get()
    assert (report.state, report.entered_by, report.on_behalf) == ("entering", office.hoa, False)


@pytest.mark.parametrize(
    ("text", "said"),
    [("61.45", "phần nghìn hay phần thập phân"), ("-", "0 hay chưa có số"), ("12 tỷ", "không phải là số")],
)
def test_what_is_no_plain_figure_is_asked_about_kept_and_not_saved(
    text: str, said: str, office: Office, as_: Start
) -> None:
    ask_for(office)
    answer = put(as_(office.hoa), {key(0): [text, None], key(1): ["5", None]})
    assert answer.status_code == 422
    page = answer.content.decode()
    assert said in page
    assert "Chưa lưu vào báo cáo: 1 ô chưa phải là số." in page
    assert f'data-to-line="{key(0).partition("|")[0]}" data-to-field="now"' in page
    assert "Cần nói rõ trước khi trình" not in page, "reasons are asked for once all cells can be read"
    assert not figures()
    assert text in Draft.objects.get().content


def test_what_is_typed_is_kept_at_once_and_answered_with_what_is_noticed(office: Office, as_: Start) -> None:
    ask_for(office)
    tell_september(office)
    hoa = as_(office.hoa)
    to_date = key(0, "2026-10M")
    typed = {key(0): ["100", None], to_date: ["800", None]}
    told = hoa.post(f"{REPORT}draft/", {"typed": json.dumps(typed)}).json()
    words = " ".join(words for _, _, words in told["told"][monthly(1)[0].indicator.code])
    assert "thấp hơn kỳ trước (900)" in words
    assert "cộng kỳ này là 1.000" in words
    assert not Observation.objects.filter(submission=1).exists()
    page = hoa.get(REPORT).content.decode()
    assert '"to_date": "800"' in page


def test_a_report_with_odd_figures_is_submitted_once_their_reason_is_given(
    office: Office, as_: Start
) -> None:
    ask_for(office)
    tell_september(office)
    hoa, code = as_(office.hoa), monthly(1)[0].indicator.code
    answer = put(hoa, {key(0): ["5000", None]}, "submit")
    assert answer.status_code == 422
    assert "Cần nói rõ" in answer.content.decode()
    hoa.post(f"{REPORT}save/", {"act": "submit", f"note:{code}": "Mùa vụ dồn về tháng này"})
    assert Submission.objects.get().state == "submitted"
    assert Observation.objects.get(submission=1).reason == "Mùa vụ dồn về tháng này"


def test_two_people_on_one_cell_see_both_figures_and_choose(office: Office, as_: Start) -> None:
    ask_for(office)
    hoa, lan = as_(office.hoa), as_(office.lan)
    hoa.post(f"{REPORT}draft/", {"typed": json.dumps({key(0): ["5,1", None]})})
    put(lan, {key(0): ["5,2", None]})
    answer = put(hoa, {})
    page = answer.content.decode()
    assert answer.status_code == 422
    assert "5,1" in page
    assert "5,2" in page
    assert "lan, 15:00" in page
    assert figures() == {key(0): Decimal("5.2")}
    hoa.post(f"{REPORT}save/", {"act": "settle", "typed": "{}", f"choose:{key(0)}": "mine"})
    put(hoa, {})
    assert figures() == {key(0): Decimal("5.1")}


def test_the_same_figure_from_two_people_is_no_quarrel(office: Office, as_: Start) -> None:
    ask_for(office)
    put(as_(office.lan), {key(0): ["5,2", None]})
    assert put(as_(office.hoa), {key(0): ["5,20", None]}).status_code == 302


def test_a_figure_that_is_cleared_is_blank_again_and_the_record_keeps_both(
    office: Office, as_: Start
) -> None:
    ask_for(office)
    hoa = as_(office.hoa)
    put(hoa, {key(0): ["5", None], key(1): ["6", None]})
    first = Observation.objects.get(submission=1, value=5)
    put(hoa, {key(0): ["", first.pk]})
    assert figures() == {key(0): None, key(1): Decimal(6)}
    assert Observation.objects.filter(submission=1, words=WITHDRAWN).count() == 1
    assert '"now": "5"' not in hoa.get(REPORT).content.decode()


def test_who_enters_for_an_agency_is_marked(office: Office, as_: Start) -> None:
    ask_for(office)
    lan = as_(office.lan)
    assert "Nhập thay" in lan.get(REPORT).content.decode()
    assert "Bạn đang nhập thay" in lan.get(f"{REPORT}?enter").content.decode()
    put(lan, {key(0): ["5", None]})
    assert Submission.objects.get().on_behalf
    assert Event.objects.get(action="enter_figures").on_behalf_of == office.committee


def test_a_double_click_on_submit_leads_to_the_report_and_changes_it_once(office: Office, as_: Start) -> None:
    ask_for(office)
    hoa = as_(office.hoa)
    form = {"act": "submit", "typed": json.dumps({key(0): ["5", None]}), "once": "k"}
    assert [hoa.post(f"{REPORT}save/", form).status_code for _ in range(2)] == [302, 302]
    assert [event.action for event in Event.objects.filter(subject="submission:1")] == ["submit_figures"]
    assert Submission.objects.get().state == "submitted"
    assert hoa.post(f"{REPORT}draft/", {"typed": "{}"}).status_code == 409


def test_who_may_enter_for_others_saves_and_is_told_that_submitting_is_theirs(
    office: Office, as_: Start
) -> None:
    ask_for(office)
    assert put(as_(office.lan), {key(0): ["5", None]}, "submit").status_code == 404  # type: ignore[attr-defined]
    assert figures() == {key(0): Decimal(5)}
    assert Submission.objects.get().state == "entering"
    assert not Draft.objects.exists()


def test_what_the_record_refuses_is_still_typed(office: Office, as_: Start) -> None:
    ask_for(office)
    Submission.objects.update(open_until=NOW.date() - timedelta(days=1))
    answer = put(as_(office.hoa), {key(0): ["5,25", None]}, "submit")
    assert answer.status_code == 409  # type: ignore[attr-defined]
    assert "5,25" in Draft.objects.get().content
    assert not figures()


def test_a_form_is_submitted_with_few_questions_to_the_record_whatever_its_length(
    office: Office, as_: Start
) -> None:
    ask_for(office, many=60)
    tell_september(office, many=60)
    hoa = as_(office.hoa)
    hoa.get(REPORT)
    typed = {key_of: ["110", None] for key_of in (f"{row.indicator.code}|2026-10" for row in monthly(60))}
    typed |= {f"note:{row.indicator.code}": "Rà soát" for row in monthly(60)}
    with CaptureQueriesContext(connection) as asked:
        assert put(hoa, typed, "submit").status_code == 302  # type: ignore[attr-defined]
    assert Submission.objects.get().state == "submitted"
    said = [each["sql"] for each in asked.captured_queries]
    assert len(said) <= 34, said


def test_a_report_is_not_there_for_who_may_not_see_or_fill_it(office: Office, as_: Start) -> None:
    ask_for(office)
    add_user(by=office.administrator, at=NOW, username="ban", name="Bạn")
    neighbour = User.objects.get(username="ban")
    assert as_(neighbour).get(REPORT).status_code == 404
    reader, since = Role.READER, NOW.date()
    appoint(by=office.administrator, at=NOW, user=neighbour, role=reader, area=office.commune, since=since)
    sees = as_(neighbour)
    assert sees.get(REPORT).status_code == 200
    for path in ("draft/", "save/"):
        assert sees.post(f"{REPORT}{path}", {"typed": "{}"}).status_code == 404
    assert sees.get("/report/999/").status_code == 404


def test_a_form_of_ten_times_as_many_lines_asks_the_record_as_often(office: Office, as_: Start) -> None:
    ask_for(office, many=60)
    tell_september(office, many=60)
    hoa = as_(office.hoa)
    hoa.get(REPORT)
    with CaptureQueriesContext(connection) as asked:
        hoa.get(REPORT)
    assert len(asked) <= 30


@pytest.mark.parametrize("typed", ["", "[]", "nonsense", '{"x": ["1", null]}', '{"note:x": "y"}', '{"a": 5}'])
def test_a_message_that_makes_no_sense_changes_nothing(typed: str, office: Office, as_: Start) -> None:
    ask_for(office)
    answer = as_(office.hoa).post(f"{REPORT}draft/", {"typed": typed})
    assert answer.status_code == 200
    assert answer.json()["filled"] == 0


def test_what_was_typed_into_lines_that_the_form_lost_is_told_and_kept(office: Office, as_: Start) -> None:
    ask_for(office)
    hoa = as_(office.hoa)
    told = {"typed": json.dumps({"BUD-999|2026-10": ["5,1", None], key(0): ["1", None]})}
    kept = hoa.post(f"{REPORT}draft/", told).json()
    assert (kept["gone"], kept["filled"]) == (1, 1)
    page = hoa.get(REPORT).content.decode()
    assert "Biểu đã đổi từ khi bạn gõ" in page
    assert "BUD-999|2026-10: <strong>5,1</strong>" in page


def test_a_clock_of_the_browser_counts_for_nothing(office: Office, as_: Start) -> None:
    ask_for(office)
    hoa = as_(office.hoa)
    wrong = {"Date": "Tue, 02 Nov 2027 08:00:00 GMT", "If-Modified-Since": "Tue, 02 Nov 2027 08:00:00 GMT"}
    told = {"act": "save", "typed": json.dumps({key(0): ["110", None]}), "vintage": "actual"}
    assert hoa.post(f"{REPORT}save/", told, headers=wrong).status_code == 302
    assert Observation.objects.get(submission=1).event.at == NOW  # type: ignore[union-attr]


def test_an_english_page_shows_and_reads_english_separators_and_asks_what_may_be_two(
    office: Office, as_: Start
) -> None:
    ask_for(office)
    hoa = as_(office.hoa)
    hoa.cookies["vedich-lang"] = "en"
    asked = hoa.post(
        f"{REPORT}save/",
        {"act": "save", f"cell:{key(0)}": "1,234.5", f"cell:{key(1)}": "1.234", f"cell:{key(2)}": "1.234,5"},
    )
    assert asked.status_code == 422
    assert "thousands or decimals" in asked.content.decode()
    assert not figures(), "nothing is saved while one of them may be two"
    # The same draft on a Vietnamese page: what is plain in its own signs, what is not as it was typed.
    hoa.cookies["vedich-lang"] = "vi"
    page = hoa.get(REPORT)
    rows = {row["id"]: row["now"] for row in rows_of(page) if "now" in row}
    assert [rows[key(place).partition("|")[0]] for place in range(3)] == ["1.234,5", "1.234", "1.234,5"]
    assert "phần nghìn hay phần thập phân" in page.content.decode()
    hoa.cookies["vedich-lang"] = "en"
    assert put(hoa, {key(1): ["1,234", None, "en"]}).status_code == 302
    assert figures() == {key(0): Decimal("1234.5"), key(1): Decimal(1234), key(2): Decimal("1234.5")}
    prints = Observation.objects.filter(submission=1).order_by("pk").values_list("printed", flat=True)
    assert list(prints) == ["1.234,5", "1.234", "1.234,5"], "as a Vietnamese reader finds it"
    assert [row["now"] for row in rows_of(hoa.get(REPORT)) if row.get("now")] == [
        "1,234.5",
        "1,234",
        "1,234.5",
    ]
    # A plain form that comes back as it was shown changes nothing.
    same = {f"cell:{key(0)}": "1,234.5", f"cell:{key(1)}": "1,234", "act": "save"}
    hoa.post(f"{REPORT}save/", same)
    assert Observation.objects.filter(submission=1).count() == 3
