"""Find tables without lines: columns that keep their places over rows, most of them figures."""

from __future__ import annotations

import re
from itertools import pairwise

from vedich.reading.sources.pages.line import Line
from vedich.reading.sources.pages.word import Table, TableCell, Word

_FIGURE = re.compile(r"[-+]?\(?\d[\d.,/ ]*\)?%?$|[-–]$")
_FEWEST_ROWS = 3
_FEWEST_COLUMNS = 3
_MEASURED = re.compile(r"[-+]?\(?\d[\d.,]*\)?\s?\S{0,12}(?:\s\S{1,8}){0,2}$")


def aligned_table(rows: list[list[Line]], start: int, step: float) -> tuple[Table, int] | None:
    """Give the table that begins at a row and the index of the row behind it, None where there is none.

    A row with a name alone goes on from the row above; rows above the first figures are heads.
    """
    fewest = min(_FEWEST_COLUMNS, len(rows[start]))
    if fewest < 2:
        return None
    spans = [[line.left, line.right] for line in rows[start]]
    end, full, last = start, 0, rows[start][0].baseline
    for at in range(start, len(rows)):
        row = rows[at]
        if row[0].baseline - last > 2.2 * step:
            break
        merged = _fitted(spans, row)
        if merged is None:
            break
        spans = merged
        last = row[0].baseline
        full += len(row) >= fewest
        end = at + 1
    if full < _FEWEST_ROWS or len(spans) < fewest:
        return None
    told = [line for row in rows[start:end] for line in row]
    behind = [line for line in told if _column(spans, line) > 0]
    if fewest == 2 and not all(_MEASURED.match(line.text) for line in behind):
        return None
    if fewest > 2 and sum(bool(_FIGURE.match(line.text)) for line in behind) * 5 < len(behind) * 2:
        return None
    return _table(rows[start:end], spans), end


def _fitted(spans: list[list[float]], row: list[Line]) -> list[list[float]] | None:
    """Give the columns widened by a row, None where a line of it lies across two of them."""
    fitted = [span[:] for span in spans]
    for line in row:
        met = [span for span in fitted if line.left < span[1] and line.right > span[0]]
        if len(met) > 1:
            return None
        if met:
            met[0][0], met[0][1] = min(met[0][0], line.left), max(met[0][1], line.right)
        else:
            return None
    fitted.sort()
    if any(a[1] >= b[0] for a, b in pairwise(fitted)):
        return None
    return fitted


def _column(spans: list[list[float]], line: Line) -> int:
    middle = (line.left + line.right) / 2
    return min(range(len(spans)), key=lambda i: max(spans[i][0] - middle, middle - spans[i][1]))


def _table(rows: list[list[Line]], spans: list[list[float]]) -> Table:
    filled: list[dict[int, list[tuple[Word, ...]]]] = []
    figures = False
    for row in rows:
        cells: dict[int, list[tuple[Word, ...]]] = {}
        for line in row:
            cells.setdefault(_column(spans, line), []).append(line.words)
        has_figure = any(_FIGURE.match(line.text) for line in row if _column(spans, line) > 0)
        if figures and not has_figure and len(cells) == 1 and filled:
            for column, lines in cells.items():
                filled[-1].setdefault(column, []).extend(lines)
            continue
        figures = figures or has_figure
        filled.append(cells)
    cells_of = tuple(
        TableCell(number, column + 1, 1, 1, tuple(cells.get(column, ())))
        for number, cells in enumerate(filled, start=1)
        for column in range(len(spans))
    )
    told = [line for row in rows for line in row]
    box = spans[0][0], min(line.top for line in told), spans[-1][1], max(line.bottom for line in told)
    return Table(box, tuple(span[0] for span in spans), cells_of, ruled=False)
