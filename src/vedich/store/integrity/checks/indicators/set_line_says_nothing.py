"""DB205: set line says nothing."""

from __future__ import annotations

from collections.abc import Iterator

from vedich.store.integrity.check import Check, Hit, hit
from vedich.store.integrity.view import View
from vedich.store.models import SetItem

check = Check(
    "DB205",
    "Dòng {position} của bộ {key} không có tên nhóm và không có chỉ tiêu.",
    "Line {position} of the set {key} has neither heading nor indicator.",
)


@check.look
def look(view: View) -> Iterator[Hit]:
    """Give lines of sets that say nothing."""
    rows = SetItem.objects.filter(indicator=None, heading="")
    for key, position in rows.values_list("set__key", "position"):
        yield hit(f"set:{key}:{position}", key=key, position=position)
