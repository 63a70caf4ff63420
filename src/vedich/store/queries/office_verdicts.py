"""What offices themselves call their targets, without a document."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, datetime

from vedich.domain.verdict import Verdict
from vedich.store.models import Area, OfficeVerdict, Target


@dataclass(frozen=True, slots=True)
class Called:
    """What an office called a target, and why. Nulls: `verdict` None takes back what it said before."""

    target: int
    basis: str
    verdict: Verdict | None
    reason: str
    as_of: date
    by: str
    at: datetime


def called(targets: Collection[int], day: date) -> tuple[Called, ...]:
    """Give all that was said of targets in the year of a day and up to it, the newest first."""
    rows = (
        OfficeVerdict.objects.filter(target__in=targets, as_of__lte=day, as_of__year=day.year)
        .select_related("target__set", "by__person")
        .order_by("-as_of", "-pk")
    )
    return tuple(
        Called(
            row.target_id,
            row.target.set.basis,
            Verdict(row.verdict) if row.verdict else None,
            row.reason,
            row.as_of,
            str(row.by.person.name if row.by.person else row.by),
            row.at,
        )
        for row in rows
    )


def standing(targets: Collection[int], day: date) -> dict[int, str]:
    """Give the verdict that stands of each target; what was taken back stands no more."""
    rows = OfficeVerdict.objects.filter(target__in=targets, as_of__lte=day, as_of__year=day.year)
    last = dict(rows.order_by("as_of", "pk").values_list("target_id", "verdict"))
    return {target: verdict for target, verdict in last.items() if verdict}


def target_of(area: Area, code: str, number: int) -> Target | None:
    """Give a target of an area and an indicator by its number, to be handed to an action."""
    return (
        Target.objects.filter(pk=number, area=area, indicator__code=code)
        .select_related("area", "set")
        .first()
    )
