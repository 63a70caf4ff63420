"""Find the report that an address names, for who may see it; for all others there is none."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django.http import Http404

from vedich.access.policy import Permission
from vedich.access.require import may
from vedich.access.scope import Posts
from vedich.actions.periods import closed_since
from vedich.domain.submission import SubmissionState
from vedich.store.queries.areas import titles_of
from vedich.store.queries.forms import ReportRow, report_of
from vedich.store.queries.ledger import reminded_on
from vedich.store.queries.owing import AgencyRow, heir_of
from vedich.web.gate.asked import Asked


@dataclass(frozen=True, slots=True)
class Found:
    """A report as its page shows it on a day, and what the person may do with it now."""

    row: ReportRow
    state: SubmissionState
    may_enter: bool
    on_behalf: bool
    day: date

    @property
    def can_enter(self) -> bool:
        """Say whether this person may enter figures, and the report takes any."""
        return self.may_enter and (self.state.is_open or self.state is SubmissionState.ASSIGNED)

    @property
    def closed_since(self) -> date | None:
        """Give the last day on which it took figures, where that is past: what is typed waits as a draft."""
        return closed_since(self.row, self.day)

    @property
    def area(self) -> str:
        """Give the title of the report's area."""
        return titles_of({self.row.area_id}, self.day).get(self.row.area_id, self.row.area.key)

    @property
    def heir(self) -> AgencyRow | None:
        """Give the agency that took over the report, or None where it is whose it was."""
        return heir_of(self.row, self.day)

    @property
    def agency(self) -> str:
        """Give the name of whoever owes it now."""
        return (self.heir or self.row.agency).vi

    @property
    def reminded(self) -> date | None:
        """Give the day on which the agency was last reminded of it, or None."""
        return reminded_on([self.row.report_period]).get(self.row.pk)


def found(request: Asked, pk: int) -> Found:
    """Give a report that this person may see.

    Raises:
        Http404: there is none, or not for this person.
    """
    return _found(request, pk, Permission.READ)


def entering(request: Asked, pk: int) -> Found:
    """Give a report for who may enter its figures, though it may take none just now; they may see it, too.

    Raises:
        Http404: there is none, or this person enters nothing there.
    """
    return _found(request, pk, Permission.ENTER)


def _found(request: Asked, pk: int, needed: Permission) -> Found:
    row = report_of(pk)
    if row is None or not may(request.user, needed, row.area_id, request.day):
        raise Http404
    enters = may(request.user, Permission.ENTER, row.area_id, request.day)
    own = Posts.of(request.user, request.day).are_in(row.area_id)
    return Found(row, SubmissionState(row.state), enters, not own, request.day)
