"""Chains read again by themselves, while nothing else waits, so that pages read on from there."""

from __future__ import annotations

import logging
from collections.abc import Callable
from datetime import datetime, timedelta

from vedich.actions.chains_read import keep_reading
from vedich.store.chain_reading import chain_due, read_chain

# How long after all chains were looked at they are looked at again.
PAUSE = timedelta(hours=1)

_log = logging.getLogger("vedich.jobs")


class Chains:
    """Looks from time to time whether a chain is due, and reads one: once a day all of it."""

    def __init__(self, now: Callable[[], datetime]) -> None:
        # Whoever just started the pages wants to see them, not to wait for a million events.
        self._next = now() + timedelta(minutes=5)
        self._now = now
        self._broken: set[str] = set()

    def read_one(self) -> str | None:
        """Read a chain that is due, and give its name; None where none is, or it is too early to look.

        One that is not whole is told in the log, and again with the next look; nothing is kept of it.
        """
        at = self._now()
        if at < self._next:
            return None
        due = chain_due(at, leave_out=self._broken)
        if due is None:
            self._next = at + PAUSE
            self._broken.clear()
            return None
        read = read_chain(due.chain, at, everything=due.everything)
        if read.broken:
            self._broken.add(due.chain)
            shown = ", ".join(map(str, read.broken[:20]))
            _log.error("the chain %s is not whole at events %s; run: vedich db verify", due.chain, shown)
        keep_reading(read, at)
        return due.chain
