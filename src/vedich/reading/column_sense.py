"""Settle what the columns of a grid tell: kind, relation and period, by their heads, neighbours and setting."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from statistics import median

from vedich.domain.document import ClaimKind, Relation
from vedich.domain.period import Period, PeriodKind
from vedich.reading.folding import fold_words
from vedich.reading.frames.cell import Told, resolved
from vedich.reading.frames.cell import part_of_year as _part
from vedich.reading.grammar.column import Column, Role
from vedich.reading.setting import Setting
from vedich.reading.table import Cell

_SO_FAR = re.compile(r"(?<!\w)(?:lũy kế|cộng dồn|từ đầu năm|đến nay|tổng cộng dồn|lk)(?!\w)")
_SAME_TIME = re.compile(r"(?<!\w)(?:cùng kỳ|ck|cùng thời điểm|cùng tháng)(?!\w)")
_PREVIOUS = re.compile(r"(?<!\w)(tháng|quý|kỳ) (?:trước|liền trước|trước liền kề)(?!\w)")
_LAST_YEAR = re.compile(r"(?<!\w)năm (?:trước|ngoái)(?!\w)")
_THIS = re.compile(
    r"(?<!\w)(?:(?:tháng|quý) (?:này|báo cáo|hiện tại)|kỳ (?:này|báo cáo)|trong (?:tháng|quý|kỳ))(?!\w)"
)
_ESTIMATE = re.compile(r"(?<!\w)(?:ước|ưth|uth|dự ước)(?!\w)")
_OUTLOOK = re.compile(r"(?<!\w)(?:dự kiến|kế hoạch|kh|định hướng)(?!\w)")
# Above this, what is printed against an earlier period is the ratio (107,3), below it the growth (7,3).
_RATIO_FROM = 50


def part_of_year(period: Period) -> bool:
    """Say whether a period is less than the year it lies in."""
    return period.kind is not PeriodKind.YEAR and _part(period)


@dataclass(frozen=True, slots=True)
class _Times:
    """The periods that heads without a year of their own are told of."""

    year: int | None
    month: int | None
    here: Period | None

    @property
    def so_far(self) -> Period | None:
        if self.year is not None and self.month is not None:
            return Period.first_months(self.year, self.month)
        return self.here

    @property
    def this_month(self) -> Period | None:
        if self.here is not None and self.here.kind is PeriodKind.QUARTER:
            return self.here
        if self.year is not None and self.month is not None:
            return Period.month(self.year, self.month)
        return self.here

    @property
    def before(self) -> Period | None:
        if self.year is None or self.month is None:
            return None
        return Period.month(self.year - (self.month == 1), (self.month - 2) % 12 + 1)


def told_columns(
    columns: Sequence[Column], heads: Sequence[Cell], said: Setting, figures: Sequence[Sequence[Decimal]]
) -> list[Told]:
    """Settle the columns of a table; `figures` are some values of each, for what heads leave to them."""
    views = [fold_words(head.words) for head in heads]
    times = _times(columns, said)
    first = [_level(each, view, said, times) for each, view in zip(columns, views, strict=True)]
    first = _same_periods(first)
    return [
        _against(told, number, _Beside(first, views, said, times), figures[number])
        if told.kind in (ClaimKind.COMPARISON, ClaimKind.BASELINE)
        else told
        for number, told in enumerate(first)
    ]


def _times(columns: Sequence[Column], said: Setting) -> _Times:
    here = said.period
    month = _month_of(here)
    year = here.end.year if here is not None else said.year
    if month is None:
        told = [
            resolved(each, said)
            for each in columns
            if each.kind not in (ClaimKind.TARGET, ClaimKind.BASELINE)
        ]
        ends = [(each.end.year, found) for each in told if each and (found := _month_of(each)) is not None]
        if ends:
            year, month = max(ends)
    return _Times(year, month, here)


def _month_of(period: Period | None) -> int | None:
    if period is None or not part_of_year(period):
        return None
    return period.end.month


def _level(head: Column, view: str, said: Setting, times: _Times) -> Told:
    """Settle a column by its own head."""
    period, kind, estimated = resolved(head, said), head.kind, head.estimated
    if head.role != Role.FIGURE:
        return Told(head, ClaimKind.RESULT, None, None, estimated=False, sure=True)
    same = _SAME_TIME.search(view) is not None
    if kind == ClaimKind.BASELINE and not same:
        # 'TH tháng trước', 'TH năm trước': an earlier result told for its own sake.
        if _PREVIOUS.search(view):
            kind, period = ClaimKind.RESULT, times.before or period
        elif _LAST_YEAR.search(view) and times.year is not None:
            kind = ClaimKind.RESULT
            inner = head.period is not None and not head.period.has_year
            period = period.year_ago if inner and period is not None else Period.year(times.year - 1)
    if kind is None:
        later = period is not None and said.year is not None and period.start.year > said.year
        outlook = later or (said.planned and (period is None or not _before(period, said)))
        kind = ClaimKind.TARGET if outlook or _OUTLOOK.search(view) else ClaimKind.RESULT
    if kind == ClaimKind.RESULT and not same:
        if _SO_FAR.search(view) and (period is None or period.kind is PeriodKind.YEAR):
            period = times.so_far if period is None or _whole_of(period, times.so_far) else period
        elif period is None and _THIS.search(view):
            period = times.this_month
    if period is None and kind == ClaimKind.TARGET and said.period is not None:
        # A plan that names no period is the plan of the year, in the report of nine months too.
        period = Period.year(said.period.end.year) if part_of_year(said.period) else said.period
    elif period is None and kind == ClaimKind.RESULT:
        period = said.period
    return Told(head, kind, head.relation, period, estimated, sure=not head.unsaid)


def _before(period: Period, said: Setting) -> bool:
    return said.period is not None and period.end < said.period.start


def _whole_of(period: Period, part: Period | None) -> bool:
    return part is not None and part.start.year == period.start.year


def _same_periods(told: list[Told]) -> list[Told]:
    """Take the same months of the year before, told beside this year's, for what those are compared with."""
    results = [
        each.period for each in told if each.kind == ClaimKind.RESULT and each.column.role == Role.FIGURE
    ]
    later = [period for period in results if period is not None and part_of_year(period)]
    return [
        replace(each, kind=ClaimKind.BASELINE)
        if each.kind == ClaimKind.RESULT
        and each.column.role == Role.FIGURE
        and each.period is not None
        and part_of_year(each.period)
        and any(period.year_ago.same_dates(each.period) for period in later)
        else each
        for each in told
    ]


@dataclass(frozen=True, slots=True)
class _Beside:
    """The columns of a table with their heads, and what holds for all of them."""

    columns: Sequence[Told]
    views: Sequence[str]
    said: Setting
    times: _Times


def _against(told: Told, number: int, beside: _Beside, figures: Sequence[Decimal]) -> Told:
    """Settle a comparison or an earlier level by the results beside it."""
    columns, said, times, view = beside.columns, beside.said, beside.times, beside.views[number]
    kind, relation, period, estimated = told.kind, told.relation, told.period, told.estimated
    if told.column.unsaid:
        kind, relation = _unsaid(kind, relation, columns, figures)
    nearest = _compared(number, columns, beside.views)
    result = columns[nearest] if nearest is not None else None
    if kind == ClaimKind.BASELINE:
        if period is not None and period.kind is not PeriodKind.YEAR:
            return replace(told, kind=kind)
        now = result.period if result is not None else said.period
        if _SO_FAR.search(view):
            now = times.so_far or now
        earlier = now.year_ago if now is not None else None
        if earlier is not None and (period is None or _whole_of(period, earlier)):
            period = earlier
        return replace(told, kind=kind, period=period)
    if period is None:
        if _SO_FAR.search(view) and times.so_far is not None and times.month is not None:
            period = times.so_far
        elif result is not None:
            period = result.period
        else:
            period = said.period
        estimated = estimated or (result is not None and result.estimated and result.period == period)
    elif not estimated:
        # 'TH/KH 2024 (%)' beside 'ƯTH 2024' divides an estimate.
        estimated = any(
            each.estimated and each.period == period and each.kind == ClaimKind.RESULT for each in columns
        )
    return replace(told, kind=kind, relation=relation, period=period, estimated=estimated)


def _compared(number: int, columns: Sequence[Told], views: Sequence[str]) -> int | None:
    """Give the column of results that a comparison is about: by its own words, else the nearest on the left."""
    view = views[number]
    told = [
        at
        for at, each in enumerate(columns)
        if each.kind == ClaimKind.RESULT
        and each.column.role == Role.FIGURE
        and at != number
        and each.column.area == columns[number].column.area
    ]
    years = [year for at in told if (year := _year_of(columns[at])) is not None]
    latest = max(years, default=None)
    told = [at for at in told if _year_of(columns[at]) in (None, latest)] or told
    ordered = [at for at in reversed(told) if at < number] + [at for at in told if at > number]
    for sign in (_SO_FAR, _ESTIMATE, _THIS):
        if sign.search(view):
            named = [at for at in ordered if sign.search(views[at])]
            if named:
                return named[0]
    own = re.search(r"(?<!\w)(?:th|thực hiện)(?!\w)", view)
    if own and not _ESTIMATE.search(view):
        done = [at for at in ordered if not columns[at].estimated]
        if done and not _nearest_estimated(columns, ordered):
            return done[0]
    return ordered[0] if ordered else None


def _nearest_estimated(columns: Sequence[Told], ordered: Sequence[int]) -> bool:
    """Say whether estimates are all that is told of the period the nearest column is about."""
    near = columns[ordered[0]]
    return (
        near.estimated
        and all(columns[at].estimated for at in ordered if columns[at].period == near.period)
        and len(ordered) == 1
    )


def _year_of(told: Told) -> int | None:
    return told.period.end.year if told.period is not None else None


def _unsaid(
    kind: ClaimKind, relation: Relation | None, columns: Sequence[Told], figures: Sequence[Decimal]
) -> tuple[ClaimKind, Relation | None]:
    """Settle a relation that the head leaves to the figures and the other columns."""
    if relation == Relation.OF_PLAN:
        if any(each.kind == ClaimKind.TARGET and each.column.role == Role.FIGURE for each in columns):
            return kind, relation
        return ClaimKind.RESULT, Relation.OF_TOTAL
    values = [abs(value) for value in figures]
    if values and median(values) < _RATIO_FROM:
        return kind, Relation.GROWTH_OTHER if relation == Relation.RATIO_OTHER else Relation.YOY_GROWTH
    return kind, relation
