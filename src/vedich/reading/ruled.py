"""Find tables whose cells are divided by bars or tabs, their heads in one line or more."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise, zip_longest

from vedich.reading.folding import Folded, fold_words
from vedich.reading.grammar.cell_figure import figure_in
from vedich.reading.grammar.column import Column, Role, column
from vedich.reading.table import Cell, Row, Table, settled

_BARRED = re.compile(r"[^\n|]*\|[^\n|]*\|")
# Columns set apart by runs of blanks, as they come out of a printed page: three cells a line, three blanks between.
_SPACED = re.compile(r"\S {3,}\S[^\n]*? {3,}\S")
_PIECE = re.compile(r"\S+(?: {1,2}\S+)*")
_DIVIDER = re.compile(r"[\s|:+=_-]+")
_NUMBERING = re.compile(r"[(\[]?(?:[a-z]|\d{1,2})[)\]]?(?:\s*=\s*[\d()\[\]/*x:+%\- ]+)?")
_YEAR = re.compile(r"(?:19|20)\d\d")
_SPACES = " \t\r\u00a0\u200b\ufeff"
_FIXED = (Role.ORDINAL, Role.NAME, Role.AREAS, Role.MEASURE, Role.NOTE)
_LONGEST_GAP = 2
_LONGEST_CELL = 400


def ruled_tables(folded: Folded) -> Iterator[Table]:
    """Yield the tables of a text that stand between bars or tabs.

    >>> from vedich.reading.folding import fold
    >>> found = ruled_tables(fold("Chỉ tiêu\\tKH 2023\\tTH 2023\\nLúa (ha)\\t120\\t131"))
    >>> [[cell.words for cell in row] for table in found for row in table.rows]
    [['Lúa (ha)', '120', '131']]
    """
    if "|" in folded.view or "\t" in folded.cased or _SPACED.search(folded.cased):
        for block in _blocks(folded):
            yield from _in_block(folded, block)


def _blocks(folded: Folded) -> Iterator[list[Row]]:
    """Yield stretches of lines that are divided into cells; a lone line among them is a row of one cell."""
    block: list[Row] = []
    waiting: list[Row] = []
    at = 0
    for line in folded.cased.split("\n"):
        start, at = at, at + len(line) + 1
        cells = _cells(folded, line, start)
        if len(cells) > 1:
            block += [*waiting, cells] if block else [cells]
            waiting = []
        elif _DIVIDER.fullmatch(line):
            continue
        elif block and line.strip():
            waiting.append(cells)
            if len(waiting) > _LONGEST_GAP or len(line) > _LONGEST_CELL:
                yield block
                block, waiting = [], []
    if block:
        yield block


def _cells(folded: Folded, line: str, start: int) -> Row:
    if line.count("|") > 1:
        mark = "|"
    elif "\t" in line:
        mark = "\t"
    else:
        pieces = _PIECE.finditer(line) if "   " in line else ()
        cells = tuple(_cell(folded, start + piece.start(), start + piece.end()) for piece in pieces)
        return cells or ((_cell(folded, start, start + len(line)),) if line.strip() else ())
    if _DIVIDER.fullmatch(line):
        return ()
    edges = [found.start() for found in re.finditer(re.escape(mark), line)]
    begin, end = -1, len(line)
    if mark == "|":
        if not line[: edges[0]].strip(_SPACES):
            begin, edges = edges[0], edges[1:]
        if edges and not line[edges[-1] + 1 :].strip(_SPACES):
            end, edges = edges[-1], edges[:-1]
    borders = [begin, *edges, end]
    return tuple(_cell(folded, start + left + 1, start + right) for left, right in pairwise(borders))


def _cell(folded: Folded, start: int, end: int) -> Cell:
    cased = folded.cased
    while start < end and (cased[start] in _SPACES or cased[start] == "*"):
        start += 1
    while end > start and (cased[end - 1] in _SPACES or cased[end - 1 : end] == "*"):
        end -= 1
    return Cell(" ".join(cased[start:end].split()), start, end)


def _in_block(folded: Folded, block: list[Row]) -> Iterator[Table]:
    """Yield the tables of one stretch; a new head opens a new table, a repeated one is passed over."""
    at = 0
    while at < len(block):
        head = _head_at(folded, block, at)
        if head is None:
            at += 1
            continue
        heads, columns, body = head
        said = [cell.words for cell in block[at]]
        rows: list[Row] = []
        end = body
        while end < len(block):
            if end > body and [cell.words for cell in block[end]] == said:
                end += body - at
                continue
            if len(block[end]) > 1 and not _has_figures(folded, block[end]) and _head_at(folded, block, end):
                break
            if not _is_numbering(block[end]):
                rows.append(_padded(folded, block[end], heads))
            end += 1
        table = settled(folded, block[at], heads, columns, rows)
        # Where most rows have more cells than there are heads, nobody knows which head is over which cell.
        overfull = sum(_last_filled(row) > len(heads) for row in block[body:end])
        if table is not None and 2 * overfull <= end - body:
            yield table
        at = max(end, at + 1)


def _head_at(folded: Folded, block: list[Row], at: int) -> tuple[Row, list[Column], int] | None:
    """Read the head that begins at a row: its heads, their meaning, and the row where the body begins."""
    if len(block[at]) < 2 or _has_figures(folded, block[at]):
        return None
    first = [column(cell.words) if cell.words else Column(Role.UNKNOWN) for cell in block[at]]
    if (
        not any(each.role in (Role.NAME, Role.AREAS, Role.ORDINAL, Role.MEASURE) for each in first)
        and block[at][0].words
    ):
        return None
    heads, level = block[at], at + 1
    while level < len(block) and level - at < 3 and _is_lower_head(folded, first, block, at, level):
        joined = _joined(first, heads, block[level], _width(block, level + 1))
        if joined is None:
            break
        heads, level = joined, level + 1
    columns = [column(cell.words) if cell.words else Column(Role.UNKNOWN) for cell in heads]
    named = any(each.role in (Role.NAME, Role.AREAS) for each in columns)
    if not named and not any(each.role == Role.MEASURE for each in columns[:2]):
        # The head over the names may be left blank where those of the figures are plain.
        free = next((number for number, each in enumerate(columns) if each.role == Role.UNKNOWN), None)
        if free is None or free > 1 or sum(each.role == Role.FIGURE and each.pure for each in columns) < 2:
            return None
        columns[free] = Column(Role.NAME)
    return heads, columns, level


def _is_lower_head(folded: Folded, first: list[Column], block: list[Row], at: int, level: int) -> bool:
    row = block[level]
    filled = [cell for cell in row if cell.words]
    if len(filled) < 2 or _has_figures(folded, row) or _is_numbering(row):
        return False
    width = _width(block, level + 1)
    if len(row) == len(block[at]) >= width:
        name = next((n for n, each in enumerate(first) if each.role in (Role.NAME, Role.AREAS)), 0)
        return row[name].blank or row[name].words == block[at][name].words
    return len(row) < max(width, len(block[at]) + 1) and all(
        (read := column(cell.words)).role in (Role.FIGURE, Role.NOTE)
        and not (read.words and read.measured is None)
        for cell in filled
    )


def _joined(first: list[Column], upper: Row, lower: Row, width: int) -> Row | None:
    """Join two lines of heads, a wide head over each of the heads under it."""
    if len(upper) == len(lower) >= width:
        made: list[Cell] = []
        over = Cell("", 0, 0)
        for top, bottom in zip(upper, lower, strict=True):
            over = top if top.words or not bottom.words else over
            made.append(_beneath(over, bottom))
        return tuple(made)
    # The spans were lost on the way: fixed columns keep their place, wide heads share the lower ones evenly.
    over_figures = [top for top, each in zip(upper, first, strict=True) if each.role not in _FIXED]
    whole = [
        top
        for top, each in zip(upper, first, strict=True)
        if each.role not in _FIXED and each.kind is not None
    ]
    for wide in (over_figures, [top for top in over_figures if top not in whole]):
        if wide and len(lower) % len(wide) == 0 and len(upper) - len(wide) + len(lower) == width:
            return _shared_out(upper, lower, wide)
    return None


def _shared_out(upper: Row, lower: Row, wide: list[Cell]) -> Row:
    share = len(lower) // len(wide)
    below = iter(lower)
    made: list[Cell] = []
    for top in upper:
        made += [_beneath(top, next(below)) for _ in range(share)] if top in wide else [top]
    return tuple(made)


def _beneath(top: Cell, bottom: Cell) -> Cell:
    if top.blank or top.words == bottom.words:
        return bottom
    if bottom.blank:
        return top
    return Cell(f"{top.words} {bottom.words}", bottom.start, bottom.end)


def _width(block: list[Row], at: int) -> int:
    return max((len(row) for row in block[at : at + 6]), default=0)


def _has_figures(folded: Folded, row: Row) -> bool:
    """Say whether a row holds figures, years and column numbers not counted."""
    if _is_numbering(row):
        return False
    for cell in row:
        found = figure_in(folded.view, cell.start, cell.end) if cell.words else None
        if found is not None and not _YEAR.fullmatch(found.number.printed):
            return True
    return False


def _is_numbering(row: Sequence[Cell]) -> bool:
    """Say whether a row only numbers the columns: 'A | B | 1 | 2 | 3=2/1'."""
    filled = [fold_words(cell.words) for cell in row if cell.words]
    if len(filled) < 2 or not all(_NUMBERING.fullmatch(words) for words in filled):
        return False
    counted = [
        int(found.group())
        for words in filled
        if (found := re.match(r"\d{1,2}", words.strip("(["))) is not None
    ]
    return bool(counted) and counted[0] <= 4 and all(b - a == 1 for a, b in pairwise(counted))


def _last_filled(row: Sequence[Cell]) -> int:
    """Give how many cells a row has up to its last one with words."""
    return max((number for number, cell in enumerate(row, start=1) if cell.words), default=0)


def _padded(folded: Folded, row: Row, heads: Row) -> Row:
    """Give a row as many cells as there are heads; between blanks alone, each cell goes under the nearest head."""
    blank = Cell("", row[-1].end, row[-1].end)
    if (
        1 < len(row) < len(heads)
        and folded.cased[row[0].end : row[1].start].strip(" ") == ""
        and row[1].words
    ):
        under: dict[int, Cell] = {}
        for cell in row:
            middle = _middle(folded, cell)
            free = range(max(under, default=-1) + 1, len(heads))
            if free:
                under[min(free, key=lambda at: abs(_middle(folded, heads[at]) - middle))] = cell
        return tuple(under.get(at, blank) for at in range(len(heads)))
    return tuple(
        cell for cell, _ in zip_longest(row[: len(heads)], heads, fillvalue=blank) if isinstance(cell, Cell)
    )


def _middle(folded: Folded, cell: Cell) -> float:
    """Give the middle of a cell, counted from the start of its line."""
    return (cell.start + cell.end) / 2 - (folded.cased.rfind("\n", 0, cell.start) + 1)
