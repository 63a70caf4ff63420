"""Notes in a copy of a workbook: seen by other programs, and nothing else of the file changed."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Callable

import openpyxl
import pytest
import xlsxwriter

from vedich.domain.note import Note
from vedich.domain.place import Place
from vedich.reading.sources import source_of
from vedich.reporting.writers.xlsx_notes import marked_xlsx

# openpyxl says that it will drop the extensions of our test file; that is why our writer does not use it.
pytestmark = pytest.mark.filterwarnings("ignore:.*extension is not supported:UserWarning")

NOTES = [
    Note(Place(sheet="Biểu 1", cell="C4"), "VD104 · chắc chắn", ("Tổng là 12, không phải 13.", "Sửa: 12")),
    Note(
        Place(sheet="Biểu 1", cell="B2"),
        "VD110 · nên xem",
        ("=HYPERLINK(\"http://x\") & <b>_x000D_",),
        related=(Place(sheet="Phụ lục 'A' số 2", cell="A1"),),
    ),
    Note(Place(sheet="Phụ lục 'A' số 2", cell="XFD1048576"), "VD101", ("Ở góc xa.",)),
    Note(Place(sheet="Không có", cell="A1"), "VD102", ("Trang không còn.",)),
]  # fmt: skip


def book(also: Callable[[xlsxwriter.Workbook, xlsxwriter.worksheet.Worksheet], None] | None = None) -> bytes:
    buffer = io.BytesIO()
    written = xlsxwriter.Workbook(buffer, {"in_memory": True})
    sheet = written.add_worksheet("Biểu 1")
    for row, values in enumerate((("TT", "Tên", "Vốn"), (1, "Cầu", 5), (2, "Kè", 7))):
        for column, value in enumerate(values):
            sheet.write(row, column, value)
    sheet.write_formula("C4", "=SUM(C2:C3)", written.add_format({"bold": True, "num_format": "#,##0.0"}), 13)
    sheet.conditional_format("C2:C4", {"type": "data_bar", "data_bar_2010": True})
    chart = written.add_chart({"type": "column"})
    chart.add_series({"values": "='Biểu 1'!$C$2:$C$3"})
    sheet.insert_chart("E2", chart)
    if also:
        also(written, sheet)
    written.add_worksheet("Phụ lục 'A' số 2").write("A1", 1)
    written.close()
    return buffer.getvalue()


def members(data: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def test_a_clean_file_comes_back_as_it_was() -> None:
    data = book()
    assert marked_xlsx(data, [], author="Về Đích") is data


def test_another_program_finds_the_notes_in_their_cells() -> None:
    marked = openpyxl.load_workbook(io.BytesIO(marked_xlsx(book(), NOTES, author="Về Đích")))
    comment = marked["Biểu 1"]["C4"].comment
    assert comment is not None
    assert comment.author == "Về Đích"
    assert comment.text == NOTES[0].text
    assert marked["Biểu 1"]["C4"].value == "=SUM(C2:C3)"
    assert marked["Phụ lục 'A' số 2"]["XFD1048576"].comment is not None
    assert marked.sheetnames == ["Biểu 1", "Phụ lục 'A' số 2", "Về Đích"]


def test_the_list_links_to_the_cells_and_holds_no_formula() -> None:
    marked = openpyxl.load_workbook(io.BytesIO(marked_xlsx(book(), NOTES, author="Về Đích")))
    listing = marked["Về Đích"]
    told = [[cell.value for cell in row if cell.value] for row in listing.iter_rows()]
    assert ["1", "Biểu 1", "C4", "VD104 · chắc chắn"] in told
    assert any(row and row[0].startswith("=HYPERLINK(") for row in told)
    assert all(cell.data_type != "f" for row in listing.iter_rows() for cell in row)
    links = {
        cell.value: cell.hyperlink.location for row in listing.iter_rows() for cell in row if cell.hyperlink
    }
    assert links == {
        "C4": "'Biểu 1'!C4",
        "B2": "'Biểu 1'!B2",
        "A1": "'Phụ lục ''A'' số 2'!A1",
        "XFD1048576": "'Phụ lục ''A'' số 2'!XFD1048576",
    }
    assert all(cell.hyperlink.target is None for row in listing.iter_rows() for cell in row if cell.hyperlink)


def test_all_other_parts_stay_byte_for_byte() -> None:
    before = book()
    after = members(marked_xlsx(before, NOTES, author="Về Đích"))
    changed = {name for name, content in members(before).items() if after[name] != content}
    assert changed == {
        "[Content_Types].xml",
        "xl/workbook.xml",
        "xl/_rels/workbook.xml.rels",
        "xl/worksheets/sheet1.xml",
        "xl/worksheets/sheet2.xml",
        "xl/worksheets/_rels/sheet1.xml.rels",
    }
    sheet = after["xl/worksheets/sheet1.xml"].decode()
    kept = re.sub(r'<legacyDrawing xmlns:vd="[^"]*" vd:id="rIdVd\d+"/>', "", sheet)
    assert kept.encode() == members(before)["xl/worksheets/sheet1.xml"]
    # Behind the drawing, before the extensions: the one place where Excel accepts it.
    assert sheet.index("<drawing ") < sheet.index("<legacyDrawing") < sheet.rindex("<extLst>")


def test_values_read_from_the_copy_are_those_of_the_file() -> None:
    before = source_of(book(), "a.xlsx")
    after = source_of(marked_xlsx(book(), NOTES, author="Về Đích"), "a.xlsx")
    assert after.text.startswith(before.text)
    assert after.grids[: len(before.grids)] == before.grids


def test_notes_of_people_are_kept_and_ours_follow_them() -> None:
    data = book(
        lambda _, sheet: [
            sheet.write_comment("C4", "chị Hoa: xem lại", {"author": "Hoa"}),
            sheet.write_comment("A1", "giữ nguyên", {"author": "Hoa"}),
        ]
    )
    marked = openpyxl.load_workbook(io.BytesIO(marked_xlsx(data, NOTES, author="Về Đích")))
    sheet = marked["Biểu 1"]
    assert sheet["C4"].comment.text == "chị Hoa: xem lại\n" + NOTES[0].text
    assert (sheet["A1"].comment.text, sheet["A1"].comment.author) == ("giữ nguyên", "Hoa")
    assert (sheet["B2"].comment.text.splitlines()[0], sheet["B2"].comment.author) == (
        "VD110 · nên xem",
        "Về Đích",
    )
    drawing = members(marked_xlsx(data, NOTES, author="Về Đích"))["xl/drawings/vmlDrawing1.vml"].decode()
    identities = re.findall(r'id="(_x0000_s\d+)"', drawing)
    assert len(identities) == len(set(identities)) == 3


def test_a_second_marking_stands_beside_the_first() -> None:
    once = marked_xlsx(book(), NOTES, author="Về Đích")
    twice = openpyxl.load_workbook(io.BytesIO(marked_xlsx(once, NOTES[:1], author="Về Đích")))
    assert twice.sheetnames[-2:] == ["Về Đích", "Về Đích 2"]
    assert twice["Biểu 1"]["C4"].comment.text == NOTES[0].text + "\n" + NOTES[0].text


def test_what_is_no_workbook_is_refused() -> None:
    with pytest.raises(ValueError, match="not an Excel file"):
        marked_xlsx(b"PK\x03\x04", NOTES, author="Về Đích")


HOSTILE = (
    "=1+1", "+1", "-1", "@SUM(A1)", '=HYPERLINK("http://x")', "=cmd|'/c calc'!A0", "\t=1", "\r=1", "<script>",
    "&#61;1", "_x003D_1+1", "]]>", "<f>1</f>", "</t></is></c><c><f>1</f></c>", '"', "\x00=1", "\u202e=1",
    '=DDE("a";"b")', "https://x", "file:///etc",
)  # fmt: skip


def test_five_hundred_hostile_words_become_no_formula_and_no_link() -> None:
    words = [f"{first}{between}{second}" for first in HOSTILE for between in ("", "\n") for second in HOSTILE]
    notes = [
        Note(Place(sheet="Biểu 1", cell=f"F{row}"), said, (said,)) for row, said in enumerate(words, start=1)
    ]
    after = members(marked_xlsx(book(), notes, author="Về Đích"))
    assert len(words) > 500
    assert not re.search(rb"<f[ />]", after["xl/worksheets/sheetVd.xml"])
    assert not [name for name in after if name.endswith(".rels") and b"External" in after[name]]
    marked = openpyxl.load_workbook(io.BytesIO(marked_xlsx(book(), notes, author="Về Đích")))
    assert all(cell.data_type != "f" for row in marked["Về Đích"].iter_rows() for cell in row)
    assert sum(cell.comment is not None for (cell,) in marked["Biểu 1"]["F1:F800"]) == len(words)
