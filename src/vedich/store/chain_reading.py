"""A chain read again: on from where it was found whole before, or all of it.

What was found whole is kept with its hash, and no part of the record: who rewrites an event that was read
before is found by reading all of it, here and by `vedich db verify`, which never looks at what is kept.
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime, timedelta

from vedich.store.chain import BEGINNING, linked
from vedich.store.models import ChainHead, ChainRead, Event

# Reading so few events again costs a page less than anybody notices.
_MANY = 500
# How old the last reading of all of a chain may be.
_A_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Reading:
    """What a look at a chain found: where it began and ended, how many events it read, what is broken.

    `after` is the number of the event that it read on from, 0 from the beginning; `whole_seq` and `whole_at`
    tell of the last time that all of it was read, which may be now.
    Nulls: `whole_seq` and `whole_at` None: never.
    """

    chain: str
    after: int
    seq: int
    hash: str
    events: int
    broken: tuple[int, ...]
    whole_seq: int | None
    whole_at: datetime | None

    @property
    def is_all(self) -> bool:
        """Say whether all of the chain was read."""
        return self.after == 0


def read_chain(chain: str, at: datetime, *, everything: bool = False) -> Reading:
    """Read a chain on from where it was found whole, or all of it.

    Events that are written meanwhile are read as far as they are there, and are no fault.
    """
    kept = ChainRead.objects.filter(chain=chain).first()
    # The head first: what is appended after this look only lies beyond it.
    head = ChainHead.objects.filter(chain=chain).values_list("seq", "hash").first() or (0, BEGINNING)
    broken: list[int] = []
    start = (0, BEGINNING)
    if kept is not None and not everything:
        if Event.objects.filter(chain=chain, seq=kept.seq, hash=kept.hash).exists():
            start = (kept.seq, kept.hash)
        else:
            broken.append(kept.seq)
    (seq, last), count = start, 0
    at_head = last if seq == head[0] else ""
    rows = Event.objects.filter(chain=chain, seq__gt=seq).order_by("seq")
    for number, content, previous, hashed in rows.values_list("seq", "content", "previous", "hash").iterator(
        chunk_size=2000
    ):
        if number != seq + 1 or previous != last or linked(previous, content) != hashed:
            broken.append(number)
        seq, last, count = number, hashed, count + 1
        if number == head[0]:
            at_head = hashed
    # A head before the place that was read on from was put back behind it.
    if at_head != head[1]:
        broken.append(seq)
    is_all = start[0] == 0
    whole = (kept.whole_seq, kept.whole_at) if kept is not None else (None, None)
    if is_all and not broken:
        whole = (seq, at)
    return Reading(chain, start[0], seq, last, count, tuple(sorted(set(broken))), *whole)


@dataclass(frozen=True, slots=True)
class Due:
    """A chain that should be read again: all of it, or on from where it was found whole."""

    chain: str
    everything: bool


def chain_due(at: datetime, *, leave_out: Collection[str] = ()) -> Due | None:
    """Give a chain that grew much since it was read, or was last read whole a day ago; None: none is due."""
    kept = {row.chain: row for row in ChainRead.objects.all()}
    for chain, seq in ChainHead.objects.order_by("chain").values_list("chain", "seq"):
        if chain in leave_out or not seq:
            continue
        row = kept.get(chain)
        if row is None or row.whole_at is None or row.whole_at <= at - _A_DAY:
            return Due(chain, everything=True)
        if seq - row.seq >= _MANY:
            return Due(chain, everything=False)
    return None
