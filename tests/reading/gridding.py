"""Write a table as the grid it is in a document: rows of cells, merged ones told by how far they reach."""

from __future__ import annotations

from collections.abc import Sequence

from vedich.domain.grid import Grid, GridCell

# A cell is its words, or its words with the rows and columns that it covers; None stands under a merged cell.
Drawn = str | tuple[str, int, int] | None
Rows = Sequence[Sequence[Drawn]]


def table(
    rows: Rows, *, number: int = 1, at: int = 0, name: str = "", continues: int | None = None
) -> tuple[str, Grid]:
    """Give a table's stretch of text and its grid, its first letter standing at `at`."""
    text, cells = "", []
    for row, drawn in enumerate(rows, start=1):
        for column, cell in enumerate(drawn, start=1):
            text += "\t" if column > 1 else ""
            if cell is None:
                continue
            words, down, right = cell if isinstance(cell, tuple) else (cell, 1, 1)
            start = at + len(text)
            text += words
            cells.append(GridCell(row, column, start, start + len(words), down, right))
        text += "\n"
    return text, Grid(number, at, at + len(text) - 1, tuple(cells), name, continues)


def document(*blocks: str | Rows, name: str = "") -> tuple[str, tuple[Grid, ...]]:
    """Give a text of paragraphs and tables, and the grids of the tables."""
    text, grids = "", []
    for block in blocks:
        if isinstance(block, str):
            text += block + "\n"
            continue
        said, grid = table(block, number=len(grids) + 1, at=len(text), name=name)
        text += said
        grids.append(grid)
    return text, tuple(grids)


def barred(said: str) -> list[list[Drawn]]:
    """Give the rows of a table drawn with bars: '^' goes on with the cell above, '<' with the one before it.

    >>> barred("A | B | <")
    [['A', ('B', 1, 2), None]]
    """
    words = [[cell.strip() for cell in line.strip().split("|")] for line in said.strip().splitlines()]
    drawn: list[list[Drawn]] = [[None if cell in ("^", "<") else cell for cell in row] for row in words]
    for row, line in enumerate(words):
        for column, cell in enumerate(line):
            if cell in ("^", "<"):
                continue
            right = 1
            while column + right < len(line) and line[column + right] == "<":
                right += 1
            down = 1
            while (
                row + down < len(words)
                and column < len(words[row + down])
                and words[row + down][column] == "^"
            ):
                down += 1
            if right > 1 or down > 1:
                drawn[row][column] = (cell, down, right)
    return drawn
