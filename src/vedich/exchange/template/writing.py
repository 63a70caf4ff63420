"""Write the workbook template: sheets to fill in, lists to choose from, and how it is done."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import date
from decimal import Decimal
from functools import partial
from io import BytesIO
from typing import Any

from vedich.domain.figure import Figure
from vedich.domain.wording import Wording
from vedich.exchange.choices import FIXED
from vedich.exchange.columns import TEMPLATE_VERSION, Column, Holds, Listed, Sheet
from vedich.exchange.sheets import ALL_SHEETS, SHEETS
from vedich.exchange.template import looks
from vedich.exchange.template.filling import Filling, Line, Written
from vedich.exchange.template.guide import write_guide

MARK = "vedich-template"
CODES = "Mã"
EXAMPLE = Wording("Ví dụ", "Example")
# Titles above the heads; counted from 0.
HEAD_ROW = 2
_READY_ROWS, _LISTED_ROWS = 120, 5_000
_STARRED = Wording("Cột có dấu * là bắt buộc.", "Columns with * are required.")
_WHAT = Wording("Điền ô vàng; ô xám đã có sẵn.", "Fill in the yellow cells; grey ones are there already.")
_NOT_LISTED = Wording("Không có trong danh sách", "Not in the list")
_CHOOSE = Wording("Hãy chọn trong danh sách.", "Choose from the list.")
_KEEP = Wording(
    "Vẫn dùng được nếu bạn gõ đúng mã hoặc đúng tên. Giữ lại?",
    "It can be used where it is an exact code or name. Keep it?",
)
# So many digits survive a spreadsheet's number; a longer figure is written as text.
_MOST_DIGITS = 15


def template_bytes(filling: Filling) -> bytes:
    """Give the workbook; nothing that is written becomes a formula or a link."""
    import xlsxwriter  # type: ignore[import-untyped]

    stream = BytesIO()
    options = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
    with xlsxwriter.Workbook(stream, options) as book:
        called = Wording("Mẫu số liệu", "Workbook of").say(filling.lang)
        book.set_properties({"title": f"{called} {filling.title} {filling.year}", "author": "Về Đích"})
        formats = _Formats(book)
        write_guide(book, formats, filling)
        sheets = [(sheet, book.add_worksheet(sheet.name.say(filling.lang))) for sheet in _sheets(filling)]
        ranges = _write_codes(book, filling)
        for sheet, page in sheets:
            _write_sheet(page, sheet, filling, formats, ranges)
        sheets[0][1].activate()
    return stream.getvalue()


def _sheets(filling: Filling) -> tuple[Sheet, ...]:
    return tuple(each for each in ALL_SHEETS if each.key in filling.sheets) if filling.sheets else SHEETS


class _Formats:
    """The formats of a workbook, each made once."""

    def __init__(self, book: Any) -> None:
        self._book = book
        self._made: dict[str, Any] = {}

    def __call__(self, looks_like: Mapping[str, Any]) -> Any:
        key = repr(sorted(looks_like.items()))
        if key not in self._made:
            self._made[key] = self._book.add_format(dict(looks_like))
        return self._made[key]


def _write_sheet(
    page: Any, sheet: Sheet, filling: Filling, formats: _Formats, ranges: Mapping[Listed, str]
) -> None:
    last, look, lang = len(sheet.columns) - 1, partial(_look, filling, formats), filling.lang
    page.set_row(0, 26, formats(looks.TITLE))
    page.write_string(0, 0, _title(sheet, filling), formats(looks.TITLE))
    page.set_row(1, 20, formats(looks.GUIDE))
    say = (_WHAT if filling.open_columns else _STARRED).say(lang)
    page.write_string(1, 0, f"{sheet.guide.say(lang)} {say}", formats(looks.GUIDE))
    page.set_row(HEAD_ROW, 34)
    for at, column in enumerate(sheet.columns):
        hidden = {"hidden": True} if column.key in filling.hidden else {}
        page.set_column(at, at, column.width, look(column), hidden)
        star = " *" if column.required and not filling.open_columns else ""
        page.write_string(HEAD_ROW, at, f"{column.heading.say(lang)}{star}", formats(looks.HEADING))
        size = {"x_scale": 1.6, "y_scale": 0.8, "font_size": 10}
        page.write_comment(HEAD_ROW, at, column.help.say(lang), size)
        _help(page, at, column, ranges, lang)
    top = HEAD_ROW + 1
    example = filling.examples.get(sheet.key)
    if example is not None:
        shown = partial(_look, filling, formats, example=True)
        _write_line(page, top, sheet, {**example, "number": EXAMPLE.say(lang)}, look=shown)
        top += 1
    rows = filling.rows.get(sheet.key, ())
    for at, line in enumerate(rows):
        _write_line(page, top + at, sheet, {"number": at + 1, **line}, look=look)
    # A form that has its lines asks for no more of them.
    ready = 0 if filling.open_columns else _READY_ROWS
    for at in range(top + len(rows), top + len(rows) + ready):
        _write_line(page, at, sheet, {}, look=look)
    _format_whole_figures(page, sheet, top - 1, formats)
    page.freeze_panes(HEAD_ROW + 1, 2)
    page.autofilter(HEAD_ROW, 0, top + len(rows) + max(ready, 1) - 1, last)
    page.protect("", {"format_columns": True, "format_rows": True, "sort": True, "autofilter": True})
    page.hide_gridlines(2)
    page.set_landscape()
    page.set_paper(9)
    page.fit_to_pages(1, 0)
    page.repeat_rows(HEAD_ROW)
    page.set_margins(0.4, 0.4, 0.5, 0.5)
    # What is to be mended is read on the screen; without it the rest prints larger.
    page.print_area(0, 0, top + len(rows) - bool(filling.open_columns) + (0 if rows else 20), last - 1)
    page.set_footer(f"&L&9Về Đích&R&9{Wording('Trang', 'Page').say(lang)} &P/&N")


def _look(filling: Filling, formats: _Formats, column: Column, *, example: bool = False) -> Any:
    """Give how a cell looks: a form with lines of its own has them fixed, and asks for the values."""
    own = bool(filling.open_columns)
    fixed = own and column.key not in (*filling.open_columns, "remark")
    asked = column.key == "value" if own else None
    return formats(looks.of_column(column, example=example, fixed=fixed, asked=asked))


def _title(sheet: Sheet, filling: Filling) -> str:
    """Give the title of a sheet; what belongs to the whole record is of no area and no year."""
    title = sheet.title.say(filling.lang)
    year = Wording(f"NĂM {filling.year}", str(filling.year)).say(filling.lang)
    return f"{title} · {filling.title.upper()} · {year}" if filling.area else title


def _write_line(page: Any, row: int, sheet: Sheet, line: Line, *, look: Callable[[Column], Any]) -> None:
    # A spreadsheet does not always make room for words that go on below.
    lines = max(
        -(-len(value) // (column.width * 6 // 5))
        for column in sheet.columns
        if isinstance(value := line.get(column.key, ""), str)
    )
    page.set_row(row, 18 + 14 * max(0, lines - 1))
    for at, column in enumerate(sheet.columns):
        _write_cell(page, row, at, line.get(column.key), look(column))


def _write_cell(page: Any, row: int, at: int, value: Written, look: Any) -> None:
    if value is None or value == "":
        page.write_blank(row, at, None, look)
    elif isinstance(value, str):
        page.write_string(row, at, value, look)
    elif isinstance(value, date):
        page.write_datetime(row, at, value, look)
    elif isinstance(value, Decimal) and len(value.normalize().as_tuple().digits) > _MOST_DIGITS:
        page.write_string(row, at, Figure.of(value).text, look)
    else:
        page.write_number(row, at, float(value), look)


def _help(page: Any, at: int, column: Column, ranges: Mapping[Listed, str], lang: str) -> None:
    """Let a column say what it wants when a cell is chosen, and offer its list."""
    told = {"input_title": column.heading.say(lang)[:32], "input_message": column.help.say(lang)[:255]}
    first, last = HEAD_ROW + 1, _LISTED_ROWS
    if column.listed is not None and column.listed in ranges:
        fixed = column.listed in FIXED
        rule = {
            "validate": "list",
            "source": ranges[column.listed],
            "error_type": "stop" if fixed else "warning",
            "error_title": _NOT_LISTED.say(lang),
            "error_message": (_CHOOSE if fixed else _KEEP).say(lang),
        }
        page.data_validation(first, at, last, at, {**rule, **told})
    elif column.key != "remark":
        page.data_validation(first, at, last, at, {"validate": "any", **told})


def _format_whole_figures(page: Any, sheet: Sheet, first: int, formats: _Formats) -> None:
    """Show 4.100 without the comma that the form for decimals would leave behind it."""
    for at, column in enumerate(sheet.columns):
        if column.holds is Holds.FIGURE:
            cell = f"{_letter(at)}{first + 1}"
            page.conditional_format(
                first,
                at,
                _LISTED_ROWS,
                at,
                {
                    "type": "formula",
                    "criteria": f"=AND(ISNUMBER({cell}),INT({cell})={cell})",
                    "format": formats({"num_format": looks.WHOLE_FIGURES}),
                },
            )


def _write_codes(book: Any, filling: Filling) -> dict[Listed, str]:
    """Write the hidden sheet that says what the workbook is and holds the lists; give their ranges."""
    page = book.add_worksheet(CODES)
    for row, told in enumerate((MARK, str(TEMPLATE_VERSION), filling.area, str(filling.year))):
        page.write_string(row, 0, told)
    page.write_string(4, 0, filling.made_on.isoformat())
    ranges: dict[Listed, str] = {}
    for at, (listed, words) in enumerate(_lists(filling).items(), start=1):
        page.write_string(0, at, listed.value)
        for row, word in enumerate(words, start=1):
            page.write_string(row, at, word)
        if words:
            ranges[listed] = f"='{CODES}'!${_letter(at)}$2:${_letter(at)}${len(words) + 1}"
    page.protect()
    page.very_hidden()
    return ranges


def _lists(filling: Filling) -> dict[Listed, Sequence[str]]:
    fixed = {
        listed: [wording.say(filling.lang) for wording in words.values()] for listed, words in FIXED.items()
    }
    return {**fixed, **filling.lists}


def _letter(at: int) -> str:
    """Give the letters of a column, counted from 0.

    >>> _letter(0), _letter(25), _letter(26)
    ('A', 'Z', 'AA')
    """
    return (_letter(at // 26 - 1) if at >= 26 else "") + chr(ord("A") + at % 26)
