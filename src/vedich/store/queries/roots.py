"""The root area above an area: the province, or the highest area that the record knows."""

from __future__ import annotations

from datetime import date

from django.db.models import Q

from vedich.domain.area import AreaLevel
from vedich.store.models import Area, AreaParent
from vedich.store.models.areas import Hierarchy


def root_of(area: Area, on: date) -> str:
    """Give the key of the root above an area in the hierarchy of government, whose chain its events join.

    An area that has ceased keeps the last root it had. The country is no root: a province is.
    """
    here = area
    while here.level != AreaLevel.PROVINCE:
        above = _above(here, on)
        if above is None or above.level == AreaLevel.COUNTRY:
            break
        here = above
    return here.key


def _above(area: Area, on: date) -> Area | None:
    day = on if area.until is None or on <= area.until else area.until
    found = (
        AreaParent.objects.filter(
            Q(since=None) | Q(since__lte=day),
            Q(until=None) | Q(until__gte=day),
            area=area,
            hierarchy=Hierarchy.GOVERNMENT,
        )
        .select_related("parent")
        .first()
    )
    return None if found is None else found.parent
