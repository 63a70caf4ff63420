"""What agencies were called on a day."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date

from django.db.models import Q

from vedich.store.models import AgencyName, Submission, TargetAgency

_FEW = 500


def called_then(agencies: Collection[int], day: date) -> dict[int, str]:
    """Give the names of agencies that were called otherwise on a day; the others have their name of today."""
    return called_on(agencies, [day])[day]


def called_on(agencies: Collection[int], days: Collection[date]) -> dict[date, dict[int, str]]:
    """As `called_then`, of several days at once."""
    found: dict[date, dict[int, str]] = {day: {} for day in days}
    asked = sorted(set(agencies))
    for start in range(0, len(asked), _FEW):
        rows = AgencyName.objects.filter(agency__in=asked[start : start + _FEW]).order_by("-until")
        # Of several the one that ended first held on the day.
        for agency, until, vi in rows.values_list("agency", "until", "vi"):
            for day in days:
                if day <= until:
                    found[day][agency] = vi
    return found


def reported_by(report: Submission) -> str:
    """Say which report a figure is of: whoever reports, as they were called then, and the period."""
    period = report.report_period
    then = called_then([report.agency_id], period.covers_end)
    return f"{then.get(report.agency_id, report.agency.vi)}, {period.period}"


def leads_on(targets: Collection[int], day: date) -> dict[int, str]:
    """Give who leads each of some targets on a day, as they were called on it."""
    rows = TargetAgency.objects.filter(
        Q(since=None) | Q(since__lte=day), Q(until=None) | Q(until__gte=day), target__in=targets, leads=True
    )
    leads = list(rows.values_list("target_id", "agency_id", "agency__vi"))
    then = called_then([agency for _, agency, _ in leads], day)
    return {target: then.get(agency, name) for target, agency, name in leads}
