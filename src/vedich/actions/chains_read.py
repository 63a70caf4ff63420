"""How far a chain was read again is kept, so that pages read on from there; nobody decided anything."""

from __future__ import annotations

from datetime import datetime

from vedich.store.chain_reading import Reading
from vedich.store.models import ChainRead


def keep_reading(read: Reading, at: datetime) -> None:
    """Keep how far a chain was found whole; nothing of one that was not."""
    if read.broken or not read.seq:
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
