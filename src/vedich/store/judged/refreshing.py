"""Judge anew what became due: right after the action, or by whichever process comes first."""

from __future__ import annotations

import logging
from collections import defaultdict
from collections.abc import Callable, Mapping
from datetime import datetime, timedelta

from django.db import DatabaseError, connection, transaction
from django.db.models import F, Q, QuerySet

from vedich.store.judged.files import in_lists
from vedich.store.judged.keeping import judge_part
from vedich.store.models import JudgedDue, JudgedMoment

# A slice takes a second; who has not finished after this has died.
LEASE = timedelta(seconds=30)
# After so many tries a board is left as due: it is judged when somebody asks for it, who then sees why not.
TRIES = 3
# How often the record is asked whether something is due, and how long after it could not be asked.
PAUSE, AFTER_TROUBLE = 0.2, 2.0

_LOG = logging.getLogger(__name__)
# What is due of areas: by its id, which indicators.
_Due = Mapping[int, Mapping[int, str]]


def refresh_due(at: datetime, *, most: int = 10_000) -> int:
    """Judge boards that are due anew, and give how many; what another process has taken is left to it.

    Two processes never judge the same row at once; one that dies leaves its rows to others after a while.
    What cannot be judged is logged and stays due. Moments that somebody asked for last come first.
    """
    done = 0
    for moment, areas, again in _taken(at, most):
        # What failed together may succeed apart: one board that cannot be judged keeps no other from it.
        for part in [{area: rows} for area, rows in areas.items()] if again else [areas]:
            done += _judged(moment, part, at)
    return done


def watch(clock: Callable[[], datetime], stopped: Callable[[float], bool]) -> None:
    """Judge what becomes due within a fraction of a second, until stopped.

    `stopped` waits so many seconds and says whether to stop. A record that is away for a while is waited for.
    """
    while True:
        pause = PAUSE
        try:
            at = clock()
            if _waiting(at).exists():
                refresh_due(at)
        except DatabaseError:
            _LOG.exception("The record cannot be asked what is due; it is tried again.")
            connection.close()
            pause = AFTER_TROUBLE
        if stopped(pause):
            return


def _waiting(at: datetime) -> QuerySet[JudgedDue]:
    free = Q(leased_until=None) | Q(leased_until__lt=at)
    return JudgedDue.objects.filter(free, attempts__lt=TRIES)


def _taken(at: datetime, most: int) -> list[tuple[JudgedMoment, _Due, bool]]:
    """Take what is due, each row by one process alone; give it by moment, with what failed before apart."""
    taken: dict[tuple[int, bool], dict[int, dict[int, str]]] = defaultdict(lambda: defaultdict(dict))
    with transaction.atomic():
        rows = _waiting(at).order_by("pk")
        # SQLite lets one transaction write at a time and locks no rows.
        if connection.features.has_select_for_update_skip_locked:
            rows = rows.select_for_update(skip_locked=True)
        listed = rows.values_list("pk", "moment_id", "area_id", "indicators", "attempts")[:most]
        for pk, moment, area, indicators, attempts in listed:
            taken[moment, attempts > 0][area][pk] = indicators
        for some in in_lists(pk for areas in taken.values() for due in areas.values() for pk in due):
            JudgedDue.objects.filter(pk__in=some).update(leased_until=at + LEASE, attempts=F("attempts") + 1)
    moments = JudgedMoment.objects.filter(pk__in={moment for moment, _ in taken})
    return [
        (moment, taken[moment.pk, again], again)
        for moment in moments.order_by("-used_on", "-pk")
        for again in (False, True)
        if (moment.pk, again) in taken
    ]


def _judged(moment: JudgedMoment, due: _Due, at: datetime) -> int:
    try:
        judge_part(moment, due, at)
    except DatabaseError:
        raise
    except (ArithmeticError, LookupError, ValueError):
        _LOG.exception("Boards as of %s could not be judged anew: areas %s.", moment.as_of, sorted(due))
        for some in in_lists(pk for rows in due.values() for pk in rows):
            JudgedDue.objects.filter(pk__in=some).update(leased_until=None)
        return 0
    return len(due)
