"""Judge whole months ahead of the first question, so that nobody waits for a table."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date, datetime

from django.db.models import Q

from vedich.domain.area import AreaLevel
from vedich.store.facts.asked import Asked
from vedich.store.facts.bordered import Borders
from vedich.store.judged.keeping import board
from vedich.store.models import Area, TargetSet


def fill(months: Iterable[date], at: datetime) -> Iterator[tuple[date, int]]:
    """Judge each province that has targets to the end of each month, with all that lies below it.

    Areas that stand above none of these (a record of one commune) are judged alone. Yields after each.
    """
    for day in months:
        borders = Borders.on(day)
        for area in _highest(borders, day):
            board(Asked(day), area, at)
            yield day, area


def _highest(borders: Borders, day: date) -> list[int]:
    """Give standing areas with targets of the day that lie under no other such area, the country aside."""
    stands = (Q(since=None) | Q(since__lte=day)) & (Q(until=None) | Q(until__gte=day))
    aimed = set(Area.objects.filter(stands).values_list("pk", flat=True)) & set(
        TargetSet.objects.filter(targets__isnull=False, period_start__lte=day, period_end__gte=day)
        .values_list("targets__area", flat=True)
        .distinct()
    )
    country = set(Area.objects.filter(level=AreaLevel.COUNTRY.value).values_list("pk", flat=True))
    tops: set[int] = set()
    for area in aimed - country:
        above = [one for one, _ in borders.ways_up(area) if one not in country]
        tops.add(next((one for one in reversed(above) if one in aimed), area))
    return sorted(tops)
