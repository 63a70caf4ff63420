"""The clock never goes back behind what the record holds, or figures would stand in a wrong order."""

from __future__ import annotations

from collections.abc import Collection
from datetime import datetime, timedelta

from vedich.actions.trouble import ClockError
from vedich.store.models import ChainHead, Event

# Machines that are set by the network differ by less.
_TOLERATED = timedelta(seconds=60)


def refuse_turned_back_clock(at: datetime, chains: Collection[str] | None = None) -> None:
    """Refuse a time more than a minute before the last event of some chains, or of any.

    Raises:
        ClockError: the clock was turned back, or the last event was written under a clock that ran ahead.
    """
    heads = ChainHead.objects.all() if chains is None else ChainHead.objects.filter(chain__in=chains)
    last: datetime | None = None
    for chain, seq in heads.values_list("chain", "seq"):
        when = Event.objects.filter(chain=chain, seq=seq).values_list("at", flat=True).first()
        if when is not None and (last is None or when > last):
            last = when
    if last is not None and at < last - _TOLERATED:
        raise ClockError(at, last)
