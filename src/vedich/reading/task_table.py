"""Read tables of tasks: what is to be done, who leads, who helps, by when, with what to show for it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum

from vedich.domain.document import Directive, Span
from vedich.domain.grid import Grid, GridCell
from vedich.reading.folding import fold, fold_words
from vedich.reading.grammar.deadline import dues
from vedich.reading.lattice import Lattice, Line, lattice

_LEADS = r"(?:cơ quan|đơn vị|ngành|sở|phòng|ban|người|cá nhân|bộ phận|đầu mối|các|và|,|/|\s)*"


class TaskColumn(StrEnum):
    """What a column of a table of tasks holds."""

    DEED = "deed"
    LEAD = "lead"
    SUPPORT = "support"
    TIME = "time"


_HEADS = {
    TaskColumn.LEAD: re.compile(
        rf"{_LEADS}(?:chủ trì|thực hiện|phụ trách|chịu trách nhiệm(?: chính)?|được giao|đầu mối|tham mưu)"
        rf"(?:,? (?:thực hiện|tham mưu|chính))*"
    ),
    TaskColumn.SUPPORT: re.compile(rf"{_LEADS}(?:phối hợp|tham gia)(?: thực hiện)?"),
    TaskColumn.TIME: re.compile(
        r"(?:thời (?:gian|hạn|điểm)|tiến độ|hạn|ngày)(?: (?:hoàn thành|thực hiện|trình|báo cáo|xong|chót|cuối))*"
        r"|hoàn thành(?: trước)?"
    ),
    TaskColumn.DEED: re.compile(
        r"(?:tên |các )?(?:nội dung|nhiệm vụ|công việc|đầu việc|hoạt động|giải pháp|nhiệm vụ, giải pháp)"
        r"(?:(?: |, |/)(?:nhiệm vụ|công việc|giải pháp|trọng tâm|cụ thể|chủ yếu|thực hiện|cần thực hiện|giao))*"
    ),
}
_MARK = re.compile(r"\s*(?:[-–+*•]|\(?\d{1,3}(?:\.\d+)*[.)]|\(?[a-zđ][.)])\s+")
_BY = re.compile(r"^(?:trước|trong|chậm nhất|đến|hoàn thành|thời hạn)(?!\w)", re.IGNORECASE)
_APART = re.compile(r"\s*(?:[;,]|\s-\s)\s*")
_LETTERS = re.compile(r"[^\W\d_]{2}")
_NO_ONE = re.compile(r"[-–x.…\s]*")
_SURE = 0.9


@dataclass(frozen=True, slots=True)
class TaskTable:
    """A table of tasks: the columns it has by what they hold, and its rows below the head."""

    laid: Lattice
    head: int
    columns: dict[TaskColumn, int]

    @property
    def stretch(self) -> tuple[int, int]:
        """Give where it begins and ends in the text."""
        cells = [cell for line in self.laid.lines[self.head :] for cell in line if cell is not None]
        return min(cell.start for cell in cells), max(cell.end for cell in cells)

    def tasks(self, year: int | None, area: str | None) -> Iterator[Directive]:
        """Yield the tasks, row by row; `year` completes times without one, `area` is what they are about."""
        deed = self.columns[TaskColumn.DEED]
        for line in self.laid.lines[self.head + 1 :]:
            cell = line[deed]
            words = self.laid.words(cell)
            if cell is None or len(words.split()) < 2 or not _LETTERS.search(words):
                continue
            lead, time = self._at(line, TaskColumn.LEAD), self._at(line, TaskColumn.TIME)
            if lead is None and time is None:
                continue  # a chapter: 'I. Về kinh tế'
            filled = [self._cell(line, each) for each in self.columns]
            ends = [each.end for each in filled if each is not None and each.end >= cell.end]
            span = Span(cell.start, max(ends, default=cell.end))
            yield Directive(
                span=span,
                surface=self.laid.text[span.start : span.end],
                action=_MARK.sub("", words, count=1),
                lead=lead,
                supports=_parties(self._at(line, TaskColumn.SUPPORT)),
                deadline=time_of(time, year) if time else None,
                area=area,
                certainty=_SURE,
                rules=("task", "task_row"),
            )

    def _cell(self, line: Line, column: TaskColumn) -> GridCell | None:
        at = self.columns.get(column)
        cell = line[at] if at is not None else None
        return cell if cell is not None and cell.start != cell.end else None

    def _at(self, line: Line, column: TaskColumn) -> str | None:
        words = self.laid.words(self._cell(line, column))
        return None if _NO_ONE.fullmatch(words) else words


def task_table(laid: Lattice) -> TaskTable | None:
    """Give the table of tasks that a grid is, None where it is none.

    >>> text = "Nhiệm vụ\\tChủ trì\\nLập hồ sơ\\tSở Nội vụ"
    >>> cells = (GridCell(1, 1, 0, 8), GridCell(1, 2, 9, 16), GridCell(2, 1, 17, 26), GridCell(2, 2, 27, 36))
    >>> found = task_table(lattice(text, Grid(1, 0, 36, cells)))
    >>> [(task.action, task.lead) for task in found.tasks(2025, None)]
    [('Lập hồ sơ', 'Sở Nội vụ')]
    """
    for at, line in enumerate(laid.lines[:4]):
        columns: dict[TaskColumn, int] = {}
        for number, cell in enumerate(line):
            said = fold_words(laid.words(cell)).strip(" .:*")
            kind = next((kind for kind, head in _HEADS.items() if said and head.fullmatch(said)), None)
            if kind is not None:
                columns.setdefault(kind, number)
        if TaskColumn.DEED in columns and TaskColumn.LEAD in columns and at + 1 < len(laid.lines):
            return TaskTable(laid, at, columns)
    return None


def task_tables(text: str, grids: Sequence[Grid]) -> list[TaskTable]:
    """Give the tables of tasks among the grids of a document; figures are counted in none of them."""
    found = []
    for grid in grids:
        laid = lattice(text, grid)
        table = task_table(laid) if laid is not None and laid.width >= 2 else None
        if table is not None:
            found.append(table)
    return found


def time_of(words: str, year: int | None) -> str | None:
    """Give a time limit as records print it, its year completed; None where the words name none.

    >>> time_of("Trước 15/12/2025", None), time_of("Quý II", 2025), time_of("Thường xuyên", 2025)
    ('2025-12-15', '2025-Q2', None)
    """
    bare = words.strip(" .;")
    view = fold(bare if _BY.match(bare) else f"trước {bare}").view
    times = [due.time for due in dues(view, 0, len(view), lambda month, day: year)]
    if not times:
        view = fold(f"trong {bare}").view
        times = [due.time for due in dues(view, 0, len(view), lambda month, day: year)]
    return "|".join(dict.fromkeys(times)) or None


def _parties(words: str | None) -> tuple[str, ...]:
    """Give the names in a cell of helpers; 'UBND các xã, phường' is one name."""
    if not words:
        return ()
    names: list[str] = []
    for piece in _APART.split(_MARK.sub("", words, count=1)):
        if names and piece and (piece[0].islower()):
            names[-1] = f"{names[-1]}, {piece}"
        elif piece:
            names.append(piece.strip(" ."))
    return tuple(names)
