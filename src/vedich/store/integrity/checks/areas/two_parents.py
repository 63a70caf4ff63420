"""DB101: two parents."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from datetime import date

from vedich.store.integrity.check import Check, Hit, hit
from vedich.store.integrity.view import View, overlapping
from vedich.store.models import AreaParent

check = Check(
    "DB101",
    "Địa bàn {name} có hai cấp trên cùng lúc: {one} và {other}.",
    "{name} has two parents at once: {one} and {other}.",
)


@check.look
def look(view: View) -> Iterator[Hit]:
    """Give areas under two others on one day in one hierarchy."""
    rows: dict[tuple[int, str], list[tuple[int, date | None, date | None]]] = defaultdict(list)
    for area, hierarchy, parent, since, until in AreaParent.objects.values_list(
        "area_id", "hierarchy", "parent_id", "since", "until"
    ):
        rows[area, hierarchy].append((parent, since, until))
    for (area, _), links in rows.items():
        for one, other in overlapping(links):
            yield hit(
                f"area:{view.areas[area].key}",
                area,
                name=view.titles[area],
                one=view.titles[one],
                other=view.titles[other],
            )
