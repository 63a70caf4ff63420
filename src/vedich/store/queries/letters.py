"""Messages of the outbox as letters: to whom each goes, what it says, and which could not be sent."""

from __future__ import annotations

import json
from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from django.db.models import Q

from vedich.domain.role import Role
from vedich.domain.submission import SubmissionMove
from vedich.store.models import Appointment, Outgoing, Submission
from vedich.store.queries.areas import titles_of

# From when a message was caused, after so many tries: it is tried at once, then less and less often.
WAITS = tuple(timedelta(minutes=each) for each in (0, 1, 5, 30, 120, 480, 1440, 2880))
MOST_TRIES = len(WAITS)
# What is told by mail: reminders, and reports that come back; the outbox holds every other move, too.
_LETTERS = Q(kind="remind") | Q(
    Q(payload__contains=f'"move":"{SubmissionMove.RETURN.value}"')
    | Q(payload__contains=f'"move":"{SubmissionMove.REFUSE.value}"'),
    kind="submission_moved",
)
_FEW = 500


@dataclass(frozen=True, slots=True)
class Letter:
    """A message that is to leave by mail now: its addresses, and what it is about.

    `tries` counts the attempts before; `move` is "" for a reminder. Nulls: `due` None has no due day.
    """

    id: int
    key: str
    tries: int
    to: tuple[str, ...]
    submission: int
    area: str
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
        some = {int(row.key.split(":")[1]): row for row in rows[start : start + _FEW]}
        reports = list(Submission.objects.filter(pk__in=some).select_related("report_period__regime"))
        to = _addresses({report.area_id for report in reports}, day)
        for report in sorted(reports, key=lambda each: some[each.pk].pk):
            if addresses := to.get(report.area_id):
                found.append(_letter(some[report.pk], report, addresses, day))
            if len(found) == most:
                return found
    return found


def unsent() -> list[Unsent]:
    """Give the messages that nobody got by mail, the newest first."""
    rows = Outgoing.objects.filter(sent_at=None, attempts__gte=MOST_TRIES).order_by("-pk")
    return [Unsent(*row) for row in rows.values_list("kind", "key", "attempts", "event__at")[:50]]


def last_reminded(reports: Collection[int]) -> dict[int, date]:
    """Give the day on which each of some reports was last reminded of."""
    wanted = Q()
    for pk in reports:
        wanted |= Q(key__startswith=f"remind:{pk}:")
    keys = Outgoing.objects.filter(wanted).order_by("pk").values_list("key", flat=True) if reports else ()
    return {int(key.split(":")[1]): date.fromisoformat(key.split(":")[2]) for key in keys}


def _letter(row: Outgoing, report: Submission, to: tuple[str, ...], day: date) -> Letter:
    told = json.loads(row.payload)
    return Letter(
        row.pk,
        row.key,
        row.attempts,
        to,
        report.pk,
        titles_of({report.area_id}, day).get(report.area_id, ""),
        report.report_period.regime.vi,
        report.report_period.period,
        report.report_period.due,
        "" if row.kind == "remind" else str(told.get("move", "")),
        json.loads(row.event.content).get("reason", ""),
    )


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
