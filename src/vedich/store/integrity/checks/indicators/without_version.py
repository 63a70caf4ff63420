"""DB201: without version."""

from __future__ import annotations

from collections.abc import Iterator

from vedich.store.integrity.check import Check, Hit, hit
from vedich.store.integrity.view import View
from vedich.store.models import Indicator

check = Check(
    "DB201",
    "Chỉ tiêu {code} chưa có định nghĩa nào.",
    "The indicator {code} has no definition.",
)


@check.look
def look(view: View) -> Iterator[Hit]:
    """Give indicators without a version."""
    for code in Indicator.objects.filter(versions=None).values_list("code", flat=True):
        yield hit(f"indicator:{code}", code=code)
