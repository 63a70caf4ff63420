"""Read the head of a grid: one to four rows, wide heads over others, a row of column numbers below."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import pairwise

from vedich.domain.document import ClaimKind
from vedich.domain.grid import GridCell
from vedich.reading.folding import fold, fold_words
from vedich.reading.grammar.area import areas
from vedich.reading.grammar.column import Column, Role, column, is_total
from vedich.reading.lattice import Lattice, Line
from vedich.reading.table import Cell

FIXED = (Role.ORDINAL, Role.NAME, Role.AREAS, Role.MEASURE, Role.NOTE)
_DEEPEST = 4
_LONGEST = 160
_NUMBERING = re.compile(r"[(\[]?(?:[a-z]|\d{1,2})[)\]]?(?:\s*=\s*[\d()\[\]/*x:+%,\- ]+)?")
# Wide heads that say nothing of their own: 'Trong đó', 'Chia ra các xã, phường'.
_PLACES = r"(?:huyện|xã|phường|thị trấn|thị xã|thành phố|quận|tỉnh|địa phương|đơn vị|thôn|ấp|đặc khu)"
_OVER = re.compile(
    rf"(?:trong đó|bao gồm|gồm|chia ra|chia theo|phân theo|cụ thể|chi tiết|các|phân bổ(?: cho)?|giao cho|theo|[\s:,-])*"
    rf"(?P<places>(?:{_PLACES}(?:\s*(?:,|và|/|-)\s*)?)*(?:\s*hành chính)?)"
)
_PERIODS = re.compile(
    r"(?:theo |các )?(?:năm|tháng|quý|kỳ|thời gian|thời kỳ|giai đoạn|thời điểm|năm học|kỳ báo cáo|tháng, năm)"
)


@dataclass(frozen=True, slots=True)
class Heading:
    """The head of a table: its first and last line (the row of numbers too), and what each column is for."""

    first: int
    last: int
    cells: tuple[Cell, ...]
    columns: tuple[Column, ...]


def heading_at(laid: Lattice, at: int) -> Heading | None:
    """Read the head that begins at a line, or None where none does.

    >>> from vedich.domain.grid import Grid
    >>> from vedich.reading.lattice import lattice
    >>> text = "Chỉ tiêu\\tKH 2023\\nLúa\\t5"
    >>> cells = (GridCell(1, 1, 0, 8), GridCell(1, 2, 9, 16), GridCell(2, 1, 17, 20), GridCell(2, 2, 21, 22))
    >>> found = heading_at(lattice(text, Grid(1, 0, 22, cells)), 0)
    >>> [column.role.value for column in found.columns]
    ['name', 'figure']
    """
    if not _may_open(laid, laid.lines[at]):
        return None
    last = at
    while last + 1 < len(laid.lines) and last + 1 - at < _DEEPEST and _goes_on(laid, at, last + 1):
        last += 1
    cells, columns = _columns(laid, laid.lines[at : last + 1])
    roles = {each.role for each in columns}
    if Role.FIGURE not in roles and not _by_period(columns, cells):
        return None
    if last + 1 < len(laid.lines) and is_numbering(laid, laid.lines[last + 1]):
        last += 1
    return Heading(at, last, cells, columns)


def _by_period(columns: Sequence[Column], cells: Sequence[Cell]) -> bool:
    """Say whether the first column names periods, the others what is told of them."""
    return bool(cells) and _PERIODS.fullmatch(fold_words(cells[0].words)) is not None


def _may_open(laid: Lattice, line: Line) -> bool:
    filled = laid.filled(line)
    if len(filled) < 2 or any(laid.is_figure(cell) or cell.end - cell.start > _LONGEST for cell in filled):
        return False
    first = [_role(laid.words(cell)) for cell in filled[:3]]
    return any(role in (Role.ORDINAL, Role.NAME, Role.AREAS, Role.MEASURE) for role in first) or (
        _PERIODS.fullmatch(fold_words(laid.words(filled[0]))) is not None
    )


@lru_cache(maxsize=4096)
def _role(words: str) -> Role:
    return column(words).role if len(words) <= _LONGEST else Role.UNKNOWN


def _goes_on(laid: Lattice, first: int, at: int) -> bool:
    """Say whether a line is one more of the head: under cells merged downwards, or a line of lower heads."""
    line, opening = laid.lines[at], laid.lines[first]
    filled = laid.filled(line)
    if is_numbering(laid, line) or not filled:
        return False
    if any(cell is not None and cell.rows > 1 and cell is opening[n] for n, cell in enumerate(line)):
        return True
    if len(filled) < 2 or any(laid.is_figure(cell) or cell.end - cell.start > _LONGEST for cell in filled):
        return False
    for number, cell in enumerate(line):
        top = opening[number]
        if cell is None or cell.start == cell.end:
            continue
        if _role(laid.words(top)) in FIXED and laid.words(cell) != laid.words(top):
            return False
    # Lower heads are heads themselves: each says what figures stand under it, or at least most do.
    told = [_role(laid.words(cell)) for cell in filled]
    return 2 * sum(role in (Role.FIGURE, *FIXED) for role in told) >= len(told) or _wide_over(laid, first, at)


def _wide_over(laid: Lattice, first: int, at: int) -> bool:
    """Say whether heads merged over several columns stand right above a line."""
    above = [cell for cell in laid.lines[at - 1] if cell is not None and cell.columns > 1]
    return at - 1 >= first and bool(above)


def _columns(laid: Lattice, lines: Sequence[Line]) -> tuple[tuple[Cell, ...], tuple[Column, ...]]:
    stacks = [_stack(laid, lines, number) for number in range(laid.width)]
    told = [heads_told(tuple(laid.words(cell) for cell in stack)) for stack in stacks]
    cells = []
    for stack in stacks:
        lowest = stack[-1] if stack else None
        words = " ".join(laid.words(cell) for cell in stack)
        cells.append(Cell(words, lowest.start, lowest.end) if lowest else Cell("", 0, 0))
    return tuple(cells), tuple(told)


def _stack(laid: Lattice, lines: Sequence[Line], number: int) -> list[GridCell]:
    """Give the heads over a column from the top; a blank one beside a wide head is under it."""
    stack: list[GridCell] = []
    for depth, line in enumerate(lines):
        cell = line[number]
        if cell is None or cell.start == cell.end:
            cell = _left_over(laid, lines, depth, number)
        if cell is not None and cell not in stack:
            stack.append(cell)
    return stack


def _left_over(laid: Lattice, lines: Sequence[Line], depth: int, number: int) -> GridCell | None:
    """Give the head on the left that a blank cell belongs to, where merging was lost on the way."""
    if not any(_holds(line[number]) for line in lines[depth + 1 :]):
        return None
    if any(_holds(line[number]) for line in lines[:depth]):
        return None
    for left in range(number - 1, -1, -1):
        cell = lines[depth][left]
        if cell is not None and _holds(cell):
            below = any(_holds(line[left]) and line[left] is not cell for line in lines[depth + 1 :])
            return cell if below and cell.columns == 1 and _role(laid.words(cell)) not in FIXED else None
    return None


def _holds(cell: GridCell | None) -> bool:
    return cell is not None and cell.start != cell.end


@lru_cache(maxsize=4096)
def heads_told(levels: tuple[str, ...]) -> Column:
    """Read the heads over one column together, from the top.

    >>> heads_told(("Năm 2024", "Kế hoạch")).kind.value
    'target'
    """
    area = None
    kept: list[str] = []
    places = ""
    for words in levels:
        view = fold_words(words).strip(" :.,")
        over = _OVER.fullmatch(view)
        if over is not None and len(levels) > 1 and words is not levels[-1]:
            places = over["places"].strip() or places
            continue
        if len(levels) > 1 and (named := area_of(words)) is not None:
            area = named
        elif len(levels) > 1 and is_total(words) and words is not levels[-1]:
            area = words
        else:
            kept.append(words)
    if not kept:
        return Column(Role.FIGURE, area=area) if area else Column(Role.UNKNOWN)
    told = _joined(kept)
    if area is not None:
        return replace(told, role=Role.FIGURE, area=area)
    if places and told.role == Role.UNKNOWN and len(kept) == 1:
        return Column(Role.FIGURE, area=f"{places} {kept[0]}" if " " not in places else kept[0])
    return told


def _joined(levels: list[str]) -> Column:
    if len(levels) > 1:
        over, under = column(" ".join(levels[:-1])), column(levels[-1])
        # 'Sản lượng lúa (tấn)' over 'KH 2023' and '% KH': the upper head names, the lower one says what of it.
        if over.words and over.kind is None and (under.kind is not None or under.period is not None):
            if under.kind == ClaimKind.COMPARISON:
                measured = under.measured if under.measured or not under.difference else over.measured
            else:
                measured = under.measured or over.measured
            if not under.words:
                return replace(under, words=over.words, measured=measured)
    return column(" ".join(levels))


@lru_cache(maxsize=8192)
def area_of(words: str) -> str | None:
    """Give the area that words name as a whole, with its type word; None where they say anything more.

    >>> area_of("Xã Mỹ Lệ"), area_of("Xã Mỹ Lệ đạt chuẩn"), area_of("KINH TẾ")
    ('xã Mỹ Lệ', None, None)
    """
    bare = words.strip(" .:;*")
    if not bare or len(bare) > 60 or bare[0].isdigit():
        return None
    found = list(areas(fold(bare)))
    if len(found) == 1 and found[0].start == 0 and found[0].end >= len(bare) and found[0].level:
        return found[0].name
    return None


def is_numbering(laid: Lattice, line: Line) -> bool:
    """Say whether a line only numbers the columns: 'A | B | 1 | 2 | 3=2/1'."""
    filled = [laid.words(cell).lower() for cell in laid.filled(line)]
    if len(filled) < 2 or not all(len(words) < 40 and _NUMBERING.fullmatch(words) for words in filled):
        return False
    counted = [int(found.group()) for words in filled if (found := re.match(r"\d{1,2}", words.strip("([")))]
    return bool(counted) and counted[0] <= 4 and all(0 <= b - a <= 1 for a, b in pairwise(counted))


def shaped_heading(laid: Lattice) -> Heading | None:
    """Read the head of a grid that is a table by its shape alone: words over columns of figures."""
    lines = laid.lines
    if len(lines) < 3 or laid.width < 2:
        return None
    for at in range(min(5, len(lines) - 2)):
        filled = laid.filled(lines[at])
        if len(filled) < 2 or 2 * len(filled) < laid.width or any(laid.is_figure(cell) for cell in filled):
            continue
        below = lines[at + 1 :]
        told = sum(any(cell is not None and laid.is_figure(cell) for cell in line) for line in below[:60])
        if 2 * told < len(below[:60]) or told < 2:
            return None
        cells, columns = _columns(laid, lines[at : at + 1])
        if len(below) < 20 and not any(each.role == Role.FIGURE for each in columns):
            return None
        return Heading(at, at, cells, columns)
    return None
