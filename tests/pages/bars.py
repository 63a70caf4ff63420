"""Tables of a page: lines between bars are handed in as grids, as the cells of a Word file would be."""

from __future__ import annotations

import re

from vedich.domain.grid import Grid, GridCell

_CELL = re.compile(r"[^|]+")


def grids_of_bars(text: str) -> tuple[Grid, ...]:
    """Give a grid for each block of lines that begin with a bar; a cell of blanks is blank.

    >>> [(cell.row, cell.column, cell.blank) for cell in grids_of_bars("| Lúa | |\\n| 5 | ha |")[0].cells]
    [(1, 1, False), (1, 2, True), (2, 1, False), (2, 2, False)]
    """
    grids: list[Grid] = []
    cells: list[GridCell] = []
    row = at = 0
    for line in [*text.split("\n"), ""]:
        if line.startswith("|"):
            row += 1
            cells += _cells(line, at, row)
        elif cells:
            grids.append(Grid(len(grids) + 1, cells[0].start, cells[-1].end, tuple(cells)))
            cells, row = [], 0
        at += len(line) + 1
    return tuple(grids)


def _cells(line: str, at: int, row: int) -> list[GridCell]:
    made = []
    for column, found in enumerate(_CELL.finditer(line.rstrip().removesuffix("|")), start=1):
        words = found[0].strip()
        start = at + found.start() + (found[0].index(words) if words else 0)
        made.append(GridCell(row, column, start, start + len(words)))
    return made
