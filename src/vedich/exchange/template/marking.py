"""Mark what is to be mended in a workbook: a colour and a note at the cell, the sentence in its row."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from io import BytesIO
from typing import Any
from zipfile import ZIP_DEFLATED, ZipFile

from vedich.domain.wording import Wording
from vedich.exchange.sheets import ALL_SHEETS
from vedich.exchange.sheets.shared import REMARK
from vedich.exchange.template import looks
from vedich.exchange.template.writing import HEAD_ROW

AUTHOR = "Về Đích"
LIST_SHEET = Wording("Cần sửa", "To mend")
_NOW = Wording("Cần làm", "What to do")
_HEADS = (
    (Wording("Trang", "Sheet"), 13),
    (Wording("Ô", "Cell"), 8),
    (Wording("Cột", "Column"), 18),
    (Wording("Đang ghi", "It says"), 30),
    (Wording("Vì sao", "Why"), 62),
    (_NOW, 54),
)
_NOTHING_TAKEN = Wording(
    "Chưa có dòng nào được ghi. Bấm vào cột Ô để tới chỗ cần sửa; sửa xong, lưu và gửi lại chính tệp này.",
    "No row was taken. Follow the column Cell to what is to be mended; then save and send this very file.",
)
_REMARKS = (REMARK.heading.vi, REMARK.heading.en)
_NOTE_WIDTH, _LINE_HEIGHT, _LETTERS_A_LINE = 320, 18, 46


@dataclass(frozen=True, slots=True)
class Fault:
    """What is to be mended at a cell (counted from 1): why, and what to do now; `value` is what it says.

    `sheet` is the key of its sheet; what people read is in their language.
    """

    sheet: str
    row: int
    column: int
    remark: int
    heading: str
    value: str
    why: str
    remedy: str


def marked_template(data: bytes, faults: Sequence[Fault], lang: str = "vi") -> bytes:
    """Give a copy of a workbook with its faults marked, and the marks of an earlier copy taken away.

    A sheet in front lists them in the language asked for, each with a way to its cell; the workbook itself
    may be in the other one. Runs where the file is confined.
    """
    import openpyxl

    book = openpyxl.load_workbook(BytesIO(data))
    called = {sheet.key: name for sheet in ALL_SHEETS if (name := sheet.name_in(book.sheetnames)) is not None}
    for name in called.values():
        _clear(book[name])
    for name in (LIST_SHEET.vi, LIST_SHEET.en):
        if name in book.sheetnames:
            del book[name]
    for fault in faults:
        if fault.sheet in called:
            _mark(book[called[fault.sheet]], fault, lang)
    for page in book.worksheets:
        for row in page.iter_rows():
            for cell in row:
                if cell.comment is not None:
                    _size(cell.comment)
    if faults:
        _list(book, faults, called, lang)
    return _saved(book)


def _saved(book: Any) -> bytes:
    """Give the bytes of a workbook; openpyxl itself would write its sheets into files of the system."""
    from openpyxl.drawing.spreadsheet_drawing import SpreadsheetDrawing
    from openpyxl.worksheet._writer import WorksheetWriter
    from openpyxl.writer.excel import ExcelWriter

    class InMemory(ExcelWriter):  # type: ignore[misc]
        """Writes each sheet into memory: the child that does this may write no file."""

        def write_worksheet(self, ws: Any) -> None:
            ws._drawing = SpreadsheetDrawing()
            ws._drawing.charts, ws._drawing.images = ws._charts, ws._images
            sheet = BytesIO()
            writer = WorksheetWriter(ws, out=sheet)
            writer.write()
            ws._rels = writer._rels
            self._archive.writestr(ws.path[1:], sheet.getvalue())
            self.manifest.append(ws)

    stream = BytesIO()
    with ZipFile(stream, "w", ZIP_DEFLATED, allowZip64=True) as archive:
        InMemory(book, archive).save()
    return stream.getvalue()


def _clear(page: Any) -> None:
    """Take away our marks, and give cells the colour of the cells of their column that are sound."""
    from openpyxl.styles import PatternFill

    remark = {cell.column for cell in page[HEAD_ROW + 1] if str(cell.value or "").strip() in _REMARKS}
    for row in page.iter_rows(min_row=HEAD_ROW + 2):
        for cell in row:
            if cell.comment is not None and cell.comment.author == AUTHOR:
                cell.comment = None
            if cell.column in remark and cell.value is not None:
                cell.value = None
            if cell.fill.fill_type == "solid" and str(cell.fill.start_color.rgb).endswith(looks.FAULT[1:]):
                head = str(page.cell(HEAD_ROW + 1, cell.column).value or "")
                usual = looks.REQUIRED if head.rstrip().endswith("*") else ""
                cell.fill = PatternFill("solid", start_color=f"FF{usual[1:]}") if usual else PatternFill()


def _mark(page: Any, fault: Fault, lang: str) -> None:
    from openpyxl.comments import Comment
    from openpyxl.styles import PatternFill

    cell = page.cell(fault.row, fault.column)
    cell.fill = PatternFill("solid", start_color=f"FF{looks.FAULT[1:]}")
    end = "" if fault.remedy.endswith(("?", ".")) else "."
    said = f"{fault.why[:1].upper()}{fault.why[1:]}.\n{_NOW.say(lang)}: {fault.remedy}{end}"
    before = cell.comment.text + "\n\n" if cell.comment is not None else ""
    cell.comment = Comment(f"{before}{said}", AUTHOR)
    remark = page.cell(fault.row, fault.remark)
    line = f"{fault.heading}: {fault.why}; {fault.remedy}{end}"
    remark.value = _inert(f"{remark.value}\n{line}" if remark.value else line)
    remark.data_type = "s"


def _size(comment: Any) -> None:
    """Let a note be as high as its words need."""
    lines = sum(1 + len(line) // _LETTERS_A_LINE for line in comment.text.split("\n"))
    comment.width, comment.height = _NOTE_WIDTH, 24 + _LINE_HEIGHT * lines


def _list(book: Any, faults: Sequence[Fault], called: Mapping[str, str], lang: str) -> None:
    from openpyxl.styles import Alignment, Border, Font, PatternFill, Side
    from openpyxl.utils import get_column_letter

    page = book.create_sheet(LIST_SHEET.say(lang), 0)
    book.active = 0
    for other in book.worksheets:
        other.sheet_view.tabSelected = other is page
    page.sheet_view.showGridLines = False
    page["A1"] = Wording("{n} CHỖ CẦN SỬA", "TO BE MENDED: {n}").say(lang).format(n=len(faults))
    page["A1"].font = Font(name=looks.FONT, size=15, bold=True, color=looks.INK[1:])
    page["A2"] = _NOTHING_TAKEN.say(lang)
    page["A2"].font = Font(name=looks.FONT, size=11, italic=True, color="5A6675")
    side = Side("thin", color=looks.LINE[1:])
    box = Border(side, side, side, side)
    for at, (head, width) in enumerate(_HEADS, start=1):
        page.column_dimensions[get_column_letter(at)].width = width
        cell = page.cell(4, at, head.say(lang))
        cell.font = Font(name=looks.FONT, size=11, bold=True, color="FFFFFF")
        cell.fill = PatternFill("solid", start_color=f"FF{looks.HEAD[1:]}")
        cell.alignment = Alignment(horizontal="center", vertical="center")
        cell.border = box
    for row, fault in enumerate(faults, start=5):
        name = f"{get_column_letter(fault.column)}{fault.row}"
        for at, said in enumerate(
            (called.get(fault.sheet, fault.sheet), name, fault.heading, fault.value, fault.why, fault.remedy),
            start=1,
        ):
            cell = page.cell(row, at)
            cell.value = _inert(said)
            cell.data_type = "s"
            cell.font = Font(name=looks.FONT, size=11)
            cell.alignment = Alignment(wrap_text=True, vertical="top")
            cell.border = box
        link = page.cell(row, 2)
        link.hyperlink = f"#'{called.get(fault.sheet, fault.sheet)}'!{name}"
        link.font = Font(name=looks.FONT, size=11, color="0563C1", underline="single")
        lines = max(1 + len(fault.why) // 76, 1 + len(fault.remedy) // 64, 1 + len(fault.value) // 34)
        page.row_dimensions[row].height = 16 * lines
    page.freeze_panes = "A5"
    page.page_setup.orientation, page.page_setup.paperSize = "landscape", 9
    page.page_setup.fitToHeight = 0
    page.sheet_properties.pageSetUpPr.fitToPage = True


def _inert(said: str) -> str:
    """Give text that openpyxl takes as text: without signs that XML cannot hold."""
    return "".join(sign for sign in said if sign >= " " or sign in "\n\t")[:32_000]
