"""Judge anew what became due: right after the action, or by whichever process comes first."""

from __future__ import annotations

from collections import defaultdict
from datetime import datetime, timedelta

from django.db.models import F, Q

from vedich.store.judged.keeping import judge_part
from vedich.store.models import JudgedDue, JudgedMoment

LEASE = timedelta(minutes=5)
# After so many tries a board is left as due: it is judged when somebody asks for it, who then sees why not.
TRIES = 3


def refresh_due(at: datetime, *, most: int = 10_000) -> int:
    """Judge boards that are due anew, and give how many; what another process has taken is left to it.

    Two processes never judge the same row at once; one that dies leaves its rows to others after a while.
    """
    waiting = JudgedDue.objects.filter(
        Q(leased_until=None) | Q(leased_until__lt=at), attempts__lt=TRIES
    ).order_by("pk")
    taken: dict[int, dict[int, dict[int, str]]] = defaultdict(lambda: defaultdict(dict))
    for pk, moment, area, indicators in list(
        waiting.values_list("pk", "moment_id", "area_id", "indicators")[:most]
    ):
        mine = JudgedDue.objects.filter(Q(leased_until=None) | Q(leased_until__lt=at), pk=pk).update(
            leased_until=at + LEASE, attempts=F("attempts") + 1
        )
        if mine:
            taken[moment][area][pk] = indicators
    done = 0
    for moment_id, areas in taken.items():
        found = JudgedMoment.objects.filter(pk=moment_id).first()
        if found is None:
            continue
        judge_part(found, areas, at)
        done += len(areas)
    return done
