"""Where the tables of a document stand in its text: rows and columns, and which cell is merged over which."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class GridCell:
    """One cell: its row and column from 1, how many of each it covers, and its stretch of the text read.

    A blank cell has `start == end`; it is no figure, and not zero.

    >>> GridCell(2, 3, 40, 45, columns=2).blank
    False
    """

    row: int
    column: int
    start: int
    end: int
    rows: int = 1
    columns: int = 1

    @property
    def blank(self) -> bool:
        """Say whether nothing stands in the cell."""
        return self.start == self.end


@dataclass(frozen=True, slots=True)
class Grid:
    """One table of a document: `cells` in the order of the text, row by row; a merged cell stands once.

    `number` counts the tables of the document from 1; `name` is that of the sheet where there is one.
    `continues` is the number of the grid that this one goes on from, on the page before.
    Nulls: `continues` is None for a table of its own.

    >>> grid = Grid(1, 0, 9, (GridCell(1, 1, 0, 2), GridCell(1, 2, 3, 5), GridCell(2, 1, 6, 9, columns=2)))
    >>> grid.height, grid.width
    (2, 2)
    """

    number: int
    start: int
    end: int
    cells: tuple[GridCell, ...]
    name: str = ""
    continues: int | None = None

    @property
    def height(self) -> int:
        """Give the number of rows."""
        return max((cell.row + cell.rows - 1 for cell in self.cells), default=0)

    @property
    def width(self) -> int:
        """Give the number of columns."""
        return max((cell.column + cell.columns - 1 for cell in self.cells), default=0)
