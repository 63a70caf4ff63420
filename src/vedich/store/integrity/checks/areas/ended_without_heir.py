"""DB108: ended without heir."""

from __future__ import annotations

from collections.abc import Iterator

from vedich.store.integrity.check import Check, Hit, hit
from vedich.store.integrity.view import View
from vedich.store.models import AreaSuccession

check = Check(
    "DB108",
    "{name} kết thúc ngày {until:%d/%m/%Y} mà không rõ nhập vào đâu.",
    "{name} ended on {until} and nothing says what became of it.",
)


@check.look
def look(view: View) -> Iterator[Hit]:
    """Give provinces and communes that ended without an heir; a district ends in its communes."""
    followed = set(AreaSuccession.objects.values_list("old_id", flat=True))
    for pk, area in view.areas.items():
        ended = area.until is not None and area.until < view.day
        if ended and pk not in followed and area.level in ("province", "commune"):
            yield hit(f"area:{area.key}", pk, name=view.titles[pk], until=area.until)
