"""Gather letters from left to right, with the paragraph each one came from, the cells and the marks."""

from __future__ import annotations

from dataclasses import dataclass, field

from vedich.domain.grid import Grid, GridCell
from vedich.domain.mark import Mark, MarkKind
from vedich.domain.place import Piece, Place


@dataclass(slots=True)
class Line:
    """A paragraph being read: where it is, and how many of its letters were passed.

    `passed` counts every letter that stands in the paragraph's own runs, read or left out, so that the writer
    of comments finds the same offset without knowing why a stretch was left out.
    """

    part: str
    paragraph: int
    table: int | None = None
    row: int | None = None
    column: int | None = None
    passed: int = 0
    font: str = ""
    hidden: bool = False
    joins: bool = False

    def place(self, start: int | None, end: int | None) -> Place:
        """Give the place of a stretch of the paragraph, or of the paragraph as a whole."""
        return Place(self.part, self.paragraph, start, end, self.table, self.row, self.column)


@dataclass(slots=True)
class OpenCell:
    """A cell being read; it begins with its first letter."""

    row: int
    column: int
    columns: int
    rows: int = 1
    start: int = -1
    end: int = -1


@dataclass(slots=True)
class Gathering:
    """The text of a file as far as it was read.

    >>> gathered = Gathering()
    >>> line = Line("body", 1)
    >>> gathered.words("Lúa ", line, 0); gathered.words("120", line, 4); gathered.line_end()
    >>> gathered.words("ha", Line("body", 2), 0); gathered.close()
    >>> gathered.text, [(piece.start, piece.end, str(piece.place)) for piece in gathered.pieces]
    ('Lúa 120\\n\\nha', [(0, 7, 'body ¶1'), (9, 11, 'body ¶2')])
    """

    length: int = 0
    last: str = ""
    pieces: list[Piece] = field(default_factory=list)
    marks: list[Mark] = field(default_factory=list)
    grids: list[Grid] = field(default_factory=list)
    fonts: list[tuple[int, int, str]] = field(default_factory=list)
    inside_cell: int = 0
    _letters: list[str] = field(default_factory=list)
    _between: str = ""
    _waiting: list[OpenCell] = field(default_factory=list)
    _line: Line | None = None
    _start: int = 0
    _first: int = 0
    _next: int = 0

    @property
    def text(self) -> str:
        """Give what was gathered so far."""
        return "".join(self._letters)

    def words(
        self,
        letters: str,
        line: Line,
        at: int,
        *,
        inserted: bool = False,
        hidden: bool = False,
        font: str = "",
    ) -> None:
        """Take letters that stand in a paragraph from its offset `at`."""
        if not letters:
            return
        if self._between:
            self._set_apart()
        if line is not self._line or at != self._next:
            self.close()
            self._line, self._start, self._first = line, self.length, at
        self._next = at + len(letters)
        self._add(letters)
        if inserted:
            self._mark(self.length - len(letters), MarkKind.INSERTED)
        if hidden:
            self._mark(self.length - len(letters), MarkKind.HIDDEN)
        if font:
            self._font(self.length - len(letters), font)

    def label(
        self,
        letters: str,
        line: Line,
        *,
        inserted: bool = False,
        hidden: bool = False,
        blank_after: bool = True,
    ) -> None:
        """Take a number that the word processor sets before a paragraph: its place is the whole paragraph."""
        if self._between:
            self._set_apart()
        self.close()
        start = self.length
        self._add(letters)
        self.pieces.append(Piece(start, self.length, line.place(None, None)))
        if inserted:
            self._mark(start, MarkKind.INSERTED)
        if hidden:
            self._mark(start, MarkKind.HIDDEN)
        self._between = " " if blank_after else ""

    def sign(self, letters: str) -> None:
        """Set a sign that is drawn, not written, such as the bar of a fraction; it has no place."""
        self.close()
        self._add(letters)

    @property
    def touches_digit(self) -> bool:
        """Say whether the next letter would stand right behind a digit."""
        return not self._between and self.last.isdigit()

    def line_end(self, ends: str = "\n\n") -> None:
        """End a paragraph, or a line of it: inside a cell a blank, elsewhere line ends."""
        if self.inside_cell:
            self._between = self._between or " "
        elif len(ends) > len(self._between) or self._between == " ":
            self._between = ends

    def divide(self, saying: str) -> None:
        """Set the border between two cells or rows of a table, now, so that blank cells keep their place."""
        self.close()
        self._between = ""
        self._add(saying)

    def begin_table(self) -> None:
        """Set a table apart from what stands before it."""
        self.line_end()
        if self._between:
            self._set_apart()

    def open_cell(self, cell: OpenCell) -> None:
        """Let the next letters be a cell's."""
        self._waiting.append(cell)

    def close_cell(self, cell: OpenCell) -> None:
        """End a cell after the letters gathered so far."""
        if cell.start < 0:
            cell.start = self.length
            self._waiting.remove(cell)
        cell.end = self.length
        if self._between == " ":
            self._between = ""

    def table(self, number: int, start: int, cells: list[OpenCell]) -> None:
        """Take the cells of a whole table as a grid."""
        made = tuple(
            GridCell(cell.row, cell.column, cell.start, cell.end, cell.rows, cell.columns) for cell in cells
        )
        if made:
            self.grids.append(Grid(number, min(start, made[0].start), self.length, made))

    def close(self) -> None:
        """End the stretch being gathered, so that its piece is complete."""
        if self._line is not None:
            place = self._line.place(self._first, self._next)
            self.pieces.append(Piece(self._start, self._start + self._next - self._first, place))
            self._line = None

    def _set_apart(self) -> None:
        self.close()
        between, self._between = self._between, ""
        if self._letters:
            # The borders of a cell that has not begun lie behind the break.
            waiting, self._waiting = self._waiting, []
            self._add(between)
            self._waiting = waiting

    def _add(self, letters: str) -> None:
        for cell in self._waiting:
            cell.start = self.length
        self._waiting.clear()
        self._letters.append(letters)
        self.length += len(letters)
        self.last = letters[-1]

    def _mark(self, start: int, kind: MarkKind) -> None:
        marks = self.marks
        for at in range(len(marks) - 1, max(-1, len(marks) - 3), -1):
            if marks[at].kind is kind and marks[at].end == start:
                marks[at] = Mark(marks[at].start, self.length, kind)
                return
        marks.append(Mark(start, self.length, kind))

    def _font(self, start: int, font: str) -> None:
        if self.fonts and self.fonts[-1][2] == font and self.fonts[-1][1] == start:
            self.fonts[-1] = self.fonts[-1][0], self.length, font
        else:
            self.fonts.append((start, self.length, font))
