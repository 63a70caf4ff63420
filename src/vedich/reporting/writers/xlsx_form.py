"""A table of targets as an Excel sheet that looks like the printed form: ruled, grouped, with figures."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from io import BytesIO
from typing import Any

# So many digits survive a spreadsheet's number; a longer figure is written as text.
_MOST_DIGITS = 15
_MOST_LETTERS = 32_000
_HEAD = 4
_TINT = "#EEF2F4"


@dataclass(frozen=True, slots=True)
class Cell:
    """A figure: its value, and how it is printed where that is more than the value ('≥ 73', '84,18%')."""

    value: Decimal | None
    before: str = ""
    after: str = ""


@dataclass(frozen=True, slots=True)
class Line:
    """A row: a group's heading where it has no cells; a part of the row above it is set in."""

    number: str
    name: str
    cells: tuple[Cell | str, ...] = ()
    is_part: bool = False


@dataclass(frozen=True, slots=True)
class Form:
    """The sheet: its title, what stands below it, heads with their widths, rows and notes."""

    title: str
    below: str
    heads: tuple[tuple[str, int], ...]
    lines: tuple[Line, ...]
    notes: tuple[str, ...] = ()
    sheet: str = "Biểu chỉ tiêu"


def form_bytes(form: Form) -> bytes:
    """Give the workbook; nothing that is written becomes a formula or a link."""
    import xlsxwriter  # type: ignore[import-untyped]

    stream = BytesIO()
    options = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
    with xlsxwriter.Workbook(stream, options) as book:
        book.set_properties({"title": form.title, "author": "Về Đích"})
        page = book.add_worksheet(form.sheet)
        _Writer(book, page).write(form)
    return stream.getvalue()


class _Writer:
    """Writes one form onto one sheet; looks are made once each."""

    def __init__(self, book: Any, page: Any) -> None:
        self._book, self._page = book, page
        self._looks: dict[tuple[tuple[str, Any], ...], Any] = {}

    def write(self, form: Form) -> None:
        page, width = self._page, len(form.heads)
        page.set_landscape()
        page.set_paper(9)  # A4
        page.fit_to_pages(1, 0)
        page.set_margins(0.5, 0.5, 0.6, 0.6)
        page.merge_range(0, 0, 0, width - 1, form.title, self._look(bold=True, font_size=14, align="center"))
        page.merge_range(1, 0, 1, width - 1, form.below, self._look(italic=True, align="center"))
        for place, (head, wide) in enumerate(form.heads):
            page.set_column(place, place, wide)
            page.write_string(
                _HEAD - 1, place, head,
                self._look(
                    bold=True, border=1, text_wrap=True, align="center", valign="vcenter", bg_color=_TINT
                ),
            )  # fmt: skip
        for row, line in enumerate(form.lines, start=_HEAD):
            self._line(row, line, width)
        for row, note in enumerate(form.notes, start=_HEAD + len(form.lines) + 1):
            page.write_string(row, 0, note, self._look(italic=True))
        page.freeze_panes(_HEAD, 2)
        page.repeat_rows(_HEAD - 1)

    def _line(self, row: int, line: Line, width: int) -> None:
        group = {"bold": True, "bg_color": _TINT} if not line.cells else {}
        page = self._page
        page.write_string(row, 0, line.number, self._look(border=1, align="center", valign="top", **group))
        name = self._look(border=1, text_wrap=True, valign="top", indent=1 if line.is_part else 0, **group)
        page.write_string(row, 1, line.name[:_MOST_LETTERS], name)
        cells: Sequence[Cell | str] = line.cells or ("",) * (width - 2)
        for place, cell in enumerate(cells, start=2):
            if isinstance(cell, str):
                told = self._look(border=1, text_wrap=True, valign="top", **group)
                page.write_string(row, place, cell[:_MOST_LETTERS], told)
            else:
                self._figure(row, place, cell)

    def _figure(self, row: int, place: int, cell: Cell) -> None:
        if cell.value is None:
            self._page.write_blank(row, place, None, self._look(border=1))
            return
        _, digits, exponent = cell.value.normalize().as_tuple()
        decimals = max(0, -int(exponent))
        pattern = "#,##0" + (f".{'0' * decimals}" if decimals else "")
        shown = "".join(
            (f'"{cell.before}"' if cell.before else "", pattern, f'"{cell.after}"' if cell.after else "")
        )
        look = self._look(border=1, align="right", valign="top", num_format=shown)
        if len(digits) > _MOST_DIGITS:
            self._page.write_string(row, place, f"{cell.before}{cell.value:f}{cell.after}", look)
        else:
            self._page.write_number(row, place, float(cell.value), look)

    def _look(self, **like: Any) -> Any:
        key = tuple(sorted({"font_name": "Times New Roman", **like}.items()))
        if key not in self._looks:
            self._looks[key] = self._book.add_format(dict(key))
        return self._looks[key]
