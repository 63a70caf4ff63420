"""The shape of a table: heads, what each column is for, rows of cells, each cell with its place.

It does not depend on where the table comes from: bars, tabs, lines, or the cells of a spreadsheet.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from vedich.reading.folding import Folded
from vedich.reading.grammar.cell_figure import holds_figure
from vedich.reading.grammar.column import Column, Role, column, measure_named


@dataclass(frozen=True, slots=True)
class Cell:
    """One cell: its words as printed (single blanks) and its place in the folded text."""

    words: str
    start: int
    end: int

    @property
    def blank(self) -> bool:
        """Say whether nothing stands in the cell."""
        return not self.words


@dataclass(frozen=True, slots=True)
class Table:
    """A table as it stands: one head and one column meaning for each column, then rows of as many cells.

    Nulls: a cell that is blank is no figure, not zero.
    """

    start: int
    end: int
    heads: tuple[Cell, ...]
    columns: tuple[Column, ...]
    rows: tuple[tuple[Cell, ...], ...]

    def first(self, role: Role) -> int | None:
        """Give the number of the first column with a role, from 0, or None."""
        return next((at for at, column in enumerate(self.columns) if column.role == role), None)


Row = tuple[Cell, ...]


def settled(
    folded: Folded, opening: Row, heads: Row, columns: list[Column], rows: Sequence[Row]
) -> Table | None:
    """Give the table, its columns settled by what stands under them, or None where too little does."""
    told = [settled_column(number, columns, heads, rows) for number in range(len(columns))]
    figures = 0
    last = -1
    for at, row in enumerate(rows):
        here = sum(
            told[number].role == Role.FIGURE and holds_figure(folded.view, cell.start, cell.end)
            for number, cell in enumerate(row)
            if cell.words
        )
        figures += here
        last = at if here else last
    if figures < 2 or not any(each.role in (Role.NAME, Role.AREAS) for each in told):
        return None
    rows = rows[: last + 1]
    end = max(cell.end for cell in rows[-1])
    return Table(opening[0].start, end, tuple(heads), tuple(told), tuple(rows))


def settled_column(number: int, columns: list[Column], heads: Row, rows: Sequence[Row]) -> Column:
    """Give what a column is for, by its head and by what stands under it in some rows."""
    told = columns[number]
    cells = [row[number].words for row in rows if row[number].words]
    named = any(each.role == Role.NAME for each in columns)
    if told.role == Role.MEASURE and cells:
        measures = sum(measure_named(words, any_noun=named) is not None for words in cells)
        if 2 * measures < len(cells):  # 'Đơn vị' may head the areas as well as the measures
            return Column(Role.NOTE if named else Role.AREAS)
    if told.role == Role.UNKNOWN and heads[number].words:
        plain = re.fullmatch(r"(?:[^\W\d_]+[ -]*){1,5}", heads[number].words)
        words = heads[number].words
        if (
            named
            and plain
            and words.istitle()
            and sum(column(head.words).role == Role.UNKNOWN for head in heads) > 1
        ):
            return Column(Role.FIGURE, area=words)
        if not named:
            return replace(told, role=Role.FIGURE, words=told.words or words)
    return told
