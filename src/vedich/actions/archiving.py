"""A record leaves as a whole: that it did, and who took it, stands in the record."""

from __future__ import annotations

from typing import Any

from vedich.access.policy import Permission
from vedich.actions.deed import Deed, action


@action("export_record")
def export_record(deed: Deed) -> dict[str, Any]:
    """Note that somebody takes the whole record, people's names included, out of it."""
    deed.require(Permission.KEEP, None)
    event = deed.about("record")
    deed.change(exported=True)
    return {"event": event.pk}
