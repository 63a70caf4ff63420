"""DB702: appointed to a dissolved area."""

from __future__ import annotations

from collections.abc import Iterator

from django.db.models import Q

from vedich.store.integrity.check import Check, Hit, hit
from vedich.store.integrity.view import View
from vedich.store.models import Appointment

check = Check(
    "DB702",
    "{user} vẫn giữ vai trò ở {name}, địa bàn đã kết thúc ngày {until:%d/%m/%Y}.",
    "{user} still holds a role in {name}, which ended on {until}.",
)


@check.look
def look(view: View) -> Iterator[Hit]:
    """Give appointments that go on in areas that have ended: they give no right in the heirs."""
    rows = Appointment.objects.exclude(area=None).filter(Q(until=None) | Q(until__gte=view.day))
    for pk, user, area in rows.values_list("pk", "user__username", "area_id"):
        until = view.areas[area].until
        if until is not None and until < view.day:
            yield hit(f"appointment:{pk}", area, user=user, name=view.titles[area], until=until)
