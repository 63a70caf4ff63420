"""The Excel form of a report: out with its lines, in as what was typed, back with what is to be mended."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from io import BytesIO

import openpyxl
import pytest
import time_machine
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from tests.actions.conftest import NOW, Office
from tests.web.reports.forms import ask_for, tell_september
from tests.web.reports.test_entering import REPORT, figures, key, put
from vedich.store.models import Draft, User

Start = Callable[[User], Client]
FORM = f"{REPORT}workbook/"


@pytest.fixture(autouse=True)
def on_the_day() -> Iterator[None]:
    with time_machine.travel(NOW, tick=False):
        yield


def taken(client: Client) -> openpyxl.Workbook:
    return openpyxl.load_workbook(BytesIO(client.get(FORM).content))


def sent(client: Client, book: openpyxl.Workbook, name: str = "thang-10.xlsx"):  # type: ignore[no-untyped-def]
    stream = BytesIO()
    book.save(stream)
    return client.post(FORM, {"workbook": SimpleUploadedFile(name, stream.getvalue())})


def rows(book: openpyxl.Workbook) -> dict[str, tuple[int, dict[str, int]]]:
    """Give where each line stands, by indicator and period, and where each column does."""
    page = book["Số liệu"]
    heads = {str(cell.value).rstrip(" *"): cell.column for cell in page[3] if cell.value}
    found = {}
    for row in range(4, page.max_row + 1):
        indicator, period = (page.cell(row, heads[head]).value for head in ("Chỉ tiêu", "Kỳ"))
        if indicator and page.cell(row, 1).value != "Ví dụ":
            found[f"{str(indicator).partition(' · ')[0]}|{period}"] = (row, heads)
    return found


def write(book: openpyxl.Workbook, about: str, value: object, column: str = "Giá trị") -> None:
    row, heads = rows(book)[about]
    book["Số liệu"].cell(row, heads[column]).value = value


MONTH, SO_FAR = "tháng 10/2026", "10 tháng 2026"


def about(place: int, period: str = MONTH) -> str:
    return f"{key(place).partition('|')[0]}|{period}"


def test_a_filled_form_comes_in_as_what_was_typed_and_is_saved_by_hand(office: Office, as_: Start) -> None:
    ask_for(office)
    tell_september(office)
    hoa = as_(office.hoa)
    book = taken(hoa)
    assert len(rows(book)) == 12
    write(book, about(0), 110.5)
    write(book, about(1), 0)
    write(book, about(1, SO_FAR), "1.010")
    assert sent(hoa, book).status_code == 302
    assert not figures()
    put(hoa, {})
    assert {name: str(value) for name, value in figures().items()} == {
        key(0): "110.5",
        key(1): "0",
        key(1, "2026-10M"): "1010",
    }


def test_wrong_rows_come_back_marked_and_nothing_is_taken(office: Office, as_: Start) -> None:
    ask_for(office)
    hoa = as_(office.hoa)
    book = taken(hoa)
    write(book, about(0), "mười hai")
    write(book, about(1), "tháng 9/2026", "Kỳ")
    write(book, about(2), "X34:28114", "Địa bàn")
    write(book, about(3), 5)
    answer = sent(hoa, book)
    assert "attachment" in answer["Content-Disposition"]
    back = openpyxl.load_workbook(BytesIO(answer.content))
    told = " ".join(str(cell.value) for row in back["Cần sửa"].iter_rows() for cell in row if cell.value)
    assert "3 CHỖ CẦN SỬA" in told
    for words in ("không phải là số", "không nhận số của kỳ đó", "của địa bàn khác"):
        assert words in told
    assert not Draft.objects.exists()
    # Mended where it is marked, the very file that came back is taken.
    for place, column, value in ((0, "Giá trị", 12), (2, "Địa bàn", office.commune.key)):
        write(back, about(place), value, column)
    write(back, f"{key(1).partition('|')[0]}|tháng 9/2026", MONTH, "Kỳ")
    assert sent(hoa, back, "thang-10-lỗi.xlsx").status_code == 302
    assert json.loads(Draft.objects.get().content)["cells"][key(0)][0] == "12"


def test_a_file_over_figures_of_somebody_else_asks_which_is_right(office: Office, as_: Start) -> None:
    ask_for(office)
    hoa = as_(office.hoa)
    book = taken(hoa)
    put(as_(office.lan), {key(0): ["5", None]})
    write(book, about(0), 6)
    sent(hoa, book)
    assert "Hai người cùng sửa" in hoa.get(REPORT).content.decode()


@pytest.mark.parametrize("data", [b"", b"not a workbook", b"PK\x03\x04 broken"])
def test_what_is_no_form_of_ours_is_told_and_changes_nothing(data: bytes, office: Office, as_: Start) -> None:
    ask_for(office)
    hoa = as_(office.hoa)
    answer = hoa.post(FORM, {"workbook": SimpleUploadedFile("x.xlsx", data)}, follow=True)
    assert "Chưa được" in answer.content.decode()
    assert not Draft.objects.exists()
