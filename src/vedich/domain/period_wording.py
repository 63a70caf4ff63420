"""Periods as people say them: as officials write them, and in English as they are recorded."""

from __future__ import annotations

from vedich.domain.period import Period, PeriodKind
from vedich.domain.wording import Wording

_QUARTERS = ("I", "II", "III", "IV")


def said(period: Period) -> Wording:
    """Give a period in words, its ends set apart where it has no name of its own.

    >>> [said(Period.parse(p)).vi for p in ("2023-10", "2023-Q3", "2024-H1", "2023-9M", "2021..2025")]
    ['10/2023', 'quý III/2023', '6 tháng đầu 2024', '9 tháng 2023', '2021–2025']
    >>> said(Period.parse("2023-01-01..2023-10-30"))
    Wording(vi='01/01 – 30/10/2023', en='2023-01-01 – 2023-10-30')
    """
    return Wording(_in_vietnamese(period), str(period).replace("..", " – "))


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
