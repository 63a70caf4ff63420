"""How many targets areas have reached, read from the boards that are kept; nothing is judged for it."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date

from django.db.models import Count, Q

from vedich.domain.area import AreaLevel
from vedich.domain.target import Basis
from vedich.domain.verdict import Verdict
from vedich.store.facts.asked import Asked
from vedich.store.models import Area, JudgedTarget


@dataclass(frozen=True, slots=True)
class Reached:
    """How many targets of an area were reached, of how many; 0 of 0 where no board is kept."""

    key: str
    reached: int
    total: int


def provinces_on(day: date, areas: Collection[int]) -> list[int]:
    """Give those of some areas that are provinces and stand on a day."""
    stands = (Q(since=None) | Q(since__lte=day)) & (Q(until=None) | Q(until__gte=day))
    rows = Area.objects.filter(stands, level=AreaLevel.PROVINCE.value).order_by("key")
    return [pk for pk in rows.values_list("pk", flat=True) if pk in areas]


def reached_in(asked: Asked, areas: Collection[int]) -> list[Reached]:
    """Count the reached targets of areas by the boards that are kept of the moment, on one basis for each.

    It is what the council adopted; where an area has no such target, all of its others. One target on several
    bases would be counted as often as somebody set it.
    """
    rows = JudgedTarget.objects.filter(
        moment__as_of=asked.as_of,
        moment__boundaries=asked.boundaries.value,
        moment__borders=asked.border_day,
        moment__only_approved=asked.only_approved,
        area__in=areas,
        target__whole=None,
    ).exclude(verdict=Verdict.NOT_APPLICABLE.value)
    met = Q(verdict__in=[verdict.value for verdict in Verdict if verdict.reached])
    adopted: dict[int, tuple[int, int]] = {}
    others: dict[int, tuple[int, int]] = {}
    for area, basis, reached, total in (
        rows.values("area", "target__set__basis")
        .annotate(reached=Count("pk", filter=met), total=Count("pk"))
        .values_list("area", "target__set__basis", "reached", "total")
    ):
        if basis == Basis.ADOPTED.value:
            adopted[area] = (reached, total)
        else:
            before = others.get(area, (0, 0))
            others[area] = (before[0] + reached, before[1] + total)
    counted = others | adopted
    keys = Area.objects.filter(pk__in=areas).order_by("key").values_list("pk", "key")
    return [Reached(key, *counted.get(pk, (0, 0))) for pk, key in keys]
