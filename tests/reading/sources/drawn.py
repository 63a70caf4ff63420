"""Draw PDF pages for tests: set type, tables and loose words, in a face that has the Vietnamese letters."""

from __future__ import annotations

import io
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import pytest
from reportlab.lib.pagesizes import A4
from reportlab.lib.styles import ParagraphStyle
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import Paragraph, SimpleDocTemplate, Table, TableStyle

_FACES = (
    (
        "/usr/share/fonts/truetype/croscore/Tinos-Regular.ttf",
        "/usr/share/fonts/truetype/croscore/Tinos-Bold.ttf",
    ),
    (
        "/usr/share/fonts/truetype/liberation2/LiberationSerif-Regular.ttf",
        "/usr/share/fonts/truetype/liberation2/LiberationSerif-Bold.ttf",
    ),
    ("C:/Windows/Fonts/times.ttf", "C:/Windows/Fonts/timesbd.ttf"),
)
PLAIN, BOLD = "Serif", "Serif-Bold"
BODY = ParagraphStyle(
    "body", fontName=PLAIN, fontSize=13, leading=17, firstLineIndent=28, spaceAfter=6, alignment=4
)
CELL = ParagraphStyle("cell", fontName=PLAIN, fontSize=11, leading=13)
GRID = TableStyle([("GRID", (0, 0), (-1, -1), 0.5, "black"), ("FONT", (0, 0), (-1, -1), PLAIN, 11)])


def faces() -> None:
    """Make the faces known, or skip where the machine has none with Vietnamese letters."""
    for plain, bold in _FACES:
        if Path(plain).is_file() and Path(bold).is_file():
            pdfmetrics.registerFont(TTFont(PLAIN, plain))
            pdfmetrics.registerFont(TTFont(BOLD, bold))
            return
    pytest.skip("office: fonts-croscore is not installed")


def canvas_pdf(*pages: Callable[[Canvas], None], size: tuple[float, float] = A4) -> bytes:
    """Give a PDF of pages, each drawn by a function; places count from the bottom left, in points."""
    faces()
    out = io.BytesIO()
    canvas = Canvas(out, pagesize=size, invariant=True)
    for draw in pages:
        canvas.setFont(PLAIN, 13)
        draw(canvas)
        canvas.showPage()
    canvas.save()
    return out.getvalue()


def set_pdf(blocks: Sequence[Any], *, edge: Callable[[Canvas, int], None] | None = None) -> bytes:
    """Give a PDF of paragraphs (plain strings) and tables (lists of rows), set in pages of A4.

    `edge` draws the header and footer of a page, given its number.
    """
    faces()
    out = io.BytesIO()
    document = SimpleDocTemplate(out, pagesize=A4, leftMargin=85, rightMargin=57, invariant=True)

    def draw_edge(canvas: Canvas, template: SimpleDocTemplate) -> None:
        canvas.setFont(PLAIN, 12)
        if edge is not None:
            edge(canvas, template.page)

    told = [Paragraph(block, BODY) if isinstance(block, str) else block for block in blocks]
    document.build(told, onFirstPage=draw_edge, onLaterPages=draw_edge)
    return out.getvalue()


def ruled(rows: Sequence[Sequence[str]], *more: tuple[Any, ...], heads: int = 1, **options: Any) -> Table:
    """Give a ruled table of cells that wrap; `more` are further commands of style, such as spans."""
    faces()
    cells = [[Paragraph(cell, CELL) for cell in row] for row in rows]
    return Table(cells, style=TableStyle([*GRID.getCommands(), *more]), repeatRows=heads, **options)
