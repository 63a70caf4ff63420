"""DB105: code used twice."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from datetime import date

from vedich.store.integrity.check import Check, Hit, hit
from vedich.store.integrity.view import View, overlapping
from vedich.store.models import AreaCode

check = Check(
    "DB105",
    "Mã {code} cùng lúc là của hai địa bàn: {one} và {other}.",
    "The code {code} belongs to two areas at once: {one} and {other}.",
)


@check.look
def look(view: View) -> Iterator[Hit]:
    """Give codes that two areas of one level hold on the same day."""
    rows: dict[tuple[str, str, str], list[tuple[int, date | None, date | None]]] = defaultdict(list)
    for area, system, code, since, until in AreaCode.objects.values_list(
        "area_id", "system", "code", "since", "until"
    ):
        rows[system, view.areas[area].level, code].append((area, since, until))
    for (system, _, code), holders in rows.items():
        for one, other in overlapping(holders):
            if one != other:
                yield hit(
                    f"code:{system}:{code}", other, code=code, one=view.titles[one], other=view.titles[other]
                )
