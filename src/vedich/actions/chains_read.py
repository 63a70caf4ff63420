"""How far a chain was read again is kept, so that a page reads on from there; nobody decided anything."""

from __future__ import annotations

from datetime import datetime

from vedich.store.chain_reading import Reading
from vedich.store.models import ChainRead

# Reading so many events again costs less than writing down that they were read.
_WORTH_KEEPING = 500


def keep_reading(read: Reading, at: datetime) -> None:
    """Keep how far a chain was found whole, where that spares the next look something."""
    if read.broken or not read.seq or (read.events < _WORTH_KEEPING and read.whole_at != at):
        return
    ChainRead.objects.update_or_create(
        chain=read.chain,
        defaults={
            "seq": read.seq,
            "hash": read.hash,
            "at": at,
            "whole_seq": read.whole_seq,
            "whole_at": read.whole_at,
        },
    )
