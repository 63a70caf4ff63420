"""Read the rows of one XLSX sheet as they are stored: raw values, formulas, styles, what is merged and hidden."""

from __future__ import annotations

from typing import Any

from vedich.reading.sources.sheets.address import (
    MOST_COLUMNS,
    MOST_ROWS,
    area_at,
    cell_at,
    column_number,
)
from vedich.reading.sources.sheets.package import Package, local
from vedich.reading.sources.sheets.stored import Formula, Raw, Stored
from vedich.reading.sources.sheets.xlsx_strings import Words, words_of
from vedich.reading.sources.sheets.xlsx_styles import PLAIN, Style

_YES = ("1", "true")
_TAGS = ("row", "mergeCell", "col", "sheetView", "oddHeader", "oddFooter", "evenHeader", "firstHeader")


def read_rows(package: Package, part: str, name: str, strings: list[Words], styles: list[Style]) -> Stored:
    """Give the stored cells of a sheet, row by row; styled cells without a value only where they are boxed."""
    sheet = Stored(name, part)
    reader = _Rows(sheet, strings, styles)
    for element in package.elements(part, _TAGS):
        tag = local(element.tag)
        if tag == "row":
            reader.row(element)
        elif tag == "mergeCell":
            if area := area_at(element.get("ref") or ""):
                if area[0] != area[2] or area[1] != area[3]:
                    sheet.merged.append(area)
        elif tag == "col":
            if element.get("hidden") in _YES or element.get("width") == "0":
                first, last = element.get("min") or "", element.get("max") or ""
                if first.isdecimal() and last.isdecimal() and len(first) < 8 and len(last) < 8:
                    sheet.hidden_columns.append((int(first), int(last)))
        elif tag == "sheetView":
            sheet.shows_zeros = element.get("showZeros") not in ("0", "false")
        elif element.text:
            sheet.running_heads.append(element.text)
    if not reader.in_order:
        sheet.cells.sort(key=lambda raw: (raw.row, raw.column))
    return sheet


class _Rows:
    def __init__(self, sheet: Stored, strings: list[Words], styles: list[Style]) -> None:
        self.sheet, self.strings, self.styles = sheet, strings, styles
        self.known: dict[str | None, Style] = {}
        self.at = 0
        self.last = (0, 0)
        self.in_order = True

    def _style(self, number: str | None) -> Style:
        if number and number.isdecimal() and int(number) < len(self.styles):
            return self.styles[int(number)]
        return PLAIN

    def row(self, element: Any) -> None:
        said = element.get("r")
        self.at = int(said) if said and said.isdecimal() and len(said) < 8 else self.at + 1
        self.at = min(self.at, MOST_ROWS)
        if element.get("hidden") in _YES or element.get("ht") == "0":
            self.sheet.hidden_rows.add(self.at)
        column = 0
        cells = self.sheet.cells
        known, strings = self.known, self.strings
        row = self.at
        digits = str(row)
        for item in element:
            get = item.get
            named = get("r")
            if named is None:
                column += 1
            elif named.endswith(digits) and (letters := named[: -len(digits)]) and letters.isalpha():
                column = column_number(letters)
            else:
                told = cell_at(named)
                column = told[1] if told else column + 1
            column = min(column, MOST_COLUMNS)
            number = get("s")
            style = known.get(number)
            if style is None:
                style = known[number] = self._style(number)
            kind = get("t") or "n"
            value: str | None = None
            words: Words | None = None
            formula: Formula | None = None
            for child in item:
                tag = child.tag
                if not isinstance(tag, str):
                    continue
                if tag.endswith("}v"):
                    value = child.text
                elif tag.endswith("}f"):
                    formula = Formula(
                        child.text or "", child.get("t") or "", child.get("si") or "", child.get("ref") or ""
                    )
                elif tag.endswith("}is"):
                    words = words_of(child)
            if kind == "s" and value is not None:
                index = value.strip()
                words = strings[int(index)] if index.isdecimal() and int(index) < len(strings) else None
            elif kind == "str" and value is not None:
                words = Words(value)
            if value is not None or words is not None or formula is not None or style.boxed:
                if (row, column) <= self.last:
                    self.in_order = False
                self.last = (row, column)
                cells.append(Raw(row, column, kind, value, words, style, formula))
