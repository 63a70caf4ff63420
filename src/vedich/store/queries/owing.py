"""Who owes a report now: the agency it was asked of, or the one that this has passed into since."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, TypeAlias

from vedich.domain.submission import SubmissionState
from vedich.store.models import Agency, Submission

# A door shows who owes a report, and never looks further into the row.
if TYPE_CHECKING:
    AgencyRow: TypeAlias = Agency
else:
    AgencyRow = Agency


def heirs(day: date) -> dict[int, Agency]:
    """Give, for each agency that has passed into another by a day, the agency that took over in the end.

    Grain: one entry an agency that ended; agencies that stand, or ended without an heir, have none.
    """
    rows = Agency.objects.exclude(merged_into=None).filter(until__lt=day).select_related("merged_into")
    into = {row.pk: row.merged_into for row in rows if row.merged_into is not None}
    found = {}
    for agency, first in into.items():
        last, seen = first, {agency}
        while last.pk in into and last.pk not in seen:
            seen.add(last.pk)
            last = into[last.pk]
        found[agency] = last
    return found


def is_owed(state: SubmissionState) -> bool:
    """Say whether a report may still ask something of somebody: it is asked for, and not approved."""
    return state.is_expected and not state.is_in_total


def heir_of(report: Submission, day: date) -> Agency | None:
    """Give the agency that took over a report that is still owed, or None where it is whose it was."""
    return heirs(day).get(report.agency_id) if is_owed(SubmissionState(report.state)) else None


def owed_by(agency: Agency, day: date) -> int:
    """Count the reports that an agency owes on a day, with those of agencies that passed into it.

    One that has passed into another itself owes nothing any more.
    """
    passed = heirs(day)
    if agency.pk in passed:
        return 0
    mine = [agency.pk, *(gone for gone, heir in passed.items() if heir.pk == agency.pk)]
    states = [state.value for state in SubmissionState if is_owed(state)]
    return Submission.objects.filter(agency__in=mine, state__in=states).count()
