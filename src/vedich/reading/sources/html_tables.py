"""The tables of an HTML page: which cell stands where, and which tables only lay out the page."""

from __future__ import annotations

import re

from vedich.domain.grid import Grid, GridCell

_ATTRIBUTE = re.compile(r"""\b(colspan|rowspan|role)\s*=\s*["']?\s*([\w-]+)""", re.I)
# What browsers allow a cell to cover, and how many columns a table of figures may have.
_MOST_COLUMNS, _MOST_ROWS = 1000, 65_534
_WIDEST = 2_000
_LONGEST_CELL = 2_000


class _Table:
    def __init__(self, *, layout: bool) -> None:
        self.layout = layout
        self.cells: list[GridCell] = []
        self.row = self.column = 0
        # By column: the last row that a cell from above reaches down to.
        self.reached: dict[int, int] = {}
        self.open: tuple[int, int, int, int] | None = None
        self.first: int | None = None


class Tables:
    """Follows the tags of tables while the text is woven; positions are lengths of the text so far.

    A cell begins with its first word and ends with its last: breaks between cells belong to none.
    """

    def __init__(self) -> None:
        self._open: list[_Table] = []
        self._all: list[_Table] = []

    def table(self, tag: str, at: int, *, opens: bool) -> None:
        """Begin a table, or end the innermost one."""
        if opens:
            layout = _told(tag).get("role", "") in ("presentation", "none")
            for outer in self._open:
                outer.layout = True  # a table that holds tables lays out the page
            self._open.append(_Table(layout=layout))
            self._all.append(self._open[-1])
        elif self._open:
            self._end_cell(at)
            self._open.pop()

    def row(self, at: int, *, opens: bool) -> None:
        """Begin or end a row."""
        if self._open:
            self._end_cell(at)
            if opens:
                table = self._open[-1]
                table.row += 1
                table.column = 0

    def cell(self, tag: str, at: int, *, opens: bool) -> None:
        """Begin or end a cell; one that begins ends the one before."""
        if not self._open:
            return
        self._end_cell(at)
        table = self._open[-1]
        if not opens:
            return
        table.row = max(table.row, 1)
        told = _told(tag)
        columns = min(max(_whole(told.get("colspan")), 1), _MOST_COLUMNS)
        rows = min(max(_whole(told.get("rowspan")), 1), _MOST_ROWS)
        column = table.column + 1
        while table.reached.get(column, 0) >= table.row:
            column += 1
        table.column = column + columns - 1
        if table.column > _WIDEST:
            table.layout = True
            return
        if rows > 1:
            for covered in range(column, column + columns):
                table.reached[covered] = table.row + rows - 1
        table.open, table.first = (table.row, column, rows, columns), None

    def word(self, at: int) -> None:
        """Take notice of a word that begins."""
        for table in self._open:
            if table.open is not None and table.first is None:
                table.first = at

    def grids(self, text: str) -> tuple[Grid, ...]:
        """Give the tables that hold figures, in the order in which they begin."""
        while self._open:
            self._end_cell(len(text))
            self._open.pop()
        found: list[Grid] = []
        for table in self._all:
            if _holds_figures(table, text):
                start = min(cell.start for cell in table.cells if not cell.blank)
                end = max(cell.end for cell in table.cells)
                bottom = max(cell.row for cell in table.cells)
                cells = tuple(_kept(cell, start, bottom, text) for cell in table.cells)
                found.append(Grid(len(found) + 1, start, end, cells))
        return tuple(found)

    def _end_cell(self, at: int) -> None:
        table = self._open[-1]
        if table.open is None:
            return
        row, column, rows, columns = table.open
        start = at if table.first is None else table.first
        table.cells.append(GridCell(row, column, start, at, rows, columns))
        table.open = None


def _holds_figures(table: _Table, text: str) -> bool:
    """Say whether a table is one of figures: rows and columns of short cells, a digit among them."""
    if table.layout or not table.cells:
        return False
    filled: dict[int, int] = {}
    digits = False
    for cell in table.cells:
        if cell.blank:
            continue
        if cell.end - cell.start > _LONGEST_CELL:
            return False
        filled[cell.row] = filled.get(cell.row, 0) + 1
        digits = digits or any(letter.isdigit() for letter in text[cell.start : cell.end])
    return digits and sum(count >= 2 for count in filled.values()) >= 2


def _kept(cell: GridCell, start: int, bottom: int, text: str) -> GridCell:
    """Give a cell within its grid; one of blanks alone is blank."""
    first, last = max(cell.start, start), max(cell.end, start)
    if not text[first:last].strip():
        last = first
    return GridCell(cell.row, cell.column, first, last, min(cell.rows, bottom - cell.row + 1), cell.columns)


def _told(tag: str) -> dict[str, str]:
    return {found[1].lower(): found[2].lower() for found in _ATTRIBUTE.finditer(tag)}


def _whole(said: str | None) -> int:
    return int(said) if said and said.isdecimal() and len(said) < 7 else 1
