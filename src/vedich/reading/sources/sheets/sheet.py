"""A sheet as it is stored: the cells that hold something, merged areas, and what is hidden."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from dataclasses import dataclass, field
from typing import NamedTuple

from vedich.domain.mark import MarkKind

# More work than any honest sheet needs to find the cells that lie under merged ones.
_MOST_COVERED_ROWS = 2_000_000

Area = tuple[int, int, int, int]


class Warned(NamedTuple):
    """A kind of mark for a cell and what explains it."""

    kind: MarkKind
    note: str = ""


class Cell(NamedTuple):
    """A stored cell as a person sees it; rows and columns count from 1.

    `numeric`: a number or a date. `boxed`: drawn with lines on two sides or more, as the cells of tables are.
    `fonts` are stretches of `text` and the font they are set in, where it is one of an old encoding.
    """

    row: int
    column: int
    text: str
    numeric: bool = False
    boxed: bool = False
    warned: tuple[Warned, ...] = ()
    fonts: tuple[tuple[int, int, str], ...] = ()


@dataclass(slots=True)
class Sheet:
    """One sheet; `cells` row by row. Areas are first row, first column, last row, last column."""

    name: str
    cells: list[Cell] = field(default_factory=list)
    merged: list[Area] = field(default_factory=list)
    hidden: bool = False
    hidden_rows: set[int] = field(default_factory=set)
    hidden_columns: list[tuple[int, int]] = field(default_factory=list)

    def hides_column(self, column: int) -> bool:
        """Say whether a column is hidden."""
        return any(first <= column <= last for first, last in self.hidden_columns)


def spans_of(sheet: Sheet) -> tuple[dict[tuple[int, int], tuple[int, int]], set[tuple[int, int]]]:
    """Give what the first cells of merged areas cover (rows, columns), and the stored cells that lie under them.

    >>> sheet = Sheet("S", [Cell(1, 1, "Năm 2024"), Cell(1, 2, "sót")], [(1, 1, 1, 2)])
    >>> spans_of(sheet)
    ({(1, 1): (1, 2)}, {(1, 2)})
    """
    if not sheet.merged:
        return {}, set()
    rows: dict[int, list[int]] = {}
    for cell in sheet.cells:
        rows.setdefault(cell.row, []).append(cell.column)
    stored = sorted(rows)
    spans: dict[tuple[int, int], tuple[int, int]] = {}
    covered: set[tuple[int, int]] = set()
    seen = 0
    for top, left, bottom, right in sheet.merged:
        if (top, left) in covered or (top, left) in spans:
            continue  # overlapping areas: the first one stands
        spans[top, left] = (bottom - top + 1, right - left + 1)
        for row in stored[bisect_left(stored, top) : bisect_right(stored, bottom)]:
            seen += 1
            columns = rows[row]
            for column in columns[bisect_left(columns, left) : bisect_right(columns, right)]:
                seen += 1
                if (row, column) != (top, left):
                    covered.add((row, column))
        if seen > _MOST_COVERED_ROWS:
            break
    return spans, covered
