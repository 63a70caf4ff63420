"""Divide a sheet into the lines above, between and below its tables, and the tables themselves.

Nothing in a file says where a table begins. What tells is what a person goes by: rows left blank, cells drawn
with lines around them, and rows with one or two entries (a title, 'Đơn vị tính: triệu đồng', signatures)
above or below rows with many.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Sequence
from dataclasses import dataclass

from vedich.domain.mark import MarkKind
from vedich.reading.sources.sheets.sheet import Cell

Spans = dict[tuple[int, int], tuple[int, int]]
Row = list[Cell]

# A merged cell reaches no farther beyond the last entry than this: titles are merged over whole sheets.
_FARTHEST = 16
_COUNTING = re.compile(r"(?:s(?:ố)?\s*)?tt\.?\Z|no\.?\Z|#\Z", re.I)
_YEAR = re.compile(r"(?:19|20)[0-9]{2}\Z")


@dataclass(frozen=True, slots=True)
class Lines:
    """Rows that are no table: titles, notes, signatures."""

    rows: list[Row]


@dataclass(frozen=True, slots=True)
class Table:
    """Rows that make a table, and the columns it reaches over."""

    rows: list[Row]
    left: int
    right: int


def divided(rows: Sequence[Row], spans: Spans, *, beside: bool = True) -> list[Lines | Table]:
    """Give the lines and tables of a sheet in the order of reading; `rows` have at least one cell each.

    >>> title = [Cell(1, 1, "Biểu 1")]
    >>> head = [Cell(2, 1, "TT"), Cell(2, 2, "Chỉ tiêu"), Cell(2, 3, "Kế hoạch")]
    >>> body = [Cell(3, 1, "1", True), Cell(3, 2, "Lúa"), Cell(3, 3, "120", True)]
    >>> [type(part).__name__ for part in divided([title, head, body], {})]
    ['Lines', 'Table']
    """
    parts: list[Lines | Table] = []
    for block in _blocks(rows, spans):
        for part in _Block(block, spans, beside=beside).parts():
            before = parts[-1] if parts else None
            if isinstance(part, Table) and isinstance(before, Table) and _goes_on(before, part):
                parts[-1] = Table([*before.rows, *part.rows], before.left, before.right)
            else:
                parts.append(part)
    return parts


def _blocks(rows: Sequence[Row], spans: Spans) -> list[list[Row]]:
    """Divide at blank rows; rows that a merged cell reaches over are not blank."""
    blocks: list[list[Row]] = []
    bottom = -1
    for row in rows:
        number = row[0].row
        if number > bottom + 1 or not blocks:
            blocks.append([])
        blocks[-1].append(row)
        bottom = max(bottom, number)
        if spans:
            for cell in row:
                if span := spans.get((cell.row, cell.column)):
                    bottom = max(bottom, min(number + span[0] - 1, number + _FARTHEST))
    return [block for block in blocks if any(cell.text for row in block for cell in row)]


def _goes_on(before: Table, part: Table) -> bool:
    """Say whether a table without a head of its own goes on from the one above, after a blank row."""
    first = [cell for cell in part.rows[0] if cell.text]
    if part.left < before.left or part.right > before.right or len(first) < 2:
        return False
    return any(_counts(cell) and not _YEAR.match(cell.text) for cell in first)


def _counts(cell: Cell) -> bool:
    return cell.numeric or any(warned.kind is MarkKind.TEXT_NUMBER for warned in cell.warned)


class _Block:
    """Rows without a blank one between them."""

    def __init__(self, rows: list[Row], spans: Spans, *, beside: bool) -> None:
        self.rows, self.spans, self.beside = rows, spans, beside
        self.words = [[cell for cell in row if cell.text] for row in rows]
        self.boxed = [self._is_boxed(row) for row in rows]
        self.width = max(len(words) for words in self.words)
        self.drawn = sum(self.boxed) >= 2

    def parts(self) -> list[Lines | Table]:
        top, bottom = 0, len(self.rows)
        while top < bottom and self._is_line(top, ahead=True):
            top += 1
        while bottom > top and self._is_line(bottom - 1, ahead=False):
            bottom -= 1
        core = self.rows[top:bottom]
        if not self._is_table(top, bottom):
            return [Lines(self.rows)]
        parts: list[Lines | Table] = [Lines(self.rows[:top])] if top else []
        cut = self._second_head(top, bottom)
        if cut is not None:
            first, second = self.rows[top:cut], self.rows[cut:bottom]
            for rows in (first, second):
                parts += _Block(rows, self.spans, beside=self.beside).parts()
        else:
            parts += self._side_by_side(core)
        if bottom < len(self.rows):
            parts.append(Lines(self.rows[bottom:]))
        return parts

    def _is_boxed(self, row: Row) -> bool:
        boxed = [cell for cell in row if cell.boxed]
        words = [cell for cell in row if cell.text]
        if len(boxed) < 2 and not any(
            self.spans.get((cell.row, cell.column), (1, 1))[1] > 1 for cell in boxed
        ):
            return False
        return sum(cell.boxed for cell in words) * 2 >= len(words)

    def _is_line(self, at: int, *, ahead: bool) -> bool:
        """Say whether a row at the edge of a block stands outside its table."""
        words = self.words[at]
        if self.boxed[at]:
            return False
        if len(words) <= 1:
            return True
        if any(_counts(cell) for cell in words) or self.width < 3:
            return False
        if ahead and self._heads(at):
            return False
        most = max(2, (self.width - 1) // 2) if self.drawn else 2
        return len(words) <= most and (self.drawn or self.width >= 4)

    def _heads(self, at: int) -> bool:
        """Say whether a row with few entries is the upper line of a merged head."""
        words = self.words[at]
        spans = [self.spans.get((cell.row, cell.column), (1, 1)) for cell in words]
        if any(rows > 1 for rows, _ in spans):
            return True
        below = self.words[at + 1] if at + 1 < len(self.words) else []
        if len(below) <= len(words) or not any(columns > 1 for _, columns in spans):
            return False
        under = [(cell.column, cell.column + span[1]) for cell, span in zip(words, spans, strict=True)]
        wide = [(start, end) for start, end in under if end - start > 1]
        return all(any(start <= cell.column < end for start, end in wide) for cell in below)

    def _is_table(self, top: int, bottom: int) -> bool:
        rows = [words for words in self.words[top:bottom] if words]
        if len(rows) < 2 or max(len(words) for words in rows) < 2:
            return False
        if any(self.boxed[top:bottom]) or max(len(words) for words in rows) >= 3:
            return True
        return sum(any(_counts(cell) for cell in words) for words in rows) >= 2

    def _second_head(self, top: int, bottom: int) -> int | None:
        """Find where another table follows without a blank row: a title, then a head like the first."""
        first = self.words[top]
        for at in range(top + 2, bottom - 1):
            if len(self.words[at]) != 1 or self.boxed[at] or any(_counts(cell) for cell in self.words[at]):
                continue
            head = self.words[at + 1]
            if len(head) < 3 or any(_counts(cell) and not _YEAR.match(cell.text) for cell in head):
                continue
            if _COUNTING.match(head[0].text) or (
                first and head[0].text.casefold() == first[0].text.casefold()
            ):
                return at
        return None

    def _side_by_side(self, rows: list[Row]) -> list[Lines | Table]:
        """Divide rows at blank columns where what stands on the right is a table of its own."""
        used: set[int] = set()
        for row in rows:
            for cell in row:
                columns = self.spans.get((cell.row, cell.column), (1, 1))[1]
                used.update(range(cell.column, cell.column + min(columns, _FARTHEST)))
        columns_used = sorted(used)
        for before, after in itertools.pairwise(columns_used):
            if self.beside and after > before + 1:
                left = _within(rows, 0, before)
                right = _within(rows, after, columns_used[-1])
                if _stands_alone(left) and _stands_alone(right):
                    parts = (_Block(side, self.spans, beside=True).parts() for side in (left, right))
                    return [part for side in parts for part in side]
        return [Table(rows, columns_used[0], columns_used[-1])]


def _within(rows: list[Row], left: int, right: int) -> list[Row]:
    parts = ([cell for cell in row if left <= cell.column <= right] for row in rows)
    return [part for part in parts if part]


def _stands_alone(rows: list[Row]) -> bool:
    """Say whether rows have a head and names of their own, which figures beside a gap have not."""
    if len(rows) < 2 or max(len(row) for row in rows) < 2:
        return False
    left = min(row[0].column for row in rows)
    names = [row[:2] for row in rows[1:] if row[0].column <= left + 1]
    named = sum(any(cell.text and not _counts(cell) for cell in cells) for cells in names)
    return named * 2 >= len(rows) - 1 and not any(
        _counts(cell) for cell in rows[0] if not _YEAR.match(cell.text)
    )
