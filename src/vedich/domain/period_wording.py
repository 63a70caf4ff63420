"""Periods as people say them: as officials write them, and as an English reader expects them."""

from __future__ import annotations

from datetime import date

from vedich.domain.period import Period, PeriodError, PeriodKind
from vedich.domain.wording import Wording

_QUARTERS = ("I", "II", "III", "IV")
# Not asked of the machine, whose language may be another.
_MONTHS = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October",
    "November", "December",
)  # fmt: skip


def said(period: Period) -> Wording:
    """Give a period in words, its ends set apart where it has no name of its own.

    >>> [said(Period.parse(p)).vi for p in ("2023-10", "2023-Q3", "2024-H1", "2023-9M", "2021..2025")]
    ['10/2023', 'quý III/2023', '6 tháng đầu 2024', '9 tháng 2023', '2021–2025']
    >>> [said(Period.parse(p)).en for p in ("2023-10", "2023-Q3", "2024-H1", "2023-9M")]
    ['October 2023', 'Q3 2023', 'first half of 2024', 'first 9 months of 2023']
    >>> said(Period.parse("2023-01-01..2023-10-30"))
    Wording(vi='01/01 – 30/10/2023', en='1 Jan – 30 Oct 2023')
    """
    return Wording(_in_vietnamese(period), _in_english(period))


def due_said(text: str) -> Wording:
    """Give the deadline of a task in words; one that comes again says how often, what is none stays as it is.

    >>> due_said("2019-10-31"), due_said("R/Y-11-20|R/H1-06-16").en
    (Wording(vi='31/10/2019', en='31 Oct 2019'), '20 Nov every year; 16 Jun every year')
    >>> due_said("R/M-16")
    Wording(vi='ngày 16 hằng tháng', en='day 16 of every month')
    """
    parts = [_one_due(part) for part in text.split("|")]
    return Wording("; ".join(part.vi for part in parts), "; ".join(part.en for part in parts))


def _one_due(text: str) -> Wording:
    if text.startswith("R/"):
        how_often, *when = text[2:].split("-")
        if how_often == "M" and len(when) == 1:
            return Wording(f"ngày {when[0]} hằng tháng", f"day {when[0]} of every month")
        if len(when) == 2 and when[0].isdecimal() and 1 <= int(when[0]) <= 12:
            month = _MONTHS[int(when[0]) - 1][:3]
            return Wording(f"{when[1]}/{when[0]} hằng năm", f"{when[1].lstrip('0')} {month} every year")
        return Wording(text, text)
    try:
        return said(Period.parse(text))
    except PeriodError:
        return Wording(text, text)


def _in_vietnamese(period: Period) -> str:
    start, end = period.start, period.end
    match period.kind:
        case PeriodKind.DAY:
            return f"{start:%d/%m/%Y}"
        case PeriodKind.MONTH:
            return f"{start:%m/%Y}"
        case PeriodKind.QUARTER:
            return f"quý {_QUARTERS[(end.month - 1) // 3]}/{end.year}"
        case PeriodKind.HALF:
            return f"6 tháng {'đầu' if start.month == 1 else 'cuối'} {end.year}"
        case PeriodKind.MONTHS_SO_FAR:
            return f"{end.month} tháng {end.year}"
        case PeriodKind.YEAR:
            return str(end.year)
        case PeriodKind.YEARS:
            return f"{start.year}–{end.year}"
    first = f"{start:%d/%m}" if start.year == end.year else f"{start:%d/%m/%Y}"
    return f"{first} – {end:%d/%m/%Y}"


def _in_english(period: Period) -> str:
    start, end = period.start, period.end
    match period.kind:
        case PeriodKind.DAY:
            return _english_day(start)
        case PeriodKind.MONTH:
            return f"{_MONTHS[start.month - 1]} {start.year}"
        case PeriodKind.QUARTER:
            return f"Q{end.month // 3} {end.year}"
        case PeriodKind.HALF:
            return f"{'first' if start.month == 1 else 'second'} half of {end.year}"
        case PeriodKind.MONTHS_SO_FAR:
            return f"first {end.month} months of {end.year}"
        case PeriodKind.YEAR:
            return str(end.year)
        case PeriodKind.YEARS:
            return f"{start.year}–{end.year}"
    first = _english_day(start)
    return f"{first.removesuffix(f' {end.year}')} – {_english_day(end)}"


def _english_day(day: date) -> str:
    return f"{day.day} {_MONTHS[day.month - 1][:3]} {day.year}"
