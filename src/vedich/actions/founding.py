"""The founding of a record: its first accounts, areas and indicators, each an action with its event."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from vedich.actions.accounts import add_user, appoint
from vedich.actions.areas import load_areas
from vedich.actions.deed import VIETNAM
from vedich.actions.indicators import load_indicators
from vedich.domain.role import Role
from vedich.store.models import Appointment, User

# The account under which the program itself brings the catalog into a record.
KEEPER = "vedich"


def found_record(*, at: datetime, admin: str, name: str, keys: Sequence[str] = ()) -> dict[str, Any]:
    """Give a record its administrator and its keeper, and let the keeper load areas and indicators.

    A record that has them keeps them; areas and indicators that are missing are added.
    """
    day = at.astimezone(VIETNAM).date()
    if not Appointment.objects.exists():
        first = User()
        add_user(by=first, at=at, username=admin, name=name)
        appoint(by=first, at=at, user=first, role=Role.ADMINISTRATOR, since=day)
        add_user(by=first, at=at, username=KEEPER, name="Về Đích")
        keeper = User.objects.get(username=KEEPER)
        appoint(by=first, at=at, user=keeper, role=Role.INDICATOR_MANAGER, since=day)
    keeper = User.objects.get(username=KEEPER)
    areas = load_areas(by=keeper, at=at, keys=tuple(keys))
    indicators = load_indicators(by=keeper, at=at)
    administrator = Appointment.objects.filter(role=Role.ADMINISTRATOR.value).order_by("pk").first()
    return {
        "areas": areas["areas"],
        "indicators": indicators["indicators"],
        "admin": administrator.user.username if administrator else "",
    }
