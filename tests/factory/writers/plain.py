"""Write a draft as text, CSV or a page of HTML."""

from __future__ import annotations

import csv
import io
from html import escape

from tests.factory.draft import Draft, DraftTable, Words


def txt_of(draft: Draft, *, bars: bool = False, encoding: str = "utf-8") -> bytes:
    """Give a text file: a table row by row, its cells divided by tabs (or bars).

    >>> from tests.factory.figures import facts_of
    >>> from tests.factory.layouts import LAYOUTS
    >>> txt_of(LAYOUTS["transposed"](facts_of(1)), bars=True).decode().splitlines()[-2][:24]
    '| So với cùng kỳ (%) | 1'
    """
    return text_of(draft, bars=bars).encode(encoding)


def text_of(draft: Draft, *, bars: bool = False) -> str:
    """Give the words of a draft, line by line."""
    lines: list[str] = []
    for block in draft.blocks:
        if isinstance(block, Words):
            lines.append(block.text)
            continue
        for row in block.grid():
            told = [cell.text if cell else "" for cell in row]
            lines.append(f"| {' | '.join(told)} |" if bars else "\t".join(told))
        lines.append("")
    return "\n".join(lines) + "\n"


def csv_of(draft: Draft, *, delimiter: str = ";", mark: bool = True, encoding: str = "utf-8") -> bytes:
    """Give the CSV file that a Vietnamese Excel saves: semicolons, byte order mark, figures as printed."""
    stream = io.StringIO()
    writer = csv.writer(stream, delimiter=delimiter, lineterminator="\r\n")
    for block in draft.blocks:
        if isinstance(block, Words):
            writer.writerow([block.text])
        else:
            for row in block.grid():
                writer.writerow([cell.text if cell else "" for cell in row])
    return (b"\xef\xbb\xbf" if mark else b"") + stream.getvalue().encode(encoding)


def html_of(draft: Draft) -> bytes:
    """Give a page as a portal publishes it: paragraphs, real tables, merged heads."""
    parts = ["<!DOCTYPE html><html lang='vi'><head><meta charset='utf-8'><title>Văn bản</title></head><body>"]
    for block in draft.blocks:
        if isinstance(block, Words):
            tag = "h2" if block.style in ("title", "heading") else "p"
            parts.append(f"<{tag}>{escape(block.text)}</{tag}>")
        else:
            parts.append(_table(block))
    return "\n".join([*parts, "</body></html>"]).encode()


def _table(table: DraftTable) -> str:
    rows = []
    for number in range(1, table.height + 1):
        cells = ""
        for cell in table.cells:
            if cell.row != number:
                continue
            tag = "th" if cell.row <= table.heads else "td"
            down = f' rowspan="{cell.rows}"' if cell.rows > 1 else ""
            wide = f' colspan="{cell.columns}"' if cell.columns > 1 else ""
            cells += f"<{tag}{down}{wide}>{escape(cell.text)}</{tag}>"
        rows.append(f"<tr>{cells}</tr>")
    return f"<table border='1'>{''.join(rows)}</table>"
