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


@dataclass(frozen=True, slots=True)
class Claimed:
    """A piece of work that is ours until the lease ends."""

    id: int
    kind: str
    what: dict[str, Any]
    attempt: int
    until: datetime


def claim(kinds: Collection[str], at: datetime) -> Claimed | None:
    """Claim the piece of work that waits longest; None where nothing waits."""
    with transaction.atomic():
        waiting = Job.objects.filter(
            Q(leased_until=None) | Q(leased_until__lt=at), kind__in=kinds, done=False, dead=False, due__lte=at
        ).order_by("due", "pk")
        if connection.vendor == "postgresql":
            waiting = waiting.select_for_update(skip_locked=True)
        job = waiting.first()
        if job is None:
            return None
        job.attempts += 1
        job.leased_until = at + LEASE
        job.save(update_fields=["attempts", "leased_until"])
    return Claimed(job.pk, job.kind, json.loads(job.payload), job.attempts, job.leased_until)


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
