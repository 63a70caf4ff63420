"""A small record with the five people of every test, each with their role."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, date, datetime

import pytest

from tests import records
from vedich.actions.accounts import add_user, appoint
from vedich.actions.areas import load_areas
from vedich.actions.documents import add_agency
from vedich.actions.indicators import load_indicators
from vedich.domain.agency import AgencyKind
from vedich.domain.role import Role
from vedich.store.models import Agency, Area, User

NOW = datetime(2026, 11, 2, 8, tzinfo=UTC)
TODAY = date(2026, 11, 2)
PEOPLE = ("keeper", "hoa", "binh", "lan", "minh")


@dataclass(frozen=True)
class Office:
    """A province with its communes, the people's committee of xã Cần Đước, and who works there."""

    administrator: User
    keeper: User  # of indicators and areas
    hoa: User  # clerk of the commune
    binh: User  # approver of the commune
    lan: User  # specialist of the province
    minh: User  # leader of the province
    commune: Area
    province: Area
    committee: Agency

    def keeper_and_specialist(self) -> User:
        """Give the specialist of the province, who keeps indicators and areas as well."""
        if not self.lan.appointments.filter(role=Role.INDICATOR_MANAGER.value).exists():
            role, started = Role.INDICATOR_MANAGER, date(2020, 1, 1)
            appoint(by=self.administrator, at=NOW, user=self.lan, role=role, since=started)
        return self.lan


@pytest.fixture
def office(record: str) -> Office:
    """Give the record with everybody in it: made once in a process, copied for every other test."""
    if not User.objects.exists():
        furnish()
        records.keep("office")
    return there()


def there() -> Office:
    """Give everybody of the record that is open."""
    people = {user.username: user for user in User.objects.filter(username__in=("admin", *PEOPLE))}
    return Office(
        people.pop("admin"),
        **people,
        commune=Area.objects.get(key="X34:28108"),
        province=Area.objects.get(key="T34:80"),
        committee=Agency.objects.get(key="ubnd-can-duoc"),
    )


def furnish() -> None:
    """Put the office into an empty record."""
    first = User()
    add_user(by=first, at=NOW, username="admin", name="Quản trị")
    appoint(by=first, at=NOW, user=first, role=Role.ADMINISTRATOR, since=date(2020, 1, 1))
    people = {}
    for username in PEOPLE:
        add_user(by=first, at=NOW, username=username, name=username)
        people[username] = User.objects.get(username=username)
    started = date(2020, 1, 1)
    appoint(by=first, at=NOW, user=people["keeper"], role=Role.INDICATOR_MANAGER, since=started)
    load_areas(by=people["keeper"], at=NOW, keys=("X34:28108",))
    load_indicators(by=people["keeper"], at=NOW)
    commune, province = Area.objects.get(key="X34:28108"), Area.objects.get(key="T34:80")
    for username, role, area in (
        ("hoa", Role.CLERK, commune),
        ("binh", Role.APPROVER, commune),
        ("lan", Role.SPECIALIST, province),
        ("minh", Role.LEADER, province),
    ):
        appoint(by=first, at=NOW, user=people[username], role=role, area=area, since=started)
    add_agency(
        by=people["keeper"],
        at=NOW,
        key="ubnd-can-duoc",
        kind=AgencyKind.PEOPLES_COMMITTEE,
        vi="UBND xã Cần Đước",
        area=commune,
    )
