"""Which month a table opens with, and since when the borders of a day hold."""

from __future__ import annotations

from datetime import date, timedelta

from django.db.models import Max

from vedich.store.facts.bordered import FIRST_BORDERS
from vedich.store.models import Area, AreaParent, AreaSuccession, TargetSet
from vedich.store.remembering import remembered_of_areas


def last_month_of(area: Area, ended: date) -> date:
    """Give the last month that has ended and for which an area has targets; `ended` where it has none."""
    told = TargetSet.objects.filter(targets__area=area, period_start__lte=ended)
    last: date | None = told.aggregate(last=Max("period_end"))["last"]
    return min(last, ended) if last is not None else ended


def last_planned_month(ended: date) -> date:
    """Give the last month that has ended and for which any area has targets; `ended` where none has."""
    last: date | None = TargetSet.objects.filter(period_start__lte=ended, targets__isnull=False).aggregate(
        last=Max("period_end")
    )["last"]
    return min(last, ended) if last is not None else ended


@remembered_of_areas
def borders_since(day: date) -> date:
    """Give the day since which the borders of a day have not changed.

    Judgements are kept by the day of their borders: by this one there is one of them, not one for each day.
    """
    began = [
        Area.objects.filter(since__lte=day).aggregate(last=Max("since"))["last"],
        AreaParent.objects.filter(since__lte=day).aggregate(last=Max("since"))["last"],
        AreaSuccession.objects.filter(on__lte=day).aggregate(last=Max("on"))["last"],
    ]
    ended = [
        Area.objects.filter(until__lt=day).aggregate(last=Max("until"))["last"],
        AreaParent.objects.filter(until__lt=day).aggregate(last=Max("until"))["last"],
    ]
    after = [last + timedelta(days=1) for last in ended if last is not None]
    latest: date = max([FIRST_BORDERS, *(last for last in began if last is not None), *after])
    return latest
