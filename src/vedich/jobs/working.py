"""The loop of a worker: claim what waits longest, do it, say in time that it goes on."""

from __future__ import annotations

import logging
import threading
import time
from collections.abc import Callable, Collection
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db import Error, close_old_connections, connection

from vedich.actions.reorganising.deciding import TAKE_EFFECT
from vedich.actions.uploads import READ
from vedich.jobs import reading, taking_effect
from vedich.jobs.laying_out import Years
from vedich.jobs.posting import post_letters
from vedich.jobs.reading_chains import Chains
from vedich.store.leases import LEASE, MOST_ATTEMPTS, Claimed, claim, finish, give_back, hold

Clock = Callable[[], datetime]
Work = Callable[[dict[str, Any], Clock], None]

_log = logging.getLogger("vedich.jobs")
_PAUSE = 0.5
# Seconds between two looks into the outbox.
_POST = 10.0


@dataclass(frozen=True, slots=True)
class Kind:
    """How one kind of job is done, and what to do when it failed too often."""

    do: Work
    give_up: Work


KINDS: dict[str, Kind] = {
    READ: Kind(reading.read_upload, reading.give_up),
    TAKE_EFFECT: Kind(taking_effect.take, taking_effect.give_up),
}


def work_once(now: Clock, kinds: Collection[str] = KINDS.keys()) -> bool:
    """Do the job that waits longest; False where none waits."""
    claimed = claim(kinds, now())
    if claimed is None:
        return False
    kind = KINDS[claimed.kind]
    if claimed.attempt > MOST_ATTEMPTS:
        # Its workers ended without a word, all of them.
        kind.give_up(claimed.what, now)
        give_back(claimed, now(), "ended its worker again and again")
        return True
    with _Going(claimed, now):
        try:
            kind.do(claimed.what, now)
        except Exception as error:  # noqa: BLE001 - a job's fault must not end the worker, and is told in the log
            _log.exception("job %s of kind %s failed", claimed.id, claimed.kind)
            if give_back(claimed, now(), f"{type(error).__name__}: {error}"):
                kind.give_up(claimed.what, now)
            return True
    finish(claimed)
    return True


def work(now: Clock, stop: threading.Event) -> None:
    """Do jobs, post, lay out years, read chains until told to stop; an absent database is asked again."""
    posted, years, chains = 0.0, Years(now), Chains(now)

    def once() -> bool:
        nonlocal posted
        if work_once(now):
            return True
        if time.monotonic() - posted <= _POST:
            return False
        post_letters(now)
        posted = time.monotonic()
        return years.lay_out_one() is not None or chains.read_one() is not None

    _go_on(once, stop)


def read_on(now: Clock, stop: threading.Event) -> None:
    """Read what was handed in, and nothing else, until told to stop: `work` may be held up by one file."""
    _go_on(lambda: work_once(now, (READ,)), stop)


def _go_on(once: Callable[[], bool], stop: threading.Event) -> None:
    """Do one thing after the other, with a pause where there was nothing to do."""
    while not stop.is_set():
        try:
            busy = once()
        except Error:
            _log.exception("the record cannot be reached")
            busy = False
        if not busy:
            close_old_connections()
            stop.wait(_PAUSE)


class _Going:
    """Says while a job is being done that it goes on."""

    def __init__(self, claimed: Claimed, now: Clock) -> None:
        self._claimed, self._now = claimed, now
        self._done = threading.Event()
        self._thread = threading.Thread(target=self._say, daemon=True)

    def __enter__(self) -> None:
        self._thread.start()

    def __exit__(self, *_: object) -> None:
        self._done.set()
        self._thread.join()

    def _say(self) -> None:
        try:
            while not self._done.wait(LEASE.total_seconds() / 4):
                hold(self._claimed, self._now())
        except Error:
            _log.exception("could not say that job %s goes on", self._claimed.id)
        finally:
            connection.close()
