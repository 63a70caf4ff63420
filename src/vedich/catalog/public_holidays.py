"""Public holidays, which are no working days: those of the law, Tết, and days the government moves."""

from __future__ import annotations

from datetime import date
from functools import lru_cache

from holidays import country_holidays


@lru_cache(maxsize=32)
def holidays_of(year: int) -> frozenset[date]:
    """Give the days off of a year, the days given for those on a weekend and announced bridges among them.

    Years yet to be announced follow the law alone. Source: the package `holidays`, which keeps the
    announcements of each year; a working Saturday that pays for a bridge is not told.

    >>> [day.isoformat() for day in sorted(holidays_of(2026))][:6]
    ['2026-01-01', '2026-02-16', '2026-02-17', '2026-02-18', '2026-02-19', '2026-02-20']
    """
    return frozenset(country_holidays("VN", years=year))


def holidays_around(day: date) -> frozenset[date]:
    """Give the holidays of a day's year and of the next, into which a due day may fall."""
    return holidays_of(day.year) | holidays_of(day.year + 1)
