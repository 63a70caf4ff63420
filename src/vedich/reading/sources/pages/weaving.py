"""Write the flow of pages as one text with the page and box of every word, its tables as grids, its marks."""

from __future__ import annotations

from dataclasses import dataclass, field

from vedich.domain.grid import Grid, GridCell
from vedich.domain.mark import Mark, MarkKind, Unread
from vedich.domain.place import Piece, Place
from vedich.reading.sources.pages.continuing import Placed
from vedich.reading.sources.pages.flow import Flow
from vedich.reading.sources.pages.paragraphs import Paragraph
from vedich.reading.sources.pages.word import Page, Sight, Word


@dataclass(slots=True)
class Written:
    """A text put together word by word; `fonts` are its stretches in fonts from before Unicode."""

    pages: dict[int, Page]
    told: list[str] = field(default_factory=list)
    length: int = 0
    pieces: list[Piece] = field(default_factory=list)
    grids: list[Grid] = field(default_factory=list)
    marks: list[Mark] = field(default_factory=list)
    fonts: list[tuple[int, int, str]] = field(default_factory=list)

    @property
    def text(self) -> str:
        """Give the text so far."""
        return "".join(self.told)

    def add(self, saying: str) -> None:
        """Add letters that stand for nothing on a page: blanks, tabs and line ends."""
        self.told.append(saying)
        self.length += len(saying)

    def word(self, word: Word, cell: tuple[int, int, int] | None = None) -> None:
        """Add a word with its place, in the cell (table, row, column) of a table."""
        start = self.length
        self.add(word.text)
        page = self.pages[word.page]
        box = page.box(word.left, word.top, word.right, word.bottom)
        table, row, column = cell or (None, None, None)
        self.pieces.append(
            Piece(start, self.length, Place(page=word.page, box=box, table=table, row=row, column=column))
        )
        if word.sight is Sight.HIDDEN:
            self._mark(start, MarkKind.HIDDEN, 1.0, word.note)
        elif word.sight is Sight.RECOGNISED:
            self._mark(start, MarkKind.OCR, word.certainty, word.note)
        if word.font:
            last = self.fonts[-1] if self.fonts else None
            if last is not None and last[2] == word.font and last[1] >= start - 1 and self.told[-2] == " ":
                self.fonts[-1] = last[0], self.length, word.font
            else:
                self.fonts.append((start, self.length, word.font))

    def _mark(self, start: int, kind: MarkKind, certainty: float, note: str) -> None:
        """Mark the word just added; words of one kind, certainty and note in a row share a mark."""
        last = self.marks[-1] if self.marks else None
        if (
            last is not None
            and (last.kind, last.certainty, last.note) == (kind, certainty, note)
            and last.end >= start - 1
        ):
            self.marks[-1] = Mark(last.start, self.length, kind, certainty, note)
        else:
            self.marks.append(Mark(start, self.length, kind, certainty, note))


def written(flow: Flow, pages: list[Page]) -> Written:
    """Give the text of a flow: a line for each paragraph, tables row by row with tabs between cells."""
    out = Written({page.number: page for page in pages})
    for block in flow.blocks:
        if isinstance(block, Placed):
            _write_table(out, block)
        elif isinstance(block, Paragraph) and block.lines:
            for between, word in block.words():
                out.add(between)
                out.word(word)
            out.add("\n")
    return out


def _write_table(out: Written, placed: Placed) -> None:
    start = out.length
    cells: list[GridCell] = []
    row = None
    for cell in placed.table.cells:
        if row is not None:
            out.add("\t" if cell.row == row else "\n")
        row = cell.row
        begin = out.length
        for index, word in enumerate(word for line in cell.lines for word in line):
            if index:
                out.add(" ")
            out.word(word, (placed.number, cell.row, cell.column))
        cells.append(GridCell(cell.row, cell.column, begin, out.length, cell.rows, cell.columns))
    out.grids.append(Grid(placed.number, start, out.length, tuple(cells), continues=placed.continues))
    out.add("\n")


def set_apart(flow: Flow) -> tuple[Unread, ...]:
    """Count what the flow left out of the text: page numbers, repeated lines and the marks of footnotes."""
    told = (
        ("page_number", flow.numbers, "số trang", "page numbers"),
        (
            "repeated_line",
            flow.repeated,
            "dòng đầu trang, chân trang lặp lại",
            "repeated headers and footers",
        ),
        ("footnote_mark", flow.marks, "số chú thích viết nâng", "raised marks of footnotes"),
    )
    return tuple(
        Unread(what, len(lines), vi, en, "; ".join(line.text for line in lines[:3]))
        for what, lines, vi, en in told
        if lines
    )
