"""Cells as an XLSX file stores them, and how they are shown."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from decimal import Decimal, InvalidOperation
from typing import NamedTuple

from vedich.domain.mark import MarkKind
from vedich.reading.sources.sheets.formulas.computed import Computed
from vedich.reading.sources.sheets.number_format import NumberFormat, print_general, print_number, print_text
from vedich.reading.sources.sheets.sheet import Cell, Sheet, Warned
from vedich.reading.sources.sheets.xlsx_strings import Words
from vedich.reading.sources.sheets.xlsx_styles import Style

# A number written as words: digits with whatever stands between thousands and before decimals; '(1)' under a
# head only counts the columns.
_TEXT_NUMBER = re.compile(r"(?!\(\d{1,2}\))\s*[-+(−]?\s*\d[\d.,\s]*%?\)?\s*\Z")
# Everything that would divide lines or cells in the text, and control letters that no font shows.
_DIVIDERS = dict.fromkeys([*range(32), *range(127, 160), 0x2028, 0x2029], " ")
_HIDDEN_BY_FORMAT = (Warned(MarkKind.HIDDEN, "format"),)
# How many cells beside an ordinal are looked at.
_NEAR = 4
_ORDINAL = re.compile(r"\d{1,3}\s*\Z")
_TEXT_NUMBERS: tuple[Warned, ...] = (Warned(MarkKind.TEXT_NUMBER),)
_FAULTY = (Warned(MarkKind.FAULTY_FORMULA),)


class Formula(NamedTuple):
    """A formula as it is stored; a shared one stands with its first cell, the others name its number."""

    text: str
    kind: str = ""
    shared: str = ""
    area: str = ""


class Raw(NamedTuple):
    """A stored cell: `kind` is the file's own letter for what `value` is."""

    row: int
    column: int
    kind: str
    value: str | None
    words: Words | None
    style: Style
    formula: Formula | None


@dataclass(slots=True)
class Stored:
    """A sheet as it is stored."""

    name: str
    part: str = ""
    cells: list[Raw] = field(default_factory=list)
    merged: list[tuple[int, int, int, int]] = field(default_factory=list)
    hidden: bool = False
    hidden_rows: set[int] = field(default_factory=set)
    hidden_columns: list[tuple[int, int]] = field(default_factory=list)
    shows_zeros: bool = True
    running_heads: list[str] = field(default_factory=list)


def number_of(value: str | None) -> Decimal | None:
    """Give the number a stored value is, or None.

    >>> number_of("1.5E2"), number_of("NaN"), number_of("")
    (Decimal('1.5E+2'), None, None)
    """
    if not value:
        return None
    try:
        number = Decimal(value.strip())
    except InvalidOperation:
        return None
    return number if number.is_finite() and -400 < number.adjusted() < 400 else None


def looks_like_number(text: str) -> bool:
    """Say whether words are a number that somebody stored as text.

    >>> [looks_like_number(text) for text in ("12.5", "1,234 ", "(1)", "2024-2025", "Xã 5")]
    [True, True, False, False, False]
    """
    return _TEXT_NUMBER.match(text) is not None


def shown(sheet: Stored, computed: Computed, at: int, *, date_1904: bool = False) -> Sheet:
    """Give a sheet as a person sees it; `at` is its number among the sheets that were computed."""
    cells: list[Cell] = []
    for raw in sheet.cells:
        told = None
        if raw.formula is not None:
            told = computed.results.get((at, raw.row, raw.column))
        cells.append(_cell(raw, told, date_1904, sheet.shows_zeros))
    cells = _without_ordinals(cells)
    return Sheet(sheet.name, cells, sheet.merged, sheet.hidden, sheet.hidden_rows, sheet.hidden_columns)


def _without_ordinals(cells: list[Cell]) -> list[Cell]:
    """Take the warning off ordinals: the first cell of its row, a small whole number, with words behind it."""
    for at, cell in enumerate(cells):
        if cell.warned is not _TEXT_NUMBERS or not _ORDINAL.match(cell.text):
            continue
        before = (each.text for each in reversed(cells[max(at - _NEAR, 0) : at]) if each.row == cell.row)
        behind = (each for each in cells[at + 1 : at + 1 + _NEAR] if each.row == cell.row and each.text)
        after = next(behind, None)
        if not any(before) and after and not after.numeric and not looks_like_number(after.text):
            cells[at] = cell._replace(warned=())
    return cells


def _cell(raw: Raw, told: Decimal | str | None, date_1904: bool, shows_zeros: bool) -> Cell:
    style = raw.style
    if raw.words is not None:
        text = raw.words.text
        if style.number_format.text is not None:
            text = print_text(text, style.number_format)
        text = one_line(text)
        fonts = _fonts(raw.words, text, style.font)
        warned: tuple[Warned, ...] = (
            _TEXT_NUMBERS if raw.kind != "str" and text[-1:] in _ENDS and looks_like_number(text) else ()
        )
        return Cell(raw.row, raw.column, text, False, style.boxed, warned, fonts)
    value = raw.value
    if raw.kind == "b" and value is not None:
        return Cell(
            raw.row, raw.column, "TRUE" if value.strip() in ("1", "true") else "FALSE", False, style.boxed
        )
    if raw.kind == "e" and value is not None:
        return Cell(raw.row, raw.column, value.strip(), False, style.boxed, _FAULTY)
    if raw.kind == "d" and value:
        return Cell(raw.row, raw.column, _iso(value), True, style.boxed)
    if value is not None and style.general and told is None and value.isdecimal() and len(value) < 16:
        if shows_zeros or value != "0":
            return Cell(raw.row, raw.column, value, True, style.boxed)
    number = number_of(value)
    if isinstance(told, str):
        return Cell(raw.row, raw.column, one_line(told), False, style.boxed)
    if number is None and told is not None:
        number, told = told, None
    if number is None:
        return Cell(raw.row, raw.column, one_line(value or ""), False, style.boxed)
    text, warned = print_value(number, style.number_format, date_1904=date_1904, shows_zeros=shows_zeros)
    if told is not None:
        now = print_number(told, style.number_format, date_1904=date_1904) or print_general(told)
        if now != text:
            warned = (*warned, Warned(MarkKind.STALE_FORMULA, now))
    return Cell(raw.row, raw.column, text, True, style.boxed, warned)


def _fonts(words: Words, text: str, font: str) -> tuple[tuple[int, int, str], ...]:
    """Give the fonts of what is shown; stretches that name none have that of the cell."""
    shift = words.text.find(text)
    if not words.fonts or shift < 0:
        return ((0, len(text), font),) if font else ()
    stretches = (
        (max(start - shift, 0), min(end - shift, len(text)), own or font) for start, end, own in words.fonts
    )
    return tuple(each for each in stretches if each[0] < each[1] and each[2])


_ENDS = frozenset("0123456789%) .,")


def print_value(
    number: Decimal, number_format: NumberFormat, *, date_1904: bool = False, shows_zeros: bool = True
) -> tuple[str, tuple[Warned, ...]]:
    """Give a number as it is shown; one that its format hides is given with its own digits and warned of."""
    text = print_number(number, number_format, date_1904=date_1904)
    if text and (shows_zeros or number):
        return text, ()
    return text or print_general(number), _HIDDEN_BY_FORMAT


def one_line(text: str) -> str:
    """Give the words of a cell on one line: the grid's own dividers are blanks inside a cell.

    >>> one_line("Thực hiện\\n6 tháng")
    'Thực hiện 6 tháng'
    """
    return text.strip() if text.isprintable() else text.translate(_DIVIDERS).strip()


def _iso(value: str) -> str:
    day, _, clock = value.strip().partition("T")
    parts = day.split("-")
    if len(parts) != 3:
        return one_line(value)
    told = f"{parts[2]:0>2}/{parts[1]:0>2}/{parts[0]}"
    return told if not clock or clock.startswith("00:00") else f"{told} {clock[:5]}"
