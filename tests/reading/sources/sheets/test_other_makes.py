"""XLS and ODS workbooks: the same sheet reads the same, whichever program's form it was saved in."""

from __future__ import annotations

import io
import shutil
import subprocess
import zipfile
from datetime import date
from pathlib import Path

import pytest
import xlsxwriter

from tests.reading.sources.sheets.workbooks import cell_words, grid_rows, opened, workbook
from vedich.domain.mark import MarkKind
from vedich.reading.sources import Source, SourceError, source_of

OFFICE = "urn:oasis:names:tc:opendocument:xmlns:"
HEAD = (
    f'<office:document-content xmlns:office="{OFFICE}office:1.0" xmlns:table="{OFFICE}table:1.0" '
    f'xmlns:text="{OFFICE}text:1.0" xmlns:style="{OFFICE}style:1.0" xmlns:number="{OFFICE}datastyle:1.0">'
)
STYLES = (
    '<office:automatic-styles><number:percentage-style style:name="N1"><number:number '
    'number:decimal-places="1" number:min-integer-digits="1"/><number:text>%</number:text>'
    '</number:percentage-style><style:style style:name="ce1" style:family="table-cell" '
    'style:data-style-name="N1"/></office:automatic-styles>'
)


def ods(rows: str, styles: str = "") -> Source:
    """Open an ODS workbook of one table with these rows."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        archive.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
        archive.writestr(
            "content.xml",
            f'{HEAD}{styles}<office:body><office:spreadsheet><table:table table:name="Biểu">{rows}'
            "</table:table></office:spreadsheet></office:body></office:document-content>",
        )
    return source_of(buffer.getvalue(), "biểu.ods")


def cell(words: str, more: str = "") -> str:
    return f"<table:table-cell {more}><text:p>{words}</text:p></table:table-cell>"


def test_numbers_of_an_ods_are_printed_anew_whatever_language_it_was_saved_in() -> None:
    percent = cell("57.7%", 'table:style-name="ce1" office:value-type="percentage" office:value="0.577"')
    plain = cell("4.343", 'office:value-type="float" office:value="4.343"')
    day = cell("3/1/24", 'office:value-type="date" office:date-value="2024-03-01"')
    source = ods(f"<table:table-row>{percent}{plain}{day}</table:table-row>", STYLES)
    assert list(cell_words(source).values()) == ["57,7%", "4,343", "01/03/2024"]


def test_repeated_and_covered_cells_are_counted_out() -> None:
    wide = cell("Năm 2024", 'table:number-columns-spanned="2" office:value-type="string"')
    source = ods(
        f"<table:table-row>{cell('Tên')}{wide}<table:covered-table-cell/></table:table-row>"
        f'<table:table-row table:number-rows-repeated="2">{cell("Cầu")}'
        + cell("5", 'office:value-type="float" office:value="5" table:number-columns-repeated="2"')
        + '</table:table-row><table:table-row table:number-rows-repeated="1048000"><table:table-cell '
        'table:number-columns-repeated="16384"/></table:table-row>'
    )
    assert grid_rows(source) == [["Tên", "Năm 2024"], ["Cầu", "5", "5"], ["Cầu", "5", "5"]]
    assert source.grids[0].cells[1].columns == 2


def test_a_stored_result_of_an_ods_that_its_formula_does_not_give_is_marked() -> None:
    def number(value: str, formula: str = "") -> str:
        told = f'table:formula="{formula}" ' if formula else ""
        return cell(value, f'{told}office:value-type="float" office:value="{value}"')

    rows = "".join(
        f"<table:table-row>{cell(words)}{numbers}</table:table-row>"
        for words, numbers in (
            ("Cầu", number("5") + number("50", "of:=[.B1]*10")),
            ("Kè", number("7") + number("75", "of:=[.B2]*10")),
            ("Cộng", number("12", "of:=SUM([.B1:.B2])") + number("99", "of:=SUM([Biểu.C1:.C2];0)")),
        )
    )
    source = ods(rows)
    told = {
        source.text[mark.start : mark.end]: mark.note
        for mark in source.marks
        if mark.kind is MarkKind.STALE_FORMULA
    }
    assert told == {"75": "70", "99": "120"}


def test_a_cell_that_stands_for_a_whole_sheet_is_refused() -> None:
    with pytest.raises(SourceError, match="damaged"):
        ods(
            '<table:table-row table:number-rows-repeated="1048576">'
            + cell("5", 'office:value-type="float" office:value="5" table:number-columns-repeated="16384"')
            + "</table:table-row>"
        )


def test_a_broken_xls_is_refused_with_a_reason() -> None:
    with pytest.raises(SourceError, match="damaged"):
        source_of(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "Workbook".encode("utf-16-le") * 100, "a.xls")


def office_file() -> bytes:
    """Give a workbook with formats, merged heads, hidden parts and all kinds of values."""

    def write(book: xlsxwriter.Workbook) -> None:
        box = {"border": 1}
        sheet = book.add_worksheet("Biểu 1")
        sheet.write("A1", "CHỈ TIÊU NĂM 2024")
        sheet.merge_range("A3:A4", "Chỉ tiêu", book.add_format(box))
        sheet.merge_range("B3:D3", "Năm 2024", book.add_format(box))
        for column, words in enumerate(("Kế hoạch", "Thực hiện", "Ngày"), start=1):
            sheet.write(3, column, words, book.add_format(box))
        money, share = (book.add_format({**box, "num_format": code}) for code in ("#,##0.00", "0.0%"))
        for row in range(4, 40):
            sheet.write(row, 0, f"Thu mục {row}: " + "đất đai " * row, book.add_format(box))
            sheet.write(row, 1, row * 12345.678, money)
            sheet.write(row, 2, row / 7, share)
            sheet.write(row, 3, date(2024, 3, 1), book.add_format({**box, "num_format": "dd/mm/yyyy"}))
        sheet.write_boolean("A42", True)
        sheet.write_formula("B42", "=1/0", None, "#DIV/0!")
        sheet.set_row(6, None, None, {"hidden": True})
        sheet.set_column("C:C", None, None, {"hidden": True})
        other = book.add_worksheet("Ẩn")
        other.write("A1", -4.343)
        other.hide()

    return workbook(write)


@pytest.mark.skipif(shutil.which("soffice") is None, reason="office: LibreOffice is not installed")
@pytest.mark.parametrize("kind", ["xls", "ods"])
def test_the_same_sheet_reads_the_same_in_every_form(kind: str, tmp_path: Path) -> None:
    data = office_file()
    (tmp_path / "a.xlsx").write_bytes(data)
    profile = f"-env:UserInstallation=file://{tmp_path}/profile"
    subprocess.run(
        ["soffice", profile, "--headless", "--convert-to", kind, "--outdir", str(tmp_path), "a.xlsx"],
        cwd=tmp_path, check=True, capture_output=True, timeout=180,
    )  # fmt: skip
    before, after = opened(data), source_of((tmp_path / f"a.{kind}").read_bytes(), f"a.{kind}")
    assert after.text == before.text
    assert after.grids == before.grids
    assert after.pieces == before.pieces
    kinds = (MarkKind.HIDDEN, MarkKind.FAULTY_FORMULA)
    assert [mark for mark in after.marks if mark.kind in kinds] == [
        mark for mark in before.marks if mark.kind in kinds
    ]
    codes = {notice.code for notice in after.notices}
    assert ("formulas_not_compared" in codes) is (kind == "xls")
