"""The table with many bases: the usual ones have columns, the others fold; trend; and the workbook of it."""

from __future__ import annotations

import re
from collections.abc import Callable
from decimal import Decimal
from io import BytesIO

import openpyxl
from django.test import Client

from tests.actions.conftest import NOW, Office
from tests.web.targets.boards import ADDRESS, YEAR, lay_out
from vedich.actions.targets import Aim, set_targets
from vedich.domain.target import Basis, Operator
from vedich.store.models import User

Start = Callable[[User], Client]


def on_four_bases(office: Office) -> None:
    document = lay_out(office)
    for basis, code in ((Basis.OWN_PLAN, "BUD-001"), (Basis.BUDGET_ESTIMATE, "BUD-002")):
        aim = Aim(code, Operator.AT_LEAST, "tỷ đồng", Decimal(70))
        set_targets(
            by=office.lan, at=NOW, area=office.commune, period=YEAR, basis=basis, aims=[aim],
            document=document,
        )  # fmt: skip


def head(page: str) -> str:
    return re.sub(r"<[^>]+>", " ", page.split("<thead>")[1].split("</thead>", maxsplit=1)[0])


def test_the_lesser_bases_fold_and_are_named(office: Office, as_: Start) -> None:
    on_four_bases(office)
    page = as_(office.hoa).get(ADDRESS).content.decode()
    assert "HĐND giao" in head(page)
    assert "dự toán" not in head(page)
    folded = page.split("Đang gập")[1].split("</p>")[0]
    assert "dự toán" in folded
    assert "bases=all" in folded


def test_a_row_whose_every_basis_is_folded_is_still_judged_by_name(office: Office, as_: Start) -> None:
    on_four_bases(office)
    page = as_(office.hoa).get(ADDRESS).content.decode()
    row = next(row for row in page.split("</tr>") if "Thu nội địa" in row and 'scope="row"' in row)
    assert "dự toán" in row


def test_every_basis_stands_there_when_asked_for(office: Office, as_: Start) -> None:
    on_four_bases(office)
    page = as_(office.hoa).get(f"{ADDRESS}&bases=all").content.decode()
    assert "dự toán" in head(page)
    assert "Đang gập" not in page


def test_a_trend_is_drawn_once_two_months_are_known(office: Office, as_: Start) -> None:
    lay_out(office)
    client = as_(office.hoa)
    assert 'class="spark"' not in client.get(ADDRESS).content.decode()
    client.get("/targets/X34:28108/?as_of=2026-10")
    assert 'class="spark"' in client.get("/targets/X34:28108/?as_of=2026-10").content.decode()


def test_the_workbook_reads_like_the_form_and_holds_figures_as_figures(office: Office, as_: Start) -> None:
    on_four_bases(office)
    answer = as_(office.hoa).get("/targets/X34:28108/table.xlsx?as_of=2026-09")
    assert answer["Content-Disposition"].startswith("attachment")
    sheet = openpyxl.load_workbook(BytesIO(answer.content)).active
    rows = [[cell.value for cell in row] for row in sheet.iter_rows()]
    assert rows[0][0] == "BIỂU CHỈ TIÊU XÃ CẦN ĐƯỚC"
    assert "30/09/2026" in rows[1][0]
    heads = rows[3]
    assert heads[:3] == ["STT", "Chỉ tiêu", "ĐVT"]
    assert sum(str(one).startswith("Mức giao") for one in heads) == 4
    revenue = next(row for row in rows if row[1] == "Tổng thu ngân sách nhà nước trên địa bàn")
    assert revenue[heads.index("Lũy kế")] == 61.45
    assert revenue[heads.index("Mức giao 2026 (HĐND giao)")] == 73
    assert any(str(row[0]).startswith("HĐND giao (214/BC-UBND): 2 chỉ tiêu") for row in rows)
    assert sheet.print_title_rows == "$4:$4"
    assert sheet.page_setup.orientation == "landscape"
