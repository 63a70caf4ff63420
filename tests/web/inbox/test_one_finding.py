"""A finding opens a page of its own: seen by who may see its area, explained by who may explain it."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest
from django.test import Client

from tests.actions.conftest import NOW, Office
from tests.web.targets.boards import lay_out
from vedich.actions.integrity import keep_violations
from vedich.store.models import Area, Event, Explanation, Observation, User, Violation
from vedich.store.queries.findings import Place, place_of

Start = Callable[[User], Client]


def found(area: Area | None, subject: str = "figure:BUD-001:X34:28108:2026-09", code: str = "DB418") -> str:
    row = Violation.objects.create(
        check_code=code,
        subject=subject,
        words="BUD-001 của Cần Đước thiếu số giữa 2026-07 và 2026-09.",
        area=area,
        found_on=date(2026, 10, 1),
        due=date(2026, 10, 11),
    )
    return f"/inbox/finding/{row.pk}/"


def test_a_finding_says_what_why_where_and_what_to_do(office: Office, as_: Start) -> None:
    page = as_(office.hoa).get(found(office.commune)).content.decode()
    for told in (
        "Tổng thu ngân sách nhà nước trên địa bàn của Cần Đước thiếu số giữa",
        "Chuỗi tháng bị đứt thì không cộng được năm.",
        "/targets/X34:28108/BUD-001/?as_of=2026-09",
        "Chưa ai giải trình.",
        "Ghi giải trình",
    ):
        assert told in page, told


def test_an_english_page_says_it_in_english(office: Office, as_: Start) -> None:
    address = found(office.commune)
    row = Violation.objects.get(pk=address.rstrip("/").rpartition("/")[2])
    row.words_en = "BUD-001 of Cần Đước lacks figures between 2026-07 and 2026-09."
    row.save()
    client = as_(office.hoa)
    client.cookies["vedich-lang"] = "en"
    page = client.get(address).content.decode()
    said = "Total state budget revenue in the area of Cần Đước lacks figures between 2026-07 and 2026-09."
    assert said in page
    assert "thiếu số giữa" not in page
    assert "Chuỗi tháng bị đứt" not in page
    assert said in client.get("/inbox/").content.decode()


def test_a_finding_is_kept_in_both_languages(office: Office) -> None:
    lay_out(office, revenue="-1")
    keep_violations(by=office.administrator, at=NOW)
    rows = list(Violation.objects.values_list("words", "words_en"))
    assert rows
    assert all(vi and en and vi != en for vi, en in rows)


def test_who_may_explain_does_so_once_and_others_may_only_look(office: Office, as_: Start) -> None:
    address = found(office.commune)
    client, form = as_(office.hoa), {"text": "Hoàn thuế tháng 8.", "once": "a-key"}
    for _ in range(2):  # a double click
        assert client.post(f"{address}explain/", form).status_code == 302
    assert "Hoàn thuế tháng 8." in client.get(address).content.decode()
    assert Explanation.objects.count() == 1
    assert Event.objects.filter(action="explain_violation").count() == 1
    empty = client.post(f"{address}explain/", {"text": " "}, follow=True).content.decode()
    assert "Hãy viết lời giải trình." in empty


def test_what_is_of_another_area_or_of_the_whole_record_is_not_there(office: Office, as_: Start) -> None:
    client = as_(office.hoa)
    for address in (found(office.province), found(None, "job:1"), "/inbox/finding/999999/"):
        assert client.get(address).status_code == 404
        assert client.post(f"{address}explain/", {"text": "x"}).status_code == 404
    assert not Explanation.objects.exists()


@pytest.mark.parametrize("subject", ["submission:x", "figure:BUD-001", "", "targets:999999", "observation:0"])
def test_a_subject_that_leads_nowhere_leads_to_the_area(subject: str, record: str) -> None:
    assert place_of(subject, "X34:28108").area == "X34:28108"


def test_a_figure_and_a_target_lead_to_their_indicator(office: Office) -> None:
    lay_out(office)
    row = Observation.objects.get(indicator__code="BUD-001")
    assert place_of(f"observation:{row.pk}", "") == Place("X34:28108", "BUD-001", "2026-09")
