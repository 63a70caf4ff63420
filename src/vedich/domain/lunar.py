"""The Vietnamese lunar calendar: on which day of the common calendar a lunar day falls.

Months begin on the day of the new moon in Viet Nam (UTC+7), and the month that holds the winter solstice is
the eleventh; the moments follow the usual short series of astronomy, right to a few minutes in our time.
"""

from __future__ import annotations

from datetime import date, timedelta
from functools import lru_cache
from math import floor, pi, radians, sin

_SYNODIC = 29.530588853
# Days are counted as astronomers do, from noon to noon in Greenwich.
_JULIAN_OF_ORDINAL = 1721425
_EAST = 7 / 24


def on_lunar_day(year: int, month: int, day: int) -> date:
    """Give the common day of a lunar day; of a month that comes twice, the first is meant.

    >>> on_lunar_day(2026, 1, 1), on_lunar_day(2007, 1, 1), on_lunar_day(2026, 3, 10)
    (datetime.date(2026, 2, 17), datetime.date(2007, 2, 17), datetime.date(2026, 4, 26))
    """
    before, after = _eleventh_month(year - 1), _eleventh_month(year)
    if month >= 11:
        before, after = after, _eleventh_month(year + 1)
    number = month - 11 if month >= 11 else month + 1
    if after - before > 365:  # thirteen months: one of them comes twice
        number += number >= _leap_month(before)
    moon = floor((before - 2415021.076998695) / _SYNODIC + 0.5)
    return date.fromordinal(_new_moon_day(moon + number) - _JULIAN_OF_ORDINAL) + timedelta(days=day - 1)


@lru_cache(maxsize=512)
def _new_moon_day(count: int) -> int:
    """Give the day in Viet Nam of a new moon, counted from that of 1 January 1900."""
    centuries = count / 1236.85
    square, cube = centuries**2, centuries**3
    mean = 2415020.75933 + 29.53058868 * count + 0.0001178 * square - 0.000000155 * cube
    mean += 0.00033 * sin(radians(166.56 + 132.87 * centuries - 0.009173 * square))
    sun = radians(359.2242 + 29.10535608 * count - 0.0000333 * square - 0.00000347 * cube)
    moon = radians(306.0253 + 385.81691806 * count + 0.0107306 * square + 0.00001236 * cube)
    node = radians(21.2964 + 390.67050646 * count - 0.0016528 * square - 0.00000239 * cube)
    shift = (0.1734 - 0.000393 * centuries) * sin(sun) + 0.0021 * sin(2 * sun)
    shift += -0.4068 * sin(moon) + 0.0161 * sin(2 * moon) - 0.0004 * sin(3 * moon)
    shift += 0.0104 * sin(2 * node) - 0.0051 * sin(sun + moon) - 0.0074 * sin(sun - moon)
    shift += 0.0004 * sin(2 * node + sun) - 0.0004 * sin(2 * node - sun)
    shift += -0.0006 * sin(2 * node + moon) + 0.0010 * sin(2 * node - moon) + 0.0005 * sin(2 * moon + sun)
    lag = -0.000278 + 0.000265 * centuries + 0.000262 * square
    return floor(mean + shift - lag + 0.5 + _EAST)


def _sun_at_midnight(day: int) -> int:
    """Give in which twelfth of its yearly way the sun stands as a day begins in Viet Nam."""
    centuries = (day - 2451545.5 - _EAST) / 36525
    square = centuries**2
    anomaly = radians(357.52910 + 35999.05030 * centuries - 0.0001559 * square)
    centre = (1.914600 - 0.004817 * centuries - 0.000014 * square) * sin(anomaly)
    centre += (0.019993 - 0.000101 * centuries) * sin(2 * anomaly) + 0.000290 * sin(3 * anomaly)
    longitude = radians(280.46645 + 36000.76983 * centuries + 0.0003032 * square + centre)
    return floor((longitude % (2 * pi)) / pi * 6)


@lru_cache(maxsize=64)
def _eleventh_month(year: int) -> int:
    """Give the first day of the month that holds the winter solstice."""
    last = date(year, 12, 31).toordinal() + _JULIAN_OF_ORDINAL
    count = floor((last - 2415021) / _SYNODIC)
    start = _new_moon_day(count)
    return _new_moon_day(count - 1) if _sun_at_midnight(start) >= 9 else start


def _leap_month(eleventh: int) -> int:
    """Give which month after an eleventh one the sun does not change its twelfth in."""
    first = floor((eleventh - 2415021.076998695) / _SYNODIC + 0.5)
    before = _sun_at_midnight(_new_moon_day(first + 1))
    for number in range(2, 15):
        here = _sun_at_midnight(_new_moon_day(first + number))
        if here == before:
            return number - 1
        before = here
    return 14
