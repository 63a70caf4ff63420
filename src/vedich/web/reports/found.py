"""Find the report that an address names, for who may see it; for all others there is none."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django.http import Http404

from vedich.access.policy import Permission
from vedich.access.require import may
from vedich.domain.submission import SubmissionState
from vedich.store.queries.areas import titles_of
from vedich.store.queries.forms import ReportRow, report_of
from vedich.store.queries.ledger import reminded_on
from vedich.store.queries.people import held_by
from vedich.web.gate.asked import Asked


@dataclass(frozen=True, slots=True)
class Found:
    """A report as its page shows it, and what the person may do with it now."""

    row: ReportRow
    area: str
    state: SubmissionState
    may_enter: bool
    on_behalf: bool
    reminded: date | None

    @property
    def can_enter(self) -> bool:
        """Say whether this person may enter figures, and the report takes any."""
        return self.may_enter and (self.state.is_open or self.state is SubmissionState.ASSIGNED)


def found(request: Asked, pk: int) -> Found:
    """Give a report that this person may see.

    Raises:
        Http404: there is none, or not for this person.
    """
    row = report_of(pk)
    if row is None or not may(request.user, Permission.READ, row.area_id, request.day):
        raise Http404
    state = SubmissionState(row.state)
    own = any(held.area == row.area.key for held in held_by(request.user.pk, request.day))
    enters = may(request.user, Permission.ENTER, row.area_id, request.day)
    title = titles_of({row.area_id}, request.day).get(row.area_id, row.area.key)
    reminded = reminded_on([row.report_period]).get(row.pk)
    return Found(row, title, state, enters, not own, reminded)


def entering(request: Asked, pk: int) -> Found:
    """Give a report for who may enter its figures, though it may take none just now.

    Raises:
        Http404: there is none, or this person enters nothing there.
    """
    one = found(request, pk)
    if not one.may_enter:
        raise Http404
    return one
