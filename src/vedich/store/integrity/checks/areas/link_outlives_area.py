"""DB112: link outlives area."""

from __future__ import annotations

from collections.abc import Iterator

from vedich.store.integrity.check import Check, Hit, hit
from vedich.store.integrity.view import View
from vedich.store.models import AreaCode, AreaName, AreaParent

check = Check(
    "DB112",
    "{name} kết thúc ngày {until:%d/%m/%Y} mà tên, mã hoặc cấp trên còn hiệu lực sau ngày đó.",
    "{name} ended on {until}; a name, code or parent of it holds longer.",
)


@check.look
def look(view: View) -> Iterator[Hit]:
    """Give ended areas with a name, a code or a parent that goes on."""
    for table in (AreaName, AreaCode, AreaParent):
        for area, last in table._default_manager.values_list("area_id", "until"):
            until = view.areas[area].until
            if until is not None and (last is None or last > until):
                yield hit(f"area:{view.areas[area].key}", area, name=view.titles[area], until=until)
