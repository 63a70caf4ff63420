"""Find tables whose cells stand one on a line, as they come out of a page that lost its ruling.

Heads first (each on its line, each known to its last word), then row by row: an ordinal if the table has such
a column, the name, the measure if it has one, and a line for each figure.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from dataclasses import dataclass
from itertools import islice

from vedich.reading.folding import Folded, fold_words
from vedich.reading.grammar.cell_figure import holds_figure
from vedich.reading.grammar.column import Column, Role, column, measure_named
from vedich.reading.table import Cell, Row, Table, settled

# No table without at least three lines that hold a figure alone.
_LONE = re.compile(r"^[ \t\u00a0]*[<>≥≤+-]?[ ]?\d[\d., ]{0,14}(?:/\d[\d.,]{0,14})?%?[ \t\r]*$", re.MULTILINE)
_LEAST_LONE = 3
_OPENING = re.compile(
    r"^[ \t]*(?:stt|tt|số tt|(?:tên )?(?:các )?(?:chỉ tiêu|nội dung|tiêu chí|huyện|xã|địa phương|đơn vị|ngành|lĩnh vực"
    r"|hạng mục|khoản mục|danh mục|sản phẩm|nhiệm vụ|tỉnh)[^\n]{0,30})[ \t\r]*$",
    re.MULTILINE,
)
_LONGEST_HEAD = 70
_LONGEST_NAME = 160
_MOST_HEADS = 40
_COUNTED = (Role.FIGURE, Role.UNKNOWN)
_REACH_OF_HEADS = 1200
_ORDINAL = re.compile(r"[(]?(?:\d{1,3}(?:\.\d{1,2}){0,3}|[ivx]{1,5}|[a-hđ])[.)]?|[-+*•]")
_PLACEHOLDER = re.compile(r"[-x…._]+|n/a|không có|chưa có", re.IGNORECASE)
_VERDICT = re.compile(
    r"(?:không |chưa |gần |đã |cơ bản )?(?:đạt và vượt|hoàn thành vượt|đạt|vượt|hoàn thành)"
    r"(?: mức)?(?: kế hoạch| chỉ tiêu)?"
)
_CHILD = re.compile(r"\s*[-+*•]\s*\S|\s*trong đó", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Line:
    """A line that is not blank, as a cell; `gap` counts the blank lines before it."""

    cell: Cell
    view: str
    gap: int


def stacked_tables(folded: Folded, taken: list[tuple[int, int]]) -> list[Table]:
    """Give the tables of a text that stand one cell a line.

    >>> from vedich.reading.folding import fold
    >>> said = "Chỉ tiêu\\nKH 2023\\nTH 2023\\nLúa (ha)\\n120\\n131\\nNgô (ha)\\n80\\n77"
    >>> [[cell.words for cell in row] for row in stacked_tables(fold(said), [])[0].rows]
    [['Lúa (ha)', '120', '131'], ['Ngô (ha)', '80', '77']]
    """
    view = folded.view
    lone = [found.start() for found in _LONE.finditer(view)]
    if len(lone) < _LEAST_LONE:
        return []
    found: list[Table] = []
    lines: list[Line] = []
    after = 0
    for opening in _OPENING.finditer(view):
        if opening.start() < after or any(start <= opening.start() < end for start, end in taken):
            continue
        first = bisect_left(lone, opening.end())
        if first == len(lone) or lone[first] > opening.end() + _REACH_OF_HEADS:
            continue
        lines = lines or _lines(folded)
        at = bisect_right(lines, opening.start(), key=_end)
        table = _table(folded, lines, at)
        if table is not None:
            found.append(table)
            after = table.end
    return found


def _end(line: Line) -> int:
    return line.cell.end


def _lines(folded: Folded) -> list[Line]:
    made: list[Line] = []
    gap = 0
    at = 0
    for words in folded.cased.split("\n"):
        begin, at = at, at + len(words) + 1
        if not words.strip():
            gap += 1
            continue
        inner = begin + len(words) - len(words.lstrip())
        end = inner + len(words.strip())
        made.append(Line(Cell(" ".join(words.split()), inner, end), folded.view[inner:end], gap))
        gap = 0
    return made


def _table(folded: Folded, lines: list[Line], at: int) -> Table | None:
    """Read the table whose first head is `lines[at]`, or None where there is none."""
    heads: list[Line] = []
    columns: list[Column] = []
    for line in islice(lines, at, at + _MOST_HEADS):
        read = column(line.cell.words) if len(line.view) <= _LONGEST_HEAD else Column(Role.UNKNOWN)
        by_area = any(each.role in (Role.AREAS, Role.MEASURE) for each in columns) and not any(
            each.role == Role.NAME for each in columns
        )
        indicator = by_area and read.measured is not None
        if not (read.pure or indicator) or (
            heads and read.role in (Role.ORDINAL, Role.NAME) and _repeats(columns, read)
        ):
            break
        heads.append(line)
        columns.append(read)
    # The name of the first row may look like one more head; the heads under which most rows fit are right.
    best: tuple[int, Table] | None = None
    for size in range(len(heads), max(1, len(heads) - 3), -1):
        made = _under(folded, heads[:size], columns[:size], lines, at + size)
        if made is not None and (best is None or made[0] > best[0]):
            best = made
    return best[1] if best else _by_shape(folded, lines, at)


def _by_shape(folded: Folded, lines: list[Line], at: int) -> Table | None:
    """Read a table some of whose heads say nothing, where every row has just as many cells as there are heads."""
    first = next(
        (n for n, line in enumerate(islice(lines, at, at + _MOST_HEADS)) if figure_in_line(folded, line)), 0
    )
    for size in (first - 1, first, first - 2):
        heads = lines[at : at + max(size, 0)]
        if size < 3 or any(len(line.view) > _LONGEST_HEAD or line.view[-1] in ".;:" for line in heads):
            continue
        made = _under(
            folded, heads, [column(line.cell.words) for line in heads], lines, at + size, strict=True
        )
        if made is not None:
            return made[1]
    return None


def figure_in_line(folded: Folded, line: Line) -> bool:
    """Say whether a line holds a figure and nothing else."""
    return holds_figure(folded.view, line.cell.start, line.cell.end)


def _under(
    folded: Folded,
    heads: list[Line],
    columns: list[Column],
    lines: list[Line],
    at: int,
    *,
    strict: bool = False,
) -> tuple[int, Table] | None:
    """Read the body under some heads; give how many rows are full, and the table.

    With `strict` there must be two rows or more, and none with a cell missing.
    """
    figures = sum(each.role in _COUNTED for each in columns)
    if not figures or not any(each.role in (Role.NAME, Role.AREAS, Role.MEASURE) for each in columns):
        return None
    rows = _Rows(folded, columns, [line.view for line in heads]).read(lines, at)
    counts = [
        sum(not cell.blank for cell, each in zip(row, columns, strict=True) if each.role in _COUNTED)
        for row in rows
    ]
    full = sum(count == figures for count in counts)
    filled = sum(count > 0 for count in counts)
    if strict and (figures < 2 or full < 2 or full < filled):
        return None
    if (filled < 2 and figures < 2) or 2 * full < filled or not full:
        return None
    table = settled(folded, (heads[0].cell,), tuple(line.cell for line in heads), columns, rows)
    return (full, table) if table is not None else None


def _repeats(columns: list[Column], read: Column) -> bool:
    return any(each.role == read.role for each in columns)


def _wordless(view: str) -> bool:
    return bool(_PLACEHOLDER.fullmatch(view) or _VERDICT.fullmatch(view.rstrip(" .")))


class _Rows:
    """Takes the lines of the body apart into rows of as many cells as there are heads."""

    def __init__(self, folded: Folded, columns: list[Column], heads: list[str]) -> None:
        self.folded = folded
        self.columns = columns
        self.heads = heads
        roles = [each.role for each in columns]
        self.numbered = Role.ORDINAL in roles
        # 'Đơn vị' before any name column heads the names themselves.
        self.names = Role.NAME if Role.NAME in roles else Role.AREAS if Role.AREAS in roles else Role.MEASURE
        self.measured = Role.MEASURE in roles and self.names != Role.MEASURE
        self.slots = [at for at, role in enumerate(roles) if role in (*_COUNTED, Role.NOTE)]
        self.counter = 0

    def read(self, lines: list[Line], at: int) -> list[Row]:
        """Give the rows from `lines[at]` up to the first line that fits no row."""
        rows: list[Row] = []
        without = 0
        while at < len(lines):
            if [line.view for line in lines[at : at + len(self.heads)]] == self.heads:
                at += len(self.heads)  # the head printed again on the next page
                continue
            made = self._row(lines, at)
            if made is None:
                break
            row, at, filled = made
            without = 0 if filled else without + 1
            if without > 3:
                break
            rows.append(row)
        return rows

    def _row(self, lines: list[Line], at: int) -> tuple[Row, int, bool] | None:
        cells: dict[int, Cell] = {}
        roles = [each.role for each in self.columns]
        if self.numbered and _ORDINAL.fullmatch(lines[at].view) and at + 1 < len(lines):
            cells[roles.index(Role.ORDINAL)] = lines[at].cell
            self.counter = int(lines[at].view) if lines[at].view.isdigit() else self.counter
            at += 1
        if not self._is_name(lines[at]):
            return None
        name, at = lines[at].cell, at + 1
        if at + 1 < len(lines) and self._goes_on(lines[at], lines[at + 1]):
            name = Cell(f"{name.words} {lines[at].cell.words}", name.start, lines[at].cell.end)
            at += 1
        cells[roles.index(self.names)] = name
        if self.measured and at < len(lines) and self._is_measure(lines, at):
            cells[roles.index(Role.MEASURE)] = lines[at].cell
            at += 1
        slots, at = self._slots(lines, at)
        for place, line in slots.items():
            cells[place] = line.cell
        blank = Cell("", name.end, name.end)
        return tuple(cells.get(number, blank) for number in range(len(self.columns))), at, bool(slots)

    def _slots(self, lines: list[Line], at: int) -> tuple[dict[int, Line], int]:
        taken: dict[int, Line] = {}
        free = list(self.slots)
        while free and at < len(lines):
            line = lines[at]
            place = free[0]
            if self.columns[place].role == Role.NOTE:
                free.pop(0)
                if taken and self._is_note(lines, at):
                    taken[place], at = line, at + 1
                continue
            if self._opens_row(lines, at, len(taken)):
                break
            if self._is_figure(line):
                taken[place] = line
            elif not self._is_empty(lines, at, first=not taken):
                break
            free.pop(0)
            at += 1
        return taken, at

    def _opens_row(self, lines: list[Line], at: int, filled: int) -> bool:
        """Say whether a line is the ordinal of the next row, not a figure of this one."""
        if not self.numbered or at + 1 >= len(lines) or not _ORDINAL.fullmatch(lines[at].view):
            return False
        if not self._is_name(lines[at + 1]) or _CHILD.match(lines[at + 1].view):
            return False
        following = lines[at].view == str(self.counter + 1)
        return (
            following or (not lines[at].view.isdigit()) or (filled > 0 and lines[at].gap > lines[at + 1].gap)
        )

    def _is_empty(self, lines: list[Line], at: int, *, first: bool) -> bool:
        """Say whether a line stands for a cell without a figure: a dash, a verdict."""
        if first and lines[at].view == "-" and at + 1 < len(lines) and self._is_name(lines[at + 1]):
            return False
        return _wordless(lines[at].view)

    def _is_figure(self, line: Line) -> bool:
        return figure_in_line(self.folded, line)

    def _is_name(self, line: Line) -> bool:
        if len(line.view) > _LONGEST_NAME or not re.search(r"[^\W\d_]{2}", line.view):
            return False
        return (
            not self._is_figure(line)
            and not _VERDICT.fullmatch(line.view.rstrip(" ."))
            and line.view[-1] not in ".;"
        )

    def _is_measure(self, lines: list[Line], at: int) -> bool:
        if measure_named(lines[at].cell.words) is not None:
            return True
        unknown = measure_named(lines[at].cell.words, any_noun=True)
        return unknown is not None and at + 1 < len(lines) and self._is_figure(lines[at + 1])

    def _goes_on(self, line: Line, following: Line) -> bool:
        """Say whether a line is the rest of a wrapped name."""
        if not line.cell.words[0].islower() or line.gap or not self._is_name(line):
            return False
        if self.measured:
            return measure_named(line.cell.words) is None
        return self._is_figure(following)

    def _is_note(self, lines: list[Line], at: int) -> bool:
        if _wordless(lines[at].view):
            return True
        if self._is_figure(lines[at]) or at + 1 >= len(lines):
            return False
        return (
            self.numbered
            and _ORDINAL.fullmatch(lines[at + 1].view) is not None
            and fold_words(lines[at].view) != ""
        )
