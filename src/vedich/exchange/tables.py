"""Tables as text, row by row: CSV and JSON, under keys of columns or heads as workbooks have them."""

from __future__ import annotations

import csv
import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from io import StringIO
from typing import IO, Any, TextIO

from vedich.domain.wording import Wording
from vedich.exchange.cells import Cell
from vedich.exchange.columns import Sheet
from vedich.exchange.sheets import OBSERVATIONS, TARGETS

# Columns that a report of refused rows adds, and that are passed over when it is sent back.
ADDED = ("dòng", "cột", "đang ghi", "vì sao", "cần làm", "tệp")
# No sheet of figures has lines so long; a file without line feeds must not fill the memory.
_LONGEST_LINE = 1_000_000
_SIGNS = ("=", "+", "-", "@", "\t", "\r")
_OURS = {"number", "remark"}


class TableError(ValueError):
    """Raised when a file is no table of rows that are understood; `vi` and `en` are for people."""

    def __init__(self, wording: Wording) -> None:
        self.vi, self.en = wording.vi, wording.en
        super().__init__(wording.en)


@dataclass(frozen=True, slots=True)
class Header:
    """What the columns of a table are: of results or of targets, and the key of each ("" is passed over)."""

    sheet: Sheet
    keys: tuple[str, ...]


def header_of(names: Sequence[str]) -> Header:
    """Tell what a table holds by the heads of its columns: keys, or heads as a workbook has them.

    >>> header_of(["indicator", "Địa bàn", "Kỳ *", "as_of", "vintage", "value"]).keys[:3]
    ('indicator', 'area', 'period')

    Raises:
        TableError: a head is unknown, stands twice, or a column is missing that every row needs.
    """
    heads = [" ".join(name.replace("*", " ").split()).casefold() for name in names]
    basis = {"basis", *_spellings(TARGETS)["basis"]}
    sheet = TARGETS if basis & set(heads) else OBSERVATIONS
    by_spelling = {word: key for key, words in _spellings(sheet).items() for word in words}
    unknown = [
        name for name, head in zip(names, heads, strict=True) if head not in {*by_spelling, *ADDED, ""}
    ]
    keys = tuple(by_spelling.get(head, "") for head in heads)
    missing = [column for column in sheet.columns if column.required and column.key not in keys]
    twice = sorted({key for key in keys if key and keys.count(key) > 1})
    if unknown or missing or twice:
        raise TableError(_wrong(sheet, unknown, [column.key for column in missing], twice))
    return Header(sheet, keys)


def _spellings(sheet: Sheet) -> dict[str, tuple[str, ...]]:
    return {
        column.key: tuple(word.casefold() for word in (column.key, column.heading.vi, column.heading.en))
        for column in sheet.columns
    }


def _wrong(sheet: Sheet, unknown: list[str], missing: list[str], twice: list[str]) -> Wording:
    known = ", ".join(column.key for column in sheet.columns if column.key not in _OURS)
    vi, en = [], []
    if missing:
        vi.append(f"thiếu cột {', '.join(missing)}")
        en.append(f"lacks the column {', '.join(missing)}")
    if unknown:
        told = ", ".join(repr(name[:30]) for name in unknown[:5])
        vi.append(f"không hiểu cột {told}")
        en.append(f"has unknown columns {told}")
    if twice:
        vi.append(f"có hai cột {', '.join(twice)}")
        en.append(f"has two columns {', '.join(twice)}")
    return Wording(
        f"{'; '.join(vi)}. Sửa dòng đầu của tệp; các cột dùng được: {known}",
        f"the table {'; '.join(en)}. Mend its first line; the columns are: {known}",
    )


def csv_rows(stream: TextIO) -> Iterator[Header | tuple[int, dict[str, Cell]]]:
    """Yield the header of a CSV file, then each row by the keys of its columns; blank cells are left out.

    A row goes by the number that a spreadsheet shows beside it; the heads are in row 1.

    Commas, semicolons and tabs may part the cells, as the first line does. A sign that keeps text from being
    a formula (see `inert`) is taken off again.

    Raises:
        TableError: the header is not understood, or a row has more cells than the header.
    """
    first = _line(stream)
    if not first.strip():
        raise TableError(Wording("tệp không có dòng tên cột", "the file has no line of heads"))
    part = max(",;\t", key=first.count)
    names = next(csv.reader(StringIO(first), delimiter=part))
    header = header_of(names)
    yield header
    width = len(header.keys)
    for at, row in enumerate(csv.reader(_lines(stream), delimiter=part), start=2):
        if not any(row):
            continue
        if len(row) > width and any(row[width:]):
            raise TableError(
                Wording(
                    f"dòng số liệu {at} có {len(row)} ô, nhiều hơn {width} cột. "
                    "Đặt ô có dấu phân cách trong dấu ngoặc kép",
                    f"row {at} has {len(row)} cells for {width} columns. Quote cells that hold the separator",
                )
            )
        yield at, {key: _bare(cell) for key, cell in zip(header.keys, row, strict=False) if key and cell}


def json_rows(stream: TextIO) -> Iterator[Header | tuple[int, dict[str, Cell]]]:
    """Yield the header that the first object tells, then each object of a file of one a line, by its line.

    Raises:
        TableError: a line is no object, or has other names than the first.
    """
    header: Header | None = None
    names: tuple[str, ...] = ()
    for at, line in enumerate(_lines(stream), start=1):
        if not line.strip():
            continue
        try:
            told = json.loads(line, parse_float=Decimal, parse_int=Decimal)
        except (ValueError, RecursionError):
            told = None
        if not isinstance(told, dict):
            raise TableError(
                Wording(
                    f"dòng {at} không phải một đối tượng JSON. Mỗi dòng phải là một đối tượng {{...}}",
                    f"line {at} is no JSON object. Each line must be one object {{...}}",
                )
            )
        if header is None:
            header, names = header_of([str(name) for name in told]), tuple(told)
            yield header
        if tuple(told) != names:
            if new := [name for name in told if name not in names]:
                header = header_of([*names, *new])
                names = (*names, *new)
        keys = dict(zip(names, header.keys, strict=True))
        cells = {keys[name]: _json_cell(value) for name, value in told.items() if keys[name]}
        yield at, {key: cell for key, cell in cells.items() if cell is not None}


def _json_cell(value: Any) -> Cell:
    if value is None or value == "":
        return None
    if isinstance(value, bool):
        return "true" if value else "false"
    return value if isinstance(value, str | Decimal) else json.dumps(value, ensure_ascii=False, default=str)


def _lines(stream: TextIO) -> Iterator[str]:
    while line := _line(stream):
        yield line


def _line(stream: TextIO) -> str:
    line = stream.readline(_LONGEST_LINE)
    if len(line) == _LONGEST_LINE and not line.endswith("\n"):
        raise TableError(
            Wording(
                f"có một dòng dài hơn {_LONGEST_LINE} ký tự: đây không phải bảng số liệu",
                f"a line is longer than {_LONGEST_LINE} characters, which no table of figures has",
            )
        )
    return line


def inert(said: str) -> str:
    """Give text that a spreadsheet does not take for a formula; figures stay as they are.

    >>> inert("=1+1"), inert("-5"), inert("+84 912"), inert("Tăng")
    ("'=1+1", '-5', "'+84 912", 'Tăng')
    """
    if not said.startswith(_SIGNS) or _is_figure(said):
        return said
    return f"'{said}"


def _bare(said: str) -> str:
    return said[1:] if said.startswith("'") and said[1:].startswith(_SIGNS) else said


def _is_figure(said: str) -> bool:
    return said[1:2].isdigit() and all(sign in "0123456789.,eE" for sign in said[1:])


def written_csv(names: Sequence[str], rows: Iterator[Mapping[str, str]], stream: IO[str]) -> None:
    """Write rows as CSV that spreadsheets open with all Vietnamese letters, and nothing as a formula."""
    stream.write("\ufeff")
    writer = csv.writer(stream, lineterminator="\r\n")
    writer.writerow(names)
    for row in rows:
        writer.writerow([inert(row.get(name, "")) for name in names])
