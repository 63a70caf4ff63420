"""DB203: set with a gap."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from vedich.store.integrity.check import Check, Hit, hit
from vedich.store.integrity.view import View
from vedich.store.models import SetItem

check = Check(
    "DB203",
    "Bộ chỉ tiêu {key} thiếu dòng {missing}.",
    "The set {key} lacks line {missing}.",
)


@check.look
def look(view: View) -> Iterator[Hit]:
    """Give sets whose lines are not numbered without a gap."""
    lines: dict[str, set[int]] = defaultdict(set)
    for key, position in SetItem.objects.values_list("set__key", "position"):
        lines[key].add(position)
    for key, positions in lines.items():
        missing = sorted(set(range(1, max(positions) + 1)) - positions)
        if missing:
            yield hit(f"set:{key}", key=key, missing=", ".join(str(each) for each in missing))
