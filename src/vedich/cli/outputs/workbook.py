"""An Excel workbook of what was read: one sheet each for figures, counts, tasks and documents."""

from __future__ import annotations

from decimal import Decimal
from typing import IO, Any

from vedich.cli.outputs.manner import Manner
from vedich.cli.outputs.sheets import CERTAINTIES, SHEETS, Rows, Sheet, figures_sheet

_MOST_ROWS = 1_048_576
_MOST_LETTERS = 32_767


class Workbook:
    """A workbook that takes documents one after the other and keeps none in memory."""

    def __init__(self, stream: IO[bytes], manner: Manner) -> None:
        from tempfile import TemporaryDirectory

        from xlsxwriter import Workbook as Book  # type: ignore[import-untyped]

        # The sheets grow in files of their own, which go with the folder also when the work is broken off.
        self._folder = TemporaryDirectory(prefix="vedich-", ignore_cleanup_errors=True)
        # No text is ever a formula or a link, whatever it looks like.
        options = {
            "constant_memory": True,
            "tmpdir": self._folder.name,
            "strings_to_formulas": False,
            "strings_to_urls": False,
        }
        self._book: Any = Book(stream, options)
        sheets = (figures_sheet(manner), *SHEETS[1:])
        self._sheets = [_GrowingSheet(self._book, sheet, manner.lang) for sheet in sheets]

    def add(self, payload: Any) -> None:
        """Add the rows of one document."""
        for sheet, rows in zip(self._sheets, payload, strict=True):
            sheet.add(rows)

    def close(self) -> None:
        """Finish the sheets and write the workbook."""
        for sheet in self._sheets:
            sheet.finish()
        self._book.close()
        self._folder.cleanup()

    def abandon(self) -> None:
        """Leave the workbook unfinished and clear away what it grew in."""
        for sheet in self._sheets:
            sheet.drop()
        self._folder.cleanup()


class _GrowingSheet:
    def __init__(self, book: Any, sheet: Sheet, lang: str) -> None:
        self._book, self._sheet, self._lang = book, sheet, lang
        header = sheet.header(lang)
        self._chances = {index for index, name in enumerate(header) if name in CERTAINTIES}
        self._formats: dict[str, Any] = {
            "head": book.add_format({"bold": True, "bg_color": "#DCE6F1", "bottom": 1, "text_wrap": True}),
            "text": book.add_format({"text_wrap": True, "valign": "top"}),
            "whole": book.add_format({"num_format": "#,##0", "valign": "top"}),
            "broken": book.add_format({"num_format": "#,##0.0########", "valign": "top"}),
            "chance": book.add_format({"num_format": "0%", "valign": "top"}),
        }
        self._parts = 0
        self._open()

    def _open(self) -> None:
        self._parts += 1
        name = self._sheet.name(self._lang) + (f" {self._parts}" if self._parts > 1 else "")
        self._worksheet: Any = self._book.add_worksheet(name)
        self._worksheet.freeze_panes(1, 0)
        for index, (_, _, width) in enumerate(self._sheet.columns):
            self._worksheet.set_column(index, index, width)
        for index, title in enumerate(self._sheet.header(self._lang)):
            self._worksheet.write_string(0, index, title, self._formats["head"])
        self._row = 1

    def add(self, rows: Rows) -> None:
        for row in rows:
            if self._row == _MOST_ROWS:
                self.finish()
                self._open()
            for index, cell in enumerate(row):
                if isinstance(cell, str):
                    if cell:
                        self._worksheet.write_string(self._row, index, _fitting(cell), self._formats["text"])
                elif cell is not None:
                    kind = "chance" if index in self._chances else "whole" if _is_whole(cell) else "broken"
                    self._worksheet.write_number(self._row, index, float(cell), self._formats[kind])
            self._row += 1

    def finish(self) -> None:
        self._worksheet.autofilter(0, 0, self._row - 1, len(self._sheet.columns) - 1)

    def drop(self) -> None:
        """Let go of the file that the rows grow in."""
        rows = getattr(self._worksheet, "row_data_fh", None)
        if rows is not None:
            rows.close()


def _is_whole(cell: int | Decimal) -> bool:
    return cell == int(cell)


def _fitting(text: str) -> str:
    return text if len(text) <= _MOST_LETTERS else text[: _MOST_LETTERS - 1] + "…"
