"""Work that waits, claimed by a lease: who claims it says in time that it goes on, or another takes it."""

from __future__ import annotations

import json
from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from django.db import connection, transaction
from django.db.models import Q

from vedich.store.models import Job

# A crash of the machine that works is seen after so long; a claim is renewed several times within.
LEASE = timedelta(seconds=30)
# What ends its worker again and again is left alone.
MOST_ATTEMPTS = 3
# So many that wait are looked at for one whose account has nothing in hand.
_LOOKED_AT = 500


@dataclass(frozen=True, slots=True)
class Claimed:
    """A piece of work that is ours until the lease ends."""

    id: int
    kind: str
    what: dict[str, Any]
    attempt: int
    until: datetime


def claim(kinds: Collection[str], at: datetime) -> Claimed | None:
    """Claim the piece of work that waits longest; None where nothing waits.

    Of one account one piece is done at a time, so that files of which each takes minutes hold up nobody
    but the one who handed them in.
    """
    open_jobs = Job.objects.filter(kind__in=kinds, done=False, dead=False)
    free = Q(leased_until=None) | Q(leased_until__lt=at)
    waiting = open_jobs.filter(free, due__lte=at)
    # Looked at before anything is locked: mostly nothing waits.
    first = list(waiting.order_by("due", "pk").values_list("pk", "payload")[:_LOOKED_AT])
    held = open_jobs.exclude(free).values_list("payload", flat=True) if first else ()
    busy = {_of(payload) for payload in held}
    for pk, payload in first:
        if (of := _of(payload)) is None or of not in busy:
            with transaction.atomic():
                rows = waiting.filter(pk=pk)
                if connection.vendor == "postgresql":
                    rows = rows.select_for_update(skip_locked=True)
                if (job := rows.first()) is not None:
                    job.attempts += 1
                    job.leased_until = at + LEASE
                    job.save(update_fields=["attempts", "leased_until"])
                    return Claimed(job.pk, job.kind, json.loads(job.payload), job.attempts, job.leased_until)
    return None


def _of(payload: str) -> int | None:
    """Give whose work it is, as far as it is anybody's."""
    told: dict[str, Any] = json.loads(payload)
    return told.get("by")


def hold(claimed: Claimed, at: datetime) -> bool:
    """Say that the work goes on; False where another has taken it meanwhile."""
    return bool(
        Job.objects.filter(pk=claimed.id, attempts=claimed.attempt, done=False).update(
            leased_until=at + LEASE
        )
    )


def finish(claimed: Claimed) -> None:
    """Say that the work is done."""
    Job.objects.filter(pk=claimed.id, attempts=claimed.attempt).update(done=True, leased_until=None)


def give_back(claimed: Claimed, at: datetime, trouble: str) -> bool:
    """Say that the work failed: it waits to be tried again, or is given up, which gives True."""
    dead = claimed.attempt >= MOST_ATTEMPTS
    Job.objects.filter(pk=claimed.id, attempts=claimed.attempt).update(
        dead=dead,
        trouble=trouble[:2000],
        leased_until=None,
        due=at + timedelta(seconds=5 * claimed.attempt),
    )
    return dead
