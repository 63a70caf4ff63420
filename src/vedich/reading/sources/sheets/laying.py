"""Lay sheets out as the one text of a source, with a place for every cell and a grid for every table."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace

from vedich.domain.document import Notice
from vedich.domain.grid import Grid, GridCell
from vedich.domain.mark import Mark, MarkKind, Unread
from vedich.domain.place import Piece, Place
from vedich.reading.sources.damage import damage_of
from vedich.reading.sources.old_encodings import converted_source, is_old_font
from vedich.reading.sources.sheets.address import cell_name
from vedich.reading.sources.sheets.formulas.computed import Computed
from vedich.reading.sources.sheets.regions import Lines, Row, Spans, Table, divided
from vedich.reading.sources.sheets.sheet import Cell, Sheet, spans_of
from vedich.reading.sources.sheets.unread import COVERED, WITHOUT_RESULT, Left
from vedich.reading.sources.source import Source, SourceKind
from vedich.reading.sources.trouble import SourceError, Trouble


def laid(
    name: str,
    kind: SourceKind,
    sheets: Sequence[Sheet],
    *,
    notices: tuple[Notice, ...] = (),
    unread: tuple[Unread, ...] = (),
    computed: Computed | None = None,
    beside: bool = True,
    placed: Callable[[Source], Source] | None = None,
) -> Source:
    """Give the source of a workbook; `unread` is what its opener left out beside cells.

    Tables side by side are read one after the other, unless `beside` is false: then row by row.
    `placed` may give what was laid out another original. Words in fonts of old encodings are converted last.

    >>> from vedich.reading.sources.sheets.sheet import Cell
    >>> rows = [Cell(1, 1, "Tên"), Cell(1, 2, "Vốn"), Cell(2, 1, "Cầu"), Cell(2, 2, "5", True),
    ...         Cell(3, 1, "Kè"), Cell(3, 2, "7,5", True)]
    >>> source = laid("a.xlsx", SourceKind.XLSX, [Sheet("Vốn", rows)])
    >>> source.text, len(source.grids[0].cells)
    ('Tên\\tVốn\\nCầu\\t5\\nKè\\t7,5\\n\\n', 6)

    Raises:
        SourceError: no cell holds anything.
    """
    laying = _Laying(beside=beside)
    for sheet in sheets:
        laying.sheet(sheet)
    text = "".join(laying.parts)
    if not text.strip():
        raise SourceError(Trouble.NO_TEXT, name)
    left = Left()
    for sample in laying.covered:
        left.count(*COVERED, sample)
    for formula in computed.without if computed else ():
        left.count(*WITHOUT_RESULT, formula)
    source = Source(
        name,
        kind,
        text,
        text,
        (),
        (*notices, *_warnings(sheets, laying, computed)),
        tuple(laying.pieces),
        tuple(laying.grids),
        tuple(sorted(laying.marks, key=_start)),
        (*unread, *left.told()),
    )
    if placed is not None:
        source = placed(source)
    source = converted_source(source, laying.fonts) if laying.fonts else converted_source(source)
    return replace(source, notices=(*source.notices, *damage_of(source.text)))


def _start(mark: Mark) -> tuple[int, int]:
    return mark.start, -mark.end


class _Laying:
    def __init__(self, *, beside: bool) -> None:
        self.beside = beside
        self.parts: list[str] = []
        self.at = 0
        self.pieces: list[Piece] = []
        self.grids: list[Grid] = []
        self.marks: list[Mark] = []
        self.covered: list[str] = []
        self.fonts: list[tuple[int, int, str]] = []
        self.old_fonts: dict[str, bool] = {}

    def sheet(self, sheet: Sheet) -> None:
        spans, covered = spans_of(sheet)
        rows: list[Row] = []
        for cell in sheet.cells:
            if covered and (cell.row, cell.column) in covered:
                if cell.text:
                    self.covered.append(f"{sheet.name}!{cell_name(cell.row, cell.column)} {cell.text}")
                continue
            if rows and rows[-1][0].row == cell.row:
                rows[-1].append(cell)
            else:
                rows.append([cell])
        if self.at:
            self._set_off()
        start = self.at
        for part in divided(rows, spans, beside=self.beside):
            if isinstance(part, Lines):
                for row in part.rows:
                    self._line(row, sheet)
            else:
                self._table(part, spans, sheet)
        if sheet.hidden and self.at > start:
            self.marks.append(Mark(start, self.at, MarkKind.HIDDEN, note="sheet"))

    def _set_off(self) -> None:
        """Leave a blank line."""
        self.parts.append("\n")
        self.at += 1

    def _line(self, row: Row, sheet: Sheet) -> None:
        start = self.at
        for cell in row:
            if cell.text:
                if self.at > start:
                    self.parts.append("\t")
                    self.at += 1
                self._words(cell, sheet)
                if cell.warned or sheet.hidden_columns:
                    self._warn(cell, sheet)
        if self.at > start:
            self._end_row(row, start, sheet)

    def _table(self, table: Table, spans: Spans, sheet: Sheet) -> None:
        if self.at and self.parts[-2:] != ["\n", "\n"]:
            self._set_off()
        start = self.at
        cells: list[GridCell] = []
        top, left = table.rows[0][0].row, table.left
        bottom = table.rows[-1][0].row
        stored = sum(len(row) for row in table.rows)
        dense = (bottom - top + 1) * (table.right - left + 1) <= 4 * stored + 64
        covered = _covered(table, spans, top, bottom) if dense and spans else set()
        for row in table.rows:
            began = self.at
            number = row[0].row
            column = left
            for cell in row:
                if dense and column < cell.column:
                    self._blanks(cells, number, (column, cell.column), (top, left), covered)
                if self.at > began or (cells and cells[-1].row == number - top + 1):
                    self.parts.append("\t")
                    self.at += 1
                first = self.at
                if cell.text:
                    self._words(cell, sheet)
                    if cell.warned or sheet.hidden_columns:
                        self._warn(cell, sheet)
                span = spans.get((number, cell.column)) if spans else None
                if span is None:
                    cells.append(GridCell(number - top + 1, cell.column - left + 1, first, self.at))
                    column = cell.column + 1
                else:
                    reach = min(span[1], table.right - cell.column + 1)
                    cells.append(
                        GridCell(
                            number - top + 1, cell.column - left + 1, first, self.at,
                            min(span[0], bottom - number + 1), reach,
                        )
                    )  # fmt: skip
                    column = cell.column + reach
            if dense and column <= table.right:
                self._blanks(cells, number, (column, table.right + 1), (top, left), covered)
            self._end_row(row, began, sheet)
        self.grids.append(Grid(len(self.grids) + 1, start, self.at - 1, tuple(cells), sheet.name))
        self._set_off()

    def _blanks(
        self,
        cells: list[GridCell],
        row: int,
        between: tuple[int, int],
        corner: tuple[int, int],
        covered: set[tuple[int, int]],
    ) -> None:
        """Set the blank cells of a row from a column up to another; a tab divides each from the cell before."""
        top, left = corner
        for column in range(*between):
            if not covered or (row, column) not in covered:
                if cells and cells[-1].row == row - top + 1:
                    self.parts.append("\t")
                    self.at += 1
                cells.append(GridCell(row - top + 1, column - left + 1, self.at, self.at))

    def _words(self, cell: Cell, sheet: Sheet) -> None:
        start = self.at
        self.parts.append(cell.text)
        self.at += len(cell.text)
        place = Place(sheet=sheet.name, cell=cell_name(cell.row, cell.column))
        self.pieces.append(Piece(start, self.at, place))
        for first, last, font in cell.fonts:
            if font not in self.old_fonts:
                self.old_fonts[font] = is_old_font(font)
            if self.old_fonts[font]:
                self.fonts.append((start + first, start + last, font))

    def _warn(self, cell: Cell, sheet: Sheet) -> None:
        start = self.at - len(cell.text)
        for warned in cell.warned:
            self.marks.append(Mark(start, self.at, warned.kind, note=warned.note))
        if sheet.hidden_columns and sheet.hides_column(cell.column):
            self.marks.append(Mark(start, self.at, MarkKind.HIDDEN, note="column"))

    def _end_row(self, row: Row, start: int, sheet: Sheet) -> None:
        if sheet.hidden_rows and row[0].row in sheet.hidden_rows and self.at > start:
            self.marks.append(Mark(start, self.at, MarkKind.HIDDEN, note="row"))
        self.parts.append("\n")
        self.at += 1


def _covered(table: Table, spans: Spans, top: int, bottom: int) -> set[tuple[int, int]]:
    """Give the places inside a table that its merged cells reach over."""
    covered: set[tuple[int, int]] = set()
    for row in table.rows:
        for cell in row:
            span = spans.get((cell.row, cell.column))
            if span is None:
                continue
            for number in range(cell.row, min(cell.row + span[0], bottom + 1)):
                for column in range(cell.column, min(cell.column + span[1], table.right + 1)):
                    covered.add((number, column))
            covered.discard((cell.row, cell.column))
    return covered


def _warnings(sheets: Sequence[Sheet], laying: _Laying, computed: Computed | None) -> tuple[Notice, ...]:
    notices: list[Notice] = []
    hidden = sum(sheet.hidden and any(cell.text for cell in sheet.cells) for sheet in sheets)
    rows = sum(mark.kind is MarkKind.HIDDEN and mark.note == "row" for mark in laying.marks)
    columns = sum(mark.kind is MarkKind.HIDDEN and mark.note == "column" for mark in laying.marks)
    if hidden or rows or columns:
        notices.append(
            Notice(
                "hidden_cells",
                f"Bảng tính có phần bị ẩn: {hidden} trang, {rows} hàng, {columns} ô trong cột ẩn. "
                "Các phần này vẫn được đọc; hãy bỏ ẩn để kiểm tra trước khi gửi.",
                f"Parts of the workbook are hidden: {hidden} sheets, {rows} rows, {columns} cells in hidden "
                "columns. They were read all the same; unhide them and check before sending.",
            )
        )
    stale = sum(mark.kind is MarkKind.STALE_FORMULA for mark in laying.marks)
    if stale:
        notices.append(
            Notice(
                "stale_formulas",
                f"{stale} công thức có kết quả lưu trong tệp khác với kết quả tính lại. Hãy mở tệp bằng Excel, "
                "nhấn Ctrl+Alt+F9 để tính lại rồi lưu.",
                f"{stale} formulas have a stored result that differs from what they compute now. Open the "
                "file in Excel, recalculate (Ctrl+Alt+F9) and save it.",
            )
        )
    if computed is not None and computed.missing:
        done = computed.missing - len(computed.without)
        notices.append(
            Notice(
                "formulas_without_results",
                f"{computed.missing} công thức chưa có kết quả lưu trong tệp; đã tính lại {done}. "
                "Hãy mở tệp bằng Excel rồi lưu lại để có kết quả.",
                f"{computed.missing} formulas have no stored result; {done} were computed. Open the file in "
                "Excel and save it to have the results.",
            )
        )
    if computed is not None and computed.beyond:
        notices.append(
            Notice(
                "formulas_not_computed",
                f"Tệp có quá nhiều phép tính: {computed.beyond} công thức không được tính lại để đối chiếu.",
                f"The workbook is too much work: {computed.beyond} formulas were not computed again.",
            )
        )
    return tuple(notices)
