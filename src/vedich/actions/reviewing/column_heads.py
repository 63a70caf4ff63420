"""On whose authority the figures of a column stand, by the words above it: 'Tỉnh giao', 'Phấn đấu'."""

from __future__ import annotations

from collections import defaultdict

from vedich.catalog.load import catalog
from vedich.domain.document import Claim
from vedich.domain.target import Basis
from vedich.intake.reading import ReadFile


class ColumnHeads:
    """The words above the columns of a document's tables."""

    def __init__(self, read: ReadFile) -> None:
        self._text = read.source.text
        self._grids = {grid.number: grid for grid in read.source.grids}
        self._first: dict[int, int] = defaultdict(lambda: 1 << 30)
        for claim in read.reading.claims:
            if claim.cell is not None:
                table = claim.cell.table
                self._first[table] = min(self._first[table], claim.cell.row)
        self._known: dict[tuple[int, int], Basis] = {}

    def basis_of(self, claim: Claim) -> Basis:
        """Give the basis that the head of a claim's column names; UNKNOWN outside tables."""
        if claim.cell is None:
            return Basis.UNKNOWN
        column = (claim.cell.table, claim.cell.column)
        if column not in self._known:
            self._known[column] = _named(self._head(*column))
        return self._known[column]

    def _head(self, table: int, column: int) -> str:
        grid = self._grids.get(table)
        if grid is None:
            return ""
        above = [
            self._text[cell.start : cell.end]
            for cell in grid.cells
            if cell.row < self._first[table] and cell.column <= column < cell.column + cell.columns
        ]
        return " ".join(" ".join(above).split()).casefold()


def _named(head: str) -> Basis:
    """Give the basis whose longest wording stands in a head.

    >>> _named("kế hoạch năm 2026 tỉnh giao"), _named("kế hoạch năm 2026").value
    (<Basis.ASSIGNED: 'assigned'>, 'unknown')
    """
    found = [
        (len(wording), entry.basis or Basis.UNKNOWN)
        for entry in catalog().bases.values()
        if entry.basis not in (None, Basis.UNKNOWN)
        for wording in (*entry.wordings, *_SHORT.get(entry.basis or Basis.UNKNOWN, ()))
        if len(wording) >= _SHORTEST and wording.casefold() in head
    ]
    return max(found, key=lambda one: one[0])[1] if found else Basis.UNKNOWN


# 'DT' and 'KH' stand inside other words.
_SHORTEST = 4
# What stands over a column is shorter than what a sentence says.
_SHORT = {
    Basis.ASSIGNED: ("tỉnh giao", "trung ương giao", "cấp trên giao"),
    Basis.STRETCH: ("phấn đấu",),
    Basis.ADOPTED: ("hđnd", "hội đồng nhân dân"),
}
