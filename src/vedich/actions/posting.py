"""What becomes of a message of the outbox: claimed before it is sent, and marked when it has left.

A message is no part of what people decided: trying and sending it are told by its own row, without an event.
"""

from __future__ import annotations

from datetime import datetime

from vedich.store.models import Outgoing


def claim_message(message: int, tries: int) -> bool:
    """Claim the next try of a message; False where another process has it, or it has left."""
    mine = Outgoing.objects.filter(pk=message, attempts=tries, sent_at=None)
    return bool(mine.update(attempts=tries + 1))


def message_left(message: int, at: datetime) -> None:
    """Say that a message has left."""
    Outgoing.objects.filter(pk=message, sent_at=None).update(sent_at=at)
