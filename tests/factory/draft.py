"""A document before it is a file of some form: paragraphs and tables, and the truth about each figure."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from decimal import Decimal

from tests.factory.facts import Facts, Truth


@dataclass(frozen=True, slots=True)
class Words:
    """A paragraph; `figures` are stretches of its text with what they state.

    `style` is one of title, heading, caption, centred, right, body, note.
    """

    text: str
    style: str = "body"
    figures: tuple[tuple[int, int, Truth], ...] = ()


@dataclass(frozen=True, slots=True)
class DraftCell:
    """A cell of a table: where, over how many rows and columns, what is printed, and what that states.

    Nulls: `value` is None for a cell without a number, `truth` for one that states nothing.
    """

    row: int
    column: int
    text: str
    rows: int = 1
    columns: int = 1
    bold: bool = False
    align: str = "left"
    value: Decimal | None = None
    digits: int = 0
    truth: Truth | None = None


@dataclass(frozen=True, slots=True)
class DraftTable:
    """A table: its cells row by row, the first `heads` rows its head. A blank cell stands as well."""

    cells: tuple[DraftCell, ...]
    heads: int = 1
    sheet: str = ""
    bordered: bool = True
    widths: tuple[int, ...] = ()

    @property
    def height(self) -> int:
        """Give the number of rows."""
        return max(cell.row + cell.rows - 1 for cell in self.cells)

    @property
    def width(self) -> int:
        """Give the number of columns."""
        return max(cell.column + cell.columns - 1 for cell in self.cells)

    def at(self, row: int, column: int) -> DraftCell:
        """Give the cell that begins at a place."""
        return next(cell for cell in self.cells if (cell.row, cell.column) == (row, column))

    def grid(self) -> list[list[DraftCell | None]]:
        """Give the cells by row and column from 0; what a merged cell covers is None."""
        laid: list[list[DraftCell | None]] = [[None] * self.width for _ in range(self.height)]
        for cell in self.cells:
            laid[cell.row - 1][cell.column - 1] = cell
        return laid

    def put(self, changed: DraftCell) -> DraftTable:
        """Give the table with one cell replaced."""
        place = (changed.row, changed.column)
        return replace(
            self, cells=tuple(changed if (cell.row, cell.column) == place else cell for cell in self.cells)
        )


Block = Words | DraftTable


@dataclass(frozen=True, slots=True)
class Stated:
    """One figure of a draft: its block, its cell or its place in the paragraph, as printed, and the truth."""

    block: int
    printed: str
    truth: Truth
    row: int | None = None
    column: int | None = None
    start: int | None = None


@dataclass(frozen=True, slots=True)
class Draft:
    """A document: its layout's name, the facts it was made from, and its blocks in order."""

    layout: str
    facts: Facts
    blocks: tuple[Block, ...]
    landscape: bool = False

    @property
    def tables(self) -> Iterator[tuple[int, DraftTable]]:
        """Yield the tables with figures or tasks, with the number of their block."""
        for number, block in enumerate(self.blocks):
            if isinstance(block, DraftTable):
                yield number, block

    @property
    def truths(self) -> list[Stated]:
        """Give every figure in the order of reading."""
        found = []
        for number, block in enumerate(self.blocks):
            if isinstance(block, Words):
                found += [
                    Stated(number, block.text[start:end], truth, start=start)
                    for start, end, truth in block.figures
                ]
            else:
                found += [
                    Stated(number, cell.text, cell.truth, cell.row, cell.column)
                    for cell in block.cells
                    if cell.truth is not None
                ]
        return found

    def put(self, number: int, block: Block) -> Draft:
        """Give the document with one block replaced."""
        return replace(self, blocks=(*self.blocks[:number], block, *self.blocks[number + 1 :]))
