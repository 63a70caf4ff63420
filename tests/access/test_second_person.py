"""Preparing and saying yes are two people's, wherever the office has two."""

from __future__ import annotations

from datetime import date

from tests.actions.conftest import NOW, TODAY, Office, office
from vedich.access.policy import Permission
from vedich.access.second_person import SecondPerson, second_person
from vedich.actions.accounts import appoint, disable_user
from vedich.domain.role import Role
from vedich.store.models import User

__all__ = ["office"]


def manager(office: Office, user: User, acting_for: User | None = None) -> None:
    role, since = Role.INDICATOR_MANAGER, date(2020, 1, 1)
    appoint(by=office.administrator, at=NOW, user=user, role=role, since=since, acting_for=acting_for)


def asked(by: User, *writers: User) -> SecondPerson:
    return second_person(by.pk, [one.pk for one in writers], Permission.MANAGE_AREAS, TODAY)


def test_whoever_wrote_says_yes_only_where_nobody_else_can(office: Office) -> None:
    keeper, lan, minh, hoa = office.keeper, office.lan, office.minh, office.hoa
    assert asked(keeper, keeper) == SecondPerson(True, True, ())
    # Who acts for the writer is the same hand, and no second person.
    manager(office, hoa, acting_for=keeper)
    assert asked(hoa, keeper).is_alone
    manager(office, lan)
    assert asked(keeper, keeper) == SecondPerson(False, False, (lan.pk,))
    assert asked(hoa, keeper) == SecondPerson(False, False, (lan.pk,))
    assert asked(lan, keeper) == SecondPerson(True, False, ())
    # Where both wrote, the one who did not write last; with a third, that one alone.
    assert asked(keeper, keeper, lan).may and not asked(lan, keeper, lan).may
    manager(office, minh)
    assert not asked(keeper, keeper, lan).may and asked(minh, keeper, lan).may
    # An account that was closed is nobody to ask.
    for gone in (lan, minh):
        disable_user(by=office.administrator, at=NOW, user=gone, reason="nghỉ việc")
    assert asked(keeper, keeper) == SecondPerson(True, True, ())
