"""DB103: without name."""

from __future__ import annotations

from collections.abc import Iterator

from vedich.store.integrity.check import Check, Hit, hit
from vedich.store.integrity.view import View
from vedich.store.models import AreaName

check = Check(
    "DB103",
    "Địa bàn {key} đang có hiệu lực mà không có tên.",
    "{key} stands and has no name.",
)


@check.look
def look(view: View) -> Iterator[Hit]:
    """Give areas that stand without any name."""
    named = set(AreaName.objects.values_list("area_id", flat=True))
    for pk, area in view.areas.items():
        if pk not in named and (area.until is None or area.until >= view.day):
            yield hit(f"area:{area.key}", pk, key=area.key)
