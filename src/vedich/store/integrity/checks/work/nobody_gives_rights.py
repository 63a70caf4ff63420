"""DB707: nobody gives rights."""

from __future__ import annotations

from collections.abc import Iterator

from django.db.models import Q

from vedich.store.integrity.check import Check, Hit, hit
from vedich.store.integrity.view import View
from vedich.store.models import Appointment, User

check = Check(
    "DB707",
    "Không còn tài khoản quản trị nào đang mở.",
    "No open account may give rights any more.",
)


@check.look
def look(view: View) -> Iterator[Hit]:
    """Say so when a record with accounts has no administrator today."""
    if not User.objects.exists():
        return
    rows = Appointment.objects.filter(role="administrator", user__active=True, since__lte=view.day)
    if not rows.filter(Q(until=None) | Q(until__gte=view.day)).exists():
        yield hit("record")
