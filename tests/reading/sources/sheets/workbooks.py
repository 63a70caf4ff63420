"""Workbooks for the tests, made by a writer of another house or by hand where none makes what is needed."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Callable
from decimal import Decimal

import xlsxwriter

from vedich.reading.sources import Source, source_of


def workbook(write: Callable[[xlsxwriter.Workbook], None]) -> bytes:
    """Give the bytes of a workbook that `write` fills."""
    buffer = io.BytesIO()
    book = xlsxwriter.Workbook(buffer, {"in_memory": True})
    write(book)
    book.close()
    return buffer.getvalue()


def sheet_of(*rows: tuple[object, ...]) -> bytes:
    """Give a workbook of one sheet with these values; '=...' is a formula without result."""

    def write(book: xlsxwriter.Workbook) -> None:
        sheet = book.add_worksheet("Biểu")
        for at, row in enumerate(rows):
            for column, value in enumerate(row):
                if isinstance(value, str) and value.startswith("="):
                    sheet.write_formula(at, column, value, None, "")
                elif isinstance(value, str):
                    sheet.write_string(at, column, value)
                elif value is not None:
                    sheet.write(at, column, value)

    return workbook(write)


def opened(data: bytes) -> Source:
    """Open a workbook."""
    return source_of(data, "biểu.xlsx")


def edited(data: bytes, part: str, edit: Callable[[str], str]) -> bytes:
    """Give a workbook with one part changed by hand."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as before, zipfile.ZipFile(buffer, "w") as after:
        for name in before.namelist():
            content = before.read(name)
            after.writestr(name, edit(content.decode()).encode() if name == part else content)
    return buffer.getvalue()


def grid_rows(source: Source, number: int = 1) -> list[list[str]]:
    """Give the words of a grid, row by row."""
    grid = source.grids[number - 1]
    rows: dict[int, list[str]] = {}
    for cell in grid.cells:
        rows.setdefault(cell.row, []).append(source.text[cell.start : cell.end])
    return [rows[row] for row in sorted(rows)]


def cell_words(source: Source) -> dict[str, str]:
    """Give the words at each place, by sheet and cell."""
    return {str(piece.place): source.original[piece.start : piece.end] for piece in source.pieces}


def raw_values(data: bytes) -> list[tuple[str, str, str]]:
    """Walk the XML of a workbook by patterns alone: kind, value and style of every cell that has a value.

    It shares nothing with the reader, so that what the reader loses shows here.
    """
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        strings: list[str] = []
        if "xl/sharedStrings.xml" in archive.namelist():
            for item in re.findall(r"<si>(.*?)</si>", archive.read("xl/sharedStrings.xml").decode(), re.S):
                strings.append("".join(re.findall(r"<t[^>]*>(.*?)</t>", item, re.S)))
        found = []
        for name in archive.namelist():
            if not name.startswith("xl/worksheets/sheet"):
                continue
            for attributes, body in re.findall(
                r"<c ([^>]*[^/])>(.*?)</c>", archive.read(name).decode(), re.S
            ):
                kind = (re.search(r't="(\w+)"', attributes) or ["", "n"])[1]
                style = (re.search(r's="(\d+)"', attributes) or ["", "0"])[1]
                value = re.search(r"<v>(.*?)</v>", body, re.S)
                if value is not None:
                    found.append((kind, strings[int(value[1])] if kind == "s" else value[1], style))
        return found


def value_printed(words: str) -> Decimal:
    """Give the number that a Vietnamese printed form stands for."""
    return Decimal(words.replace(".", "").replace(",", "."))
