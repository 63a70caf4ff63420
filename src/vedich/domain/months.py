"""Which months of which year a figure covers, whatever clock its report follows."""

from __future__ import annotations

from calendar import monthrange
from dataclasses import dataclass
from datetime import date

from vedich.domain.indicator import IndicatorKind
from vedich.domain.period import Period
from vedich.domain.wording import Wording

# The administrative month ends on the 14th; a cut-off from then on stands for its whole month, as reports
# 'to 30/10' and 'to 20/9' are read, and a start from the 15th for the month that follows.
_CUT_OFF = 14
_A_YEAR = 12


@dataclass(frozen=True, slots=True)
class Months:
    """The months of a year that a figure covers, both ends included: 1..10 is ten months cumulated.

    >>> Months(2023, 1, 10).count
    10
    """

    year: int
    first: int
    last: int

    @property
    def count(self) -> int:
        """Count the months."""
        return self.last - self.first + 1


class NoMonthsError(ValueError):
    """Raised when the days of a figure are no months of one year; `reason` says why, for people."""

    def __init__(self, start: date, end: date, reason: Wording) -> None:
        self.reason = reason
        self.vi = f"Kỳ {start:%d/%m/%Y} - {end:%d/%m/%Y} không thành tháng của một năm: {reason.vi}."
        super().__init__(f"{start}..{end} are no months of one year: {reason.en}.")


_CUTS_A_MONTH = Wording("kỳ cắt ngang một tháng", "the period cuts a month")
_SEVERAL_YEARS = Wording("kỳ dài hơn một năm", "the period is longer than a year")
_ONE_DAY = Wording("số của một ngày không cộng thành tháng", "the flow of a day makes no month")


def months_covered(start: date, end: date, kind: IndicatorKind) -> Months:
    """Give the months that the days of a figure stand for, by the kind of its indicator.

    Administrative months (15th to 14th), quarters and years are those they are named after. A crop season or
    a school year, which lies in two years, comes in with the month it ends in. Of what does not add up only
    the day it is said of matters.

    >>> months_covered(date(2022, 12, 15), date(2023, 9, 14), IndicatorKind.FLOW)
    Months(year=2023, first=1, last=9)
    >>> months_covered(date(2023, 1, 1), date(2023, 10, 30), IndicatorKind.FLOW)
    Months(year=2023, first=1, last=10)
    >>> months_covered(date(2023, 11, 1), date(2024, 4, 30), IndicatorKind.FLOW)
    Months(year=2024, first=4, last=4)

    Raises:
        NoMonthsError: the days cut a month, or are those of a flow over more than a year or one day alone.
    """
    if kind not in _ADDING or (kind is IndicatorKind.COUNT and start == end):
        return _at(start, end)
    if (end - start).days > 366:
        raise NoMonthsError(start, end, _SEVERAL_YEARS)
    first_year, first = _first(start, end)
    last_year, last = _last(start, end)
    if (first_year, first) > (last_year, last):
        raise NoMonthsError(start, end, _ONE_DAY if start == end else _CUTS_A_MONTH)
    if first_year == last_year:
        return Months(last_year, first, last)
    return Months(last_year, last, last)


# A count may be one of new ones; as a total that stands, it is said of the end of the same months.
_ADDING = frozenset({IndicatorKind.FLOW, IndicatorKind.COUNT})


def _at(start: date, end: date) -> Months:
    """Give the months up to the day that a level is said of."""
    if (end - start).days > 366 or start == end:
        return Months(end.year, end.month, end.month)
    year, first = start.year, start.month
    if start.day > _CUT_OFF:
        year, first = _next(year, first)
    if year != end.year or first > end.month:
        first = end.month
    return Months(end.year, first, end.month)


def _first(start: date, end: date) -> tuple[int, int]:
    if start.day == 1:
        return start.year, start.month
    if start.day == _CUT_OFF + 1:
        return _next(start.year, start.month)
    raise NoMonthsError(start, end, _ONE_DAY if start == end else _CUTS_A_MONTH)


def _last(start: date, end: date) -> tuple[int, int]:
    is_last = end.day == monthrange(end.year, end.month)[1]
    if is_last or (end.day == _CUT_OFF and start.day == _CUT_OFF + 1):
        return end.year, end.month
    # A sum since the first of January up to a day of the second half of a month is said as of that month.
    if Period.spanning(start, end).is_to_date and end.day >= _CUT_OFF:
        return end.year, end.month
    raise NoMonthsError(start, end, _CUTS_A_MONTH)


def _next(year: int, month: int) -> tuple[int, int]:
    return (year + 1, 1) if month == _A_YEAR else (year, month + 1)
