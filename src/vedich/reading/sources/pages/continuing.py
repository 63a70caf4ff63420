"""Tie tables that go on over pages: which goes on from which, and rows that a page break has split."""

from __future__ import annotations

from dataclasses import dataclass, replace

from vedich.reading.sources.pages.word import Table, TableCell

# Upright lines of the two parts may stand this far apart (points), as when odd and even pages are bound.
_SHIFT = 6.0


@dataclass(slots=True)
class Placed:
    """A table in the flow: its number from 1, and the number of the one that it goes on from."""

    table: Table
    page: int
    number: int
    continues: int | None = None


def goes_on(before: Table, table: Table) -> bool:
    """Say whether a table at the top of a page has the columns of the one at the end of the page before."""
    if before.ruled is not table.ruled or len(before.edges) != len(table.edges):
        return False
    shift = table.edges[0] - before.edges[0]
    return all(abs(b - a - shift) <= _SHIFT for a, b in zip(before.edges, table.edges, strict=True))


def join_split_row(before: Table, table: Table) -> tuple[Table, Table]:
    """Give both parts with a row that the page break has split put back into the first.

    Such a row begins the second part with no number and no figure of its own, in words that go on: at least
    one cell in a small letter. Beside it a cell may go on in a capital, as 'Sở Công' does in 'Thương'.
    """
    head = _repeated_rows(before, table)
    row = [cell for cell in table.cells if cell.row == head + 1]
    last_row = max(cell.row + cell.rows - 1 for cell in before.cells)
    last = {cell.column: cell for cell in before.cells if cell.row + cell.rows - 1 == last_row}
    told = [cell for cell in row if cell.lines]
    if (
        not told
        or len(told) * 2 > len(row)
        or any(cell.rows > 1 for cell in row)
        or (row[0].lines and row[0].column == 1)
        or not all(_begun(last.get(cell.column), cell) for cell in told)
        or not any(cell.text[0].islower() for cell in told)
        or head + 1 >= max(cell.row for cell in table.cells) + 1
    ):
        return before, table
    joined = {id(last[cell.column]): cell for cell in told}
    cells = tuple(
        replace(cell, lines=cell.lines + joined[id(cell)].lines) if id(cell) in joined else cell
        for cell in before.cells
    )
    rest = tuple(
        replace(cell, row=cell.row - 1) if cell.row > head + 1 else cell
        for cell in table.cells
        if cell.row != head + 1
    )
    return replace(before, cells=cells), replace(table, cells=rest)


def _begun(before: TableCell | None, cell: TableCell) -> bool:
    if before is None or before.columns != cell.columns or not before.lines:
        return False
    return cell.text[0].isalpha() and not before.text.endswith((".", ";", ":"))


def _repeated_rows(before: Table, table: Table) -> int:
    """Count the first rows of a table that say what the first rows of the one before say: repeated heads."""
    count = 0
    height = max(cell.row for cell in table.cells)
    while count < height:
        ours = [(cell.column, cell.text) for cell in table.cells if cell.row == count + 1]
        theirs = [(cell.column, cell.text) for cell in before.cells if cell.row == count + 1]
        if ours != theirs or not any(text for _, text in ours):
            break
        count += 1
    return count
