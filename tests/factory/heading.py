"""The head of a table: words over words, merged as far as they reach."""

from __future__ import annotations

from dataclasses import dataclass

from tests.factory.draft import DraftCell
from tests.factory.facts import Role


@dataclass(frozen=True, slots=True)
class Head:
    """One box of a head; a box with `under` spans those, one without reaches down to the last row.

    `use` says what stands in the column: a role of figures, or one of ordinal, name, measure, note, area.
    """

    text: str
    use: Role | str = ""
    under: tuple[Head, ...] = ()
    width: int = 1

    @property
    def leaves(self) -> tuple[Head, ...]:
        """Give the boxes of the last row, from left to right: one for each column."""
        return tuple(leaf for each in self.under for leaf in each.leaves) if self.under else (self,)

    @property
    def levels(self) -> int:
        """Give how many rows the box and those under it need."""
        return 1 + max((each.levels for each in self.under), default=0)


def heads(boxes: tuple[Head, ...], *, numbers: bool = False, letters: int = 0) -> list[DraftCell]:
    """Give the cells of a head, with a row (1) (2) (3) under it where `numbers`; `letters` start it as A B.

    >>> two = (Head("STT", "ordinal"), Head("Năm 2025", under=(Head("KH"), Head("TH"))))
    >>> [(cell.row, cell.column, cell.rows, cell.columns, cell.text) for cell in heads(two)]
    [(1, 1, 2, 1, 'STT'), (1, 2, 1, 2, 'Năm 2025'), (2, 2, 1, 1, 'KH'), (2, 3, 1, 1, 'TH')]
    """
    depth = max(box.levels for box in boxes)
    cells: list[DraftCell] = []

    def lay(row: int, column: int, several: tuple[Head, ...]) -> None:
        for box in several:
            wide = len(box.leaves)
            rows = 1 if box.under else depth - row + 1
            cells.append(DraftCell(row, column, box.text, rows, wide, bold=True, align="center"))
            lay(row + 1, column, box.under)
            column += wide

    lay(1, 1, boxes)
    cells.sort(key=lambda cell: (cell.row, cell.column))
    if numbers:
        wide = sum(len(box.leaves) for box in boxes)
        said = [chr(64 + n) if n <= letters else f"({n - letters})" for n in range(1, wide + 1)]
        cells += [DraftCell(depth + 1, n, text, align="center") for n, text in enumerate(said, start=1)]
    return cells
