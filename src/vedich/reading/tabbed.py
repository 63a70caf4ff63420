"""Find the grids of a text whose cells are divided by tabs or bars, blank cells kept.

A table pasted from a sheet or saved as text keeps its blank cells; so what a wide head stands over can be told
as in a sheet that lost its merging. Where they are gone too, `spans` weighs what the heads may stand over.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import groupby, pairwise

from vedich.domain.grid import Grid, GridCell
from vedich.reading.spans import Box, boxes

_SPACES = " \r\u00a0\u200b\ufeff*"
_DIVIDER = re.compile(r"[\s|:+=_-]+")
# A cell that is a number, or numbers its column: '(3)', '5=4/3'; a lone year heads one.
_NUMERIC = re.compile(r"[-–+(\[]?\s?\d[\d.,/ ]*[)\]%]?(?:\s*=[\s\d()/*x:+%-]+)?")
_YEAR = re.compile(r"(?:19|20)\d\d")
_FEWEST_ROWS, _FEWEST_COLUMNS = 3, 3
_HEAD_ROWS = 5

Stretch = tuple[int, int]


def tabbed_grids(text: str) -> tuple[Grid, ...]:
    """Give the grids that lines of cells between tabs or bars make, numbered from 1.

    >>> [grid] = tabbed_grids("TT\\tTên\\tNăm 2025\\t\\n\\t\\tKH\\tTH\\n1\\tLúa\\t5\\t6\\n")
    >>> [(cell.row, cell.column) for cell in grid.cells]
    [(1, 1), (1, 2), (1, 3), (2, 3), (2, 4), (3, 1), (3, 2), (3, 3), (3, 4)]
    >>> tabbed_grids("Số: 15/BC\\tNgày 5")
    ()
    """
    if "\t" not in text and "|" not in text:
        return ()
    grids: list[Grid] = []
    for rows in _blocks(text):
        width = max(map(len, rows))
        if len(rows) < _FEWEST_ROWS or width < _FEWEST_COLUMNS:
            continue
        if _keeps_blanks(rows, width):
            cells = list(_in_columns(rows, 1))
        else:
            cells = _spread(text, rows)
        if cells:
            grids.append(Grid(len(grids) + 1, cells[0].start, cells[-1].end, tuple(cells)))
    return tuple(grids)


def _in_columns(rows: Sequence[Sequence[Stretch]], first: int) -> Iterator[GridCell]:
    """Yield the cells of rows from the `first`, each in its own column."""
    for row, stretches in enumerate(rows, start=first):
        for column, stretch in enumerate(stretches, start=1):
            if stretch[0] < stretch[1]:
                yield GridCell(row, column, *stretch)


def _spread(text: str, rows: Sequence[Sequence[Stretch]]) -> list[GridCell]:
    """Give the cells of rows whose heads lost what they stand over; none where that cannot be told."""
    head = next((at for at, row in enumerate(rows) if _is_body(text, row)), 0)
    if not head:
        return []
    lines = [[" ".join(text[start:end].split()) for start, end in row] for row in rows[:head]]
    told = boxes(lines, max(map(len, rows[head:])))
    if told is None:
        return []
    cells = sorted(_laid(told, rows, head, 0, 1), key=lambda cell: (cell.row, cell.column))
    return [*cells, *_in_columns(rows[head:], head + 1)]


def _laid(
    told: Sequence[Box], rows: Sequence[Sequence[Stretch]], deep: int, line: int, column: int
) -> Iterator[GridCell]:
    for box in told:
        down = 1 if box.under else deep - line
        yield GridCell(line + 1, column, *rows[box.line][box.place], rows=down, columns=box.width)
        yield from _laid(box.under, rows, deep, line + 1, column)
        column += box.width


def _is_body(text: str, row: Sequence[Stretch]) -> bool:
    """Say whether a row holds a figure or numbers the columns: no head does."""
    return any(
        _NUMERIC.fullmatch(text, start, end) and not _YEAR.fullmatch(text, start, end) for start, end in row
    )


def _blocks(text: str) -> Iterator[list[list[Stretch]]]:
    """Yield stretches of lines divided by the same sign, each line as the stretches of its cells."""
    for divided, several in groupby(_lines(text), key=lambda line: line[0]):
        if divided:
            yield [stretches for _, stretches in several if stretches]


def _lines(text: str) -> Iterator[tuple[str, list[Stretch]]]:
    at = 0
    for line in text.split("\n"):
        start, at = at, at + len(line) + 1
        if line.count("|") > 1:
            yield "|", [] if _DIVIDER.fullmatch(line) else _cells(text, line, start, "|")
        elif "\t" in line:
            yield "\t", _cells(text, line, start, "\t")
        else:
            yield "", []


def _cells(text: str, line: str, start: int, sign: str) -> list[Stretch]:
    edges = [found.start() for found in re.finditer(re.escape(sign), line)]
    begin, end = -1, len(line)
    if sign == "|":
        if not line[: edges[0]].strip(_SPACES):
            begin, edges = edges[0], edges[1:]
        if edges and not line[edges[-1] + 1 :].strip(_SPACES):
            end, edges = edges[-1], edges[:-1]
    return [_bare(text, start + left + 1, start + right) for left, right in pairwise([begin, *edges, end])]


def _bare(text: str, start: int, end: int) -> Stretch:
    while start < end and text[start] in _SPACES:
        start += 1
    while end > start and text[end - 1] in _SPACES:
        end -= 1
    return start, end


def _keeps_blanks(rows: Sequence[Sequence[Stretch]], width: int) -> bool:
    """Say whether each cell stands in its own column: all rows are of one width, or only end early.

    Rows may end early where blank cells at their end were trimmed. A head may only if it shows a blank cell
    before a filled one, so that blank cells are known to be kept.
    """
    return len(rows[0]) == width or any(
        start == end for row in rows[:_HEAD_ROWS] for start, end in row[: _last_filled(row)]
    )


def _last_filled(row: Sequence[Stretch]) -> int:
    return max((at for at, (start, end) in enumerate(row) if start < end), default=0)
