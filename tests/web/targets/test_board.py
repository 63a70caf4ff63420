"""The table of targets: a row for each indicator, a column for each basis, and nothing of anybody else's."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date

import pytest
import time_machine
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from tests.actions.conftest import Office
from tests.web.targets.boards import ADDRESS, YEAR, lay_out
from vedich.domain.verdict import Verdict
from vedich.store.models import Area, DeclaredJudgement, JudgedMoment, Target, User

Start = Callable[[User], Client]


def text(page: str) -> str:
    return " ".join(re.sub(r"<[^>]+>", " ", page).split())


def rows(page: str) -> list[str]:
    body = page.split("<tbody>")[1].split("</tbody>", maxsplit=1)[0]
    return [text(row) for row in body.split("</tr>") if 'scope="row"' in row]


def test_each_basis_is_a_column_and_no_row_repeats_its_indicator(office: Office, as_: Start) -> None:
    lay_out(office)
    page = as_(office.hoa).get(ADDRESS).content.decode()
    told = rows(page)
    assert len(told) == 2
    revenue = next(row for row in told if "61,45" in row)
    assert "≥ 73 ≥ 73" in revenue
    assert "84,18% 84,18%" in revenue
    assert revenue.count("chưa đạt") == 1
    assert "HĐND giao" in page
    assert "phấn đấu" in page


def test_the_count_is_read_out_above_the_table(office: Office, as_: Start) -> None:
    lay_out(office)
    page = text(as_(office.hoa).get(ADDRESS).content.decode())
    assert "HĐND giao (214/BC-UBND): 2 chỉ tiêu" in page


def test_one_basis_alone_hides_the_columns_of_others(office: Office, as_: Start) -> None:
    lay_out(office)
    page = as_(office.hoa).get(f"{ADDRESS}&basis=stretch").content.decode()
    assert len(rows(page)) == 1
    assert "84,18% 84,18%" not in rows(page)[0]


def test_a_declared_verdict_stands_beside_the_computed_one_where_they_differ(
    office: Office, as_: Start
) -> None:
    document = lay_out(office)
    target = Target.objects.filter(indicator__code="BUD-001", set__basis="adopted").get()
    DeclaredJudgement.objects.create(
        document=document, area=office.commune, period=str(YEAR), period_start=YEAR.start,
        period_end=YEAR.end, target=target, verdict=Verdict.MET.value,
    )  # fmt: skip
    page = text(as_(office.hoa).get(ADDRESS).content.decode())
    assert "văn bản nêu: đạt" in page


def test_what_is_made_up_says_so(office: Office, as_: Start) -> None:
    lay_out(office, illustration=True)
    assert "minh họa" in as_(office.hoa).get(ADDRESS).content.decode()


def test_what_was_issued_is_not_called_made_up(office: Office, as_: Start) -> None:
    lay_out(office)
    assert "minh họa" not in as_(office.hoa).get(ADDRESS).content.decode()


def test_an_area_without_targets_says_what_would_fill_the_table(office: Office, as_: Start) -> None:
    page = as_(office.hoa).get(ADDRESS).content.decode()
    assert "Chưa có chỉ tiêu nào của năm 2026" in page
    assert "<table" not in page


@pytest.mark.parametrize(
    ("tail", "status", "told"),
    [
        ("as_of=thang-muoi", 200, "Không đọc được kỳ"),
        ("as_of=2021..2025", 200, "Không đọc được kỳ"),
        ("as_of=0001-01", 200, "Không đọc được kỳ"),
        ("as_of=2099-01", 200, "Không đọc được kỳ"),
        ("as_of=2026-09&known_on=hom-qua", 200, "Không đọc được ngày"),
        ("as_of=2026-09&known_on=9999-99-99", 200, "Không đọc được ngày"),
        ("as_of=2026-09&basis=khac", 200, "Không có căn cứ"),
        ("as_of=2026-09&set=99999", 422, "Không có bộ chỉ tiêu"),
        ("as_of=2003-09", 422, "2003"),
        ("as_of=2026-09&boundaries=now", 200, "theo địa giới hôm nay"),
        ("as_of=2026-09&known_on=2026-09-01", 200, "theo số đã biết ngày 01/09/2026"),
    ],
)
def test_an_address_that_makes_no_sense_says_what_to_write(
    tail: str, status: int, told: str, office: Office, as_: Start
) -> None:
    lay_out(office)
    answer = as_(office.hoa).get(f"/targets/X34:28108/?{tail}")
    assert (answer.status_code, told in answer.content.decode()) == (status, True)


def test_borders_of_today_are_judged_once_until_they_change(office: Office, as_: Start) -> None:
    lay_out(office)
    for day in ("2026-11-02", "2026-11-03", "2026-12-01"):
        with time_machine.travel(f"{day}T03:00:00Z"):
            assert as_(office.hoa).get(f"{ADDRESS}&boundaries=now").status_code == 200
    moments = JudgedMoment.objects.filter(boundaries="now", as_of=date(2026, 9, 30))
    assert moments.count() == 1


def test_the_table_opens_with_the_last_month_that_has_targets(office: Office, as_: Start) -> None:
    lay_out(office)
    page = as_(office.hoa).get("/targets/X34:28108/").content.decode()
    assert 'value="2026-' in page


def test_who_works_for_one_area_is_led_to_its_table_and_finds_it_in_the_menu(
    office: Office, as_: Start
) -> None:
    client = as_(office.hoa)
    assert client.get("/targets/")["Location"] == "/targets/X34:28108/"
    assert 'href="/targets/"' in client.get("/inbox/").content.decode()
    assert 'href="/targets/X34:28108/"' in client.get("/areas/X34:28108/").content.decode()


def test_a_page_asks_the_record_as_often_for_ten_times_as_many_targets(office: Office, as_: Start) -> None:
    client, counts = as_(office.minh), []
    for many in (3, 30):
        lay_out(office, many=many)
        client.get(ADDRESS)
        with CaptureQueriesContext(connection) as asked:
            page = client.get(ADDRESS)
        assert page.status_code == 200
        counts.append(len(asked))
    assert counts[0] == counts[1]
    assert counts[0] <= 45


def test_nothing_of_another_area_stands_in_the_table(office: Office, as_: Start) -> None:
    lay_out(office)
    province = Area.objects.get(key="T34:80")
    assert as_(office.hoa).get(f"/targets/{province.key}/?as_of=2026-09").status_code == 404
