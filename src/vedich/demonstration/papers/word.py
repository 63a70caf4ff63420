"""Lines of a document become a Word file, in the look of an administrative document."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Sequence
from itertools import groupby

from docx import Document
from docx.document import Document as Word
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml.ns import qn
from docx.shared import Cm, Pt

_FONT = "Times New Roman"
_SIDES = {"<": WD_ALIGN_PARAGRAPH.LEFT, ">": WD_ALIGN_PARAGRAPH.RIGHT, "#": WD_ALIGN_PARAGRAPH.CENTER}
# The time of day that every part of the file bears, so that the same lines give the same bytes.
_STAMP = (2025, 12, 26, 8, 0, 0)
_WIDTH = 16.5


def word_of(lines: Sequence[str]) -> bytes:
    """Give the bytes of a Word file; neighbouring rows of a table make one.

    >>> word_of(["# NGHỊ QUYẾT", "Thu 5 tỷ đồng."]) == word_of(["# NGHỊ QUYẾT", "Thu 5 tỷ đồng."])
    True
    """
    document = Document()
    normal = document.styles["Normal"]
    normal.font.name, normal.font.size = _FONT, Pt(13)
    normal.element.rPr.rFonts.set(qn("w:eastAsia"), _FONT)
    section = document.sections[0]
    section.page_width, section.page_height = Cm(21), Cm(29.7)
    section.left_margin, section.right_margin = Cm(3), Cm(1.5)
    for is_row, some in groupby(filter(None, lines), key=lambda line: line.startswith("|")):
        if is_row:
            _table(document, [[cell.strip() for cell in line[1:].split("|")] for line in some])
        else:
            for line in some:
                _paragraph(document, line)
    return _settled(document)


def _paragraph(document: Word, line: str) -> None:
    side = _SIDES.get(line[:1])
    made = document.add_paragraph(line[1:].strip() if side is not None else line)
    made.paragraph_format.space_after = Pt(6)
    if side is None:
        made.alignment = WD_ALIGN_PARAGRAPH.JUSTIFY
        made.paragraph_format.first_line_indent = Cm(1)
        return
    made.alignment = side
    for run in made.runs:
        run.bold = line[0] == "#" and "(" not in line


def _table(document: Word, rows: Sequence[Sequence[str]]) -> None:
    made = document.add_table(len(rows), len(rows[0]), style="Table Grid")
    made.autofit = False
    widths = [1.2, _WIDTH - 1.2 - 3.6 * (len(rows[0]) - 2), *([3.6] * (len(rows[0]) - 2))]
    for row, told in zip(made.rows, rows, strict=True):
        for place, (cell, text) in enumerate(zip(row.cells, told, strict=True)):
            cell.width = Cm(widths[place])
            cell.text = text
            is_number = place == len(told) - 1 and row is not made.rows[0]
            paragraph = cell.paragraphs[0]
            paragraph.alignment = WD_ALIGN_PARAGRAPH.RIGHT if is_number else WD_ALIGN_PARAGRAPH.LEFT
            for run in paragraph.runs:
                run.bold = told is rows[0] or not told[2]
    document.add_paragraph()


def _settled(document: Word) -> bytes:
    """Give the file with one time on all its parts."""
    document.core_properties.title = ""
    made, settled = io.BytesIO(), io.BytesIO()
    document.save(made)
    with zipfile.ZipFile(made) as parts, zipfile.ZipFile(settled, "w", zipfile.ZIP_DEFLATED) as whole:
        for name in parts.namelist():
            whole.writestr(zipfile.ZipInfo(name, _STAMP), parts.read(name), zipfile.ZIP_DEFLATED)
    return settled.getvalue()
