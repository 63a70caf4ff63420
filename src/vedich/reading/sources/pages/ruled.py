"""Fill the cells of a ruled table with its words, and part rows that no line parts."""

from __future__ import annotations

import re
from statistics import median

from vedich.reading.sources.pages.lattice import Lattice
from vedich.reading.sources.pages.line import rows_of
from vedich.reading.sources.pages.word import Table, TableCell, Word

_FIGURE = re.compile(r"[-+]?\(?\d[\d.,/]*\)?%?$|[-–]$")
# Baselines of one row differ by less than this share of the type.
_SAME = 0.35
Lines = list[tuple[Word, ...]]


def ruled_table(lattice: Lattice, words: list[Word]) -> tuple[Table | None, set[int], list[Word]]:
    """Give the table of a lattice, the ids of the words it took, and the raised marks it left out.

    None where nothing stands in it, as in a drawing.
    """
    inside: dict[int, list[Word]] = {}
    taken: set[int] = set()
    for word in words:
        height = (word.top + word.bottom) / 2
        cell = lattice.cell_at((word.left + word.right) / 2, height)
        if cell is not None:
            inside.setdefault(cell, []).append(word)
            taken.add(id(word))
    if len(inside) < 2:
        return None, set(), []
    lines: dict[int, Lines] = {}
    marks: list[Word] = []
    for cell, those in inside.items():
        turned = [word for word in those if word.turned]
        level, raised = rows_of([word for word in those if not word.turned])
        marks += raised
        lines[cell] = [tuple(word for line in row for word in line.words) for row in level]
        lines[cell] += [(word,) for word in sorted(turned, key=lambda word: (word.left, -word.top))]
    return Table(lattice.box, lattice.columns, _cells(lattice, lines)), taken, marks


def _cells(lattice: Lattice, lines: dict[int, Lines]) -> tuple[TableCell, ...]:
    """Give the cells row by row, a row without inner lines parted where its figures stand."""
    parted: dict[int, list[float]] = {}
    for row in range(len(lattice.rows) - 1):
        anchors = _anchors(lattice, row, lines)
        if len(anchors) > 1:
            parted[row] = anchors
    first: list[int] = []
    number = 1
    for row in range(len(lattice.rows) - 1):
        first.append(number)
        number += len(parted.get(row, (0.0,)))
    first.append(number)
    cells: list[TableCell] = []
    for index, cell in enumerate(lattice.cells):
        told = lines.get(index, [])
        anchors = parted.get(cell.row, [])
        if cell.rows == 1 and anchors:
            shares: list[Lines] = [[] for _ in anchors]
            for line in told:
                baseline = median(word.baseline for word in line)
                at = sum(anchor <= baseline + 0.5 * line[0].size for anchor in anchors)
                shares[max(0, at - 1)].append(line)
            cells += [
                TableCell(first[cell.row] + part, cell.column + 1, 1, cell.columns, tuple(share))
                for part, share in enumerate(shares)
            ]
        else:
            rows = first[cell.row + cell.rows] - first[cell.row]
            cells.append(TableCell(first[cell.row], cell.column + 1, rows, cell.columns, tuple(told)))
    cells.sort(key=lambda cell: (cell.row, cell.column))
    return tuple(cells)


def _anchors(lattice: Lattice, row: int, lines: dict[int, Lines]) -> list[float]:
    """Give the baselines at which rows begin inside a row: where two columns of figures agree on them."""
    columns: list[list[float]] = []
    figures = 0
    for index, cell in enumerate(lattice.cells):
        if cell.row <= row < cell.row + cell.rows:
            if cell.rows > 1:
                return []
            told = lines.get(index, [])
            if len(told) > 1:
                columns.append([median(word.baseline for word in line) for line in told])
                is_figure = all(len(line) == 1 and _FIGURE.match(line[0].text) for line in told)
                figures += is_figure
                if is_figure:
                    columns[-1].insert(0, -1.0)  # figures are asked first
    of_figures = [column[1:] for column in columns if column[0] == -1.0]
    if figures < 2:
        return []
    anchors = max(of_figures, key=len)
    size = 12.0
    agree = sum(
        all(any(abs(a - b) <= _SAME * size for b in anchors) for a in column) for column in of_figures
    )
    return anchors if agree == len(of_figures) and agree >= 2 else []
