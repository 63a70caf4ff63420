"""How many figures a demonstration of the nation holds, and what communes must report to come to a wish."""

from __future__ import annotations

from functools import cache

from vedich.catalog.areas.load import REFORM, areas
from vedich.demonstration.behaviour import Behaviour, behaviours
from vedich.demonstration.scale import MOST_MONTHS, Month, window
from vedich.domain.area import AreaLevel

_ENDS = {"month": 1, "quarter": 3, "half": 6, "year": 12, "march": 12}
# How many places of a hundred have what an indicator is about.
_FITTING = {"": 100, "rural": 82, "brackish": 12}
_LEVELS = {"P": AreaLevel.PROVINCE, "D": AreaLevel.DISTRICT, "C": AreaLevel.COMMUNE}


def reporting(facts: int, months: int) -> tuple[int, int]:
    """Give how many indicators communes report, and over how many months, to come near a number of figures.

    More months than asked for are given only where all indicators do not suffice.

    >>> few, enough = reporting(1_000_000, 24), reporting(10_000_000, 24)
    >>> few[0] < enough[0], few[1], enough[1] > 24
    (True, 24, True)
    """
    known = [one for one in behaviours().values() if "C" in one.levels]
    while expected(len(known), months) < facts and months < MOST_MONTHS:
        months += 1
    most = len(known)
    while most > 1 and expected(most, months) > facts:
        most -= 1
    return most, months


def expected(most: int, months: int) -> int:
    """Give about how many figures there will be when communes report so many indicators."""
    reform = Month(REFORM.year, REFORM.month)
    shown = window(months)
    now = sum(month >= reform for month in shown)
    total = 0
    for letter, level in _LEVELS.items():
        known = [one for one in behaviours().values() if letter in one.levels]
        for one in known[:most] if letter == "C" else known:
            for count, standing in ((_count(level, True), now), (_count(level, False), months - now)):
                total += count * _tellings(one, standing) * _FITTING[one.where] // 100
    return total


def _tellings(one: Behaviour, months: int) -> int:
    times = months // _ENDS[one.told]
    return 2 * times if one.told == "year" and not one.late else times


@cache
def _count(level: AreaLevel, present: bool) -> int:
    day = REFORM if present else REFORM.replace(month=6, day=30)
    return len(areas(level, day))
