"""Read a filled workbook template: the rows of its sheets, cell by cell, as it holds them."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from decimal import Decimal, InvalidOperation
from io import BytesIO
from typing import Any

from vedich.domain.wording import Wording
from vedich.exchange.cells import Broken, Cell, Percent, text
from vedich.exchange.columns import TEMPLATE_VERSION, Sheet
from vedich.exchange.sheets import ALL_SHEETS
from vedich.exchange.template.writing import CODES, EXAMPLE, MARK

# Heads may have slipped down by rows that somebody put above them.
_HEADS_WITHIN = 20
_MOST_ROWS = 20_000
_SPARE_COLUMNS = 40


@dataclass(frozen=True, slots=True)
class Line:
    """A row as its file holds it: its number in the sheet, and its cells by the keys of columns."""

    row: int
    cells: Mapping[str, Cell]


@dataclass(frozen=True, slots=True)
class Filled:
    """A workbook that came back: the lines of each sheet, and where its columns stand (from 1)."""

    lines: Mapping[str, tuple[Line, ...]]
    places: Mapping[str, Mapping[str, int]] = field(default_factory=dict)


class TemplateError(ValueError):
    """Raised when a workbook is not the template, or lacks a part of it; `vi` and `en` are for people.

    `is_another` says that it is no workbook of this kind at all, or of another version: take a new one.
    """

    def __init__(self, wording: Wording, *, is_another: bool = False) -> None:
        self.vi, self.en, self.is_another = wording.vi, wording.en, is_another
        super().__init__(wording.en)


def read_template(data: bytes) -> dict[str, Any]:
    """Give what a workbook holds as plain data that `filled` understands, or why it is not the template.

    Formulas count by the results that are stored. Runs where the file is confined.
    """
    import openpyxl

    book = openpyxl.load_workbook(BytesIO(data), read_only=True, data_only=True)
    if CODES not in book.sheetnames:
        return {"trouble": "other"}
    told = [row[0] for row in book[CODES].iter_rows(min_row=1, max_row=2, max_col=1, values_only=True)]
    if not told or told[0] != MARK:
        return {"trouble": "other"}
    if len(told) < 2 or str(told[1]) != str(TEMPLATE_VERSION):
        return {"trouble": "version", "version": str(told[1] if len(told) > 1 else "?")[:10]}
    found: dict[str, Any] = {"sheets": {}}
    for sheet in ALL_SHEETS:
        if (name := sheet.name_in(book.sheetnames)) is not None:
            read = _read_sheet(book[name], sheet)
            if "trouble" in read:
                return read
            found["sheets"][sheet.key] = read
    return found


def _read_sheet(page: Any, sheet: Sheet) -> dict[str, Any]:
    wanted = {
        _head(head): column.key for column in sheet.columns for head in (column.heading.vi, column.heading.en)
    }
    places: dict[str, int] = {}
    lines: list[list[Any]] = []
    holds_something = False
    rows = page.iter_rows(max_col=len(sheet.columns) + _SPARE_COLUMNS)
    for number, row in enumerate(rows, start=1):
        if not places:
            said = [_head(cell.value) for cell in row]
            keys = [wanted.get(head) for head in said]
            holds_something = holds_something or any(said)
            if len(set(keys) - {None}) > len(sheet.columns) // 2:
                places = {key: at for at, key in enumerate(keys, start=1) if key is not None}
                missing = [
                    column.key for column in sheet.columns if column.key not in places and not column.may_miss
                ]
                twice = [column.key for column in sheet.columns if keys.count(column.key) > 1]
                if twice:
                    return {"trouble": "twice", "sheet": sheet.key, "columns": twice}
                if missing:
                    return {"trouble": "column", "sheet": sheet.key, "columns": missing}
            elif number > _HEADS_WITHIN:
                return {"trouble": "column", "sheet": sheet.key, "columns": [sheet.columns[0].key]}
            continue
        cells = {key: _plain(row[at - 1]) for key, at in places.items() if at <= len(row)}
        cells = {key: cell for key, cell in cells.items() if cell is not None}
        if _is_example(cells.get("number")) or not cells.keys() - {"number", "remark"}:
            continue
        if len(lines) == _MOST_ROWS:
            return {"trouble": "rows", "sheet": sheet.key, "most": _MOST_ROWS}
        lines.append([number, cells])
    if holds_something and not places:
        return {"trouble": "column", "sheet": sheet.key, "columns": [sheet.columns[0].key]}
    return {"places": places, "lines": lines}


def _head(value: Any) -> str:
    return " ".join(str(value or "").replace("*", " ").split()).casefold()


def _is_example(told: list[str] | None) -> bool:
    examples = (EXAMPLE.vi.casefold(), EXAMPLE.en.casefold())
    return told is not None and told[0] == "text" and told[1].strip().casefold() in examples


def _plain(cell: Any) -> list[str] | None:
    """Give a cell as its kind and its content; a number with the digits that the spreadsheet shows of it."""
    value = cell.value
    if value is None or (isinstance(value, str) and not value.strip()):
        return None
    if isinstance(value, bool):
        return ["text", "TRUE" if value else "FALSE"]
    if isinstance(value, int | float):
        # The shortest digits that make this number: what was typed, not how it is stored.
        shown = Decimal(repr(value))
        if "%" in str(getattr(cell, "number_format", "") or ""):
            return ["percent", str(shown * 100)]
        return ["figure", str(shown)]
    if isinstance(value, datetime | date):
        return ["day", (value.date() if isinstance(value, datetime) else value).isoformat()]
    if cell.data_type == "e":
        return ["broken", str(value)[:20]]
    return ["text", str(value)[:32_767]]


def filled(told: Any) -> Filled:
    """Give what `read_template` told as lines.

    Raises:
        TemplateError: it is not the template, or a part of it is missing.
        ValueError, KeyError, TypeError: it was told by something else.
    """
    if "trouble" in told:
        raise TemplateError(_trouble(told), is_another=told["trouble"] in ("version", "other"))
    lines: dict[str, tuple[Line, ...]] = {}
    places: dict[str, dict[str, int]] = {}
    for sheet in ALL_SHEETS:
        read = told["sheets"].get(sheet.key)
        if read is None:
            continue
        keys = {column.key for column in sheet.columns}
        places[sheet.key] = {_one_of(key, keys): _counted(at) for key, at in read["places"].items()}
        lines[sheet.key] = tuple(
            Line(_counted(row), {_one_of(key, keys): _cell(*cell) for key, cell in cells.items()})
            for row, cells in read["lines"]
        )
    return Filled(lines, places)


def _trouble(told: Mapping[str, Any]) -> Wording:
    if told["trouble"] == "version":
        return Wording(
            f"mẫu phiên bản {told['version']}, không phải {TEMPLATE_VERSION}. Hãy lấy mẫu mới bằng "
            "vedich db template rồi chép số liệu sang",
            f"template version {told['version']}, not {TEMPLATE_VERSION}. Get a new one with "
            "vedich db template and copy the rows",
        )
    if told["trouble"] in ("twice", "column", "rows"):
        sheet = next(each for each in ALL_SHEETS if each.key == told["sheet"])
        heads = [sheet.column(key).heading for key in list(told.get("columns", ()))[:5]]
        vi, en = ", ".join(head.vi for head in heads), ", ".join(head.en for head in heads)
        if told["trouble"] == "twice":
            return Wording(
                f"trang “{sheet.name.vi}” có hai cột {vi}. Hãy bỏ hoặc đổi tên cột thừa",
                f"the sheet “{sheet.name.en}” has two columns {en}. Delete or rename the one too many",
            )
        if told["trouble"] == "column":
            return Wording(
                f"trang “{sheet.name.vi}” không còn cột {vi}. Hãy trả lại tên cột như trong mẫu",
                f"the sheet “{sheet.name.en}” lacks the column {en}. Restore its head as in the template",
            )
        return Wording(
            f"trang “{sheet.name.vi}” có hơn {_MOST_ROWS} dòng. Hãy chia tệp, hoặc nạp bằng CSV",
            f"the sheet “{sheet.name.en}” has over {_MOST_ROWS} rows. Divide the file, or load it as CSV",
        )
    return Wording(
        "không phải mẫu của Về Đích. Hãy lấy mẫu bằng vedich db template; "
        "muốn đọc một văn bản thì dùng vedich db confirm",
        "not a template of Về Đích. Get one with vedich db template; "
        "to read a document, use vedich db confirm",
    )


def _cell(kind: str, content: str) -> Cell:
    if type(content) is not str:
        raise ValueError(kind)
    if kind == "text":
        return content
    if kind == "day":
        return date.fromisoformat(content)
    if kind == "broken":
        return Broken(content)
    try:
        value = Decimal(content)
    except InvalidOperation:
        raise ValueError(kind) from None
    if not value.is_finite() or kind not in ("figure", "percent"):
        raise ValueError(kind)
    return Percent(value) if kind == "percent" else value


def _one_of(key: str, keys: set[str]) -> str:
    if key not in keys:
        raise KeyError(key)
    return key


def _counted(number: Any) -> int:
    if type(number) is not int or not 0 < number < 1 << 21:
        raise ValueError(number)
    return number


def shown(line: Line, key: str) -> str:
    """Give what a cell of a line says, for a report of what is wrong with it."""
    return text(line.cells.get(key))


def told_bytes(told: Mapping[str, Any]) -> bytes:
    """Write what was read so that it can cross the border."""
    return json.dumps(told, ensure_ascii=False).encode("utf-8", "surrogatepass")


def sheets_of(read: Filled) -> Iterator[tuple[Sheet, tuple[Line, ...]]]:
    """Yield each sheet with its lines; none for a sheet that is not there."""
    for sheet in ALL_SHEETS:
        yield sheet, read.lines.get(sheet.key, ())
