"""Write a draft as a PDF with a text layer, without an office program: reportlab, and a font with our letters."""

from __future__ import annotations

import io
from pathlib import Path
from typing import Any

from tests.factory.draft import Draft, DraftTable, Words

_FONTS = (
    "/usr/share/fonts/truetype/croscore/Tinos-Regular.ttf",
    "/usr/share/fonts/truetype/dejavu/DejaVuSans.ttf",
    "/usr/share/fonts/truetype/dejavu/DejaVuSerif.ttf",
    "C:/Windows/Fonts/times.ttf",
)


def font() -> Path | None:
    """Give a font that holds the Vietnamese letters, or None where the machine has none."""
    return next((Path(name) for name in _FONTS if Path(name).is_file()), None)


def pdf_of(draft: Draft) -> bytes:
    """Give the bytes of a PDF; tables go on over pages, their heads told again.

    Raises:
        FileNotFoundError: there is no font with the letters.
    """
    from reportlab.lib.pagesizes import A4
    from reportlab.lib.pagesizes import landscape as turned
    from reportlab.lib.styles import ParagraphStyle
    from reportlab.pdfbase import pdfmetrics
    from reportlab.pdfbase.ttfonts import TTFont
    from reportlab.platypus import Paragraph, SimpleDocTemplate, Spacer

    found = font()
    if found is None:
        raise FileNotFoundError("No font with Vietnamese letters: apt install fonts-croscore")
    if "Page" not in pdfmetrics.getRegisteredFontNames():
        pdfmetrics.registerFont(TTFont("Page", str(found)))
    body = ParagraphStyle("body", fontName="Page", fontSize=11, leading=15, firstLineIndent=20, spaceAfter=4)
    middle = ParagraphStyle("middle", parent=body, alignment=1, firstLineIndent=0)
    small = ParagraphStyle("cell", fontName="Page", fontSize=7.5, leading=9)
    size = turned(A4) if draft.landscape else A4
    flow: list[Any] = []
    for block in draft.blocks:
        if isinstance(block, Words):
            flow.append(Paragraph(_escaped(block.text), body if block.style == "body" else middle))
        else:
            flow.append(_table(block, small, size[0] - 80))
            flow.append(Spacer(1, 8))
    stream = io.BytesIO()
    SimpleDocTemplate(
        stream, pagesize=size, leftMargin=40, rightMargin=40, topMargin=45, bottomMargin=45, invariant=1
    ).build(flow)
    return stream.getvalue()


def _escaped(text: str) -> str:
    return text.replace("&", "&amp;").replace("<", "&lt;")


def _table(table: DraftTable, style: Any, width: float) -> Any:
    from reportlab.lib.styles import ParagraphStyle
    from reportlab.platypus import Paragraph, Table

    aligned = {
        name: ParagraphStyle(name, parent=style, alignment=number)
        for name, number in (("left", 0), ("center", 1), ("right", 2))
    }
    weights = table.widths or (1,) * table.width
    laid = [
        [Paragraph(_escaped(cell.text), aligned[cell.align]) if cell and cell.text else "" for cell in row]
        for row in table.grid()
    ]
    setting: list[Any] = [("VALIGN", (0, 0), (-1, -1), "MIDDLE")]
    if table.bordered:
        setting.append(("GRID", (0, 0), (-1, -1), 0.5, (0, 0, 0)))
    setting += [
        ("SPAN", (c.column - 1, c.row - 1), (c.column + c.columns - 2, c.row + c.rows - 2))
        for c in table.cells
        if c.rows > 1 or c.columns > 1
    ]
    widths = [width * weight / sum(weights) for weight in weights]
    made = Table(laid, colWidths=widths, repeatRows=table.heads)
    made.setStyle(setting)
    return made
