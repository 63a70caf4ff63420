"""Public holidays, which are no working days: those of the law, those that a weekend puts off, and Tết."""

from __future__ import annotations

from datetime import date, timedelta
from functools import lru_cache

from vedich.domain.lunar import on_lunar_day

_DAY = timedelta(days=1)
_SATURDAY = 5
# Which five days of Tết are off is announced each autumn; unsaid, it is the last of the old year and four.
_TET_BEGINS: dict[int, date] = {2025: date(2025, 1, 27), 2026: date(2026, 2, 16)}


@lru_cache(maxsize=32)
def holidays(year: int) -> frozenset[date]:
    """Give the days off of a year by the labour code, and the working days given for those on a weekend.

    Days that the government moves about from year to year (bridges) are not known here.

    >>> [day.isoformat() for day in sorted(holidays(2026))][:6]
    ['2026-01-01', '2026-02-16', '2026-02-17', '2026-02-18', '2026-02-19', '2026-02-20']
    """
    tet = _TET_BEGINS.get(year, on_lunar_day(year, 1, 1) - _DAY)
    spans = [
        [date(year, 1, 1)],
        [tet + number * _DAY for number in range(5)],
        [on_lunar_day(year, 3, 10)],
        [date(year, 4, 30), date(year, 5, 1)],
        [date(year, 9, 1), date(year, 9, 2)] if _leads_in(year) else [date(year, 9, 2), date(year, 9, 3)],
    ]
    found = {day for span in spans for day in span}
    for span in spans:
        day = span[-1]
        for _ in (each for each in span if each.weekday() >= _SATURDAY):
            day += _DAY
            while day.weekday() >= _SATURDAY or day in found:
                day += _DAY
            found.add(day)
    return frozenset(found)


def holidays_around(day: date) -> frozenset[date]:
    """Give the holidays of a day's year and of the next, into which a due day may fall."""
    return holidays(day.year) | holidays(day.year + 1)


def _leads_in(year: int) -> bool:
    """Say whether the day before 2 September is the second day off: where that makes the longer rest."""
    return date(year, 9, 2).weekday() in (1, 2)
