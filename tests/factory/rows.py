"""The rows of a table of indicators: groups, lines and their parts, numbered the way offices number them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from tests.factory.draft import DraftCell, DraftTable
from tests.factory.facts import PERCENTAGES, Facts, Group, Line, Role, truth_of
from tests.factory.heading import Head, heads
from tests.factory.printed import number

_ROMAN = ("I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X")


@dataclass(frozen=True, slots=True)
class Numbering:
    """How a table numbers its rows and says how they lie in one another.

    `apart` puts numbers into a column of their own, else they open the name; `within` heads the parts of a
    line with 'Trong đó'; `measured` writes the measure into the name: 'Sản lượng lúa (tấn)'.
    """

    groups: tuple[str, ...] = _ROMAN
    part: str = "-"
    deeper: str = "+"
    apart: bool = True
    within: str = ""
    measured: bool = False


@dataclass(frozen=True, slots=True)
class Row:
    """One row of figures: its number, its words, its line, and the words of the line it is a part of."""

    mark: str
    words: str
    line: Line | None
    parent: str = ""
    depth: int = 0


def rows_of(groups: Iterable[Group], numbering: Numbering, *, titles: bool = True) -> Iterator[Row]:
    """Yield the rows of a table, groups and parts among them."""
    for at, group in enumerate(groups):
        if titles:
            yield Row(numbering.groups[at % len(numbering.groups)], group.title, None)
        for count, line in enumerate(group.lines, start=1):
            yield Row(str(count), _named(line, numbering), line, depth=1)
            yield from _parts(line, numbering, 2)


def _parts(line: Line, numbering: Numbering, depth: int) -> Iterator[Row]:
    mark = numbering.part if depth == 2 else numbering.deeper
    for at, part in enumerate(line.parts):
        words = _named(part, numbering)
        if numbering.within and not line.whole and at == 0:
            words = f"{numbering.within} {words[0].lower()}{words[1:]}" if mark != "-" else words
        sign = chr(97 + at) if mark == "a" else mark
        yield Row(sign, words, part, line.wording, depth)
        yield from _parts(part, numbering, depth + 1)


def _named(line: Line, numbering: Numbering) -> str:
    return f"{line.wording} ({line.measure})" if numbering.measured else line.wording


def table_of(
    boxes: tuple[Head, ...],
    rows: Iterable[Row],
    facts: Facts,
    numbering: Numbering = Numbering(),
    *,
    numbers: bool = False,
    letters: int = 0,
    area: str = "",
    sheet: str = "",
) -> DraftTable:
    """Give the table whose columns are the leaves of its head, and whose rows are those."""
    leaves = tuple(leaf for box in boxes for leaf in box.leaves)
    cells = heads(boxes, numbers=numbers, letters=letters)
    first = max(cell.row + cell.rows for cell in cells)
    for at, row in enumerate(rows, start=first):
        for column, leaf in enumerate(leaves, start=1):
            cells.append(_cell(at, column, leaf, row, facts, numbering, area))
    widths = tuple(leaf.width for leaf in leaves)
    return DraftTable(tuple(cells), first - 1, sheet, widths=widths)


def _cell(
    at: int, column: int, leaf: Head, row: Row, facts: Facts, numbering: Numbering, area: str
) -> DraftCell:
    cell = DraftCell(at, column, "", bold=row.line is None)
    if leaf.use == "ordinal":
        return replace(cell, text=row.mark, align="center")
    if leaf.use == "name":
        if numbering.apart or not row.mark:
            return replace(cell, text=row.words)
        point = "" if row.mark in "-+" else "."
        return replace(cell, text=f"{row.mark}{point} {row.words}")
    if leaf.use == "measure":
        return replace(cell, text=row.line.measure if row.line else "", align="center")
    if row.line is None or not isinstance(leaf.use, Role):
        return cell
    return figure_cell(cell, row.line, leaf.use, facts, area, row.parent)


def figure_cell(
    cell: DraftCell, line: Line, role: Role, facts: Facts, area: str = "", parent: str = ""
) -> DraftCell:
    """Give the cell with the line's figure of a role printed, and its truth; a blank cell where there is none."""
    value = line.figure(role)
    if value is None:
        return cell
    digits = 1 if role in PERCENTAGES else line.digits
    truth = truth_of(line, role, facts, area, parent if not line.code else "")
    return replace(cell, text=number(value, digits), align="right", value=value, digits=digits, truth=truth)
