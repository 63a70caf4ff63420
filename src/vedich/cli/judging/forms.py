"""Records of a judgement in the forms that programs and spreadsheets take: JSON, CSV, Excel, Parquet."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Mapping, Sequence
from decimal import Decimal
from pathlib import Path
from typing import Any

from vedich.store.exact import canonical

Rows = Sequence[Mapping[str, Any]]


def written(told: Any) -> str:
    """Give a value as JSON; figures are text, so that none loses a digit.

    >>> written([{"result": Decimal("61.450")}])
    '[\\n  {\\n    "result": "61.45"\\n  }\\n]\\n'
    """
    return json.dumps(told, ensure_ascii=False, indent=2, default=_plain) + "\n"


def as_csv(rows: Rows) -> str:
    """Give rows as CSV that spreadsheets open with its letters right."""
    stream = io.StringIO()
    writer = csv.writer(stream)
    if rows:
        writer.writerow(rows[0])
        writer.writerows([_cell(value) for value in row.values()] for row in rows)
    return "\ufeff" + stream.getvalue()


def write_workbook(rows: Rows, lang: str, path: Path) -> None:
    """Write rows as a workbook: figures are numbers, nothing is a formula."""
    import xlsxwriter  # type: ignore[import-untyped]

    with xlsxwriter.Workbook(str(path), {"strings_to_formulas": False, "strings_to_urls": False}) as book:
        sheet = book.add_worksheet("Đánh giá" if lang == "vi" else "Judgement")
        bold = book.add_format({"bold": True, "text_wrap": True, "valign": "top"})
        for column, name in enumerate(rows[0] if rows else ()):
            sheet.write_string(0, column, name, bold)
        for place, row in enumerate(rows, start=1):
            for column, value in enumerate(row.values()):
                if isinstance(value, Decimal):
                    sheet.write_number(place, column, float(value))
                elif isinstance(value, bool):
                    sheet.write_boolean(place, column, value)
                elif value is not None:
                    sheet.write(place, column, value)
        sheet.freeze_panes(1, 0)
        if rows:
            sheet.autofilter(0, 0, len(rows), len(rows[0]) - 1)
        sheet.autofit()


def write_parquet(rows: Rows, path: Path) -> None:
    """Write rows as Parquet: figures are exact decimals."""
    from vedich.judging.parquet import write_rows

    write_rows(rows, path)


def _plain(value: object) -> str:
    return str(_cell(value))


def _cell(value: object) -> object:
    return canonical(value) if isinstance(value, Decimal) else value
