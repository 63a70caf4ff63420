"""Open ODS workbooks (LibreOffice, OpenOffice): stored values in their formats, repeated cells counted out."""

from __future__ import annotations

import re
from typing import Any

from vedich.reading.sources.sheets.formulas.recompute import recomputed
from vedich.reading.sources.sheets.laying import laid
from vedich.reading.sources.sheets.ods_styles import NUMBER_STYLES, OdsStyles, attribute
from vedich.reading.sources.sheets.package import Package, local
from vedich.reading.sources.sheets.stored import Formula, Raw, Stored, shown
from vedich.reading.sources.sheets.unhindered import unhindered
from vedich.reading.sources.sheets.unread import CHART, COMMENT, DRAWN_TEXT, PICTURE, Left
from vedich.reading.sources.sheets.xlsx_strings import Words
from vedich.reading.sources.source import Source, SourceKind

_PARTS = ("calculation-settings", "table-column", "table-row", "shapes")
_STYLES = ("style", *NUMBER_STYLES)
_NUMBERS = frozenset(("float", "percentage", "currency"))
# Words in a formula, what divides its arguments, and a cell or area: [.A1], [$Sheet1.A1:.B2].
_PIECE = re.compile(
    r"""(?P<text>"(?:[^"]|"")*")|;
    |\[(?P<sheet>\$?(?:'(?:[^']|'')+'|[^\]'.:]+))?\.(?P<cell>\$?[A-Z]{1,3}\$?\d+)(?::\.(?P<until>\$?[A-Z]{1,3}\$?\d+))?\]""",
    re.X,
)
# A cell said once may stand for a whole sheet: no more of them are counted out than any honest sheet holds,
# and blank ones with lines only as far as a table reaches.
_MOST_CELLS = 2_000_000
_MOST_BLANKS = 64


def source_of_ods(data: bytes, name: str) -> Source:
    """Take all sheets of a workbook as one text with a grid for each table.

    Stored results of formulas are read and, where they are simple, computed again and compared. Comments and
    drawings are counted.

    Raises:
        SourceError: the archive or its content is broken, or no cell holds anything.
    """
    with unhindered():
        package = Package(data, name, "ODS")
        if not package.has("content.xml"):
            raise package.damaged("content.xml")
        styles = OdsStyles()
        for element in package.elements("styles.xml", _STYLES):
            styles.learn(element)
        reading = _Tables(package, styles)
        for element in package.elements("content.xml", (*_STYLES, *_PARTS)):
            reading.take(element)
        computed = recomputed([] if reading.as_shown else reading.sheets)
        sheets = [shown(sheet, computed, at) for at, sheet in enumerate(reading.sheets)]
        return laid(name, SourceKind.ODS, sheets, unread=reading.left.told(), computed=computed)


class _Tables:
    def __init__(self, package: Package, styles: OdsStyles) -> None:
        self.package, self.styles = package, styles
        self.left = Left()
        self.as_shown = False
        self.sheets: list[Stored] = []
        self.table: Any = None
        self.row = self.column = self.cells = 0
        self.defaults: list[tuple[int, str]] = []

    def take(self, element: Any) -> None:
        kind = local(element.tag)
        if kind == "calculation-settings":
            self.as_shown = attribute(element, "precision-as-shown") == "true"
            return
        if kind not in _PARTS:
            self.styles.learn(element)
            return
        table = next(element.iterancestors("{*}table"), None)
        if table is None:
            return
        if table is not self.table:
            self.table = table
            self.row = self.column = 0
            self.defaults = []
            hidden = attribute(table, "style-name") in self.styles.hidden
            self.sheets.append(Stored(attribute(table, "name"), hidden=hidden))
        if kind == "table-column":
            self._column(element)
        elif kind == "table-row":
            self._row(element)
        else:
            self._drawn(element)

    def _column(self, element: Any) -> None:
        repeated = _times(element, "number-columns-repeated")
        if attribute(element, "visibility") in ("collapse", "filter"):
            self.sheets[-1].hidden_columns.append((self.column + 1, self.column + repeated))
        self.column += repeated
        self.defaults.append((self.column, attribute(element, "default-cell-style-name")))

    def _row(self, element: Any) -> None:
        repeated = _times(element, "number-rows-repeated")
        cells = self._cells(element)
        sheet = self.sheets[-1]
        if any(raw.value is not None or raw.words is not None for raw in cells):
            rows = repeated
        else:
            rows = repeated if repeated <= _MOST_BLANKS else 0
        self.cells += rows * len(cells)
        if self.cells > _MOST_CELLS:
            raise self.package.damaged(f"> {_MOST_CELLS} cells")
        hidden = attribute(element, "visibility") in ("collapse", "filter")
        for at in range(self.row + 1, self.row + 1 + (rows if cells else 0)):
            sheet.cells += [
                raw._replace(row=at, formula=raw.formula if repeated == 1 else None) for raw in cells
            ]
            if hidden:
                sheet.hidden_rows.add(at)
        self.row += repeated
        self._drawn(element)

    def _cells(self, row: Any) -> list[Raw]:
        cells: list[Raw] = []
        column = 1
        default = attribute(row, "default-cell-style-name")
        for item in row:
            if local(item.tag) not in ("table-cell", "covered-table-cell"):
                continue
            told = {local(key): value for key, value in item.attrib.items()}
            repeated = _times(item, "number-columns-repeated") if "number-columns-repeated" in told else 1
            name = told.get("style-name") or default or self._default(column)
            raw = self._cell(item, told, column, name)
            if "number-rows-spanned" in told or "number-columns-spanned" in told:
                rows, columns = _times(item, "number-rows-spanned"), _times(item, "number-columns-spanned")
                self.sheets[-1].merged.append((self.row + 1, column, self.row + rows, column + columns - 1))
            filled = raw.value is not None or raw.words is not None
            if filled or (raw.style.boxed and repeated <= _MOST_BLANKS):
                if repeated > _MOST_CELLS:
                    raise self.package.damaged(f"> {_MOST_CELLS} cells")
                cells += [raw._replace(column=column + at) for at in range(repeated)]
            column += repeated
        return cells

    def _default(self, column: int) -> str:
        return next((name for last, name in self.defaults if column <= last), "")

    def _cell(self, item: Any, told: dict[str, str], column: int, name: str) -> Raw:
        style = self.styles.style(name)
        # LibreOffice tells the kind twice; the second time it tells errors.
        kind = told.get("value-type", "")
        words = "\n".join(_words(each) for each in item if local(each.tag) == "p")
        if kind == "error":
            return Raw(0, column, "e", words, None, style, None)
        if kind == "boolean" or words in ("TRUE", "FALSE"):
            truth = told.get("boolean-value") or str(words == "TRUE").lower()
            return Raw(0, column, "b", truth, None, style, None)
        if kind in _NUMBERS and told.get("value"):
            # A formula that is told once for several cells moves on its way; it is left alone.
            alone = "number-columns-repeated" not in told
            return Raw(0, column, "n", told["value"], None, style, formula_of(told) if alone else None)
        if kind == "date" and told.get("date-value"):
            return Raw(0, column, "d", told["date-value"], None, style, None)
        return Raw(0, column, "s", None, Words(words) if words.strip() else None, style, None)

    def _drawn(self, element: Any) -> None:
        for note in element.iter("{*}annotation"):
            self.left.count(*COMMENT, " ".join(_words(each) for each in note.iter("{*}p")))
        for shape in element.iter("{*}custom-shape", "{*}text-box"):
            if words := " ".join(_words(each) for each in shape.iter("{*}p")).strip():
                self.left.count(*DRAWN_TEXT, words)
        for frame in element.iter("{*}frame"):
            if frame.find("{*}object") is not None:
                self.left.count(*CHART)
            elif frame.find("{*}image") is not None:
                self.left.count(*PICTURE)


def formula_of(told: dict[str, str]) -> Formula | None:
    """Give the formula of a cell as Excel writes it, None where there is none or in another language.

    >>> formula_of({"formula": "of:=SUM([.C2:.C4];[$'Biểu 1'.B$5])/100"}).text
    "SUM(C2:C4,'Biểu 1'!B$5)/100"
    >>> formula_of({"formula": "msoxl:=A1"}) is None
    True
    """
    said = told.get("formula", "")
    if not said.startswith("of:="):
        return None
    kind = "array" if "number-matrix-columns-spanned" in told else ""
    return Formula(_PIECE.sub(_in_excel, said[4:]), kind)


def _in_excel(found: re.Match[str]) -> str:
    if found["text"]:
        return found["text"]
    if found[0] == ";":
        return ","
    sheet = (found["sheet"] or "").removeprefix("$")
    named = f"{sheet}!" if sheet else ""
    until = f":{found['until']}" if found["until"] else ""
    return f"{named}{found['cell']}{until}"


def _times(element: Any, name: str) -> int:
    said = attribute(element, name)
    return max(int(said), 1) if said.isdecimal() and len(said) < 9 else 1


def _words(paragraph: Any) -> str:
    """Give the words of a paragraph; runs of blanks, tabs and line ends are elements of their own."""
    told = paragraph.text or ""
    for child in paragraph:
        match local(child.tag):
            case "s":
                told += " " * min(_times(child, "c"), 1000)
            case "tab" | "line-break":
                told += " "
            case "annotation":
                pass
            case _:
                told += _words(child)
        told += child.tail or ""
    return told
