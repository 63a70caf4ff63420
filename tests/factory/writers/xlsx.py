"""Write a draft as an Excel book: a sheet for each table, the lines above it over the table, merged heads."""

from __future__ import annotations

import io
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

import xlsxwriter

from tests.factory.draft import Draft, DraftCell, DraftTable, Words
from tests.factory.facts import PERCENTAGES, Role


@dataclass(frozen=True, slots=True)
class Traits:
    """What a book may hold besides tables.

    `numbers_as_text` writes figures as people type them, `formulas` computes percentages in the sheet with a
    stored result (`stale` is what the stored result of the first one is set wrong by), `hidden_row` and
    `hidden_column` count from 1 below the head and hide what stands there, `hidden_sheet` adds a hidden
    sheet with this text, `together` puts all tables on one sheet.
    """

    numbers_as_text: bool = False
    formulas: bool = False
    stale: int = 0
    hidden_row: int = 0
    hidden_column: int = 0
    hidden_sheet: str = ""
    together: bool = False
    first_row: int = 1
    first_column: int = 1


PLAIN = Traits()


def xlsx_of(draft: Draft, traits: Traits = PLAIN) -> bytes:
    """Give the bytes of a book.

    >>> from tests.factory.figures import facts_of
    >>> from tests.factory.layouts import LAYOUTS
    >>> xlsx_of(LAYOUTS["area_rows"](facts_of(1)))[:2]
    b'PK'
    """
    stream = io.BytesIO()
    book = xlsxwriter.Workbook(stream, {"in_memory": True})
    book.set_properties({"created": datetime(2025, 9, 25, tzinfo=UTC)})
    writing = _Book(book, traits)
    above: list[str] = []
    for block in draft.blocks:
        if isinstance(block, Words):
            above.append(block.text)
        elif not block.bordered:
            above += [cell.text for cell in block.cells]
        else:
            writing.add(block, above)
            above = []
    writing.rest(above)
    if traits.hidden_sheet:
        sheet = book.add_worksheet("Tính toán")
        sheet.write_string(0, 0, traits.hidden_sheet)
        sheet.hide()
    book.close()
    return stream.getvalue()


class _Book:
    def __init__(self, book: Any, traits: Traits) -> None:
        self.book, self.traits = book, traits
        self.sheet: Any = None
        self.names: set[str] = set()
        self.row = 0
        self.formats: dict[tuple[bool, str, int], Any] = {}
        self.stale = traits.stale

    def add(self, table: DraftTable, above: list[str]) -> None:
        if self.sheet is None or not self.traits.together:
            self.sheet = self._new(table.sheet or "Biểu")
        left = self.traits.first_column - 1
        for text in above:
            self.sheet.write_string(self.row, left, text)
            self.row += 1
        top = self.row
        for cell in table.cells:
            self._write(table, cell, top + cell.row - 1, left + cell.column - 1, top, left)
        if self.traits.hidden_row:
            self.sheet.set_row(top + table.heads + self.traits.hidden_row - 1, None, None, {"hidden": True})
        for at, width in enumerate(table.widths or ()):
            self.sheet.set_column(left + at, left + at, 7 * width)
        if self.traits.hidden_column:
            at = left + self.traits.hidden_column - 1
            self.sheet.set_column(at, at, None, None, {"hidden": True})
        self.row = top + table.height + 1

    def rest(self, words: list[str]) -> None:
        if words and self.sheet is None:
            self.sheet = self._new("Văn bản")
        for text in words:
            self.sheet.write_string(self.row, 0, text)
            self.row += 1

    def _new(self, name: str) -> Any:
        name = name[:31]
        count = 1
        while name in self.names:
            count += 1
            name = f"{name[:27]} {count}"
        self.names.add(name)
        self.row = self.traits.first_row - 1
        return self.book.add_worksheet(name)

    def _format(self, cell: DraftCell) -> Any:
        pattern = ""
        if cell.value is not None:
            pattern = "#,##0" + ("." + "0" * cell.digits if cell.digits else "")
        key = (cell.bold, cell.align, cell.digits if pattern else -1)
        if key not in self.formats:
            setting: dict[str, Any] = {"border": 1, "text_wrap": True, "align": cell.align, "bold": cell.bold}
            if pattern:
                setting["num_format"] = pattern
            self.formats[key] = self.book.add_format(setting)
        return self.formats[key]

    def _write(self, table: DraftTable, cell: DraftCell, row: int, column: int, top: int, left: int) -> None:
        form = self._format(cell)
        if cell.rows > 1 or cell.columns > 1:
            self.sheet.merge_range(
                row, column, row + cell.rows - 1, column + cell.columns - 1, cell.text, form
            )
        elif cell.value is not None and not self.traits.numbers_as_text:
            formula = self._formula(table, cell, top, left) if self.traits.formulas else ""
            if formula:
                stored = float(cell.value) + self.stale
                self.stale = 0
                self.sheet.write_formula(row, column, formula, form, stored)
            else:
                self.sheet.write_number(row, column, float(cell.value), form)
        elif cell.text:
            self.sheet.write_string(row, column, cell.text, form)
        else:
            self.sheet.write_blank(row, column, None, form)

    def _formula(self, table: DraftTable, cell: DraftCell, top: int, left: int) -> str:
        """Give the formula of a percentage whose two figures stand in its row."""
        if cell.truth is None or cell.truth.role not in PERCENTAGES:
            return ""
        upper, lower, growth = PERCENTAGES[cell.truth.role]
        found: dict[Role, str] = {}
        for other in table.cells:
            if other.row == cell.row and other.truth is not None and other.truth.role in (upper, lower):
                found[other.truth.role] = xlsxwriter.utility.xl_rowcol_to_cell(
                    top + other.row - 1, left + other.column - 1
                )
        if len(found) < 2:
            return ""
        ratio = f"{found[upper]}/{found[lower]}*100{'-100' if growth else ''}"
        return f"=ROUND({ratio},1)"
