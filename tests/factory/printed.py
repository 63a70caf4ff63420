"""How offices print what the factory knows: numbers with dots and a comma, dates, periods."""

from __future__ import annotations

from decimal import Decimal


def number(value: Decimal, digits: int | None = None) -> str:
    """Print a figure the Vietnamese way.

    >>> number(Decimal("1234567.5")), number(Decimal("-0.7")), number(Decimal("12"), 1)
    ('1.234.567,5', '-0,7', '12,0')
    """
    told = f"{value:,.{digits}f}" if digits is not None else f"{value:,f}"
    return told.replace(",", "_").replace(".", ",").replace("_", ".")


def months_so_far(month: int) -> str:
    """Name the months so far in the words of reports.

    >>> months_so_far(1), months_so_far(6), months_so_far(9)
    ('tháng 01', '6 tháng đầu năm', '9 tháng')
    """
    if month == 1:
        return "tháng 01"
    if month == 12:
        return "cả năm"
    return "6 tháng đầu năm" if month == 6 else f"{month} tháng"


def month_named(month: int) -> str:
    """Name a month, 1 and 2 with a leading zero as the decree asks.

    >>> month_named(2), month_named(9)
    ('tháng 02', 'tháng 9')
    """
    return f"tháng {month:02d}" if month < 3 else f"tháng {month}"
