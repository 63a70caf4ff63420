"""DB107: lives on after its heir."""

from __future__ import annotations

from collections.abc import Iterator

from vedich.store.integrity.check import Check, Hit, hit
from vedich.store.integrity.view import View
from vedich.store.models import AreaSuccession

check = Check(
    "DB107",
    "{name} đã có địa bàn kế tục từ {on:%d/%m/%Y} mà chưa kết thúc.",
    "{name} has an heir from {on} on and has not ended.",
)


@check.look
def look(view: View) -> Iterator[Hit]:
    """Give areas that passed into others and still stand."""
    for old, on in AreaSuccession.objects.values_list("old_id", "on"):
        until = view.areas[old].until
        if until is None or until >= on:
            yield hit(f"area:{view.areas[old].key}", old, name=view.titles[old], on=on)
