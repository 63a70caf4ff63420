"""The workbook template: written for people, read back to the last digit, returned with its faults."""

from __future__ import annotations

import zipfile
from datetime import date
from decimal import Decimal
from io import BytesIO
from typing import Any

import openpyxl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from vedich.exchange.cells import Broken, Percent, figure
from vedich.exchange.columns import Listed
from vedich.exchange.sheets import OBSERVATIONS, SHEETS, TARGETS
from vedich.exchange.template.filling import Filling
from vedich.exchange.template.marking import AUTHOR, LIST_SHEET, Fault, marked_template
from vedich.exchange.template.reading import Filled, TemplateError, filled, read_template
from vedich.exchange.template.writing import CODES, HEAD_ROW, template_bytes

ROW = {
    "indicator": "BUD-001 · Thu ngân sách",
    "area": "X34:28108 · xã Cần Đước",
    "period": "tháng 9/2026",
    "as_of": date(2026, 9, 25),
    "vintage": "thực hiện",
    "value": Decimal("61.45"),
    "place": "=HYPERLINK(0)",
}


def workbook(*rows: dict[str, Any], lang: str = "vi") -> bytes:
    """Write the template with rows of results and an example."""
    return template_bytes(
        Filling(
            "X34:28108",
            "xã Cần Đước",
            2026,
            date(2026, 11, 26),
            {Listed.INDICATORS: [str(ROW["indicator"])], Listed.AREAS: [str(ROW["area"])]},
            {"observations": rows},
            {"observations": ROW},
            lang=lang,
        )
    )


def read(data: bytes) -> Filled:
    return filled(read_template(data))


def changed(data: bytes, change: Any) -> bytes:
    """Do something to the workbook as a person with Excel does."""
    book = openpyxl.load_workbook(BytesIO(data))
    change(book)
    stream = BytesIO()
    book.save(stream)
    return stream.getvalue()


def test_what_is_written_is_read_back_and_the_example_is_passed_over() -> None:
    lines = read(workbook(ROW)).lines
    assert set(lines) == {sheet.key for sheet in SHEETS}
    [line] = lines["observations"]
    assert line.row == HEAD_ROW + 3
    assert line.cells == {**ROW, "number": Decimal(1)}


DECIMALS = st.decimals(allow_nan=False, allow_infinity=False, min_value=-(10**14), max_value=10**14, places=4)


@settings(max_examples=3)
@given(st.lists(DECIMALS, min_size=20, max_size=40))
def test_no_digit_is_lost_on_the_way(values: list[Decimal]) -> None:
    lines = read(workbook(*({**ROW, "value": value} for value in values))).lines["observations"]
    assert [figure(line.cells["value"], "value") for line in lines] == values


def test_the_template_helps_and_protects() -> None:
    book = openpyxl.load_workbook(BytesIO(workbook()))
    assert book[CODES].sheet_state == "veryHidden"
    for sheet in SHEETS:
        page = book[sheet.name.vi]
        assert page.protection.sheet
        heads = page[HEAD_ROW + 1][: len(sheet.columns)]
        assert all(cell.protection.locked and cell.comment is not None for cell in heads)
        assert not page.cell(HEAD_ROW + 5, 2).protection.locked
        lists = [rule for rule in page.data_validations.dataValidation if rule.type == "list"]
        assert lists
        assert all(rule.showInputMessage and rule.prompt for rule in page.data_validations.dataValidation)


def test_nothing_in_the_workbook_is_a_formula_or_a_link() -> None:
    hostile = ["=1+1", "+1", "-1+cmd", "@SUM(A1)", "https://example.vn", "'=x", "\t=1"]
    data = workbook(*({**ROW, "place": said} for said in hostile))
    faults = [Fault("observations", 6, 2, 15, "Nguồn", said, said, said) for said in hostile]
    marked = marked_template(data, faults)
    for made in (data, marked):
        with zipfile.ZipFile(BytesIO(made)) as archive:
            for name in archive.namelist():
                if name.startswith("xl/worksheets/sheet"):
                    assert b"<f>" not in archive.read(name)
                if name.endswith(".rels"):
                    assert b"example.vn" not in archive.read(name)
    told = [line.cells["place"] for line in read(marked).lines["observations"]]
    assert told == hostile


def test_faults_are_marked_listed_and_taken_away_when_they_are_mended() -> None:
    data = workbook(ROW, {**ROW, "value": None})
    fault = Fault("observations", 6, 8, 15, "Giá trị", "", "ô trống không phải là 0", "ghi số")
    book = openpyxl.load_workbook(BytesIO(marked := marked_template(data, [fault])))
    cell = book["Số liệu"]["H6"]
    assert cell.fill.start_color.rgb == "FFF8CBAD"
    assert cell.comment.author == AUTHOR
    assert cell.comment.text == "Ô trống không phải là 0.\nCần làm: ghi số."
    assert book["Số liệu"]["O6"].value == "Giá trị: ô trống không phải là 0; ghi số."
    assert book.worksheets[0].title == LIST_SHEET.vi
    assert [row[4].value for row in book[LIST_SHEET.vi].iter_rows(min_row=5)] == [fault.why]
    assert book["Số liệu"].protection.sheet
    again = openpyxl.load_workbook(BytesIO(clean := marked_template(marked, [])))
    assert LIST_SHEET.vi not in again.sheetnames
    assert again["Số liệu"]["H6"].comment is None
    assert again["Số liệu"]["O6"].value is None
    assert read(clean) == read(data)


def test_a_workbook_in_english_says_nothing_in_vietnamese_and_is_read_like_the_other() -> None:
    data = workbook(ROW, lang="en")
    assert read(data) == read(workbook(ROW))
    book = openpyxl.load_workbook(BytesIO(data))
    page = book["Results"]
    assert [cell.value for cell in page[HEAD_ROW + 1]][:4] == ["No.", "Indicator *", "Part", "Area *"]
    assert page.cell(HEAD_ROW + 1, 2).comment.text.startswith("From the list")
    assert set(book.sheetnames) == {"Guide", CODES, *(sheet.name.en for sheet in SHEETS)}
    guide = " ".join(str(cell.value) for row in book["Guide"].iter_rows() for cell in row if cell.value)
    assert "A blank is not 0" in guide
    assert "made on 26 Nov 2026" in guide
    assert "ô" not in guide.replace("xã Cần Đước", "")


def test_what_is_to_be_mended_is_told_in_the_language_of_who_reads_it_whatever_the_workbook_is_in() -> None:
    fault = Fault("observations", 6, 8, 15, "Value", "", "a blank is not 0", "write a number")
    for lang, sheet in (("vi", "Số liệu"), ("en", "Results")):
        marked = marked_template(workbook(ROW, {**ROW, "value": None}, lang=lang), [fault], "en")
        book = openpyxl.load_workbook(BytesIO(marked))
        assert book["To mend"]["A1"].value == "TO BE MENDED: 1"
        assert [cell.value for cell in book["To mend"][5]][:3] == [sheet, "H6", "Value"]
        assert book[sheet]["H6"].comment.text == "A blank is not 0.\nWhat to do: write a number."
        again = openpyxl.load_workbook(BytesIO(marked_template(marked, [], "vi")))
        assert "To mend" not in again.sheetnames
        assert again[sheet]["O6"].value is None


def test_a_percent_an_error_and_a_formula_are_seen_for_what_they_are() -> None:
    def change(book: Any) -> None:
        page = book["Số liệu"]
        page["H5"].value, page["H5"].number_format = 0.842, "0.0%"
        page["H6"].value, page["H6"].data_type = "#N/A", "e"
        page["B6"].value = "BUD-001"
        page["B7"].value, page["H7"].value = "BUD-001", "=1+1"

    lines = read(changed(workbook(ROW), change)).lines["observations"]
    assert lines[0].cells["value"] == Percent(Decimal("84.2"))
    assert lines[1].cells["value"] == Broken("#N/A")
    assert "value" not in lines[2].cells  # a formula that nobody computed says nothing


def test_columns_may_be_moved_and_rows_put_in_between() -> None:
    def change(book: Any) -> None:
        page = book["Số liệu"]
        page.insert_cols(2)
        page.insert_rows(1, 2)
        page["B5"].value = "Ghi chú riêng"
        page["B8"].value = "của tôi"

    [line] = read(changed(workbook(ROW), change)).lines["observations"]
    assert line.cells == {**ROW, "number": Decimal(1)}
    assert line.row == HEAD_ROW + 5


def test_another_workbook_an_older_one_and_a_lost_column_are_told_apart() -> None:
    stream = BytesIO()
    openpyxl.Workbook().save(stream)
    for data, said in (
        (stream.getvalue(), "không phải mẫu của Về Đích"),
        (changed(workbook(), lambda book: book[CODES].__setitem__("A2", "0")), "mẫu phiên bản 0"),
        (changed(workbook(), lambda book: book["Mục tiêu"].delete_cols(6)), "không còn cột Căn cứ"),
    ):
        with pytest.raises(TemplateError) as refused:
            read(data)
        assert said in refused.value.vi


def test_every_column_has_a_help_that_a_cell_can_show() -> None:
    for sheet in (OBSERVATIONS, TARGETS, *SHEETS):
        for column in sheet.columns:
            for told, head in (
                (column.help.vi, column.heading.vi),
                (column.help.en, column.heading.en),
            ):
                assert told.endswith(".")
                assert len(told) <= 255
                assert len(head) <= 32
