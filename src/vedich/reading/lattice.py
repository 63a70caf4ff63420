"""The cells of a grid laid out by row and column, each merged cell in every place that it covers."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass, field

from vedich.domain.grid import Grid, GridCell

Line = Sequence[GridCell | None]

# A cell that is a number and no more; a year standing alone may head a column and counts as words there.
_NUMERIC = re.compile(r"\s*[-–−+<>≤≥]?\s?\(?\d[\d.,/ \u00a0]*(?:%|‰)?\)?\s*\*?\s*")
_YEAR = re.compile(r"\s*(?:19|20)\d\d\s*")
# A sheet with a few cells strewn over a million rows is no table.
_MOST_EMPTY = 40


@dataclass(frozen=True, slots=True)
class Lattice:
    """The lines of a grid that hold something, blank rows and columns left out.

    `lines` hold for each column the cell that covers it, None where none does; cells keep the row and column
    they have in the document.
    """

    text: str
    grid: Grid
    lines: list[list[GridCell | None]]
    _words: dict[int, str] = field(default_factory=dict)

    @property
    def width(self) -> int:
        """Give the number of columns."""
        return len(self.lines[0]) if self.lines else 0

    def words(self, cell: GridCell | None) -> str:
        """Give the words of a cell with single blanks."""
        if cell is None or cell.start == cell.end:
            return ""
        found = self._words.get(cell.start)
        if found is None:
            found = self._words[cell.start] = " ".join(self.text[cell.start : cell.end].split())
        return found

    def is_figure(self, cell: GridCell) -> bool:
        """Say whether a cell holds a number and nothing else; a lone year is none."""
        text, start, end = self.text, cell.start, cell.end
        return _NUMERIC.fullmatch(text, start, end) is not None and not _YEAR.fullmatch(text, start, end)

    def filled(self, line: Line) -> list[GridCell]:
        """Give the cells of a line that hold something, a merged one once."""
        found: list[GridCell] = []
        for cell in line:
            if cell is not None and cell.start != cell.end and (not found or found[-1] is not cell):
                found.append(cell)
        return found

    def turned(self, first: int, last: int) -> Lattice:
        """Give some lines with rows and columns exchanged."""
        lines = self.lines[first:last]
        return Lattice(
            self.text, self.grid, [list(column) for column in zip(*lines, strict=True)], self._words
        )


def lattice(text: str, grid: Grid) -> Lattice | None:
    """Lay out a grid; None where there is nothing in it, or hardly anything over a huge stretch.

    >>> grid = Grid(1, 0, 9, (GridCell(1, 1, 0, 2), GridCell(1, 2, 3, 5), GridCell(2, 1, 6, 9, columns=2)))
    >>> laid = lattice("ab\\tcd\\nefg", grid)
    >>> [[laid.words(cell) for cell in line] for line in laid.lines]
    [['ab', 'cd'], ['efg', 'efg']]
    """
    rows: set[int] = set()
    columns: set[int] = set()
    merged = False
    for cell in grid.cells:
        if cell.start != cell.end:
            rows.add(cell.row)
            columns.add(cell.column)
            merged = merged or cell.rows > 1 or cell.columns > 1
    if not rows or len(rows) * len(columns) > _MOST_EMPTY * len(grid.cells) + 10_000:
        return None
    down, right = sorted(rows), sorted(columns)
    at_row = {row: at for at, row in enumerate(down)}
    at_column = {column: at for at, column in enumerate(right)}
    lines: list[list[GridCell | None]] = [[None] * len(right) for _ in down]
    for cell in grid.cells:
        row, column = at_row.get(cell.row), at_column.get(cell.column)
        if row is None or column is None:
            continue
        if not merged or (cell.rows == 1 and cell.columns == 1):
            if lines[row][column] is None or cell.start != cell.end:
                lines[row][column] = cell
            continue
        for below in range(row, bisect_left(down, cell.row + cell.rows)):
            for beside in range(column, bisect_left(right, cell.column + cell.columns)):
                lines[below][beside] = cell
    return Lattice(text, grid, lines)
