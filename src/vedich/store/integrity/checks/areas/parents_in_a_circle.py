"""DB102: parents in a circle."""

from __future__ import annotations

from collections.abc import Iterator

from django.db.models import Q

from vedich.store.integrity.check import Check, Hit, hit
from vedich.store.integrity.view import View
from vedich.store.models import AreaParent

check = Check(
    "DB102",
    "Địa bàn {name} nằm dưới chính nó.",
    "{name} stands under itself.",
)


@check.look
def look(view: View) -> Iterator[Hit]:
    """Give areas from which the way up leads back, in the hierarchies of today."""
    above: dict[tuple[str, int], int] = {
        (hierarchy, area): parent
        for hierarchy, area, parent in AreaParent.objects.filter(
            Q(since=None) | Q(since__lte=view.day), Q(until=None) | Q(until__gte=view.day)
        ).values_list("hierarchy", "area_id", "parent_id")
    }
    for hierarchy, start in above:
        way: set[int] = set()
        here: int | None = start
        while here is not None and here not in way:
            way.add(here)
            here = above.get((hierarchy, here))
        if here == start:
            yield hit(f"area:{view.areas[start].key}", start, name=view.titles[start])
