"""Areas of the record for doors."""

from __future__ import annotations

from vedich.store.models import Area


def area_of(key: str) -> Area | None:
    """Give the area of a key, or None."""
    return Area.objects.filter(key=key).first()
