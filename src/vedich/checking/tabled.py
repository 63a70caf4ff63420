"""The tables of a document as rules look at them: rows of facts by column, and which row is part of which."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from vedich.catalog.load import catalog
from vedich.checking.fact import Fact
from vedich.domain.document import Claim, ClaimKind
from vedich.domain.indicator import IndicatorKind

_LINE = re.compile(r"[^\n]*")


@dataclass(frozen=True, slots=True)
class TableRow:
    """A row of a table: its figures by column, and the row it is a part of.

    `loose` parts were opened by 'Trong đó' and need not be all; `is_total` marks 'Tổng cộng'.
    """

    number: int
    cells: Mapping[int, Fact]
    above: int | None
    loose: bool
    is_total: bool

    @property
    def first(self) -> Fact:
        """Give the first figure of the row."""
        return self.cells[min(self.cells)]

    @property
    def levels(self) -> dict[int, Fact]:
        """Give what is no comparison: results, goals and earlier levels, by column."""
        return {at: fact for at, fact in self.cells.items() if fact.claim.kind is not ClaimKind.COMPARISON}


@dataclass(frozen=True, slots=True)
class FactTable:
    """One table: its rows in order."""

    number: int
    rows: tuple[TableRow, ...]

    def parts_of(self, whole: TableRow) -> tuple[TableRow, ...]:
        """Give the rows that a row is made of: those that say so, or for a total the rows before it."""
        if whole.is_total:
            return self._summed(whole)
        return tuple(row for row in self.rows if row.above == whole.number)

    def _summed(self, total: TableRow) -> tuple[TableRow, ...]:
        """Give the top rows next to a total: those before it, else those behind it, to the next total."""
        at = self.rows.index(total)
        for way in (self.rows[:at][::-1], self.rows[at + 1 :]):
            found: list[TableRow] = []
            for row in way:
                if row.is_total:
                    break
                if row.above is None:
                    found.append(row)
            if len(found) > 1:
                return tuple(found)
        return ()


def tables_of(cells: Sequence[Fact]) -> tuple[FactTable, ...]:
    """Gather figures in cells into tables."""
    tables: dict[int, dict[int, dict[int, Fact]]] = defaultdict(lambda: defaultdict(dict))
    for fact in cells:
        cell = fact.claim.cell
        if cell is not None:
            # Of two figures in one cell ('5.120/4.800') the first stands for it here.
            tables[cell.table][cell.row].setdefault(cell.column, fact)
    made = []
    for number, rows in sorted(tables.items()):
        told = []
        for row, columns in sorted(rows.items()):
            cell = next(iter(columns.values())).claim.cell
            assert cell is not None
            told.append(TableRow(row, columns, cell.above, cell.loose, cell.is_total))
        made.append(FactTable(number, tuple(told)))
    return tuple(made)


def without_tables(text: str, claims: Sequence[Claim]) -> str:
    """Give a text of the same length in which the rows of tables are blank: sentences alone are left.

    >>> from vedich.domain.document import CellPlace, Claim, ClaimKind, Span
    >>> from vedich.domain.figure import Figure
    >>> five = Claim(Span(9, 10), "5", ClaimKind.RESULT, Figure("5"), 5, "ha", cell=CellPlace(1, 2, 2))
    >>> without_tables("Bảng:\\nLúa 5\\nHết.", [five])
    'Bảng:\\n     \\nHết.'
    """
    pieces, at = [], 0
    for start in sorted({text.rfind("\n", 0, claim.span.start) + 1 for claim in claims if claim.cell}):
        line = _LINE.match(text, start)
        end = line.end() if line else start
        if end > at:
            pieces += [text[at:start], " " * (end - start)]
            at = end
    return "".join((*pieces, text[at:])) if pieces else text


@lru_cache(maxsize=4096)
def accumulates(code: str) -> bool:
    """Say whether the months of an indicator add up to its year."""
    entry = catalog().by_code.get(code)
    return entry is not None and entry.indicator.kind is IndicatorKind.FLOW


@lru_cache(maxsize=4096)
def adds_up(code: str) -> bool:
    """Say whether the parts of an indicator may be added; what the catalog does not know may."""
    entry = catalog().by_code.get(code)
    return entry is None or entry.indicator.aggregation.adds_up or entry.indicator.kind in _ADDED


_ADDED = frozenset({IndicatorKind.FLOW, IndicatorKind.STOCK, IndicatorKind.COUNT})
