"""What waits for somebody: reports, findings and documents of some areas, as values for doors."""

from __future__ import annotations

from collections.abc import Collection, Sized
from dataclasses import dataclass
from datetime import date
from typing import TypeVar

from django.db.models import F, Model, Q, QuerySet

from vedich.domain.submission import SubmissionState
from vedich.domain.wording import Wording
from vedich.store.models import Submission, Violation
from vedich.store.queries.areas import titles_of
from vedich.store.queries.letters import last_reminded
from vedich.store.queries.owing import heirs, is_owed

# Areas by the store's ids; None means all of the record.
Areas = Collection[int] | None
_Row = TypeVar("_Row", bound=Model)


@dataclass(frozen=True, slots=True)
class Report:
    """A report that an agency owes, and where it stands.

    `heir` is who owes it now where the agency has passed into another, "" where it is whose it was.
    Nulls: a report without a due day has none in its regime; `reminded` None: nobody reminded of it.
    """

    id: int
    area: str
    agency: str
    regime: Wording
    period: str
    due: date | None
    state: SubmissionState
    reminded: date | None = None
    heir: str = ""


@dataclass(frozen=True, slots=True)
class Finding:
    """A contradiction in the record that somebody is to explain."""

    id: int
    code: str
    words: Wording
    area_key: str
    area: str
    agency: str
    due: date | None


@dataclass(frozen=True, slots=True)
class Some:
    """The first of a list, and how many there are in all."""

    first: tuple[Report | Finding, ...]
    count: int


def reports(states: Collection[SubmissionState], areas: Areas, day: date, *, limit: int = 20) -> Some:
    """Give the reports of some areas that stand in some states, the soonest due first."""
    rows = _of(Submission.objects.filter(state__in=[state.value for state in states]), areas)
    first = list(
        rows.order_by(F("report_period__due").asc(nulls_last=True), "pk").values_list(
            "pk",
            "area",
            "agency",
            "agency__vi",
            "report_period__regime__vi",
            "report_period__regime__en",
            "report_period__period",
            "report_period__due",
            "state",
        )[:limit]
    )
    titles = titles_of({area for _, area, *_ in first}, day)
    passed = heirs(day) if first else {}
    reminded = last_reminded([pk for pk, *_ in first])
    return Some(
        tuple(
            Report(
                pk,
                titles.get(area, ""),
                agency,
                Wording(regime, regime_en or regime),
                period,
                due,
                SubmissionState(state),
                reminded.get(pk),
                passed[body].vi if body in passed and is_owed(SubmissionState(state)) else "",
            )
            for pk, area, body, agency, regime, regime_en, period, due, state in first
        ),
        _count(rows, first, limit),
    )


def findings(areas: Areas, day: date, *, limit: int = 20) -> Some:
    """Give the open findings of some areas, the soonest due first."""
    rows = _of(Violation.objects.filter(gone_on=None), areas)
    first = list(
        rows.order_by(F("due").asc(nulls_last=True), "pk").values_list(
            "pk", "check_code", "words", "words_en", "area__key", "area", "explained_by__vi", "due"
        )[:limit]
    )
    titles = titles_of({row[5] for row in first if row[5] is not None}, day)
    return Some(
        tuple(
            Finding(
                pk,
                code,
                Wording(vi, en or vi),
                key or "",
                titles.get(area, "") if area else "",
                agency or "",
                due,
            )
            for pk, code, vi, en, key, area, agency, due in first
        ),
        _count(rows, first, limit),
    )


def _of(rows: QuerySet[_Row], areas: Areas) -> QuerySet[_Row]:
    return rows if areas is None else rows.filter(Q(area__in=areas))


def _count(rows: QuerySet[_Row], first: Sized, limit: int) -> int:
    return len(first) if len(first) < limit else rows.count()
