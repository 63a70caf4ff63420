"""DB701: account without appointment."""

from __future__ import annotations

from collections.abc import Iterator

from django.db.models import Q

from vedich.store.integrity.check import Check, Hit, hit
from vedich.store.integrity.view import View
from vedich.store.models import Appointment, User

check = Check(
    "DB701",
    "Tài khoản {user} đang mở mà không có vai trò nào.",
    "The account {user} is open and holds no role.",
)


@check.look
def look(view: View) -> Iterator[Hit]:
    """Give open accounts without a role on this day or later."""
    in_office = Appointment.objects.filter(Q(until=None) | Q(until__gte=view.day)).values("user")
    for pk, name in User.objects.filter(active=True).exclude(pk__in=in_office).values_list("pk", "username"):
        yield hit(f"user:{pk}", user=name)
