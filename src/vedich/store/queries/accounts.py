"""Accounts with all their roles, past and to come, as those see them who manage accounts."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, datetime
from typing import TYPE_CHECKING, TypeAlias

from vedich.domain.role import Role
from vedich.store.models import Agency, Appointment, Event, Person, User
from vedich.store.queries.areas import titles_of

# A door hands these on to actions, and never looks into their rows.
if TYPE_CHECKING:
    AppointmentRow: TypeAlias = Appointment
    AgencyRow: TypeAlias = Agency
else:
    AppointmentRow = Appointment
    AgencyRow = Agency

_FEW = 500


@dataclass(frozen=True, slots=True)
class Given:
    """A role that an account was given; `area` is '' for the whole record.

    Nulls: `until` None has no last day.
    """

    id: int
    role: Role
    area: str
    agency: str
    since: date
    until: date | None
    acting_for: str
    area_key: str = ""

    def standing(self, day: date) -> str:
        """Say how it stands on a day: 'now', 'over' or 'to_come'."""
        if self.until is not None and self.until < day:
            return "over"
        return "to_come" if self.since > day else "now"


@dataclass(frozen=True, slots=True)
class Account:
    """An account with the person behind it and its roles, the newest first.

    Nulls: `last_here` None was never here; `disabled_on` None is open.
    """

    id: int
    username: str
    name: str
    position: str
    email: str
    phone: str
    active: bool
    disabled_on: date | None
    last_here: datetime | None
    given: tuple[Given, ...]

    def held(self, day: date) -> list[Given]:
        """Give the roles that hold on a day."""
        return [one for one in self.given if one.standing(day) == "now"]


def accounts(day: date, usernames: Collection[str] | None = None) -> list[Account]:
    """Give accounts by name (None: all of them) with their roles."""
    users = User.objects.order_by("username")
    if usernames is not None:
        users = users.filter(username__in=usernames)
    rows = list(users)
    people = {one.user_id: one for one in Person.objects.filter(user__in=users)}
    given = _given(day, users)
    found = []
    for user in rows:
        person = people.get(user.pk)
        found.append(
            Account(
                user.pk,
                user.username,
                person.name if person else "",
                person.position if person else "",
                person.email if person else "",
                person.phone if person else "",
                user.active,
                user.disabled_on,
                user.last_login,
                tuple(given.get(user.pk, ())),
            )
        )
    return found


def _given(day: date, users: object) -> dict[int, list[Given]]:
    rows = list(
        Appointment.objects.filter(user__in=users)
        .order_by("-since", "-pk")
        .values_list(
            "user", "pk", "role", "area", "agency__vi", "since", "until", "acting_for__username", "area__key"
        )
    )
    areas = sorted({row[3] for row in rows if row[3] is not None})
    titles: dict[int, str] = {}
    for start in range(0, len(areas), _FEW):
        titles |= titles_of(areas[start : start + _FEW], day)
    found: dict[int, list[Given]] = defaultdict(list)
    for user, pk, role, area, agency, since, until, acting, key in rows:
        title = titles.get(area, "") if area is not None else ""
        found[user].append(Given(pk, Role(role), title, agency or "", since, until, acting or "", key or ""))
    return found


def appointment_of(number: int, user: int) -> Appointment | None:
    """Give a role of an account by its number, or None."""
    return Appointment.objects.filter(pk=number, user=user).select_related("area").first()


def agency_of(key: str) -> Agency | None:
    """Give the agency of a key, or None."""
    return Agency.objects.filter(key=key).first()


def deeds_of(user: int) -> int:
    """Count what an account has done on record: that stays, whatever becomes of it."""
    return Event.objects.filter(by=user).count()


def names_of(users: Collection[int]) -> list[str]:
    """Give the names of people by the store's ids, in the order of their accounts; an account without one."""
    rows = User.objects.filter(pk__in=users).select_related("person").order_by("username")
    return [row.person.name if hasattr(row, "person") else row.username for row in rows]
