"""Find the cells that level and upright lines divide a page into; a missing line merges two cells."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass

from vedich.reading.sources.pages.word import Box, Ruling

# Lines that miss each other by less than this (points) still meet; double lines are one.
_SLACK = 3.2
_SAME = 1.6
# No table of a document has more lines; a drawing has.
_MOST_LINES = 4_000


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell of a lattice: first row and column from 0, how many it covers."""

    row: int
    column: int
    rows: int
    columns: int


@dataclass(frozen=True, slots=True)
class Lattice:
    """The lines of one table: where its columns and rows begin and end, and which cells they make.

    `at[row][column]` is the index in `cells` of the cell that covers the square.
    """

    columns: tuple[float, ...]
    rows: tuple[float, ...]
    cells: tuple[Cell, ...]
    at: tuple[tuple[int, ...], ...]

    @property
    def box(self) -> Box:
        """Give left, top, right, bottom."""
        return self.columns[0], self.rows[0], self.columns[-1], self.rows[-1]

    def cell_at(self, x: float, y: float) -> int | None:
        """Give the index of the cell at a point, None beside the table."""
        left, top, right, bottom = self.box
        if not (left - _SAME <= x <= right + _SAME and top - _SAME <= y <= bottom + _SAME):
            return None
        column = min(max(bisect_right(self.columns, x) - 1, 0), len(self.columns) - 2)
        row = min(max(bisect_right(self.rows, y) - 1, 0), len(self.rows) - 2)
        return self.at[row][column]


def joined_lines(lines: list[Ruling]) -> list[Ruling]:
    """Give the lines of a page with pieces of one line put together.

    >>> joined_lines([Ruling(True, 10.0, 0.0, 50.0), Ruling(True, 10.4, 50.5, 99.0)])
    [Ruling(level=True, at=10.0, start=0.0, end=99.0)]
    """
    joined: list[Ruling] = []
    for level in (True, False):
        of_kind = sorted((line for line in lines if line.level is level), key=lambda line: line.at)
        start = 0
        while start < len(of_kind):
            end = start
            while end < len(of_kind) and of_kind[end].at - of_kind[start].at <= _SAME:
                end += 1
            joined.extend(_one_height(of_kind[start:end]))
            start = end
    return joined


def _one_height(lines: list[Ruling]) -> list[Ruling]:
    lines = sorted(lines, key=lambda line: line.start)
    at, level = lines[0].at, lines[0].level
    joined: list[Ruling] = []
    start, end = lines[0].start, lines[0].end
    for line in lines[1:]:
        if line.start <= end + _SLACK:
            end = max(end, line.end)
        else:
            joined.append(Ruling(level, at, start, end))
            start, end = line.start, line.end
    joined.append(Ruling(level, at, start, end))
    return joined


def lattices_of(lines: list[Ruling]) -> list[Lattice]:
    """Give the tables that joined lines draw, from the top; frames round a single cell are none."""
    levels = [line for line in lines if line.level]
    uprights = [line for line in lines if not line.level]
    if not levels or not uprights or len(lines) > _MOST_LINES:
        return []
    parent = list(range(len(levels) + len(uprights)))

    def root(of: int) -> int:
        while parent[of] != of:
            parent[of] = parent[parent[of]]
            of = parent[of]
        return of

    for j, upright in enumerate(uprights, start=len(levels)):
        for i, level in enumerate(levels):
            if level.at > upright.end + _SLACK:
                break
            if (
                level.at >= upright.start - _SLACK
                and level.start - _SLACK <= upright.at <= level.end + _SLACK
            ):
                parent[root(i)] = root(j)
    groups: dict[int, tuple[list[Ruling], list[Ruling]]] = {}
    for i, line in enumerate((*levels, *uprights)):
        groups.setdefault(root(i), ([], []))[0 if line.level else 1].append(line)
    found = [lattice for group in groups.values() if (lattice := _lattice(*group)) is not None]
    return sorted(found, key=lambda lattice: (lattice.box[1], lattice.box[0]))


def _lattice(levels: list[Ruling], uprights: list[Ruling]) -> Lattice | None:
    if not levels or not uprights:
        return None
    # A table without its outer upright lines still ends where its level lines end.
    ends = [min(line.start for line in levels), max(line.end for line in levels)]
    heights = [min(line.start for line in uprights), max(line.end for line in uprights)]
    columns = _places([line.at for line in uprights] + ends)
    rows = _places([line.at for line in levels] + heights)
    if len(columns) < 3 or len(rows) < 2:
        return None
    wide, high = len(columns) - 1, len(rows) - 1
    if wide * high > 60_000:
        return None
    walls = _covered(columns, rows, uprights)
    floors = _covered(rows, columns, levels)
    cells: list[Cell] = []
    at = [[-1] * wide for _ in range(high)]
    for row in range(high):
        for column in range(wide):
            if at[row][column] >= 0:
                continue
            across = 1
            while (
                column + across < wide
                and at[row][column + across] < 0
                and (column + across, row) not in walls
            ):
                across += 1
            down = 1
            while (
                row + down < high
                and all(
                    (row + down, c) not in floors and at[row + down][c] < 0
                    for c in range(column, column + across)
                )
                and all((c, row + down) not in walls for c in range(column + 1, column + across))
            ):
                down += 1
            for r in range(row, row + down):
                for c in range(column, column + across):
                    at[r][c] = len(cells)
            cells.append(Cell(row, column, down, across))
    if len(cells) < 2:
        return None
    return Lattice(tuple(columns), tuple(rows), tuple(cells), tuple(tuple(line) for line in at))


def _places(values: list[float]) -> list[float]:
    """Give places that are apart; those closer than the slack are one."""
    places: list[list[float]] = []
    for value in sorted(values):
        if places and value - places[-1][-1] <= _SLACK:
            places[-1].append(value)
        else:
            places.append([value])
    return [sum(group) / len(group) for group in places]


def _covered(across: list[float], along: list[float], lines: list[Ruling]) -> set[tuple[int, int]]:
    """Give the pairs (place across, stretch along) that a line covers for the most part."""
    covered: dict[tuple[int, int], float] = {}
    for line in lines:
        place = min(range(len(across)), key=lambda i: abs(across[i] - line.at))
        for stretch in range(max(0, bisect_right(along, line.start) - 1), len(along) - 1):
            low, high = along[stretch], along[stretch + 1]
            if low >= line.end:
                break
            share = (min(high, line.end) - max(low, line.start)) / (high - low)
            if share > 0:
                covered[place, stretch] = covered.get((place, stretch), 0.0) + share
    return {key for key, share in covered.items() if share > 0.6}
