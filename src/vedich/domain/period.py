"""A stretch of days that a figure is about: a month, a quarter, months so far, a year, a term, a season."""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from functools import lru_cache


class PeriodError(ValueError):
    """Raised when a text or a pair of dates is not a period; `vi` is the sentence for people."""

    def __init__(self, text: str) -> None:
        shown = text if len(text) <= 60 else text[:57] + "..."
        self.text = text
        self.vi = (
            f"{shown!r} không phải là một kỳ. Hãy viết tháng như '2023-10', quý như '2023-Q3', "
            "nửa năm như '2023-H1', năm như '2023', chín tháng như '2023-9M', "
            "hoặc một khoảng như '2023-01..2023-10'."
        )
        super().__init__(
            f"{shown!r} is not a period. Write a month as '2023-10', a quarter as '2023-Q3', "
            "a half as '2023-H1', a year as '2023', nine months as '2023-9M', "
            "or months so far as '2023-01..2023-10'."
        )


class PeriodKind(StrEnum):
    """How a period is named; two kinds may cover the same days (quý I and 3 tháng do)."""

    DAY = "day"
    MONTH = "month"
    QUARTER = "quarter"
    HALF = "half"
    MONTHS_SO_FAR = "months_so_far"
    YEAR = "year"
    YEARS = "years"
    SPAN = "span"
    CROP_SEASON = "crop_season"
    SCHOOL_YEAR = "school_year"


@dataclass(frozen=True, slots=True, order=True)
class Period:
    """A stretch of whole days, both ends inside it, with the kind of name it goes by.

    >>> Period.parse("2023-Q3").start
    datetime.date(2023, 7, 1)
    >>> str(Period.first_months(2023, 9)), str(Period.to_date(date(2023, 10, 30)))
    ('2023-9M', '2023-01-01..2023-10-30')
    >>> Period.parse("10/2023")  # doctest: +ELLIPSIS
    Traceback (most recent call last):
    vedich.domain.period.PeriodError: '10/2023' is not a period. Write a month as '2023-10', ...

    Raises:
        PeriodError: the end lies before the start, or the days do not make the kind named.
    """

    start: date
    end: date
    kind: PeriodKind

    def __post_init__(self) -> None:
        fits = _FITS.get(self.kind)
        if self.end < self.start or (fits is not None and not fits(self.start, self.end)):
            raise PeriodError(f"{self.kind} {self.start}..{self.end}")

    @classmethod
    def parse(cls, text: str) -> Period:
        """Read the printed form; `parse(str(p))` is `p` for every calendar period.

        >>> Period.parse("2023-01..2023-10").end
        datetime.date(2023, 10, 31)
        >>> Period.parse("2021..2025").kind
        <PeriodKind.YEARS: 'years'>
        """
        first, dots, last = text.strip().partition("..")
        match = _NAME.fullmatch(first)
        until = _NAME.fullmatch(last) if dots else None
        if match is None or (dots and until is None):
            raise PeriodError(text)
        try:
            return cls.between(_named(match), _named(until)) if until is not None else _named(match)
        except ValueError as error:  # a thirteenth month, 30 February, or the ends the wrong way round
            raise PeriodError(text) from error

    @classmethod
    def day(cls, day: date) -> Period:
        """Give the period of one day."""
        return cls(day, day, PeriodKind.DAY)

    @classmethod
    def month(cls, year: int, month: int) -> Period:
        """Give a calendar month."""
        return _months(year, month, 1, PeriodKind.MONTH, f"{year}-{month}")

    @classmethod
    def quarter(cls, year: int, quarter: int) -> Period:
        """Give a calendar quarter, 1 to 4."""
        return _months(year, 3 * quarter - 2, 3, PeriodKind.QUARTER, f"{year}-Q{quarter}")

    @classmethod
    def half(cls, year: int, half: int) -> Period:
        """Give a half of a year: 1 is the first six months, 2 the last six."""
        return _months(year, 6 * half - 5, 6, PeriodKind.HALF, f"{year}-H{half}")

    @classmethod
    def first_months(cls, year: int, months: int) -> Period:
        """Give the first months of a year, under the name that reports use for them.

        >>> [str(Period.first_months(2024, n)) for n in (1, 3, 6, 9, 11, 12)]
        ['2024-01', '2024-Q1', '2024-H1', '2024-9M', '2024-11M', '2024']
        """
        kind = _NAMED_MONTHS_SO_FAR.get(months, PeriodKind.MONTHS_SO_FAR)
        return _months(year, 1, months, kind, f"{year}-{months}M")

    @classmethod
    def year(cls, year: int) -> Period:
        """Give a calendar year."""
        return _months(year, 1, 12, PeriodKind.YEAR, str(year))

    @classmethod
    def years(cls, first: int, last: int) -> Period:
        """Give whole years, such as a term or a five-year plan: `years(2021, 2025)`."""
        return cls.between(cls.year(first), cls.year(last))

    @classmethod
    def between(cls, first: Period, last: Period) -> Period:
        """Give everything from the start of one period to the end of another.

        >>> str(Period.between(Period.month(2023, 1), Period.month(2023, 10)))
        '2023-01..2023-10'
        """
        return first if first == last else cls.spanning(first.start, last.end)

    @classmethod
    def spanning(cls, start: date, end: date) -> Period:
        """Give the days from `start` to `end`; a single day or month, and whole years, keep their names."""
        for kind in (PeriodKind.DAY, PeriodKind.MONTH, PeriodKind.YEARS):
            if start <= end and _FITS[kind](start, end):
                return cls(start, end, kind)
        return cls(start, end, PeriodKind.SPAN)

    @classmethod
    def to_date(cls, day: date) -> Period:
        """Give the year up to and including `day` (luỹ kế).

        >>> str(Period.to_date(date(2023, 9, 15)))
        '2023-01-01..2023-09-15'
        """
        return cls.spanning(date(day.year, 1, 1), day)

    @classmethod
    def school_year(
        cls, year: int, starts: tuple[int, int] = (9, 1), ends: tuple[int, int] = (5, 31)
    ) -> Period:
        """Give the school year that opens in `year`; the (month, day) of its ends is a dated rule, handed in.

        >>> str(Period.school_year(2023))
        '2023-09..2024-05'
        """
        return cls(date(year, *starts), date(year + 1, *ends), PeriodKind.SCHOOL_YEAR)

    @property
    def days(self) -> int:
        """Count the days, both ends included."""
        return (self.end - self.start).days + 1

    @property
    def months(self) -> tuple[Period, ...]:
        """Give the calendar months that the period touches, in order.

        >>> [str(month) for month in Period.parse("2023-Q1").months]
        ['2023-01', '2023-02', '2023-03']
        """
        first = 12 * self.start.year + self.start.month - 1
        last = 12 * self.end.year + self.end.month - 1
        return tuple(Period.month(n // 12, n % 12 + 1) for n in range(first, last + 1))

    @property
    def is_to_date(self) -> bool:
        """Say whether the period counts from 1 January on, inside one year."""
        return (self.start.month, self.start.day) == (1, 1) and self.start.year == self.end.year

    @property
    def year_ago(self) -> Period:
        """Give the same period of the year before (cùng kỳ); the end of February follows the calendar.

        >>> str(Period.parse("2025-01..2025-02").year_ago.end)
        '2024-02-29'
        """
        return _moved(self, -12)

    @property
    def previous(self) -> Period:
        """Give the period just before (kỳ trước), as long as this one and of the same kind.

        Months so far, school years and seasons do not follow one on the other: they go back a year.

        >>> str(Period.parse("2024-Q1").previous), str(Period.parse("2021..2025").previous)
        ('2023-Q4', '2016..2020')
        >>> str(Period.parse("2023-9M").previous), str(Period.parse("2023-03-05..2023-03-11").previous)
        ('2022-9M', '2023-02-26..2023-03-04')
        """
        if self.kind in _YEARLY:
            return self.year_ago
        if _whole_months(self.start, self.end):
            return _moved(self, -len(self.months))
        back = timedelta(days=self.days)
        return type(self).spanning(self.start - back, self.end - back)

    def contains(self, other: Period | date) -> bool:
        """Say whether a day, or the whole of another period, lies inside."""
        if isinstance(other, Period):
            return self.start <= other.start and other.end <= self.end
        return self.start <= other <= self.end

    def overlaps(self, other: Period) -> bool:
        """Say whether the two share a day."""
        return self.start <= other.end and other.start <= self.end

    def same_dates(self, other: Period) -> bool:
        """Say whether both cover the same days, whatever they are called.

        >>> Period.parse("2023-01..2023-09").same_dates(Period.parse("2023-9M"))
        True
        """
        return self.start == other.start and self.end == other.end

    def __str__(self) -> str:
        start, end = self.start.isoformat(), self.end.isoformat()
        match self.kind:
            case PeriodKind.DAY:
                return start
            case PeriodKind.MONTH:
                return start[:7]
            case PeriodKind.QUARTER:
                return f"{start[:4]}-Q{self.end.month // 3}"
            case PeriodKind.HALF:
                return f"{start[:4]}-H{self.end.month // 6}"
            case PeriodKind.MONTHS_SO_FAR:
                return f"{start[:4]}-{self.end.month}M"
            case PeriodKind.YEAR:
                return start[:4]
            case PeriodKind.YEARS:
                return f"{start[:4]}..{end[:4]}"
        # Seasons and school years cross borders as dates: their names are local, their days are not.
        return f"{start[:7]}..{end[:7]}" if _whole_months(self.start, self.end) else f"{start}..{end}"


_NAME = re.compile(
    r"(?P<year>[12][0-9]{3})"
    r"(?:-(?:Q(?P<quarter>[1-4])|H(?P<half>[12])|(?P<so_far>[0-9]{1,2})M"
    r"|(?P<month>[0-9]{2})(?:-(?P<day>[0-9]{2}))?))?"
)
_NAMED_MONTHS_SO_FAR = {
    1: PeriodKind.MONTH,
    3: PeriodKind.QUARTER,
    6: PeriodKind.HALF,
    12: PeriodKind.YEAR,
}
_YEARLY = frozenset({PeriodKind.MONTHS_SO_FAR, PeriodKind.SCHOOL_YEAR, PeriodKind.CROP_SEASON})


def _named(match: re.Match[str]) -> Period:
    year = int(match["year"])
    if match["quarter"]:
        return Period.quarter(year, int(match["quarter"]))
    if match["half"]:
        return Period.half(year, int(match["half"]))
    if match["so_far"]:
        return Period.first_months(year, int(match["so_far"]))
    if match["day"]:
        return Period.day(date(year, int(match["month"]), int(match["day"])))
    return Period.month(year, int(match["month"])) if match["month"] else Period.year(year)


@lru_cache(maxsize=1024)
def _months(year: int, first: int, count: int, kind: PeriodKind, text: str) -> Period:
    last = first + count - 1
    if not 1 <= first <= last <= 12 or not date.min.year <= year <= date.max.year:
        raise PeriodError(text)
    return Period(date(year, first, 1), date(year, last, monthrange(year, last)[1]), kind)


def _whole_months(start: date, end: date) -> bool:
    return start.day == 1 and end.day == monthrange(end.year, end.month)[1]


def _moved(period: Period, months: int) -> Period:
    """Move both ends by months, keeping the kind where the days still make it."""
    end = _shifted(period.end, months)
    if _whole_months(period.start, period.end):
        end = end.replace(day=monthrange(end.year, end.month)[1])
    start = _shifted(period.start, months)
    if period.kind is PeriodKind.SPAN:
        return Period.spanning(start, end)
    return Period(start, end, period.kind)


def _shifted(day: date, months: int) -> date:
    year, month = divmod(12 * day.year + day.month - 1 + months, 12)
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


def _month_count(start: date, end: date) -> int:
    """Count whole months from one end to the other; 0 when the ends cut a month."""
    if not _whole_months(start, end):
        return 0
    return 12 * (end.year - start.year) + end.month - start.month + 1


def _is_years(start: date, end: date) -> bool:
    return start.month == 1 and end.month == 12 and _month_count(start, end) > 12


def _is_plain_span(start: date, end: date) -> bool:
    return start != end and _month_count(start, end) != 1 and not _is_years(start, end)


# What the days of each kind must be; seasons and school years follow dated rules from outside.
_FITS: dict[PeriodKind, Callable[[date, date], bool]] = {
    PeriodKind.DAY: lambda start, end: start == end,
    PeriodKind.MONTH: lambda start, end: _month_count(start, end) == 1,
    PeriodKind.QUARTER: lambda start, end: start.month % 3 == 1 and _month_count(start, end) == 3,
    PeriodKind.HALF: lambda start, end: start.month % 6 == 1 and _month_count(start, end) == 6,
    PeriodKind.MONTHS_SO_FAR: lambda start, end: (
        start.month == 1 and _month_count(start, end) in {2, 4, 5, 7, 8, 9, 10, 11}
    ),
    PeriodKind.YEAR: lambda start, end: start.month == 1 and _month_count(start, end) == 12,
    PeriodKind.YEARS: _is_years,
    PeriodKind.SPAN: _is_plain_span,
}
