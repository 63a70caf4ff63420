"""The page of a target: its way, bases, every time a figure was told, words, events."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date
from decimal import Decimal

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from tests.actions.conftest import NOW, Office
from tests.web.targets.boards import NINE, lay_out
from vedich.actions.explaining import explain_target, rate_confidence
from vedich.actions.observations import Said, record_observations
from vedich.domain.observation import Vintage
from vedich.domain.period import Period
from vedich.store.models import Observation, Target, User

Start = Callable[[User], Client]
ADDRESS = "/targets/X34:28108/BUD-001/?as_of=2026-09"


def text(page: str) -> str:
    return " ".join(re.sub(r"<[^>]+>", " ", page).split())


def test_the_head_says_where_it_stands(office: Office, as_: Start) -> None:
    lay_out(office)
    page = text(as_(office.hoa).get(ADDRESS).content.decode())
    assert "61,45 tỷ đồng, 84,18% mức giao" in page


def test_the_way_has_the_months_that_were_judged_and_says_which_were_not(office: Office, as_: Start) -> None:
    lay_out(office)
    client = as_(office.hoa)
    client.get("/targets/X34:28108/?as_of=2026-09")  # judges September, and August to tell what changed
    page = client.get(ADDRESS).content.decode()
    table = page.split('aria-label="Từng tháng"')[1].split("</table>", maxsplit=1)[0]
    months = [text(row) for row in table.split("<tbody>")[1].split("</tr>")[:12]]
    assert months[0].endswith("chưa tính")
    assert "61,45" in months[8]
    assert not months[9].endswith("chưa tính")
    assert "54,75" in months[8]  # nine twelfths of 73: no past year tells another pace
    assert 'class="curve result"' in page
    assert 'class="curve plan"' in page


def test_each_basis_has_its_own_goal_and_verdict(office: Office, as_: Start) -> None:
    lay_out(office)
    page = text(as_(office.hoa).get(ADDRESS).content.decode())
    assert "Theo từng căn cứ" in page
    assert "HĐND giao ≥ 73 84,18%" in page
    assert "Phấn đấu ≥ 73 84,18%" in page


def test_estimates_and_corrections_stand_beside_what_they_were(office: Office, as_: Start) -> None:
    document = lay_out(office)
    first = Observation.objects.get(indicator__code="BUD-001")
    rows = [
        Said(
            indicator="BUD-001", area=office.commune.key, period=Period.year(2026), as_of=date(2026, 9, 25),
            vintage=Vintage.ESTIMATE_1, measure="tỷ đồng", value=Decimal(80), printed="80",
        ),
        Said(
            indicator="BUD-001", area=office.commune.key, period=NINE, as_of=date(2026, 9, 28),
            vintage=Vintage.ACTUAL, measure="tỷ đồng", value=Decimal(62), printed="62",
            supersedes=first.pk, reason="cộng sót",
        ),
    ]  # fmt: skip
    record_observations(by=office.lan, at=NOW, rows=rows, document=document)
    page = text(as_(office.hoa).get(ADDRESS).content.decode())
    told = page.split("Từng lần công bố số")[1]
    assert "9 tháng năm 2026 61,45 tỷ đồng thực hiện đã đính chính" in told
    assert "cộng sót" in told
    assert "Năm 2026 80 tỷ đồng" in told


def test_what_people_said_of_it_and_did_to_it_is_told_with_their_names(office: Office, as_: Start) -> None:
    lay_out(office)
    target = Target.objects.get(indicator__code="BUD-001", set__basis="adopted")
    explain_target(
        by=office.hoa, at=NOW, target=target, as_of=date(2026, 9, 30), gap="Thiếu 11,55 tỷ.",
        internal_causes="Chậm đôn đốc.", commitment="Đạt trước 20/12.",
    )  # fmt: skip
    rate_confidence(by=office.minh, at=NOW, target=target, as_of=date(2026, 9, 30), rating=2, note="Khó.")
    page = text(as_(office.hoa).get(ADDRESS).content.decode())
    assert "Nguyên nhân: Chậm đôn đốc." in page
    assert "Cam kết: Đạt trước 20/12." in page
    assert "Khả năng đạt 2/5 Khó." in page
    assert "lan giao chỉ tiêu" in page
    assert "hoa giải trình" in page


@pytest.mark.parametrize(
    ("path", "status", "told"),
    [
        ("/targets/X34:28108/NOT-001/", 404, "không"),
        ("/targets/X34:28108/AGR-001/?as_of=2026-09", 200, "không được giao chỉ tiêu này"),
        ("/targets/X34:28108/BUD-001/?as_of=2003-09", 422, "2003"),
        ("/targets/X34:28108/BUD-001/?as_of=2026-09&known_on=2026-10-01", 200, "61,45"),
        ("/targets/X34:28108/BUD-001/?as_of=2026-09&boundaries=now", 200, "61,45"),
        ("/targets/X34:28108/BUD-001/?as_of=2026-09&basis=stretch", 200, "Phấn đấu"),
    ],
)
def test_an_odd_question_is_answered_in_a_sentence(
    path: str, status: int, told: str, office: Office, as_: Start
) -> None:
    lay_out(office)
    answer = as_(office.hoa).get(path)
    assert (answer.status_code, told in answer.content.decode()) == (status, True)


def test_a_page_asks_the_record_as_often_for_ten_times_as_many_figures(office: Office, as_: Start) -> None:
    document = lay_out(office)
    client, counts = as_(office.hoa), []
    for months in (1, 8):
        rows = [
            Said(
                indicator="BUD-001", area=office.commune.key, period=Period.month(2026, month),
                as_of=date(2026, month + 1, 6), vintage=Vintage.ACTUAL, measure="tỷ đồng",
                value=Decimal(month), printed=str(month),
            )
            for month in range(2 if months > 1 else 1, months + 1)
        ]  # fmt: skip
        record_observations(by=office.lan, at=NOW, rows=rows, document=document)
        client.get(ADDRESS)
        with CaptureQueriesContext(connection) as asked:
            assert client.get(ADDRESS).status_code == 200
        counts.append(len(asked))
    assert counts[0] == counts[1]
    assert counts[0] <= 45
