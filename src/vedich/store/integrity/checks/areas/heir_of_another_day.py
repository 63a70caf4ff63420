"""DB109: heir of another day."""

from __future__ import annotations

from collections.abc import Iterator

from vedich.store.integrity.check import Check, Hit, hit
from vedich.store.integrity.view import View
from vedich.store.models import AreaSuccession

check = Check(
    "DB109",
    "{name} nhận địa bàn khác ngày {on:%d/%m/%Y} nhưng bắt đầu ngày khác ({since}).",
    "{name} takes over an area on {on} but begins on another day ({since}).",
)


@check.look
def look(view: View) -> Iterator[Hit]:
    """Give heirs that do not begin on the day they take over; other borders make another area."""
    for new, on in AreaSuccession.objects.values_list("new_id", "on"):
        since = view.areas[new].since
        if since != on:
            told = f"{since:%d/%m/%Y}" if since else "-"
            yield hit(f"area:{view.areas[new].key}", new, name=view.titles[new], on=on, since=told)
