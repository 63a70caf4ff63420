"""Find the data tables in the grids of a document; what is no table of data stays text to be read.

A grid may hold several tables, with lines of title and notes between them; a table may go on in the next grid.
Tables that only lay a page out (two-column heads, signatures) have no head that says so, and stay text.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

from vedich.domain.grid import Grid, GridCell
from vedich.reading.grammar.column import Column, Role, column, is_total
from vedich.reading.heads import FIXED, Heading, area_of, heading_at, is_numbering, shaped_heading
from vedich.reading.lattice import Lattice, Line, lattice
from vedich.reading.outline import Outline, tells_columns
from vedich.reading.rows import RowSaid
from vedich.reading.table import Cell, settled_column

_SAMPLE = 40
_MOST_TURNED = 300
# What may stand between a table and its going on: nothing, a page number, '(Tiếp theo)'.
_BETWEEN = re.compile(
    r"[\s\d\-–./|]*(?:\(?\s*(?:tiếp|tiếp theo|tiếp tục)[^)\n]{0,40}\)?)?[\s\d\-–./|]*", re.IGNORECASE
)
_LONG_CELL = 50
_SENTENCE = 24
_LETTERED = re.compile(r"[^\W\d_]{2}")


@dataclass(frozen=True, slots=True)
class GridRow:
    """A row of figures: the grid it lies in, its cells by column, and what it says before its figures."""

    grid: int
    cells: Line
    said: RowSaid


@dataclass(slots=True)
class GridTable:
    """A table of data in the grids of a document.

    `start` and `end` are where it begins and ends in the text of its first grid, `pieces` all its stretches;
    `prose` the cells that hold sentences. `sample` are some of its lines, for settling its columns.
    """

    start: int
    name: str
    heads: tuple[Cell, ...]
    columns: tuple[Column, ...]
    outline: Outline
    rows: list[GridRow] = field(default_factory=list)
    pieces: list[tuple[int, int]] = field(default_factory=list)
    prose: list[tuple[int, int]] = field(default_factory=list)
    sample: Sequence[Line] = ()
    grid: int = 0
    turned: bool = False

    def first(self, role: Role) -> int | None:
        """Give the first column of a role, None where there is none."""
        return next((at for at, each in enumerate(self.columns) if each.role == role), None)


def grid_tables(text: str, grids: Sequence[Grid]) -> list[GridTable]:
    """Give the tables of data in the grids of a document, in order.

    >>> cells = (GridCell(1, 1, 0, 8), GridCell(1, 2, 9, 16), GridCell(2, 1, 17, 25), GridCell(2, 2, 26, 29))
    >>> found = grid_tables("Chỉ tiêu\\tKH 2023\\nLúa (ha)\\t120", [Grid(1, 0, 29, cells)])
    >>> [(row.said.name, row.said.measured.measure) for row in found[0].rows]
    [('Lúa', 'ha')]
    """
    found: list[GridTable] = []
    last: GridTable | None = None
    end = -1
    for grid in sorted(grids, key=lambda each: each.start):
        laid = lattice(text, grid)
        if laid is None:
            continue
        joins = last is not None and (
            grid.continues == last.grid
            or (
                0 <= end <= grid.start
                and _BETWEEN.fullmatch(text, end, min(grid.start, end + 200)) is not None
                and grid.start - end < 200
            )
        )
        tables = _in_grid(laid, last if joins else None)
        for table in tables:
            if table.rows and table is not last:
                found.append(table)
        if tables:
            last = tables[-1]
            last.grid = grid.number
        elif not joins:
            last = None
        end = grid.end
    return [table for table in found if table.rows]


def sentences_in_cells(text: str, grids: Sequence[Grid]) -> Iterator[tuple[int, int]]:
    """Yield the stretches that divide long cells from their neighbours, where a grid is no table of data."""
    for grid in grids:
        for cell in grid.cells:
            if _is_prose(text, cell):
                if text[cell.start - 1 : cell.start] == "\t":
                    yield cell.start - 1, cell.start
                if text[cell.end : cell.end + 1] == "\t":
                    yield cell.end, cell.end + 1


def _in_grid(laid: Lattice, goes_on: GridTable | None) -> list[GridTable]:
    """Give the tables of one grid; the first may be the one that goes on from the grid before."""
    lines = laid.lines
    made: list[GridTable] = []
    headings = list(_headings(laid))
    first = headings[0].first if headings else len(lines)
    if goes_on is not None and len(goes_on.columns) == laid.width and not goes_on.turned:
        if headings and _same(headings[0], goes_on):
            body = headings.pop(0).last + 1
            _fill(laid, goes_on, body, headings[0].first if headings else len(lines), opening=body and first)
            made.append(goes_on)
        elif not headings or first > 0:
            _fill(laid, goes_on, 0, first, opening=0)
            made.append(goes_on)
    if not headings and not made:
        shaped = shaped_heading(laid)
        headings = [shaped] if shaped is not None else []
    for number, heading in enumerate(headings):
        until = headings[number + 1].first if number + 1 < len(headings) else len(lines)
        if made and _same(heading, made[-1]) and not made[-1].turned:
            _fill(laid, made[-1], heading.last + 1, until, opening=heading.first)
            continue
        table = _opened(laid, heading, until)
        if table is not None:
            made.append(table)
    return made


def _headings(laid: Lattice) -> Iterator[Heading]:
    at = 0
    while at < len(laid.lines):
        found = heading_at(laid, at)
        if found is not None:
            yield found
        at = found.last + 1 if found else at + 1


def _same(heading: Heading, table: GridTable) -> bool:
    return [cell.words for cell in heading.cells] == [cell.words for cell in table.heads]


def _opened(laid: Lattice, heading: Heading, until: int) -> GridTable | None:
    """Begin a table under its head; None where no figures stand under it."""
    body = laid.lines[heading.last + 1 : until]
    if not body:
        return None
    sample = [line for line in body if not is_numbering(laid, line)][:_SAMPLE]
    columns = _settled(laid, heading, sample)
    name = next((at for at, each in enumerate(columns) if each.role == Role.NAME), None)
    areas = next((at for at, each in enumerate(columns) if each.role == Role.AREAS), None)
    if areas is None and len(body) <= _MOST_TURNED:
        first = (
            name
            if name is not None
            else next((at for at, each in enumerate(columns) if each.role != Role.ORDINAL), 0)
        )
        names = [laid.words(line[first]) for line in sample]
        if tells_columns([words for words in names if words]) and _are_indicators(columns, first):
            return _turned(laid, heading, until, first)
    if name is None and areas is None:
        return None
    table = _table(laid, heading, tuple(columns), turned=False)
    table.sample = sample
    _fill(laid, table, heading.last + 1, until, opening=heading.first)
    return table if table.rows else None


def _table(laid: Lattice, heading: Heading, columns: tuple[Column, ...], *, turned: bool) -> GridTable:
    def place(role: Role) -> int | None:
        return next((at for at, each in enumerate(columns) if each.role == role), None)

    areas = place(Role.AREAS)
    outline = Outline(
        place(Role.ORDINAL),
        place(Role.NAME),
        areas,
        place(Role.MEASURE),
        heading.cells[areas].words if areas is not None else "",
    )
    first = [cell.start for cell in laid.filled(laid.lines[heading.first])]
    return GridTable(
        min(first, default=laid.grid.start),
        laid.grid.name,
        heading.cells,
        columns,
        outline,
        grid=laid.grid.number,
        turned=turned,
    )


def _settled(laid: Lattice, heading: Heading, sample: Sequence[Line]) -> list[Column]:
    """Settle the columns by their heads and some rows under them."""
    rows = [tuple(_cell(laid, cell) for cell in line) for line in sample]
    told = list(heading.columns)
    known = {each.role for each in told}
    for number, each in enumerate(told):
        cells = [line[number] for line in sample]
        words = [cell for cell in cells if cell is not None and cell.start != cell.end]
        figures = sum(laid.is_figure(cell) for cell in words)
        if each.role != Role.UNKNOWN or not words:
            continue
        if 2 * figures > len(words):
            ordinal = number == 0 and not heading.cells[0].words and Role.ORDINAL not in known
            told[number] = (
                Column(Role.ORDINAL)
                if ordinal
                else replace(each, role=Role.FIGURE, words=each.words or heading.cells[number].words)
            )
        elif not known & {Role.NAME, Role.AREAS} and _worded(laid, words):
            told[number] = Column(_named_role(laid, words))
            known.add(told[number].role)
    if not known & {Role.NAME, Role.AREAS} and Role.MEASURE in known:
        told = [settled_column(number, told, heading.cells, rows) for number in range(len(told))]
    return [
        each if each.role == Role.FIGURE else settled_column(number, told, heading.cells, rows)
        for number, each in enumerate(told)
    ]


def _worded(laid: Lattice, cells: Sequence[GridCell]) -> bool:
    return 2 * sum(_LETTERED.search(laid.words(cell)) is not None for cell in cells) > len(cells)


def _named_role(laid: Lattice, cells: Sequence[GridCell]) -> Role:
    named = [laid.words(cell) for cell in cells]
    places = sum(area_of(words) is not None or is_total(words) for words in named)
    return Role.AREAS if 2 * places > len(named) else Role.NAME


def _are_indicators(columns: Sequence[Column], first: int) -> bool:
    """Say whether the heads name indicators and nothing more, as those of a turned table do."""
    told = [
        each for at, each in enumerate(columns) if at != first and each.role in (Role.FIGURE, Role.UNKNOWN)
    ]
    return bool(told) and all(each.kind is None and each.period is None for each in told)


def _cell(laid: Lattice, cell: GridCell | None) -> Cell:
    return Cell(laid.words(cell), cell.start, cell.end) if cell is not None else Cell("", 0, 0)


def _turned(laid: Lattice, heading: Heading, until: int, first: int) -> GridTable | None:
    """Read a table whose rows are what columns are elsewhere, by exchanging rows and columns."""
    opening: list[GridCell | None] = []
    for number, head in enumerate(heading.cells):
        lowest = [line[number] for line in laid.lines[heading.first : heading.last + 1]]
        cell = next((cell for cell in lowest if cell is not None and cell.start == head.start), None)
        if cell is not None and cell.start != cell.end:
            laid.words(cell)
            laid._words[cell.start] = head.words
        opening.append(cell)
    body = [line for line in laid.lines[heading.last + 1 : until] if not is_numbering(laid, line)]
    places = [
        first,
        *(
            at
            for at, each in enumerate(heading.columns)
            if at != first and each.role not in (Role.ORDINAL, Role.NOTE)
        ),
    ]
    lines: list[list[GridCell | None]] = [[line[at] for line in (opening, *body)] for at in places]
    turned = Lattice(laid.text, laid.grid, lines, laid._words)
    cells = tuple(_cell(turned, cell) for cell in lines[0])
    columns = tuple(Column(Role.NAME) if at == 0 else column(cell.words) for at, cell in enumerate(cells))
    table = _table(turned, Heading(0, 0, cells, columns), columns, turned=True)
    table.start = min(cell.start for cell in laid.filled(laid.lines[heading.first]))
    table.sample = lines[1:]
    _fill(turned, table, 1, len(lines), opening=0)
    if not table.rows:
        return None
    table.pieces = [(table.start, max(cell.end for line in lines for cell in line if cell is not None))]
    return table


def _fill(laid: Lattice, table: GridTable, first: int, until: int, *, opening: int) -> None:
    """Read the lines from `first` on into rows, up to the last that holds figures."""
    columns, outline = table.columns, table.outline
    figured = [at for at, each in enumerate(columns) if each.role == Role.FIGURE]
    fixed = [at for at, each in enumerate(columns) if each.role in FIXED and each.role != Role.NOTE]
    free = [at for at, each in enumerate(columns) if each.role in (Role.NOTE, Role.UNKNOWN)]
    name = outline.name if outline.name is not None else outline.areas
    if name is None:
        return
    text, number = laid.text, laid.grid.number
    last = -1
    prose: list[tuple[int, int]] = []
    for at in range(first, until):
        line = laid.lines[at]
        named = line[name]
        figures = False
        for column_at in figured:
            cell = line[column_at]
            if cell is not None and cell.start != cell.end and cell is not named and _digit(text, cell):
                figures = True
                break
        words = [""] * len(columns)
        for place in fixed:
            words[place] = laid.words(line[place])
        lone = not figures and len(laid.filled(line)) <= 2
        if not figures and at == first and is_numbering(laid, line):
            continue
        _moved(words, line, name, outline)
        said = outline.row(words, line, figures=figures, lone=lone)
        if figures:
            last = at
            if said is not None:
                table.rows.append(GridRow(number, line, said))
        for place in (*free, *figured):
            cell = line[place]
            if cell is not None and cell is not named and _is_prose(text, cell):
                prose.append((cell.start, cell.end))
    if last < 0:
        return
    begin = min(cell.start for cell in laid.filled(laid.lines[opening]))
    end = max(cell.end for cell in laid.lines[last] if cell is not None)
    table.pieces.append((begin, end))
    table.prose += [place for place in prose if begin <= place[0] < end]


def _moved(words: list[str], line: Line, name: int, outline: Outline) -> None:
    """Take a cell that is merged over the ordinal and the name ('Tổng cộng') for the name."""
    ordinal = outline.ordinal
    if ordinal is None or not words[ordinal]:
        return
    if line[ordinal] is line[name]:
        words[ordinal] = ""
    elif not words[name] and len(words[ordinal]) > 5:
        words[name], words[ordinal] = words[ordinal], ""
        if isinstance(line, list):
            line[name] = line[ordinal]


def _is_prose(text: str, cell: GridCell) -> bool:
    """Say whether sentences stand in a cell."""
    length = cell.end - cell.start
    return length > _LONG_CELL or (length > _SENTENCE and text[cell.end - 1] in ".;")


def _digit(text: str, cell: GridCell) -> bool:
    """Say whether a cell may hold a figure: it has a digit and is no sentence."""
    return cell.end - cell.start <= _LONG_CELL and any(
        letter.isdigit() for letter in text[cell.start : cell.end]
    )
