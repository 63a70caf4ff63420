"""DB202: versions overlap."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from datetime import date

from vedich.store.integrity.check import Check, Hit, hit
from vedich.store.integrity.view import View, overlapping
from vedich.store.models import IndicatorVersion

check = Check(
    "DB202",
    "Chỉ tiêu {code} có hai định nghĩa cùng lúc: bản {one} và bản {other}.",
    "{code} has two definitions at once: {one} and {other}.",
)


@check.look
def look(view: View) -> Iterator[Hit]:
    """Give indicators with two versions in force on one day."""
    rows: dict[str, list[tuple[int, date | None, date | None]]] = defaultdict(list)
    for code, version, since, until in IndicatorVersion.objects.values_list(
        "indicator__code", "version", "since", "until"
    ):
        rows[code].append((version, since, until))
    for code, versions in rows.items():
        for one, other in overlapping(versions):
            yield hit(f"indicator:{code}", code=code, one=one, other=other)
