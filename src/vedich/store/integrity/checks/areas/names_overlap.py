"""DB104: names overlap."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from datetime import date

from vedich.store.integrity.check import Check, Hit, hit
from vedich.store.integrity.view import View, overlapping
from vedich.store.models import AreaName

check = Check(
    "DB104",
    "Địa bàn {key} mang hai tên cùng lúc: {one} và {other}.",
    "{key} has two names at once: {one} and {other}.",
)


@check.look
def look(view: View) -> Iterator[Hit]:
    """Give areas with two names on one day."""
    rows: dict[int, list[tuple[str, date | None, date | None]]] = defaultdict(list)
    for area, name, since, until in AreaName.objects.values_list("area_id", "name", "since", "until"):
        rows[area].append((name, since, until))
    for area, names in rows.items():
        for one, other in overlapping(names):
            yield hit(f"area:{view.areas[area].key}", area, key=view.areas[area].key, one=one, other=other)
