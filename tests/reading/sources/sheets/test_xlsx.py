"""XLSX workbooks: every cell as a person sees it, at its place, with what is odd about it marked."""

from __future__ import annotations

from datetime import date

import pytest
import xlsxwriter

from tests.reading.sources.sheets.workbooks import cell_words, edited, grid_rows, opened, sheet_of, workbook
from vedich.domain.mark import MarkKind
from vedich.reading.sources import SourceError, SourceKind


def test_a_number_with_a_comma_stays_unambiguous_when_the_cell_has_no_format() -> None:
    source = opened(sheet_of(("Thu ngân sách", 4.343), ("Chi ngân sách", 4343)))
    assert cell_words(source)["Biểu!B1"] == "4,343"
    assert cell_words(source)["Biểu!B2"] == "4343"
    assert source.kind is SourceKind.XLSX


def test_the_precision_of_the_format_is_what_is_read() -> None:
    def write(book: xlsxwriter.Workbook) -> None:
        sheet = book.add_worksheet("Biểu")
        sheet.write(0, 0, 0.577, book.add_format({"num_format": "0.0%"}))
        sheet.write(0, 1, 1234567, book.add_format({"num_format": "#,##0"}))
        sheet.write(1, 0, date(2024, 3, 1), book.add_format({"num_format": "m/d/yy"}))
        sheet.write(1, 1, -12.25, book.add_format({"num_format": "#,##0.0_);[Red](#,##0.0)"}))
        sheet.write(2, 0, 1, book.add_format({"num_format": ";;;"}))
        sheet.write_boolean(2, 1, True)

    source = opened(workbook(write))
    assert list(cell_words(source).values()) == ["57,7%", "1.234.567", "01/03/2024", "-12,3", "1", "TRUE"]
    assert [(mark.kind, mark.note) for mark in source.marks] == [(MarkKind.HIDDEN, "format")]


def test_lines_stand_around_the_table_and_merged_cells_stand_once() -> None:
    def write(book: xlsxwriter.Workbook) -> None:
        box = book.add_format({"border": 1})
        sheet = book.add_worksheet("Biểu 1")
        sheet.merge_range("A1:B1", "UBND TỈNH")
        sheet.merge_range("C1:E1", "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM")
        sheet.merge_range("A3:E3", "CHỈ TIÊU NĂM 2024")
        sheet.write("E4", "Đơn vị tính: tỷ đồng")
        sheet.merge_range("A5:A6", "TT", box)
        sheet.merge_range("B5:B6", "Chỉ tiêu", box)
        sheet.merge_range("C5:E5", "Năm 2024", box)
        for column, words in enumerate(("Kế hoạch", "Thực hiện", "%"), start=2):
            sheet.write(5, column, words, box)
        for row in (6, 7):
            for column, value in enumerate((row - 5, "Thu nội địa", 100, 120, 1.2)):
                sheet.write(row, column, value, box)
        sheet.write("A9", "Ghi chú: số ước thực hiện.")
        sheet.write("A11", "NGƯỜI LẬP BIỂU")
        sheet.write("E11", "CHỦ TỊCH")

    source = opened(workbook(write))
    assert grid_rows(source) == [
        ["TT", "Chỉ tiêu", "Năm 2024"],
        ["Kế hoạch", "Thực hiện", "%"],
        ["1", "Thu nội địa", "100", "120", "1,2"],
        ["2", "Thu nội địa", "100", "120", "1,2"],
    ]
    grid = source.grids[0]
    assert (grid.name, grid.cells[0].rows, grid.cells[2].columns) == ("Biểu 1", 2, 3)
    above, below = source.text[: grid.start], source.text[grid.end :]
    assert above.split("\n")[:3] == [
        "UBND TỈNH\tCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
        "CHỈ TIÊU NĂM 2024",
        "Đơn vị tính: tỷ đồng",
    ]
    assert below.split() == [
        "Ghi",
        "chú:",
        "số",
        "ước",
        "thực",
        "hiện.",
        "NGƯỜI",
        "LẬP",
        "BIỂU",
        "CHỦ",
        "TỊCH",
    ]


def test_hidden_sheets_rows_and_columns_are_read_and_marked() -> None:
    def write(book: xlsxwriter.Workbook) -> None:
        sheet = book.add_worksheet("Hiện")
        for row in range(4):
            for column in range(3):
                sheet.write(row, column, f"ô {row}.{column}")
        sheet.set_row(2, None, None, {"hidden": True})
        sheet.set_column("B:B", None, None, {"hidden": True})
        other = book.add_worksheet("Ẩn")
        other.write(0, 0, "số gốc")
        other.hide()

    source = opened(workbook(write))
    hidden = [source.text[mark.start : mark.end] for mark in source.marks if mark.kind is MarkKind.HIDDEN]
    assert hidden == ["ô 0.1", "ô 1.1", "ô 2.0\tô 2.1\tô 2.2", "ô 2.1", "ô 3.1", "số gốc\n"]
    assert [notice.code for notice in source.notices] == ["hidden_cells"]


def test_numbers_stored_as_text_are_marked_and_stay_as_written() -> None:
    source = opened(sheet_of(("Tên", "Vốn"), ("Cầu", "12.5"), ("Kè", "1,234"), ("Đê", "12 km")))
    assert [
        source.text[mark.start : mark.end] for mark in source.marks if mark.kind is MarkKind.TEXT_NUMBER
    ] == ["12.5", "1,234"]


def test_ordinals_stored_as_text_are_no_matter() -> None:
    source = opened(sheet_of(("STT", "Tên", "Vốn"), ("1", "Cầu", "12.5"), ("2", "Kè", "7"), ("3", "4", "5")))
    marked = [
        source.text[mark.start : mark.end] for mark in source.marks if mark.kind is MarkKind.TEXT_NUMBER
    ]
    assert marked == ["12.5", "7", "3", "4", "5"]


def test_a_faulty_formula_is_read_as_it_shows_and_marked() -> None:
    def write(book: xlsxwriter.Workbook) -> None:
        book.add_worksheet("Biểu").write_formula("A1", "=#REF!+1", None, "#REF!")

    source = opened(workbook(write))
    assert source.text.strip() == "#REF!"
    assert [mark.kind for mark in source.marks] == [MarkKind.FAULTY_FORMULA]


def test_a_cell_at_the_far_corner_costs_nothing() -> None:
    def write(book: xlsxwriter.Workbook) -> None:
        sheet = book.add_worksheet("Biểu")
        sheet.write("A1", "gần")
        sheet.write("XFD1048576", "xa")

    source = opened(workbook(write))
    assert source.text == "gần\nxa\n"
    assert list(cell_words(source)) == ["Biểu!A1", "Biểu!XFD1048576"]


def test_what_stands_beside_the_cells_is_counted() -> None:
    def write(book: xlsxwriter.Workbook) -> None:
        sheet = book.add_worksheet("Biểu")
        sheet.write("A1", "Vốn")
        sheet.write_comment("A1", "xem lại số này")
        sheet.insert_textbox("C3", "Hộp chữ")
        chart = book.add_chart({"type": "column"})
        chart.add_series({"values": "=Biểu!$A$1:$A$2"})
        sheet.insert_chart("C9", chart)
        sheet.set_header("&CSở Tài chính")

    told = {unread.what: (unread.count, unread.sample) for unread in opened(workbook(write)).unread}
    assert told == {
        "comment": (1, "xem lại số này"),
        "drawn_text": (1, "Hộp chữ"),
        "chart": (1, ""),
        "running_head": (1, "Sở Tài chính"),
    }


def test_several_tables_on_a_sheet_are_several_grids() -> None:
    head = ("TT", "Chỉ tiêu", "Kế hoạch")
    source = opened(
        sheet_of(
            ("Biểu 1. Kinh tế",), head, (1, "Lúa", 120), (2, "Ngô", 80), (None,),
            ("Biểu 2. Xã hội",), head, (1, "Trường", 12), (2, "Trạm", 8),
        )
    )  # fmt: skip
    assert [grid_rows(source, number)[1][1] for number in (1, 2)] == ["Lúa", "Trường"]
    source = opened(
        sheet_of(
            ("Tên", "Vốn", None, "Tên", "Vốn"),
            ("Cầu", 5, None, "Trường", 7),
            ("Kè", 6, None, "Trạm", 8),
        )
    )
    assert [grid_rows(source, number)[1] for number in (1, 2)] == [["Cầu", "5"], ["Trường", "7"]]


def test_a_blank_row_does_not_cut_a_table_without_a_head_of_its_own() -> None:
    source = opened(
        sheet_of(("TT", "Tên", "Vốn"), (1, "Cầu", 5), (2, "Kè", 7), (None,), (3, "Đê", 9), (4, "Cống", 2))
    )
    assert len(source.grids) == 1
    assert source.grids[0].height == 6


def test_words_in_an_old_font_are_converted_at_their_places() -> None:
    def write(book: xlsxwriter.Workbook) -> None:
        old = book.add_format({"font_name": ".VnTime"})
        sheet = book.add_worksheet("Biểu")
        for row, values in enumerate((("TT", "Tên", "Vốn"), (1, "x· ®¹t", 5), (2, "Kè", 7))):
            for column, value in enumerate(values):
                sheet.write(row, column, value, old if (row, column) == (1, 1) else None)

    source = opened(workbook(write))
    assert grid_rows(source)[1:] == [["1", "xã đạt", "5"], ["2", "Kè", "7"]]
    assert cell_words(source)["Biểu!B2"] == "x· ®¹t"
    assert [mark.kind for mark in source.marks] == [MarkKind.CONVERTED]


def test_a_doctype_is_refused() -> None:
    data = edited(
        sheet_of(("a", 1)), "xl/workbook.xml", lambda xml: xml.replace("<workbook", "<!DOCTYPE a><workbook")
    )
    with pytest.raises(SourceError, match="declares a document type"):
        opened(data)


def test_a_workbook_cut_short_is_refused_with_a_reason() -> None:
    data = sheet_of(("a", 1))
    with pytest.raises(SourceError, match="damaged or cut"):
        opened(data[:-30])


def test_an_empty_workbook_holds_nothing_to_read() -> None:
    with pytest.raises(SourceError, match="no words"):
        opened(sheet_of())
