"""Put the lines of a page in the order of reading: columns one after the other, tables without lines apart."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise
from statistics import median

from vedich.reading.sources.pages.aligned import aligned_table
from vedich.reading.sources.pages.line import Line, line_of
from vedich.reading.sources.pages.word import Table

# A gutter between columns is at least this share of the type wide.
_GUTTER = 0.55
# Lines further apart than this many ordinary steps do not belong to one pair of columns.
_FAR = 1.75
# A lone row whose parts are nearer than this share of the type is one line after all.
_ONE_LINE = 3.2


def reading_order(
    rows: list[list[Line]], left: float, right: float, *, tables: bool = True
) -> list[Line | Table]:
    """Give the lines of rows (from the top) in the order of reading, each with its column.

    `left` and `right` are the edges of the written part. Where three or more columns hold figures, a table.
    """
    ordered: list[Line | Table] = []
    step = _step(rows)
    index = 0
    while index < len(rows):
        row = rows[index]
        if len(row) > 1:
            if tables and (found := aligned_table(rows, index, step)) is not None:
                table, index = found
                ordered.append(table)
                continue
            best = max((_run(rows, index, gap, step) for gap in _gaps(row)), default=None)
            if best is not None and best[0] > 1:
                _, end, low, high = best
                middle = (low + high) / 2
                before = [[line for line in row if line.right <= middle + 1] for row in rows[index:end]]
                behind = [[line for line in row if line.right > middle + 1] for row in rows[index:end]]
                before, behind = [row for row in before if row], [row for row in behind if row]
                full = _filled([row[-1].right for row in before], low)
                ordered += reading_order(before, left, low if full else middle, tables=False)
                ordered += reading_order(behind, high if full else middle, right, tables=False)
                index = end
                continue
        ordered += [replace(line, column=(left, right)) for line in _together(row)]
        index += 1
    return ordered


def _filled(rights: list[float], edge: float) -> bool:
    """Say whether most lines of a column end at its edge, as those of running text do."""
    return len(rights) > 5 and sum(edge - right < 4 for right in rights) * 2 > len(rights)


def _together(row: list[Line]) -> list[Line]:
    """Join the parts of a row that a wide blank of a justified line has parted."""
    lines = [row[0]]
    for line in row[1:]:
        last = lines[-1]
        if line.left - last.right <= _ONE_LINE * line.size:
            lines[-1] = line_of([*last.words, *line.words])
        else:
            lines.append(line)
    return lines


def _step(rows: list[list[Line]]) -> float:
    steps = [
        below[0].baseline - above[0].baseline
        for above, below in pairwise(rows)
        if 0 < below[0].baseline - above[0].baseline < 4 * below[0].size
    ]
    return median(steps) if steps else 20.0


def _gaps(row: list[Line]) -> list[tuple[float, float]]:
    return [(a.right, b.left) for a, b in pairwise(row)]


def _run(
    rows: list[list[Line]], index: int, gap: tuple[float, float], step: float
) -> tuple[int, int, float, float]:
    """Follow a gutter downwards: how many rows stand on its poorer side, where it ends, and how wide it stays."""
    low, high = gap
    end, last = index, rows[index][0].baseline
    on_left = on_right = 0
    kept = low, high
    for at in range(index, len(rows)):
        row = rows[at]
        size = row[0].size
        if row[0].baseline - last > max(_FAR * step, 2.0 * size):
            break
        middle = (low + high) / 2
        before = [line.right for line in row if (line.left + line.right) / 2 < middle]
        behind = [line.left for line in row if (line.left + line.right) / 2 >= middle]
        new_low, new_high = max([low, *before]), min([high, *behind])
        if new_high - new_low < _GUTTER * size:
            break
        low, high = new_low, new_high
        last = row[0].baseline
        on_left += bool(before)
        on_right += bool(behind)
        end = at + 1
        kept = low, high
    return min(on_left, on_right), end, *kept
