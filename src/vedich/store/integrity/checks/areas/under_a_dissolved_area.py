"""DB110: under a dissolved area."""

from __future__ import annotations

from collections.abc import Iterator

from django.db.models import Q

from vedich.store.integrity.check import Check, Hit, hit
from vedich.store.integrity.view import View
from vedich.store.models import AreaParent

check = Check(
    "DB110",
    "{name} vẫn thuộc {parent}, nơi đã kết thúc ngày {until:%d/%m/%Y}.",
    "{name} still stands under {parent}, which ended on {until}.",
)


@check.look
def look(view: View) -> Iterator[Hit]:
    """Give areas that stand today under one that has ended."""
    rows = AreaParent.objects.filter(Q(until=None) | Q(until__gte=view.day))
    for area, parent in rows.values_list("area_id", "parent_id"):
        until = view.areas[parent].until
        if until is not None and until < view.day:
            yield hit(
                f"area:{view.areas[area].key}",
                area,
                name=view.titles[area],
                parent=view.titles[parent],
                until=until,
            )
