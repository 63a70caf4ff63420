"""Read the tables that the grids of a document hold, beside the sentences around them."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from vedich.domain.document import Claim, Directive, Notice
from vedich.domain.grid import Grid
from vedich.reading.clock import Clock
from vedich.reading.folding import Folded, fold
from vedich.reading.frames.grid_cell import MOST_NAMES, claims_of_grid
from vedich.reading.grammar.column import measure_named, spelt_out
from vedich.reading.grammar.period import periods
from vedich.reading.gridded import GridTable, grid_tables, sentences_in_cells
from vedich.reading.heads import area_of
from vedich.reading.prose import without
from vedich.reading.setting import Setting, setting
from vedich.reading.survey import Survey
from vedich.reading.tabbed import tabbed_grids
from vedich.reading.table import Table
from vedich.reading.task_table import TaskTable, task_tables
from vedich.reading.uncollected import uncollected

_IN_HEAD = re.compile(r"(?:đvt|đơn vị(?: tính)?)\s*:\s*([^()\n]{1,30})")


@dataclass(slots=True)
class InGrids:
    """The tables found in the grids of a text, and the text without them, folded.

    `places` are where the pieces taken out stood in the folded text, in the order of `cuts`.
    """

    text: str
    tables: list[GridTable]
    folded: Folded
    cuts: list[tuple[int, int]] = field(default_factory=list)
    places: list[int] = field(default_factory=list)
    orders: list[TaskTable] = field(default_factory=list)

    def tasks(self, year: int | None, area: str | None) -> list[Directive]:
        """Give the tasks of the tables of tasks."""
        return [task for table in self.orders for task in table.tasks(year, area)]

    def claims(self, clock: Clock, where: Survey) -> list[Claim]:
        """Give the claims of all tables, table by table, once the periods and areas around them are known."""
        told: list[Claim] = []
        floor = 0
        for table in self.tables:
            at = self._place(table.start)
            said = self._setting(table, at, clock, where, floor)
            with uncollected():
                told += claims_of_grid(self.text, table, said, where.atlas)
            floor = max(floor, self._place(max(end for _, end in table.pieces)))
        return told

    def notices(self) -> tuple[Notice, ...]:
        """Say that a table has more names than are looked up in the catalog, where one has."""
        most = max((len({row.said.name for row in table.rows}) for table in self.tables), default=0)
        return (_too_many(most),) if most > MOST_NAMES else ()

    def _place(self, at: int) -> int:
        """Give the place in the folded text of a place in a table."""
        index = bisect_right(self.cuts, (at, 1 << 60)) - 1
        return self.places[index] if index >= 0 else 0

    def _setting(self, table: GridTable, at: int, clock: Clock, where: Survey, floor: int) -> Setting:
        here = Table(at, at, (), (), ())
        said = setting(self.folded, here, clock, where.mentions, where.default, floor=floor)
        if table.name:
            said = _with_name(said, table.name, clock, own=where.default)
        if said.measured is None:
            for head in table.heads:
                named = _IN_HEAD.search(fold(head.words).view)
                if named and (measured := measure_named(named[1])) is not None:
                    return replace(said, measured=measured)
        return said


def _too_many(names: int) -> Notice:
    told, most = f"{names:,}", f"{MOST_NAMES:,}"
    return Notice(
        "names_not_looked_up",
        f"một bảng có {told.replace(',', '.')} tên dòng khác nhau; chỉ {most.replace(',', '.')} tên đầu được tra "
        "trong danh mục chỉ tiêu, số liệu của các tên sau vẫn được đọc nhưng không có mã. "
        "Nếu cần mã, hãy chia bảng thành nhiều tệp.",
        f"a table has {told} different names of rows; only the first {most} are looked up in the catalog of "
        "indicators, the figures of the others are read but carry no code. "
        "Divide the table into several files where codes are needed.",
    )


def _with_name(said: Setting, name: str, clock: Clock, *, own: str | None) -> Setting:
    """Let the name of a sheet tell area and period where the lines above its table do not."""
    if said.area == own and (area := area_of(name) or _area_in(name)) is not None:
        said = replace(said, area=area)
    if said.period is None or said.period == clock.default:
        for mention in periods(fold(spelt_out(name)).view):
            period = clock.resolve(mention)
            if period is not None:
                return replace(said, period=period)
    return said


def _area_in(name: str) -> str | None:
    found = re.search(
        r"(?:^|[\s.\-_])((?:xã|phường|huyện|tỉnh|thị xã|thành phố|thị trấn|tp\.?|tx\.?)\s.+)$",
        name,
        re.IGNORECASE,
    )
    return area_of(found[1]) if found else None


def in_grids(text: str, grids: Sequence[Grid]) -> InGrids:
    """Find the tables of data in the grids of a text, and fold what is left.

    A text without grids of its own may hold some between tabs or bars.

    >>> in_grids("không có bảng", ()).folded.view
    'không có bảng'
    """
    grids = grids or tabbed_grids(text)
    if not grids:
        return InGrids(text, [], fold(text))
    orders = task_tables(text, grids)
    ordering = {table.laid.grid.number for table in orders}
    tables = grid_tables(text, [grid for grid in grids if grid.number not in ordering])
    cuts = [*_cuts(tables), *(table.stretch for table in orders)]
    cuts = _apart([*cuts, *_between_sentences(text, grids, cuts)])
    if not cuts:
        return InGrids(text, [], fold(text))
    folded, places = without(text, cuts)
    return InGrids(text, tables, folded, cuts, places, orders)


def _cuts(tables: Sequence[GridTable]) -> list[tuple[int, int]]:
    """Give the stretches that are tables and not sentences in their cells."""
    cuts: list[tuple[int, int]] = []
    for table in tables:
        kept = sorted(set(table.prose))
        for start, end in table.pieces:
            at = start
            for first, last in kept:
                if start <= first and last <= end and first > at:
                    cuts.append((at, first))
                    at = last
            if at < end:
                cuts.append((at, end))
    return cuts


def _between_sentences(
    text: str, grids: Sequence[Grid], cuts: Sequence[tuple[int, int]]
) -> list[tuple[int, int]]:
    """Give what divides long cells, in grids that no table was found in."""
    starts = sorted(start for start, _ in cuts)
    plain = [grid for grid in grids if bisect_left(starts, grid.start) == bisect_left(starts, grid.end)]
    return list(sentences_in_cells(text, plain))


def _apart(cuts: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    apart: list[tuple[int, int]] = []
    for start, end in sorted(cuts):
        if apart and start < apart[-1][1]:
            apart[-1] = (apart[-1][0], max(end, apart[-1][1]))
        else:
            apart.append((start, end))
    return apart
