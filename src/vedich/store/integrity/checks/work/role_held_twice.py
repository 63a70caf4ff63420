"""DB703: role held twice."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from datetime import date
from typing import Any

from vedich.store.integrity.check import Check, Hit, hit
from vedich.store.integrity.view import View, overlapping
from vedich.store.models import Appointment

check = Check(
    "DB703",
    "{user} giữ hai lần vai trò {role} ở cùng nơi, cùng lúc.",
    "{user} holds the role {role} twice in one place at one time.",
)


@check.look
def look(view: View) -> Iterator[Hit]:
    """Give roles that somebody holds twice on one day, so that ending one ends nothing."""
    rows: dict[tuple[Any, ...], list[tuple[int, date | None, date | None]]] = defaultdict(list)
    for pk, user, role, area, agency, since, until in Appointment.objects.values_list(
        "pk", "user__username", "role", "area_id", "agency_id", "since", "until"
    ):
        rows[user, role, area, agency].append((pk, since, until))
    for (user, role, area, _), held in rows.items():
        for _, other in overlapping(held):
            yield hit(f"appointment:{other}", area, user=user, role=role)
