"""DB705: message stuck."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta

from vedich.store.integrity.check import Check, Hit, hit
from vedich.store.integrity.view import View
from vedich.store.models import Outgoing

check = Check(
    "DB705",
    "Tin “{kind}” chờ gửi từ {at:%d/%m/%Y} ({attempts} lần thử).",
    "The message '{kind}' waits since {at} ({attempts} attempts).",
)


@check.look
def look(view: View) -> Iterator[Hit]:
    """Give messages that were tried and have waited for more than two days."""
    rows = Outgoing.objects.filter(sent_at=None, attempts__gt=0).values_list(
        "key", "kind", "attempts", "event__at"
    )
    for key, kind, attempts, at in rows:
        if at.date() < view.day - timedelta(days=2):
            yield hit(f"message:{key}", kind=kind, at=at, attempts=attempts)
