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
from vedich.store.models import Draft, Observation, User

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


def test_the_form_and_its_row_errors_are_in_the_language_of_the_person(office: Office, as_: Start) -> None:
    ask_for(office)
    hoa = as_(office.hoa)
    hoa.cookies["vedich-lang"] = "en"
    book = taken(hoa)
    page = book["Results"]
    heads = {str(cell.value): cell.column for cell in page[3]}
    assert page.cell(4, heads["Period"]).value == "October 2026"
    page.cell(4, heads["Value"]).value = "twelve"
    answer = sent(hoa, book)
    assert "to-mend" in answer["Content-Disposition"]
    back = openpyxl.load_workbook(BytesIO(answer.content))
    assert [cell.value for cell in back["To mend"][5]][2:4] == ["Value", "twelve"]
    back["Results"].cell(4, heads["Value"]).value = 12
    # Another person, or the same one in the other language, may send it on.
    hoa.cookies["vedich-lang"] = "vi"
    assert sent(hoa, back).status_code == 302
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
    assert "Chưa nhận số nào" in answer.content.decode()
    assert not Draft.objects.exists()


def test_the_file_holds_what_the_person_sees_and_comes_back_without_a_quarrel(
    office: Office, as_: Start
) -> None:
    ask_for(office)
    hoa, lan = as_(office.hoa), as_(office.lan)
    put(hoa, {key(0): ["1", None], key(1): ["2", None]})
    seen = Observation.objects.get(submission=1, value=2).pk
    typed = {key(1): ["2.000,50", seen], key(2): ["0", None], key(3): ["mười", None]}
    hoa.post(f"{REPORT}draft/", {"typed": json.dumps(typed)})
    before = Draft.objects.get().content
    book = taken(hoa)
    told = {place: at(book, about(place)) for place in range(6)}
    assert [told[place][0] for place in range(6)] == [1, 2000.5, 0, "mười", None, None]
    assert ["Nháp" in str(told[place][1]) for place in range(6)] == [False, True, True, True, False, False]
    assert "Nháp" not in str(at(taken(lan), about(1))), "what somebody else only typed is not shown"
    # As it is, what is no figure is to be mended; without it nothing is new.
    assert "attachment" in sent(hoa, book)["Content-Disposition"]
    write(book, about(3), None)
    answer = sent(hoa, book)
    assert answer.status_code == 302
    page = hoa.get(REPORT).content.decode()
    assert "Đã đưa 0 ô" in page
    assert "1 ô trong tệp để trống mà biểu đang có số" in page
    assert "Hai người cùng sửa" not in page
    assert json.loads(Draft.objects.get().content)["cells"] == json.loads(before)["cells"]


def at(book: openpyxl.Workbook, what: str) -> tuple[object, object]:
    row, heads = rows(book)[what]
    page = book["Số liệu"]
    return page.cell(row, heads["Giá trị"]).value, page.cell(row, heads["Cần sửa"]).value


def moved(book: openpyxl.Workbook) -> None:
    """Turn the columns of the form round, put two of one's own among them, and a row above the heads."""
    page = book["Số liệu"]
    held = [[cell.value for cell in row] for row in page.iter_rows()]
    page.delete_rows(1, page.max_row)
    page.append(["ghi chú của tôi"])
    for number, row in enumerate(held):
        own = ["Người nhập", "Ghi thêm"] if number == 2 else ["Hoa", 999 if number > 2 else ""]
        page.append([own[0], *reversed(row), own[1]])


def test_a_file_with_moved_and_added_columns_is_read_by_its_heads(office: Office, as_: Start) -> None:
    ask_for(office)
    hoa = as_(office.hoa)
    book = taken(hoa)
    write(book, about(0), 110.5)
    write(book, about(1), 0)
    moved(book)
    assert sent(hoa, book).status_code == 302
    put(hoa, {})
    assert {name: str(value) for name, value in figures().items()} == {key(0): "110.5", key(1): "0"}


def test_a_fault_in_a_file_with_moved_columns_is_marked_where_the_column_went(
    office: Office, as_: Start
) -> None:
    ask_for(office)
    hoa = as_(office.hoa)
    book = taken(hoa)
    write(book, about(0), "mười hai")
    moved(book)
    page = book["Số liệu"]
    heads = {str(cell.value).rstrip(" *"): cell.column for cell in page[4] if cell.value}
    back = openpyxl.load_workbook(BytesIO(sent(hoa, book).content))
    listed = [[cell.value for cell in row] for row in back["Cần sửa"].iter_rows(min_row=5)]
    assert len(listed) == 1
    place = back["Số liệu"][listed[0][1]]
    assert (place.value, place.column) == ("mười hai", heads["Giá trị"])
    assert not Draft.objects.exists()


@pytest.mark.parametrize(
    ("change", "said"),
    [
        (lambda page, heads: page.delete_cols(heads["Giá trị"]), "không còn cột Giá trị"),
        (lambda page, heads: rename(page, heads["Giá trị"], "Kết quả"), "không còn cột Giá trị"),
        (lambda page, heads: rename(page, heads["Lý do đính chính"], "Giá trị"), "hai cột Giá trị"),
        (lambda page, heads: rename(page, heads["Cần sửa"] + 1, "Giá trị"), "hai cột Giá trị"),
        (lambda page, heads: page.delete_rows(3), "không còn cột"),
    ],
)
def test_a_file_whose_columns_were_renamed_dropped_or_doubled_is_told_and_nothing_is_taken(
    change: Callable[[object, dict[str, int]], object], said: str, office: Office, as_: Start
) -> None:
    ask_for(office)
    hoa = as_(office.hoa)
    book = taken(hoa)
    write(book, about(0), 110.5)
    heads = {str(cell.value).rstrip(" *"): cell.column for cell in book["Số liệu"][3] if cell.value}
    change(book["Số liệu"], heads)
    sent(hoa, book)
    page = hoa.get(REPORT).content.decode()
    assert said in page
    assert "thang-10.xlsx" in page
    assert not Draft.objects.exists()
    assert not figures()


def rename(page: object, column: int, head: str) -> None:
    page.cell(3, column).value = head  # type: ignore[attr-defined]


def test_a_wrong_measure_in_a_file_goes_back_and_one_that_converts_is_carried_over(
    office: Office, as_: Start
) -> None:
    ask_for(office, codes=["BUD-001", "LAB-002"])
    hoa = as_(office.hoa)
    book = taken(hoa)
    line = f"BUD-001|{MONTH}"
    write(book, line, 5)
    write(book, line, "ha", "Đơn vị tính")
    back = openpyxl.load_workbook(BytesIO(sent(hoa, book).content))
    told = " ".join(str(cell.value) for row in back["Cần sửa"].iter_rows() for cell in row if cell.value)
    assert "không đổi được ra “tỷ đồng”" in told
    assert "ghi số theo “tỷ đồng”" in told
    assert not Draft.objects.exists()
    write(book, line, 5250)
    write(book, line, "triệu đồng", "Đơn vị tính")
    assert sent(hoa, book).status_code == 302
    put(hoa, {})
    assert {name: str(value) for name, value in figures().items()} == {"BUD-001|2026-10": "5.25"}


def test_the_file_of_last_month_goes_back_with_a_sentence_and_fills_nothing(
    office: Office, as_: Start
) -> None:
    ask_for(office)
    hoa = as_(office.hoa)
    book = taken(hoa)
    page = book["Số liệu"]
    heads = {str(cell.value).rstrip(" *"): cell.column for cell in page[3] if cell.value}
    for row in range(4, page.max_row + 1):
        if page.cell(row, heads["Kỳ"]).value == MONTH:
            page.cell(row, heads["Kỳ"]).value = "tháng 9/2026"
            page.cell(row, heads["Giá trị"]).value = 7
    answer = sent(hoa, book)
    back = openpyxl.load_workbook(BytesIO(answer.content))
    told = " ".join(str(cell.value) for row in back["Cần sửa"].iter_rows() for cell in row if cell.value)
    assert "có thể đây là tệp của kỳ khác; tải lại biểu Excel của kỳ này" in told
    assert not Draft.objects.exists()
    assert not figures()


@pytest.mark.parametrize(("cell", "value"), [("A1", "bang-khac"), ("A2", "0")])
def test_a_form_of_an_earlier_version_or_of_another_program_says_where_the_new_one_is(
    cell: str, value: str, office: Office, as_: Start
) -> None:
    ask_for(office)
    hoa = as_(office.hoa)
    book = taken(hoa)
    write(book, about(0), 110.5)
    book["Mã"][cell].value = value
    sent(hoa, book)
    page = hoa.get(REPORT).content.decode()
    assert "bấm Tải biểu Excel để lấy biểu của kỳ này" in page
    assert "vedich db" not in page
    assert not Draft.objects.exists()


def test_the_form_has_the_sheet_of_figures_alone_and_locks_what_is_not_asked(
    office: Office, as_: Start
) -> None:
    ask_for(office)
    book = taken(as_(office.hoa))
    assert [page.title for page in book if page.sheet_state == "visible"] == ["Hướng dẫn", "Số liệu"]
    page = book["Số liệu"]
    heads = {str(cell.value).rstrip(" *"): cell for cell in page[3] if cell.value}
    unlocked = {name for name, cell in heads.items() if not page.cell(4, cell.column).protection.locked}
    assert unlocked == {"Giá trị", "Đơn vị tính", "Bằng lời", "Loại số", "Lý do đính chính", "Cần sửa"}
    hidden = {name for name, cell in heads.items() if page.column_dimensions[cell.column_letter].hidden}
    assert hidden == {"Đến", "Mẫu số", "Nguồn"}, "what a report does not keep is not asked for"
    assert page["A2"].value.endswith("Điền ô vàng; ô xám đã có sẵn.")
    guide = " ".join(str(cell.value) for row in book["Hướng dẫn"] for cell in row if cell.value)
    assert "Trang Mục tiêu" not in guide
    assert "gửi lại chính tệp này" in guide
