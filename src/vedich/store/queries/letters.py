"""Messages of the outbox as letters: to whom each goes, what it says, and which could not be sent."""

from __future__ import annotations

import json
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from django.db.models import Q

from vedich.domain.aggregate import AggregateMove
from vedich.domain.role import Role
from vedich.domain.submission import SubmissionMove
from vedich.store.models import Aggregate, AggregateStep, Appointment, Outgoing, Submission
from vedich.store.queries.areas import titles_of
from vedich.store.queries.owing import heirs

# From when a message was caused, after so many tries: it is tried at once, then less and less often.
WAITS = tuple(timedelta(minutes=each) for each in (0, 1, 5, 30, 120, 480, 1440, 2880))
MOST_TRIES = len(WAITS)
# What is told by mail: reminders, and what comes back or opens again; the outbox holds other moves, too.
_BACK = (SubmissionMove.RETURN.value, SubmissionMove.REFUSE.value)
_TOTAL_BACK = (AggregateMove.RETURN.value, AggregateMove.REOPEN.value)


def _moved(kind: str, moves: Collection[str]) -> Q:
    told = Q()
    for move in moves:
        told |= Q(payload__contains=f'"move":"{move}"')
    return told & Q(kind=kind)


_LETTERS = (
    Q(kind__in=("remind", "remind_total"))
    | _moved("submission_moved", _BACK)
    | _moved("aggregate_moved", _TOTAL_BACK)
)
_OF_TOTALS = ("remind_total", "aggregate_moved")
_FEW = 500


@dataclass(frozen=True, slots=True)
class Letter:
    """A message that is to leave by mail now: its addresses, and what it is about.

    About a report (`submission` is its id) or an aggregate report (`total` is the key of its area and the id
    of its period). `tries` counts the attempts before; `move` is "" for a reminder; `heir` is who owes the
    report now where the agency that was asked (`agency`) has passed into another, else "".
    Nulls: one of `submission` and `total` is None; `due` None has no due day.
    """

    id: int
    key: str
    tries: int
    to: tuple[str, ...]
    submission: int | None
    total: tuple[str, int] | None
    area: str
    agency: str
    heir: str
    regime: str
    period: str
    due: date | None
    move: str
    reason: str


@dataclass(frozen=True, slots=True)
class Unsent:
    """A message that was tried as often as it may be, and did not leave."""

    kind: str
    key: str
    tries: int
    since: datetime


def letters_due(at: datetime, day: date, *, most: int = 50) -> list[Letter]:
    """Give messages that should leave by mail now; those without an address stay notices on the pages."""
    waiting = Outgoing.objects.filter(
        _LETTERS,
        sent_at=None,
        attempts__lt=MOST_TRIES,
        event__at__gte=at - WAITS[-1] - timedelta(days=1),
    ).select_related("event")
    rows = [row for row in waiting.order_by("pk") if row.event.at + WAITS[row.attempts] <= at]
    found: list[Letter] = []
    for start in range(0, len(rows), _FEW):
        some = rows[start : start + _FEW]
        letters = [
            *_of_reports([row for row in some if row.kind not in _OF_TOTALS], day),
            *_of_totals([row for row in some if row.kind in _OF_TOTALS], day),
        ]
        found += sorted(letters, key=lambda each: each.id)
        if len(found) >= most:
            break
    return found[:most]


def unsent() -> list[Unsent]:
    """Give the messages that nobody got by mail, the newest first."""
    rows = Outgoing.objects.filter(sent_at=None, attempts__gte=MOST_TRIES).order_by("-pk")
    return [Unsent(*row) for row in rows.values_list("kind", "key", "attempts", "event__at")[:50]]


def last_reminded(reports: Collection[int], kind: str = "remind") -> dict[int, date]:
    """Give the day on which each of some reports was last reminded of; of `remind_total`, aggregate ones."""
    wanted = Q()
    for pk in reports:
        wanted |= Q(key__startswith=f"{kind}:{pk}:")
    keys = Outgoing.objects.filter(wanted).order_by("pk").values_list("key", flat=True) if reports else ()
    return {int(key.split(":")[1]): date.fromisoformat(key.split(":")[2]) for key in keys}


def _of_reports(rows: Sequence[Outgoing], day: date) -> Iterator[Letter]:
    some = {row: int(row.key.split(":")[1]) for row in rows}
    told = Submission.objects.filter(pk__in=some.values()).select_related("report_period__regime", "agency")
    reports = {report.pk: report for report in told}
    to = _addresses({report.area_id for report in reports.values()}, day)
    titles = titles_of({report.area_id for report in reports.values()}, day) if reports else {}
    passed = heirs(day) if reports else {}
    for row, pk in some.items():
        report = reports.get(pk)
        if report is None or report.area_id not in to:
            continue
        heir = passed.get(report.agency_id)
        yield Letter(
            row.pk,
            row.key,
            row.attempts,
            to[report.area_id],
            report.pk,
            None,
            titles.get(report.area_id, ""),
            report.agency.vi,
            heir.vi if heir else "",
            report.report_period.regime.vi,
            report.report_period.period,
            report.report_period.due,
            _move_of(row),
            str(json.loads(row.event.content).get("reason", "")),
        )


def _of_totals(rows: Sequence[Outgoing], day: date) -> Iterator[Letter]:
    some = {row: int(row.key.split(":")[1]) for row in rows}
    told = Aggregate.objects.filter(pk__in=some.values()).select_related("report_period__regime", "area")
    totals = {total.pk: total for total in told}
    to = _addresses({total.area_id for total in totals.values()}, day)
    titles = titles_of({total.area_id for total in totals.values()}, day) if totals else {}
    # A report that opened by itself says in its step why: the event is about what was written below.
    why = {
        (aggregate, event): reason
        for aggregate, event, reason in AggregateStep.objects.filter(
            event__in=[row.event_id for row in rows]
        ).values_list("aggregate", "event", "reason")
    }
    for row, pk in some.items():
        total = totals.get(pk)
        if total is None or total.area_id not in to:
            continue
        yield Letter(
            row.pk,
            row.key,
            row.attempts,
            to[total.area_id],
            None,
            (total.area.key, total.report_period_id),
            titles.get(total.area_id, ""),
            "",
            "",
            total.report_period.regime.vi,
            total.report_period.period,
            total.report_period.due,
            _move_of(row),
            why.get((pk, row.event_id), ""),
        )


def _move_of(row: Outgoing) -> str:
    return "" if row.kind.startswith("remind") else str(json.loads(row.payload).get("move", ""))


def _addresses(areas: Collection[int], day: date) -> dict[int, tuple[str, ...]]:
    """Give the addresses of those who enter the figures of areas, as far as they gave one."""
    posts = Appointment.objects.filter(
        Q(since__lte=day) & (Q(until=None) | Q(until__gte=day)),
        area__in=areas,
        role__in=(Role.CLERK.value, Role.SPECIALIST.value),
        user__active=True,
    ).exclude(user__person__email="")
    found: dict[int, tuple[str, ...]] = {}
    for area, address in posts.order_by("user").values_list("area", "user__person__email").distinct():
        if area is not None and address and address not in found.get(area, ()):
            found[area] = (*found.get(area, ()), address)
    return found
