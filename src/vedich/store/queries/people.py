"""Accounts and what they are appointed to, as values for doors."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, TypeAlias

from django.db.models import Case, Q, QuerySet, When

from vedich.domain.role import Role
from vedich.store.models import Appointment, Person, User
from vedich.store.queries.areas import titles_of
from vedich.store.remembering import remembered

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


def called(username: str) -> str:
    """Give what people call the one behind an account; of two so called each with the account behind it.

    An account whose person was erased, and what is no account, stay as they are.
    """
    return _called().get(username, username)


@remembered
def _called() -> dict[str, str]:
    told = list(Person.objects.exclude(name="").values_list("user__username", "name"))
    times = Counter(name for _, name in told)
    return {username: name if times[name] == 1 else f"{name} ({username})" for username, name in told}


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


@dataclass(frozen=True, slots=True)
class Held:
    """A role that somebody holds on a day; `area` is '' for the whole record.

    Nulls: `until` None has no end; `agency` is '' for nobody's own work, `acting_for` for one's own place.
    """

    role: Role
    area: str
    area_title: str
    agency: str
    since: date
    until: date | None
    acting_for: str


def administrators(day: date) -> list[User]:
    """Give the accounts that manage accounts on a day, the oldest first."""
    role = Role.ADMINISTRATOR.value
    rows = Appointment.objects.filter(Q(until=None) | Q(until__gte=day), role=role, user__active=True)
    return [row.user for row in rows.order_by("pk").select_related("user")]


@dataclass(frozen=True, slots=True)
class Colleague:
    """An account with one role, and the title of the area it holds it for ('' for the whole record)."""

    user: User
    role: Role
    area: str


def one_of_each(day: date, *, but: str = "", near: str = "") -> list[Colleague]:
    """Give one account for each role and level of area on a day: of the area with the key `near` where there
    is one, else the newest appointment. Who works for an area without a name is left out.
    """
    found: dict[tuple[Role, str], Appointment] = {}
    rows = Appointment.objects.filter(Q(until=None) | Q(until__gte=day), since__lte=day, user__active=True)
    rows = rows.exclude(user__username=but).exclude(area__placeholder=True)
    nearest = Case(When(area__key=near, then=0), default=1)
    for row in rows.order_by(nearest, "-since", "pk").select_related("user", "area"):
        found.setdefault((Role(row.role), row.area.level if row.area else ""), row)
    titles = titles_of({row.area_id for row in found.values() if row.area_id is not None}, day)
    order = list(Role)
    return [
        Colleague(row.user, role, titles.get(row.area_id, "") if row.area_id else "")
        for (role, _), row in sorted(found.items(), key=lambda one: (order.index(one[0][0]), one[0][1]))
    ]


@remembered
def appointed(user: int, day: date) -> tuple[tuple[str, int | None], ...]:
    """Give the roles that an account holds on a day, each with its area; None for the record as a whole."""
    return tuple(_held(user, day).values_list("role", "area"))


def roles_on(user: int, day: date) -> frozenset[Role]:
    """Give the roles that an account holds on a day."""
    return frozenset(Role(role) for role, _ in appointed(user, day))


def held_by(user: int, day: date) -> list[Held]:
    """Give what an account is appointed to on a day, with the areas by the names they bear then."""
    return list(_held_by(user, day))


@remembered
def _held_by(user: int, day: date) -> tuple[Held, ...]:
    rows = list(
        _held(user, day)
        .order_by("since", "pk")
        .values_list("role", "area", "area__key", "agency__vi", "since", "until", "acting_for__username")
    )
    titles = titles_of({area for _, area, *_ in rows if area is not None}, day)
    return tuple(
        Held(Role(role), key or "", titles.get(area, ""), agency or "", since, until, acting or "")
        for role, area, key, agency, since, until, acting in rows
    )


def person_of(user: int) -> Person | None:
    """Give the person behind an account, or None after they were erased."""
    return Person.objects.filter(user=user).first()


def _held(user: int, day: date) -> QuerySet[Appointment]:
    return Appointment.objects.filter(Q(until=None) | Q(until__gte=day), user=user, since__lte=day)
