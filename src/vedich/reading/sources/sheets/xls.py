"""Open XLS workbooks (Excel 97 to 2003) from their records, with the formats that values are shown in."""

from __future__ import annotations

import struct

from vedich.domain.document import Notice
from vedich.reading.sources.sheets.biff_globals import Globals, globals_of, records
from vedich.reading.sources.sheets.biff_strings import short_words
from vedich.reading.sources.sheets.compound import CompoundError, stream_of
from vedich.reading.sources.sheets.formulas.computed import Computed
from vedich.reading.sources.sheets.laying import laid
from vedich.reading.sources.sheets.stored import Raw, Stored, shown
from vedich.reading.sources.sheets.unhindered import unhindered
from vedich.reading.sources.sheets.unread import CHART, COMMENT, DRAWN_TEXT, Left
from vedich.reading.sources.sheets.xlsx_strings import Words
from vedich.reading.sources.sheets.xlsx_styles import PLAIN, Style
from vedich.reading.sources.source import Source, SourceKind
from vedich.reading.sources.trouble import SourceError, Trouble

_ERRORS = {0: "#NULL!", 7: "#DIV/0!", 15: "#VALUE!", 23: "#REF!", 29: "#NAME?", 36: "#NUM!", 42: "#N/A"}


def source_of_xls(data: bytes, name: str) -> Source:
    """Take all sheets of an old workbook as one text with a grid for each table.

    Stored results of formulas are read; they are not computed again, and a notice says how many. Comments and
    charts are counted.

    Raises:
        SourceError: the file is damaged, older than Excel 97 or protected by a password, or holds no words.
    """
    try:
        with unhindered():
            return _source(data, name)
    except (CompoundError, struct.error, IndexError, OverflowError) as error:
        raise SourceError(Trouble.DAMAGED, name, form="XLS", reason=str(error)[:200]) from None


def _source(data: bytes, name: str) -> Source:
    stream = stream_of(data, ("Workbook", "Book"))
    told = globals_of(stream)
    if told.locked:
        raise SourceError(Trouble.ENCRYPTED, name)
    if told.version != 0x0600:
        raise SourceError(Trouble.OTHER_FORM, name, form="Excel 5.0/95")
    left = Left()
    sheets: list[Stored] = []
    formulas = 0
    for title, offset, state, kind in told.sheets:
        if kind != 0:
            left.count(*CHART)
            continue
        reader = _Records(told, left)
        sheet = reader.sheet(stream, offset, title)
        formulas += reader.formulas
        sheet.hidden = state != 0
        sheets.append(sheet)
    shown_sheets = [shown(sheet, Computed(), at, date_1904=told.date_1904) for at, sheet in enumerate(sheets)]
    return laid(name, SourceKind.XLS, shown_sheets, notices=_uncompared(formulas), unread=left.told())


def _uncompared(formulas: int) -> tuple[Notice, ...]:
    """Say that the results of formulas were read as they are stored."""
    if not formulas:
        return ()
    return (
        Notice(
            "formulas_not_compared",
            f"Tệp .xls có {formulas} công thức: kết quả lưu trong tệp được đọc, không tính lại để đối chiếu. Hãy lưu "
            "thành .xlsx nếu muốn đối chiếu.",
            f"The .xls file has {formulas} formulas: their stored results were read and not computed again. Save it "
            "as .xlsx to have them compared.",
        ),
    )


class _Records:
    """Reads the records of one sheet."""

    def __init__(self, told: Globals, left: Left) -> None:
        self.told, self.left = told, left
        self.cells: dict[tuple[int, int], Raw] = {}
        self.waiting: tuple[int, int, int] | None = None
        self.boxes = self.formulas = 0

    def sheet(self, stream: bytes, offset: int, title: str) -> Stored:
        sheet = Stored(title)
        depth = 0
        for kind, content in records(stream, offset):
            if kind == 0x0809:
                depth += 1
                if depth > 1 and struct.unpack_from("<H", content, 2)[0] == 0x20:
                    self.left.count(*CHART)
            elif kind == 0x000A:
                depth -= 1
                if depth <= 0:
                    break
            elif depth == 1:
                self._record(kind, content, sheet)
        for _ in range(self.boxes):
            self.left.count(*DRAWN_TEXT)
        sheet.cells = [self.cells[place] for place in sorted(self.cells)]
        return sheet

    def _record(self, kind: int, content: bytes, sheet: Stored) -> None:
        match kind:
            case 0x00FD:
                row, column, style, index = struct.unpack_from("<HHHI", content)
                if index < len(self.told.strings):
                    self._add(row, column, "s", None, style, words=self.told.strings[index])
            case 0x0203:
                row, column, style, number = struct.unpack_from("<HHHd", content)
                self._add(row, column, "n", repr(number), style)
            case 0x027E:
                row, column, style, packed = struct.unpack_from("<HHHI", content)
                self._add(row, column, "n", _unpacked(packed), style)
            case 0x00BD:
                row, column = struct.unpack_from("<HH", content)
                for at in range(4, len(content) - 7, 6):
                    style, packed = struct.unpack_from("<HI", content, at)
                    self._add(row, column + (at - 4) // 6, "n", _unpacked(packed), style)
            case 0x0006:
                self._formula(content)
            case 0x0207:
                if self.waiting is not None:
                    row, column, style = self.waiting
                    self._add(row, column, "str", None, style, words=short_words(content, 0, wide_count=True))
                    self.waiting = None
            case 0x0205:
                row, column, style, value, faulty = struct.unpack_from("<HHHBB", content)
                said = _ERRORS.get(value, "#N/A") if faulty else str(value)
                self._add(row, column, "e" if faulty else "b", said, style)
            case 0x0204 | 0x00D6:
                row, column, style = struct.unpack_from("<HHH", content)
                self._add(row, column, "s", None, style, words=short_words(content, 6, wide_count=True))
            case 0x0201:
                row, column, style = struct.unpack_from("<HHH", content)
                self._add(row, column, "n", None, style)
            case 0x00BE:
                row, column = struct.unpack_from("<HH", content)
                for at in range(4, len(content) - 2, 2):
                    style = struct.unpack_from("<H", content, at)[0]
                    self._add(row, column + (at - 4) // 2, "n", None, style)
            case 0x0208:
                row, options = struct.unpack_from("<H", content)[0], struct.unpack_from("<I", content, 12)[0]
                if options & 0x20:
                    sheet.hidden_rows.add(row + 1)
            case 0x007D:
                first, last, _, _, options = struct.unpack_from("<5H", content)
                if options & 1:
                    sheet.hidden_columns.append((first + 1, last + 1))
            case 0x00E5:
                for at in range(2, len(content) - 7, 8):
                    top, bottom, left, right = struct.unpack_from("<4H", content, at)
                    sheet.merged.append((top + 1, left + 1, bottom + 1, right + 1))
            case 0x023E:
                sheet.shows_zeros = bool(struct.unpack_from("<H", content)[0] & 0x10)
            case 0x001C:
                self.left.count(*COMMENT)
                self.boxes -= 1
            case 0x01B6:
                self.boxes += 1  # the box of a comment, or a box of its own

    def _formula(self, content: bytes) -> None:
        self.formulas += 1
        row, column, style = struct.unpack_from("<HHH", content)
        result = content[6:14]
        if result[6:8] != b"\xff\xff":
            self._add(row, column, "n", repr(struct.unpack("<d", result)[0]), style)
        elif result[0] == 0:
            self.waiting = (row, column, style)
        elif result[0] == 1:
            self._add(row, column, "b", str(result[2]), style)
        elif result[0] == 2:
            self._add(row, column, "e", _ERRORS.get(result[2], "#N/A"), style)

    def _add(
        self, row: int, column: int, kind: str, value: str | None, number: int, *, words: str | None = None
    ) -> None:
        styles = self.told.styles
        style: Style = styles[number] if number < len(styles) else PLAIN
        if value is not None or words is not None or style.boxed:
            told = None if words is None else Words(words)
            self.cells[row + 1, column + 1] = Raw(row + 1, column + 1, kind, value, told, style, None)


def _unpacked(packed: int) -> str:
    """Give the number in four bytes: an integer or the upper half of a fraction, a hundredth where told so.

    >>> _unpacked(12345 << 2 | 3), _unpacked(5 << 2 | 2)
    ('123.45', '5.0')
    """
    if packed & 2:
        whole = packed >> 2
        number = float(whole - (1 << 30) if whole >= 1 << 29 else whole)
    else:
        number = struct.unpack("<d", struct.pack("<II", 0, packed & 0xFFFFFFFC))[0]
    return repr(number / 100 if packed & 1 else number)
