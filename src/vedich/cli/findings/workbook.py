"""Findings as an Excel sheet, one a row, for those who answer them."""

from __future__ import annotations

import io
from typing import Any

from vedich.cli.findings.checked import Checked
from vedich.cli.outputs.manner import Manner
from vedich.domain.finding import Dismissal, Finding
from vedich.reporting.one_line import clean

_COLUMNS = (
    ("Tệp", "File", 24),
    ("Dòng", "Line", 7),
    ("Mã", "Code", 8),
    ("Mức chắc chắn", "Certainty", 16),
    ("Chỗ trong văn bản", "Words", 48),
    ("Nội dung", "Finding", 56),
    ("Phép tính", "Arithmetic", 44),
    ("Cách sửa có thể", "Possible repairs", 44),
    ("Đã trả lời", "Answered", 32),
)
_MOST_LETTERS = 32_000


def render(checked: Checked, manner: Manner) -> list[list[Any]]:
    """Give the rows of one document."""
    rows = [_row(checked, finding, None, manner.lang) for finding in checked.findings]
    return rows + [_row(checked, finding, answer, manner.lang) for finding, answer in checked.answered]


def join(rendered: list[list[list[Any]]], manner: Manner) -> bytes:
    """Give the workbook of all documents."""
    from xlsxwriter import Workbook  # type: ignore[import-untyped]

    english = manner.lang == "en"
    stream = io.BytesIO()
    book: Any = Workbook(
        stream,
        {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False, "constant_memory": False},
    )
    sheet = book.add_worksheet("Findings" if english else "Soát lỗi")
    head = book.add_format({"bold": True, "bg_color": "#DCE6F1", "bottom": 1, "text_wrap": True})
    text = book.add_format({"text_wrap": True, "valign": "top"})
    for column, (vi, en, width) in enumerate(_COLUMNS):
        sheet.set_column(column, column, width)
        sheet.write_string(0, column, en if english else vi, head)
    rows = [row for document in rendered for row in document]
    for number, row in enumerate(rows, start=1):
        for column, cell in enumerate(row):
            if isinstance(cell, int):
                sheet.write_number(number, column, cell, text)
            elif cell:
                sheet.write_string(number, column, cell[:_MOST_LETTERS], text)
    sheet.freeze_panes(1, 0)
    sheet.autofilter(0, 0, len(rows), len(_COLUMNS) - 1)
    book.close()
    return stream.getvalue()


def _row(checked: Checked, finding: Finding, answer: Dismissal | None, lang: str) -> list[Any]:
    document = checked.document
    repairs = []
    for repair in finding.repairs:
        place = document.source.read_place(repair.span.start, repair.span.end)
        old = clean(document.source.text[place.start : place.end])
        repairs.append(f"{old} → {repair.replacement} ({repair.en if lang == 'en' else repair.vi})")
    return [
        document.name,
        document.line_and_column(finding.span)[0],
        finding.code,
        finding.certainty.wording.say(lang),
        clean(finding.surface),
        finding.en if lang == "en" else finding.vi,
        "\n".join(finding.arithmetic),
        "\n".join(repairs),
        f"{answer.reason} ({answer.who}, {answer.on:%d/%m/%Y})" if answer else "",
    ]
