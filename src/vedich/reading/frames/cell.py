"""A figure in a table: the indicator of its row and parent, the period and kind of its column."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from decimal import Decimal
from statistics import median

from vedich.domain.document import Claim, ClaimKind, ClaimStatus, Comparator, Link, Relation
from vedich.domain.period import Period, PeriodKind
from vedich.reading.folding import Folded, fold, fold_words
from vedich.reading.grammar.cell_figure import CellFigure, figure_in, pair_in
from vedich.reading.grammar.column import Column, Role, counted_noun, is_total
from vedich.reading.grammar.measure import Measured
from vedich.reading.grammar.period import periods
from vedich.reading.link import links, measure_for
from vedich.reading.rows import RowSaid, rows_said
from vedich.reading.setting import Setting
from vedich.reading.table import Table
from vedich.reading.weighing import weighed_cell

_PER_CENT = Measured("%", "ratio", Decimal(1), 1)
_LEVEL_NAMES = re.compile(r"tỷ lệ|độ che phủ|tỷ suất|hệ số")
_GROWTH_NAMES = re.compile(
    r"tăng trưởng|tốc độ (?:tăng|phát triển|giảm)|mức tăng|^tăng(?!\w)|tăng (?:grdp|giá trị|bình quân)|nhịp độ"
)
_AVERAGE = re.compile(
    r"bình quân (?:hàng năm|hằng năm|mỗi năm|năm|giai đoạn|\d|5 năm)|hàng năm|hằng năm|mỗi năm|giai đoạn"
)
_SHARE_NAMES = re.compile(r"cơ cấu|tỷ trọng|chiếm|đóng góp|so với grdp|/grdp")
_INDEX_NAMES = re.compile(r"chỉ số (?:sản xuất|giá|iip|cpi|tiêu thụ|tồn kho|sử dụng)|^(?:iip|cpi)(?!\w)")
_DROP_NAMES = re.compile(r"(?:mức\s+)?(?:kéo |kiềm )?giảm\s+(?=tỷ lệ|tỷ suất|hộ nghèo|mức sinh|số|nghèo)")
_BARE_HEADS = re.compile(
    r"diện tích(?: gieo trồng| thu hoạch| gieo sạ)?|năng suất|sản lượng|số lượng|giá trị|sản lượng thu hoạch"
)
_UNDERTAKING = re.compile(
    r"(?:(?:kết quả|tình hình|phát triển|sản xuất|gieo trồng|gieo sạ|thu hoạch|diện tích|năng suất|sản lượng|chăn nuôi|và|,)\s*)+"
)
# Above this, what is printed against an earlier period is the ratio (107,3), below it the growth (7,3).
_RATIO_FROM = 50


def claims_of(table: Table, said: Setting, folded: Folded) -> Iterator[Claim]:
    """Yield the claims of a table, cell by cell."""
    columns = [told_of(table, number, folded, said) for number in range(len(table.columns))]
    for row in rows_said(table):
        for number, told in enumerate(columns):
            cell = row.cells[number]
            if told.column.role != Role.FIGURE or cell.blank:
                continue
            figure = figure_in(folded.view, cell.start, cell.end)
            if figure is not None:
                yield weighed_cell(_claim(Met(table, columns, number, row, figure, said), folded))
                continue
            for at, part in enumerate(pair_in(folded.view, cell.start, cell.end) or ()):
                head = table.heads[number].words
                half = paired(told, head, target=at == plan_first(head))
                shared = [*columns[:number], half, *columns[number + 1 :]]
                yield weighed_cell(_claim(Met(table, shared, number, row, part, said), folded))


@dataclass(frozen=True, slots=True)
class Told:
    """A column with what its figures and neighbours settle: kind, relation and period."""

    column: Column
    kind: ClaimKind
    relation: Relation | None
    period: Period | None
    estimated: bool
    sure: bool


@dataclass(frozen=True, slots=True)
class Sense:
    """What a figure says by where it stands: indicator and its place, kind, relation, measure.

    `scale` turns the printed value into the measure, its sign included.
    """

    name: str
    place: tuple[int, int] | None
    kind: ClaimKind
    relation: Relation | None
    measure: str
    scale: Decimal
    form: str | None
    links: tuple[Link, ...]


@dataclass(frozen=True, slots=True)
class Met:
    """A figure where a row and a column of a table meet; `linked` where its indicator is to be looked up."""

    table: Table
    columns: list[Told]
    number: int
    row: RowSaid
    figure: CellFigure
    said: Setting
    linked: bool = True

    @property
    def told(self) -> Told:
        return self.columns[self.number]


def told_of(table: Table, number: int, folded: Folded, said: Setting) -> Told:
    """Settle a column by its head, its neighbours and what stands above the table."""
    head = table.columns[number]
    period = resolved(head, said)
    kind, relation = head.kind, head.relation
    if kind is None:
        later = period is not None and said.year is not None and period.start.year > said.year
        kind = ClaimKind.TARGET if later or said.planned else ClaimKind.RESULT
    if head.unsaid:
        kind, relation = _unsaid(table, number, folded, kind, relation)
    estimated = head.estimated
    if period is None:
        result = _result_beside(table, number)
        if kind in (ClaimKind.COMPARISON, ClaimKind.BASELINE) and result is not None:
            period = resolved(table.columns[result], said) or said.period
            estimated = table.columns[result].estimated
        elif kind == ClaimKind.TARGET and said.period is not None and part_of_year(said.period):
            # A plan that names no period is the plan of the year, in the report of nine months too.
            period = Period.year(said.period.end.year)
        else:
            period = said.period
        if kind == ClaimKind.BASELINE and period is not None:
            period = period.year_ago
    elif kind == ClaimKind.COMPARISON and not estimated:
        # 'TH/KH 2024 (%)' beside 'ƯTH 2024' divides an estimate.
        estimated = any(each.estimated and resolved(each, said) == period for each in table.columns)
    return Told(head, kind, relation, period, estimated, sure=not head.unsaid)


def _over_years(period: Period) -> bool:
    return period.end.year > period.start.year


def part_of_year(period: Period) -> bool:
    """Say whether a period is less than a year."""
    return period.kind in (
        PeriodKind.MONTH,
        PeriodKind.QUARTER,
        PeriodKind.HALF,
        PeriodKind.MONTHS_SO_FAR,
        PeriodKind.DAY,
    ) or (period.is_to_date and period.start.year == period.end.year)


def resolved(head: Column, said: Setting) -> Period | None:
    """Give the period a head names, its year completed from the setting."""
    if head.period is None:
        if head.yearly and said.period is not None:
            return Period.year(said.period.end.year)
        return None
    year = head.year or (said.period.end.year if said.period else said.year)
    if not head.period.has_year and year is None:
        return None
    return head.period.resolve(year or 0)


def _result_beside(table: Table, number: int) -> int | None:
    """Give the nearest column of results, on the left first."""
    order = [*range(number - 1, -1, -1), *range(number + 1, len(table.columns))]
    return next((at for at in order if table.columns[at].kind == ClaimKind.RESULT), None)


def _unsaid(
    table: Table, number: int, folded: Folded, kind: ClaimKind, relation: Relation | None
) -> tuple[ClaimKind, Relation | None]:
    """Settle a relation that the head leaves to the figures and the other columns."""
    if relation == Relation.OF_PLAN:
        if any(each.kind == ClaimKind.TARGET for each in table.columns):
            return kind, relation
        return ClaimKind.RESULT, Relation.OF_TOTAL
    values = [
        abs(figure.value)
        for row in table.rows
        if row[number].words
        and (figure := figure_in(folded.view, row[number].start, row[number].end)) is not None
    ]
    if values and median(values) < _RATIO_FROM:
        return kind, Relation.GROWTH_OTHER if relation == Relation.RATIO_OTHER else Relation.YOY_GROWTH
    return kind, relation


def sense_of(met: Met) -> Sense:
    """Give what a figure says by its row, its column and its table."""
    told, row, figure = met.told, met.row, met.figure
    name, place = _indicator(met)
    measured = _measured(met, name)
    measure = measured.measure if measured else ""
    kind, relation, sign, form = told.kind, told.relation, 1, None
    if kind == ClaimKind.COMPARISON:
        measure, relation = _compared(met, measured)
        form = "excess" if told.column.excess and measure == "%" else None
        scale = measured.scale if told.column.difference and measured else Decimal(1)
    else:
        scale = measured.scale if measured else Decimal(1)
        if measure in ("%", "‰"):
            relation = relation or _relation_of(name, figure, row.period or told.period)
            if (
                relation in (Relation.YOY_GROWTH, Relation.YOY_RATIO, Relation.GROWTH_OTHER)
                and kind == ClaimKind.RESULT
            ):
                kind = ClaimKind.COMPARISON
            drop = _DROP_NAMES.match(fold_words(name))
            if drop and relation == Relation.RATE:
                name, measure, relation = name[drop.end() :], "điểm %", None
                sign = -1 if figure.value > 0 else 1
                kind = ClaimKind.COMPARISON if kind == ClaimKind.RESULT else kind
    found = links(name, _linked_measure(met, kind, relation, measure)) if met.linked else ()
    return Sense(name, place, kind, relation, measure, scale * sign, form, found)


def _linked_measure(met: Met, kind: ClaimKind, relation: Relation | None, measure: str) -> str | None:
    """Give the measure that tells the indicator: of a comparison, the measure of the level that it compares."""
    own = met.row.measured or met.said.measured
    if kind == ClaimKind.COMPARISON and met.told.kind == ClaimKind.COMPARISON and own is not None:
        return own.measure
    return measure_for(measure, relation)


def period_of(told: Told, row: RowSaid, kind: ClaimKind) -> Period | None:
    """Give the period of a figure: its column's, unless its row names another that is meant."""
    if row.period is not None and (told.column.period is None or _over_years(row.period)):
        return row.period if kind == ClaimKind.TARGET or told.column.period is None else told.period
    return told.period


def _claim(met: Met, folded: Folded) -> Claim:
    told, row, figure = met.told, met.row, met.figure
    sense = sense_of(met)
    span = folded.origin(figure.start, figure.end)
    comparator = figure.comparator
    if comparator == Comparator.EQ and sense.kind == ClaimKind.TARGET and row.bound is not None:
        comparator = row.bound
    return Claim(
        span=span,
        surface=folded.original[span.start : span.end],
        kind=sense.kind,
        figure=figure.number.figure,
        value=figure.value * sense.scale,
        value_max=figure.value_max * sense.scale if figure.value_max is not None else None,
        measure=sense.measure,
        indicator=sense.name,
        indicator_span=folded.origin(*sense.place) if sense.place else None,
        comparator=comparator,
        relation=sense.relation,
        period=period_of(told, row, sense.kind),
        area=area_of_cell(met),
        status=status_of(sense.kind, estimated=told.estimated),
        denominator=figure.denominator,
        form=sense.form,
        link=sense.links[0] if sense.links else None,
        links=sense.links,
        rules=rules_of(told, damaged=figure.number.damaged),
    )


def status_of(kind: ClaimKind, *, estimated: bool) -> ClaimStatus:
    """Give the status of a figure in a table."""
    if kind == ClaimKind.TARGET:
        return ClaimStatus.PLANNED
    return ClaimStatus.ESTIMATED if estimated else ClaimStatus.ACTUAL


def rules_of(told: Told, *, damaged: bool) -> tuple[str, ...]:
    """Give the rules that a figure in a table was read by."""
    kind = told.column.kind
    return (
        "cell",
        f"column_{kind.value if kind is not None else 'unsaid'}",
        *(() if told.sure else ("relation_unsaid",)),
        *(("damaged",) if damaged else ()),
    )


def area_of_cell(met: Met) -> str | None:
    """Give the area of a figure: its column's, its row's, or that of the whole table."""
    column_area = met.told.column.area
    if column_area is not None and not is_total(column_area):
        return column_area
    return met.row.area or met.said.area


def _indicator(met: Met) -> tuple[str, tuple[int, int] | None]:
    """Give the indicator: of the row, of the column, of both, or of the caption."""
    head, row = met.told.column, met.row
    here = met.table.heads[met.number]
    if is_total(row.name) and met.said.subject:
        return met.said.subject, met.said.subject_place
    if row.name:
        if head.words and head.kind is None and head.area is None:
            return f"{head.words} {row.name}", row.place
        return row.name, row.place
    if head.words:
        return f"{head.words}{_object(head.words, met.said.subject)}", (here.start, here.end)
    # In a table of areas 'TH/KH (%)' is about the indicator of the columns before it.
    for number in range(met.number - 1, -1, -1):
        told, cell = met.table.columns[number], met.table.heads[number]
        if told.role == Role.FIGURE and told.words:
            return f"{told.words}{_object(told.words, met.said.subject)}", (cell.start, cell.end)
    return met.said.subject, met.said.subject_place


def _object(words: str, subject: str) -> str:
    """Give what a bare head is the area, yield or number of, as the caption says: 'Sản lượng' of 'lúa'."""
    if not _BARE_HEADS.fullmatch(fold_words(words)) or not subject:
        return ""
    rest = _UNDERTAKING.match(fold(subject).view)
    thing = subject[rest.end() if rest else 0 :].strip()
    return f" {thing}" if thing and len(thing.split()) <= 4 and thing != subject else ""


def _measured(met: Met, name: str) -> Measured | None:
    """Give the measure: of the cell, else the column, the row, the caption, else what the name counts."""
    head = met.told.column
    named = met.figure.measured or head.measured or met.row.measured or met.said.measured
    if named is not None or met.told.kind == ClaimKind.COMPARISON:
        return named
    if head.area is None and not met.row.name:
        for number in range(met.number - 1, -1, -1):
            if (before := met.table.columns[number].measured) is not None and before.measure != "%":
                return before
    if _LEVEL_NAMES.match(fold_words(name)):
        return _PER_CENT
    return counted_noun(name)


def _compared(met: Met, measured: Measured | None) -> tuple[str, Relation | None]:
    """Give measure and relation of a comparison: a percentage, or a plain difference in the row's measure."""
    head, relation = met.told.column, met.told.relation
    own = met.figure.measured or head.measured
    rate = met.row.measured is not None and met.row.measured.measure == "%"
    if (
        rate
        and relation in (Relation.YOY_GROWTH, Relation.GROWTH_OTHER)
        and (own is None or own.measure == "%")
    ):
        return "điểm %", None  # the change of a rate is counted in points, whatever sign the head prints
    if own is not None:
        return own.measure, relation if own.measure in ("%", "‰") else None
    if head.difference and measured is not None:
        return measured.measure, None
    return "%", relation


def _relation_of(name: str, figure: CellFigure, period: Period | None) -> Relation:
    """Say what a percentage without further words states, by the name of its row."""
    words = fold_words(name)
    if _GROWTH_NAMES.search(words):
        long = period is not None and _over_years(period)
        return Relation.GROWTH_OTHER if long or _AVERAGE.search(words) else Relation.YOY_GROWTH
    if _INDEX_NAMES.search(words):
        return Relation.YOY_RATIO if figure.value >= _RATIO_FROM else Relation.YOY_GROWTH
    if _SHARE_NAMES.search(words):
        return Relation.OF_TOTAL
    return Relation.RATE


def plan_first(head: str) -> int:
    """Say which of a pair is the plan, by the head: 'KH/TH' puts it first, all others second."""
    words = head.lower()
    plan = re.search(r"(?<!\w)(?:kế hoạch|kh|chỉ tiêu|giao|mục tiêu)(?!\w)", words)
    done = re.search(r"(?<!\w)(?:thực hiện|th|kết quả|kq|đạt)(?!\w)", words)
    return 0 if plan and done and plan.start() < done.start() else 1


def paired(told: Told, head: str, *, target: bool) -> Told:
    """Give a column as the result or the plan of its pairs is to be read.

    The year of 'TH/KH 2022' is that of both, though a mere percentage under it would be of another period.
    """
    kind = ClaimKind.TARGET if target else ClaimKind.RESULT
    measured = None if told.column.measured == _PER_CENT else told.column.measured
    column = replace(told.column, kind=kind, relation=None, unsaid=False, measured=measured)
    named = next((each for each in periods(fold(head).view) if each.has_year), None)
    period = named.resolve(0) if named is not None and told.column.period is None else told.period
    return Told(column, kind, None, period, told.estimated and not target, sure=True)
