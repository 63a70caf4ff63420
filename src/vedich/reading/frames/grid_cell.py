"""The figures of a grid as claims: a column settled once, a row once, what both say together once as well."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from decimal import Decimal
from functools import lru_cache

from vedich.domain.document import CellPlace, Claim, ClaimKind, ClaimStatus, Comparator, Link, Rival, Span
from vedich.domain.figure import Figure
from vedich.domain.grid import GridCell
from vedich.reading.atlas import Atlas
from vedich.reading.column_sense import told_columns
from vedich.reading.folding import fold
from vedich.reading.frames.cell import (
    Met,
    Sense,
    Told,
    paired,
    period_of,
    plan_first,
    rules_of,
    sense_of,
    status_of,
)
from vedich.reading.grammar.cell_figure import CellFigure, figure_in, pair_in
from vedich.reading.grammar.column import Role, is_total
from vedich.reading.grammar.number import Number
from vedich.reading.gridded import GridRow, GridTable
from vedich.reading.rows import RowSaid
from vedich.reading.setting import Setting
from vedich.reading.table import Table
from vedich.reading.weighing import weighed_cell

# A number printed the Vietnamese way and nothing else; all other cells go through the whole grammar.
_PLAIN = re.compile(r"\s*([-–−])?(0|[1-9]\d{0,2}(?:\.\d{3})+|[1-9]\d*)(?:,(\d+))?\s*")
_DIGIT = re.compile(r"\d")
_RATIO_FROM = 50
_MOST_DIGITS = 20
_SAMPLE = 40
# No table of indicators has so many names; further ones (people, parcels, cases) are not looked up.
MOST_NAMES = 5_000


def claims_of_grid(text: str, table: GridTable, said: Setting, atlas: Atlas) -> Iterator[Claim]:
    """Yield the claims of a table, cell by cell."""
    yield from _Reader(text, table, said, atlas).read()


@dataclass(slots=True)
class _Weighed:
    """A sense with what claims of it share, and their certainty by the size and form of the figure."""

    sense: Sense
    of_row: bool
    span: Span | None
    first: Link | None
    rules: tuple[str, ...]
    status: ClaimStatus
    told: dict[tuple[object, ...], tuple[float, tuple[Rival, ...]]] = field(default_factory=dict)


@dataclass(slots=True)
class _Printed:
    """A figure in the text: its place, what is printed, its value in the measure, and its bound."""

    start: int
    end: int
    figure: Figure
    value: Decimal
    comparator: Comparator


@dataclass(slots=True)
class _Reader:
    text: str
    table: GridTable
    said: Setting
    atlas: Atlas
    columns: list[Told] = field(default_factory=list)
    shape: Table = field(init=False)
    # The area that a column names for all its figures, None where it names none or the sum of all.
    areas: list[str | None] = field(default_factory=list)
    groups: list[int] = field(default_factory=list)
    senses: dict[tuple[int, int, bool, bool], _Weighed] = field(default_factory=dict)
    keys: dict[tuple[object, ...], int] = field(default_factory=dict)
    names: set[str] = field(default_factory=set)
    spanned: tuple[RowSaid | None, Span | None] = (None, None)

    def __post_init__(self) -> None:
        table = self.table
        self.shape = Table(table.start, table.start, table.heads, table.columns, ())
        figures = [self._sampled(number) for number in range(len(table.columns))]
        self.columns = told_columns(table.columns, table.heads, self.said, figures)
        self.areas = [_area(told.column.area) for told in self.columns]
        named = table.outline.name is not None
        seen: dict[object, int] = {}
        for number, told in enumerate(self.columns):
            period = told.period
            key = (
                replace(told.column, period=None, year=None, area=told.column.area and "x"),
                told.kind, told.relation, told.estimated, told.sure,
                period.kind if period else None, period is not None and period.end.year > period.start.year,
                None if named else number,
            )  # fmt: skip
            self.groups.append(seen.setdefault(key, number))

    def _sampled(self, number: int) -> list[Decimal]:
        values = []
        for line in self.table.sample[:_SAMPLE]:
            cell = line[number] if number < len(line) else None
            if cell is not None and cell.start != cell.end:
                figure = read_figure(self.text, cell)
                if figure is not None:
                    values.append(figure.value)
        return values

    def read(self) -> Iterator[Claim]:
        figured = [number for number, told in enumerate(self.columns) if told.column.role == Role.FIGURE]
        text = self.text
        for row in self.table.rows:
            key = self._key(row.said)
            before: GridCell | None = None
            for number in figured:
                cell = row.cells[number]
                if cell is None or cell.start == cell.end or cell is before:
                    continue
                before = cell
                plain = _PLAIN.fullmatch(text, cell.start, cell.end)
                if plain is not None and len(plain[0]) < _MOST_DIGITS:
                    yield self._plain(row, key, number, cell, plain)
                elif _DIGIT.search(text, cell.start, cell.end):
                    yield from self._other(row, number, cell)

    def _key(self, said: RowSaid) -> int:
        """Give one number to all rows whose figures mean the same in the same column."""
        period = said.period
        key = (
            said.name,
            said.measured,
            period is None,
            period and (period.kind, period.end.year > period.start.year),
        )
        return self.keys.setdefault(key, len(self.keys))

    def _plain(self, row: GridRow, key: int, number: int, cell: GridCell, found: re.Match[str]) -> Claim:
        sign, whole, decimals = found.groups()
        start = found.start(1) if sign else found.start(2)
        end = found.end(3) if decimals else found.end(2)
        printed = self.text[found.start(2) : end]
        digits = whole.replace(".", "")
        value = Decimal(f"{digits}.{decimals}" if decimals else digits)
        if sign:
            value = -value
        large = value >= _RATIO_FROM
        said, told = row.said, self.columns[number]
        shape = (self.groups[number], key, large, value > 0)
        weighed = self.senses.get(shape)
        if weighed is None:
            figure = CellFigure(start, end, Number(printed, Figure(printed), damaged=False), value)
            weighed = self.senses[shape] = self._weighed(row, number, told, figure)
        sense = weighed.sense
        scaled = value if sense.scale == 1 else value * sense.scale
        comparator = (
            said.bound if said.bound is not None and sense.kind is ClaimKind.TARGET else Comparator.EQ
        )
        claim = self._claim(
            row, number, told, weighed, _Printed(start, end, _figure(printed), scaled, comparator)
        )
        return _certain(claim, weighed, plain=True)

    def _other(self, row: GridRow, number: int, cell: GridCell) -> Iterator[Claim]:
        told = self.columns[number]
        figure = read_figure(self.text, cell)
        if figure is None:
            for at, part in enumerate(read_pair(self.text, cell) or ()):
                head = self.table.heads[number].words
                half = paired(told, head, target=at == plan_first(head))
                yield self._full(row, number, half, part)
            return
        yield self._full(row, number, told, figure)

    def _full(self, row: GridRow, number: int, told: Told, figure: CellFigure) -> Claim:
        weighed = self._weighed(row, number, told, figure)
        sense = weighed.sense
        comparator = figure.comparator
        if comparator is Comparator.EQ and sense.kind is ClaimKind.TARGET and row.said.bound is not None:
            comparator = row.said.bound
        value = figure.value * sense.scale
        read = _Printed(figure.start, figure.end, figure.number.figure, value, comparator)
        claim = self._claim(row, number, told, weighed, read)
        claim = replace(
            claim,
            value_max=figure.value_max * sense.scale if figure.value_max is not None else None,
            denominator=figure.denominator,
            rules=rules_of(told, damaged=figure.number.damaged),
        )
        return _certain(claim, weighed, plain=False)

    def _weighed(self, row: GridRow, number: int, told: Told, figure: CellFigure) -> _Weighed:
        columns = (
            self.columns
            if self.columns[number] is told
            else [*self.columns[:number], told, *self.columns[number + 1 :]]
        )
        name = row.said.name
        linked = name in self.names or len(self.names) < MOST_NAMES
        if linked:
            self.names.add(name)
        sense = sense_of(Met(self.shape, columns, number, row.said, figure, self.said, linked))
        of_row = sense.place is not None and sense.place is row.said.place
        span = Span(*sense.place) if sense.place is not None and not of_row else None
        if sense.place is not None and sense.place is self.said.subject_place:
            span = self.said.subject_span
        found = sense.links[0] if sense.links else None
        status = status_of(sense.kind, estimated=told.estimated)
        return _Weighed(sense, of_row, span, found, rules_of(told, damaged=False), status)

    def _span_of(self, said: RowSaid) -> Span | None:
        """Give the place of a row's name, one for all its figures."""
        if said is not self.spanned[0]:
            self.spanned = (said, Span(*said.place) if said.place is not None else None)
        return self.spanned[1]

    def _claim(self, row: GridRow, number: int, told: Told, weighed: _Weighed, read: _Printed) -> Claim:
        cell = row.cells[number]
        sense, said = weighed.sense, row.said
        area = self.areas[number] or said.area or self.said.area
        link, others = self.atlas.link(area)
        return Claim(
            Span(read.start, read.end),
            self.text[read.start : read.end],
            sense.kind,
            read.figure,
            read.value,
            sense.measure,
            sense.name,
            self._span_of(said) if weighed.of_row else weighed.span,
            read.comparator,
            None,
            sense.relation,
            period_of(told, said, sense.kind),
            area,
            weighed.status,
            None,
            sense.form,
            None,
            weighed.first,
            sense.links,
            link,
            0.5,
            weighed.rules,
            others,
            CellPlace(row.grid, cell.row, cell.column, said.above, said.loose, said.is_total)
            if cell is not None
            else None,
        )


@lru_cache(maxsize=65_536)
def _figure(printed: str) -> Figure:
    return Figure(printed)


def _area(named: str | None) -> str | None:
    return named if named is not None and not is_total(named) else None


def _certain(claim: Claim, weighed: _Weighed, *, plain: bool) -> Claim:
    """Give a claim its certainty and its rivals, found once for all claims of one shape."""
    size = abs(claim.value)
    shape = (
        size <= 10, size <= 100, size <= 1000, claim.period and claim.period.kind,
        plain or (claim.value_max is None, claim.denominator is None, claim.figure.doubtful, claim.rules),
    )  # fmt: skip
    found = weighed.told.get(shape)
    if found is None:
        made = weighed_cell(replace(claim, rivals=()))
        found = weighed.told[shape] = (made.certainty, made.rivals)
    certainty, rivals = found
    # The claim was made a moment ago and nobody holds it yet.
    object.__setattr__(claim, "certainty", certainty)
    object.__setattr__(claim, "rivals", (*rivals, *claim.rivals) if claim.rivals else rivals)
    return claim


def read_figure(text: str, cell: GridCell) -> CellFigure | None:
    """Read the one figure of a cell; None where it says more, less or something else."""
    folded = fold(text[cell.start : cell.end])
    view = folded.view
    lead = len(view) - len(view.lstrip())
    read = figure_in(view, lead, len(view.rstrip()))
    if read is None:
        return None
    span = folded.origin(read.start, read.end)
    return replace(read, start=cell.start + span.start, end=cell.start + span.end)


def read_pair(text: str, cell: GridCell) -> tuple[CellFigure, CellFigure] | None:
    """Read a cell that holds a result and its plan, '5.120/4.800'; None where it is no such pair."""
    folded = fold(text[cell.start : cell.end])
    read = pair_in(folded.view, 0, len(folded.view))
    if read is None:
        return None
    made = []
    for part in read:
        span = folded.origin(part.start, part.end)
        made.append(replace(part, start=cell.start + span.start, end=cell.start + span.end))
    return made[0], made[1]
