"""Bring pages into one flow: paragraphs and tables in the order of reading, edges and notes set apart."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, field, replace
from itertools import pairwise

from vedich.reading.sources.pages.columns import reading_order
from vedich.reading.sources.pages.continuing import Placed, goes_on, join_split_row
from vedich.reading.sources.pages.edges import take_edges
from vedich.reading.sources.pages.line import Line, line_of, rows_of
from vedich.reading.sources.pages.paragraphs import Paragraph, begins, paragraphs_of
from vedich.reading.sources.pages.word import Page, Table, Word

_NOTE = re.compile(r"[\[(]?(?:\d{1,3}|\*{1,3})[\])]?(?:[.:]?\s|[^\d.,%])")


@dataclass(slots=True)
class Flow:
    """The content of pages in order, and what was set apart from it."""

    blocks: list[Paragraph | Placed] = field(default_factory=list)
    numbers: list[Line] = field(default_factory=list)
    repeated: list[Line] = field(default_factory=list)
    marks: list[Word] = field(default_factory=list)


def flow_of(pages: list[Page]) -> Flow:
    """Give the flow of pages.

    Page numbers and repeated headers and footers are set apart; footnotes follow the paragraph that stands
    above them; words that run up the page come last on it.
    """
    flow = Flow()
    rows: list[list[list[Line]]] = []
    for page in pages:
        inside = [word for word in page.words if not word.turned]
        of_page, marks = rows_of(inside)
        rows.append(of_page)
        flow.marks += marks
    type_size = _type_size(rows)
    step = _step(rows, type_size)
    edges = take_edges(rows, [page.height for page in pages], step)
    flow.numbers, flow.repeated = edges.numbers, edges.repeated
    sides = _sides(pages, rows)
    pen = _Pen(flow, edges.kept, step)
    for page, of_page in zip(pages, rows, strict=True):
        body, foot = _footnotes(of_page, type_size)
        pen.page(_ordered(page, body, sides[page.number]), page.number)
        pen.notes += [replace(line, column=sides[page.number]) for row in foot for line in row]
        turned = [word for word in page.words if word.turned]
        pen.notes += [replace(line_of([word]), column=(word.left, word.right)) for word in turned]
    pen.write_notes()
    return flow


class _Pen:
    """Writes lines and tables into the flow, one after the other."""

    def __init__(self, flow: Flow, kept: set[int], step: float) -> None:
        self.flow = flow
        self.kept = kept
        self.step = step
        self.notes: list[Line] = []
        self.tables = 0

    def page(self, ordered: list[Line | Table], number: int) -> None:
        """Write a page; the notes of the page before follow the paragraph that this page goes on with."""
        first = True
        for block in ordered:
            if isinstance(block, Table):
                self._table(block, number, first=first)
                first = False
            else:
                self._line(block)
                first = first and id(block) in self.kept

    def write_notes(self) -> None:
        """Write the notes that wait."""
        if self.notes:
            self.flow.blocks += paragraphs_of(self.notes, self.step, set())
            self.flow.blocks.append(Paragraph(alone=True))
            self.notes = []

    def _line(self, line: Line) -> None:
        blocks = self.flow.blocks
        last = blocks[-1] if blocks else None
        if id(line) in self.kept:
            # A running head stands before the paragraph that goes on over it.
            at = len(blocks) - 1 if isinstance(last, Paragraph) and not last.alone else len(blocks)
            blocks.insert(at, Paragraph([line], alone=True))
        elif isinstance(last, Paragraph) and not last.alone and not begins(last.lines, line, self.step):
            last.lines.append(line)
        else:
            self.write_notes()
            blocks.append(Paragraph([line]))

    def _table(self, table: Table, page: int, *, first: bool) -> None:
        blocks = self.flow.blocks
        last = blocks[-1] if blocks else None
        continues = None
        if first and isinstance(last, Placed) and last.page == page - 1 and goes_on(last.table, table):
            continues = last.number
            last.table, table = join_split_row(last.table, table)
            if not table.cells:
                last.page = page
                return
        else:
            self.write_notes()
        self.tables += 1
        blocks.append(Placed(table, page, self.tables, continues))


def _ordered(page: Page, rows: list[list[Line]], sides: tuple[float, float]) -> list[Line | Table]:
    """Give the lines and tables of a page from the top; lines between two tables are ordered together."""
    ordered: list[Line | Table] = []
    at = 0
    for table in sorted(page.tables, key=lambda table: (table.box[1], table.box[0])):
        above = at
        while above < len(rows) and rows[above][0].baseline < table.box[1] + 4:
            above += 1
        ordered += reading_order(rows[at:above], *sides)
        ordered.append(table)
        at = above
    return ordered + reading_order(rows[at:], *sides)


def _type_size(rows: list[list[list[Line]]]) -> float:
    """Give the size of type that most letters of the pages have."""
    sizes: Counter[float] = Counter()
    for page in rows:
        for row in page:
            for line in row:
                sizes[round(line.size * 2) / 2] += int(line.right - line.left)
    return sizes.most_common(1)[0][0] if sizes else 12.0


def _step(rows: list[list[list[Line]]], size: float) -> float:
    """Give the usual distance of two baselines within a paragraph."""
    steps: Counter[float] = Counter()
    for page in rows:
        for above, below in pairwise(page):
            distance = below[0].baseline - above[0].baseline
            if 0.9 * size < distance < 2.6 * size:
                steps[round(distance * 2) / 2] += 1
    if not steps:
        return 1.3 * size
    most = max(steps.values())
    return min(step for step, count in steps.items() if count * 3 >= most)


def _sides(pages: list[Page], rows: list[list[list[Line]]]) -> dict[int, tuple[float, float]]:
    """Give where the writing of each page begins and ends: where its full lines do, or those of its like."""
    of_width: dict[int, list[tuple[float, float]]] = {}
    own: dict[int, list[tuple[float, float]]] = {}
    for page, of_page in zip(pages, rows, strict=True):
        full = [
            (row[0].left, row[-1].right) for row in of_page if row[-1].right - row[0].left > 0.6 * page.width
        ]
        own[page.number] = full
        of_width.setdefault(round(page.width), []).extend(full)
    sides = {}
    for page in pages:
        full = own[page.number] if len(own[page.number]) >= 5 else of_width[round(page.width)]
        if full:
            lefts, rights = sorted(left for left, _ in full), sorted(right for _, right in full)
            sides[page.number] = lefts[len(lefts) // 10], rights[-1 - len(rights) // 20]
        else:
            told = [line for row in own_rows(rows, pages, page) for line in row]
            sides[page.number] = (
                min((line.left for line in told), default=0.1 * page.width),
                max([0.88 * page.width, *(line.right for line in told)]),
            )
    return sides


def own_rows(rows: list[list[list[Line]]], pages: list[Page], page: Page) -> list[list[Line]]:
    """Give the rows of one page."""
    return rows[pages.index(page)]


def _footnotes(rows: list[list[Line]], size: float) -> tuple[list[list[Line]], list[list[Line]]]:
    """Part the rows of a page into its body and the footnotes in smaller type at its end."""
    at = len(rows)
    while at and max(line.size for line in rows[at - 1]) < 0.88 * size:
        at -= 1
    while at < len(rows) and not _NOTE.match(rows[at][0].text):
        at += 1
    if at == 0 or at == len(rows):
        return rows, []
    return rows[:at], rows[at:]
