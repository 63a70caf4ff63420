"""Rows for sheets: numbers as numbers, each with the form it was printed in beside it."""

from __future__ import annotations

import csv
import io
from decimal import Decimal
from typing import NamedTuple

from vedich.cli.outputs import why, words
from vedich.cli.outputs.manner import Manner
from vedich.cli.outputs.read_document import ReadDocument
from vedich.domain.document import ClaimKind, Comparator
from vedich.reporting.one_line import clean

Cell = str | int | Decimal | None
Rows = list[tuple[Cell, ...]]

_COMPARATORS = {
    Comparator.EQ: ("bằng", "equal"),
    Comparator.GT: ("trên", "above"),
    Comparator.GE: ("từ … trở lên", "at least"),
    Comparator.LT: ("dưới", "below"),
    Comparator.LE: ("tối đa", "at most"),
    Comparator.APPROX: ("khoảng", "about"),
    Comparator.RANGE: ("khoảng từ … đến", "from … to"),
}


class Sheet(NamedTuple):
    """A sheet's name and columns in both languages, with the width of each column in letters."""

    names: tuple[str, str]
    columns: tuple[tuple[str, str, int], ...]

    def name(self, lang: str) -> str:
        """Give the sheet's name."""
        return self.names[lang == "en"]

    def header(self, lang: str) -> list[str]:
        """Give the titles of the columns."""
        return [en if lang == "en" else vi for vi, en, _ in self.columns]


FIGURES = Sheet(
    ("Số liệu", "Figures"),
    (
        ("Tệp", "File", 24),
        ("Chỉ tiêu", "Indicator", 40),
        ("Loại", "Kind", 10),
        ("Giá trị", "Value", 14),
        ("Đến", "To", 10),
        ("Trên tổng số", "Out of", 12),
        ("Đơn vị tính", "Measure", 16),
        ("Viết trong văn bản", "As printed", 22),
        ("Mức so sánh", "Comparator", 14),
        ("So với", "Against", 20),
        ("Cách so", "As", 12),
        ("Kỳ", "Period", 18),
        ("Địa bàn", "Area", 24),
        ("Mã chỉ tiêu", "Indicator code", 26),
        ("Tình trạng", "Status", 12),
        ("Chắc chắn", "Certainty", 11),
        ("Dòng", "Line", 8),
        ("Cột", "Column", 8),
    ),
)
WHY = (("Câu", "Sentence", 80), ("Quy tắc", "Rules", 30), ("Cách đọc khác", "Other readings", 40))
COUNTS = Sheet(
    ("Tổng hợp", "Counts"),
    (
        ("Tệp", "File", 24),
        ("Nội dung", "Sentence", 60),
        ("Tổng số", "Total", 10),
        ("Đạt (gồm vượt)", "Reached (with exceeded)", 16),
        ("Vượt", "Exceeded", 10),
        ("Gần đạt", "Near", 10),
        ("Không đạt", "Missed", 10),
        ("Chưa có kết quả", "No result", 16),
        ("Kỳ", "Period", 18),
        ("Địa bàn", "Area", 24),
        ("Chắc chắn", "Certainty", 11),
        ("Dòng", "Line", 8),
        ("Cột", "Column", 8),
    ),
)
TASKS = Sheet(
    ("Nhiệm vụ", "Tasks"),
    (
        ("Tệp", "File", 24),
        ("Việc", "Task", 70),
        ("Chủ trì", "Lead", 28),
        ("Phối hợp", "With", 36),
        ("Hạn", "Due", 22),
        ("Người giao", "Assigned by", 24),
        ("Chắc chắn", "Certainty", 11),
        ("Dòng", "Line", 8),
        ("Cột", "Column", 8),
    ),
)
REFERENCES = Sheet(
    ("Văn bản", "Documents"),
    (
        ("Tệp", "File", 24),
        ("Số hiệu", "Number", 22),
        ("Loại văn bản", "Type", 20),
        ("Ngày", "Date", 14),
        ("Cơ quan", "Issuer", 30),
        ("Viết trong văn bản", "As printed", 50),
        ("Chắc chắn", "Certainty", 11),
        ("Dòng", "Line", 8),
        ("Cột", "Column", 8),
    ),
)
SHEETS = (FIGURES, COUNTS, TASKS, REFERENCES)
CERTAINTIES = {"Chắc chắn", "Certainty"}


def figures_sheet(manner: Manner) -> Sheet:
    """Give the sheet of figures, with the columns that say why where they are asked for."""
    return FIGURES._replace(columns=FIGURES.columns + WHY) if manner.why else FIGURES


def figures(document: ReadDocument, manner: Manner) -> Rows:
    """Give a row for each claim of a document; numbers that are no claim are left out."""
    lang, english = manner.lang, manner.lang == "en"
    rows: Rows = []
    for claim in document.reading.claims:
        if claim.kind is ClaimKind.OTHER_NUMBER:
            continue
        row: tuple[Cell, ...] = (
            document.name,
            clean(claim.indicator),
            words.KINDS[claim.kind][english],
            claim.value,
            claim.value_max,
            claim.denominator,
            claim.measure,
            clean(claim.surface),
            _COMPARATORS[claim.comparator][english],
            words.relation(claim, lang),
            words.MANNERS[claim.relation][english] if claim.relation in words.MANNERS else "",
            str(claim.period or ""),
            clean(claim.area or ""),
            claim.link.code if claim.link else "",
            words.STATUSES[claim.status][english] if claim.status else "",
            _chance(claim.certainty),
            *document.line_and_column(claim.span),
        )
        if manner.why:
            before, figure, after = document.around(claim.span)
            others = "; ".join(why.others(claim, lang))
            row += (f"{before}⟦{figure}⟧{after}", why.rules(claim, lang), others)
        rows.append(row)
    return rows


def counts(document: ReadDocument, manner: Manner) -> Rows:
    """Give a row for each count of targets."""
    return [
        (
            document.name,
            words.tally(tally, manner.lang),
            tally.total,
            tally.met,
            tally.exceeded,
            tally.near,
            tally.not_met,
            tally.no_data,
            str(tally.period or ""),
            clean(tally.area or ""),
            _chance(tally.certainty),
            *document.line_and_column(tally.span),
        )
        for tally in document.reading.tallies
    ]


def tasks(document: ReadDocument, manner: Manner) -> Rows:
    """Give a row for each task."""
    return [
        (
            document.name,
            clean(task.action),
            clean(task.lead or ""),
            clean("; ".join(task.supports)),
            words.deadline(task.deadline, manner.lang),
            clean(task.assigner or ""),
            _chance(task.certainty),
            *document.line_and_column(task.span),
        )
        for task in document.reading.directives
    ]


def references(document: ReadDocument, manner: Manner) -> Rows:
    """Give a row for each document that is referred to."""
    return [
        (
            document.name,
            clean(reference.number or ""),
            clean(reference.type or ""),
            words.deadline(reference.date, manner.lang),
            clean(reference.issuer or ""),
            clean(reference.surface),
            _chance(reference.certainty),
            *document.line_and_column(reference.span),
        )
        for reference in document.reading.references
    ]


def render_sheets(document: ReadDocument, manner: Manner) -> list[Rows]:
    """Give the rows of a document for each sheet of a workbook."""
    return [maker(document, manner) for maker in (figures, counts, tasks, references)]


def render_csv(document: ReadDocument, manner: Manner) -> str:
    """Give the figures of a document as lines of CSV."""
    return _lines(figures(document, manner))


def csv_header(manner: Manner) -> str:
    """Give the first line of CSV, with the mark by which Excel knows UTF-8."""
    return "\ufeff" + _lines([tuple(figures_sheet(manner).header(manner.lang))])


def _lines(rows: Rows) -> str:
    stream = io.StringIO()
    writer = csv.writer(stream, lineterminator="\n")
    for row in rows:
        writer.writerow([safe_cell(cell) for cell in row])
    return stream.getvalue()


def safe_cell(cell: Cell) -> str:
    """Write a cell so that no spreadsheet takes a text for a formula.

    >>> safe_cell(Decimal("-12.50")), safe_cell("-12,5%"), safe_cell("=HYPERLINK(1)"), safe_cell(None)
    ('-12.50', "'-12,5%", "'=HYPERLINK(1)", '')
    """
    if cell is None:
        return ""
    if isinstance(cell, Decimal):
        return f"{cell:f}"
    text = str(cell)
    return f"'{text}" if text.startswith(("=", "+", "-", "@", "\t", "\r", "|")) else text


def _chance(certainty: float) -> Decimal:
    return Decimal(f"{certainty:.2f}")
