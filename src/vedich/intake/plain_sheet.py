"""The cells of the first sheet of a workbook, or of a CSV file, row by row as text: opened in confinement.

A reader of tables looks for the ones that a report holds and leaves what stands apart; here every row counts.
"""

from __future__ import annotations

import csv
import json
from io import BytesIO, StringIO
from typing import Any

from vedich.intake.confined import run_confined
from vedich.intake.limits import MEGABYTE, Limits
from vedich.intake.pre_scan import pre_scan
from vedich.reading.sources.opening import refuse_size
from vedich.reading.sources.trouble import SourceError, Trouble
from vedich.reading.sources.true_type import true_type

_READ = "vedich.intake.plain_sheet:read_child"
_WARM = ("openpyxl", "vedich.intake.xml_guard", "vedich.intake.secrecy")
_READING = Limits(processor=20, wall=80.0, output=16 * MEGABYTE)
_ROWS, _COLUMNS = 5_000, 40


def sheet_rows(data: bytes, name: str) -> list[list[str]]:
    """Give the rows of the first sheet, blank cells as ''; a figure as the digits that are stored.

    Raises:
        SourceError: the file cannot be read, or bears a stamp of secrecy.
    """
    if not data:
        raise SourceError(Trouble.EMPTY, name)
    kind = true_type(data, name)
    refuse_size(len(data), name, kind)
    pre_scan(data, kind, name)
    told = {"name": name, "csv": name.lower().endswith(".csv")}
    answer = run_confined(_READ, data, told, name=name, limits=_READING, warm=_WARM)
    try:
        rows = json.loads(answer.decode("utf-8", "surrogatepass"))
        return [[str(cell) for cell in row] for row in rows]
    except (ValueError, TypeError, RecursionError):
        # The child may have been taken over by its file: what is no answer of ours is not believed.
        raise SourceError(Trouble.READER_DIED, name) from None


def read_child(data: bytes, arguments: dict[str, Any]) -> bytes:
    """Read the rows, in the child.

    Raises:
        SourceError: the workbook declares a document type, or the file bears a stamp of secrecy.
    """
    from vedich.intake.secrecy import is_classified
    from vedich.intake.xml_guard import refuse_document_types

    name = str(arguments["name"])
    if arguments["csv"]:
        text = data.decode("utf-8-sig", "replace")
        first = text.partition("\n")[0]
        between = ";" if first.count(";") > first.count(",") else ","
        rows = [row[:_COLUMNS] for row in csv.reader(StringIO(text), delimiter=between)][:_ROWS]
    else:
        import openpyxl

        refuse_document_types(data, name)
        sheet = openpyxl.load_workbook(BytesIO(data), read_only=True, data_only=True).worksheets[0]
        told = sheet.iter_rows(max_row=_ROWS, max_col=_COLUMNS, values_only=True)
        rows = [[_text(cell) for cell in row] for row in told]
    # Cells that were coloured once and hold nothing make a sheet wide.
    width = max((at + 1 for row in rows for at, cell in enumerate(row) if cell), default=0)
    rows = [[*row, *[""] * width][:width] for row in rows]
    if is_classified("\n".join(cell for row in rows for cell in row)):
        raise SourceError(Trouble.CLASSIFIED, name)
    return json.dumps(rows, ensure_ascii=False).encode("utf-8", "surrogatepass")


def _text(cell: Any) -> str:
    """Give a cell as people write it: 1.234 in a workbook is a little over one, and no thousand."""
    if isinstance(cell, float):
        return f"{cell:.12g}".replace(".", ",")
    return "" if cell is None else str(cell)
