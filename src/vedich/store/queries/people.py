"""Accounts and what they are appointed to, as values for doors."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, TypeAlias

from vedich.store.models import Appointment, User

if TYPE_CHECKING:
    Actor: TypeAlias = User
else:
    Actor = User


@dataclass(frozen=True, slots=True)
class Standing:
    """An account with one appointment; `role` is empty for an account without any."""

    username: str
    name: str
    role: str
    area: str
    since: date | None
    until: date | None
    active: bool


def account(username: str) -> User | None:
    """Give the account of a name, or None."""
    return User.objects.filter(username=username).first()


def everybody() -> list[Standing]:
    """Give every account with each of its appointments, by name."""
    found = []
    for user in User.objects.order_by("username").select_related("person"):
        name = user.person.name if hasattr(user, "person") else ""
        rows: list[tuple[str, str | None, date | None, date | None]] = list(
            Appointment.objects.filter(user=user)
            .order_by("since")
            .values_list("role", "area__key", "since", "until")
        )
        for role, area, since, until in rows or [("", "", None, None)]:
            found.append(Standing(user.username, name, role, area or "", since, until, user.active))
    return found
