"""Years of results laid out in files beside the record, by themselves, while nothing else waits."""

from __future__ import annotations

import logging
from collections.abc import Callable
from datetime import datetime, timedelta

from vedich.actions.deed import VIETNAM
from vedich.store.facts.due import MANY_RESULTS, years_due
from vedich.store.facts.projected import beside_the_record, project
from vedich.store.facts.since import Heads, heads_now

# How long after a look the record is looked at again; one year that was laid out is followed by the next.
PAUSE = timedelta(hours=1)

_log = logging.getLogger("vedich.jobs")


class Years:
    """Looks from time to time whether a year is due, and lays one out."""

    def __init__(self, now: Callable[[], datetime], *, many: int = MANY_RESULTS) -> None:
        # Whoever just started the pages wants to see them, not to wait for files.
        self._next = now() + timedelta(minutes=5)
        self._now, self._many = now, many
        self._seen: Heads | None = None

    def lay_out_one(self) -> int | None:
        """Lay out the oldest year that is due, and give it; None where none is, or it is too early to look.

        A year that cannot be written is told in the log, and tried again with the next look.
        """
        at = self._now()
        if at < self._next:
            return None
        self._next = at + PAUSE
        heads = heads_now()
        if heads == self._seen:
            return None
        folder, today = beside_the_record(), at.astimezone(VIETNAM).date()
        due = years_due(folder, today, many=self._many)
        if not due:
            self._seen = heads
            return None
        try:
            project(folder, due[:1], today)
        except OSError:
            _log.exception("the year %s cannot be laid out in %s", due[0], folder)
            return None
        _log.info("the year %s is laid out in %s", due[0], folder)
        self._next = at
        return due[0]
