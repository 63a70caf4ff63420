"""Small sound files of every form that can be made here, to be damaged."""

from __future__ import annotations

from functools import cache
from io import BytesIO
from typing import Any

from tests.intake.attacks import zips

_WORDS = "Năm 2025, thu ngân sách đạt 526,8 tỷ đồng, đạt 104,2% kế hoạch, tăng 6,5% so với cùng kỳ."
_ROWS = (
    ("Chỉ tiêu", "Đơn vị tính", "Kế hoạch", "Thực hiện"),
    ("Thu ngân sách", "tỷ đồng", 500, 526.8),
    ("Diện tích lúa", "ha", 4100, 4120),
)


@cache
def seeds() -> dict[str, bytes]:
    """Give the files by their names."""
    table = "\n".join(",".join(map(str, row)) for row in _ROWS)
    cells = "".join("<tr>" + "".join(f"<td>{cell}</td>" for cell in row) + "</tr>" for row in _ROWS)
    return {
        "a.docx": _word(),
        "b.docx": zips.word(),
        "a.xlsx": _book(),
        "b.xlsx": zips.workbook(),
        "a.pdf": _pdf(),
        "a.ods": _ods(),
        "a.txt": (_WORDS + "\n").encode() * 5,
        "b.txt": (_WORDS + "\n").encode("utf-16"),
        "a.csv": table.encode(),
        "a.html": f"<html><body><p>{_WORDS}<table>{cells}</table></body></html>".encode(),
        "a.md": f"# Báo cáo\n\n**{_WORDS}**\n\n| a | b |\n|---|---|\n| 1 | 2 |\n".encode(),
    }


def _word() -> bytes:
    import docx

    document: Any = docx.Document()
    document.add_heading("BÁO CÁO", 1)
    document.add_paragraph(_WORDS)
    table = document.add_table(len(_ROWS), len(_ROWS[0]))
    for row, cells in zip(table.rows, _ROWS, strict=True):
        for cell, words in zip(row.cells, cells, strict=True):
            cell.text = str(words)
    table.cell(0, 0).merge(table.cell(0, 1))
    document.sections[0].footer.paragraphs[0].text = "Trang 1"
    written = BytesIO()
    document.save(written)
    return written.getvalue()


def _book() -> bytes:
    import openpyxl

    book: Any = openpyxl.Workbook()
    sheet = book.active
    for row in _ROWS:
        sheet.append(row)
    sheet["E2"] = "=D2/C2*100"
    sheet.merge_cells("A5:D5")
    sheet["A5"] = "Ghi chú"
    sheet.row_dimensions[3].hidden = True
    written = BytesIO()
    book.save(written)
    return written.getvalue()


def _pdf() -> bytes:
    from reportlab.pdfgen.canvas import Canvas

    written = BytesIO()
    page: Any = Canvas(written)
    for number in range(2):
        page.drawString(72, 780, f"Bao cao, trang {number + 1}: thu 526,8 ty dong, tang 6,5%")
        for row, cells in enumerate(_ROWS):
            for column, words in enumerate(cells):
                page.rect(72 + 100 * column, 700 - 20 * row, 100, 20)
                page.drawString(
                    76 + 100 * column, 706 - 20 * row, str(words).encode("ascii", "replace").decode()
                )
        page.showPage()
    page.save()
    return written.getvalue()


def _ods() -> bytes:
    rows = "".join(
        "<table:table-row>" + "".join(f"<table:table-cell><text:p>{cell}</text:p></table:table-cell>" for cell in row)
        + "</table:table-row>"
        for row in _ROWS
    )  # fmt: skip
    names = " ".join(
        f'xmlns:{name}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"'
        for name in ("office", "table", "text")
    )
    content = (
        f'<?xml version="1.0" encoding="UTF-8"?><office:document-content {names}><office:body><office:spreadsheet>'
        f'<table:table table:name="S">{rows}</table:table></office:spreadsheet></office:body></office:document-content>'
    )
    kind = "application/vnd.oasis.opendocument.spreadsheet"
    manifest = (
        '<manifest:manifest xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0">'
        f'<manifest:file-entry manifest:full-path="/" manifest:media-type="{kind}"/>'
        '<manifest:file-entry manifest:full-path="content.xml" manifest:media-type="text/xml"/></manifest:manifest>'
    )
    return zips.packed({"mimetype": kind, "content.xml": content, "META-INF/manifest.xml": manifest}, 0)
