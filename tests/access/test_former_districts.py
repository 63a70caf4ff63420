"""Who reads an area reads what it was made of, and what lay below that on its last day; no more."""

from __future__ import annotations

from datetime import date

import pytest

from vedich.access.policy import Permission
from vedich.access.scope import scope
from vedich.domain.role import Role
from vedich.store.models import Appointment, Area, AreaParent, AreaSuccession, User
from vedich.store.remembering import remembering

LAST, FIRST = date(2025, 6, 30), date(2025, 7, 1)


@pytest.fixture
def old(record: str) -> dict[str, Area]:
    """Give a province of today, the two that it may be made of, and what once lay below the first."""
    levels = {"now": "province", "whole": "province", "parted": "province", "other": "province"}
    levels |= {"district": "district", "moved away": "district", "of the parted": "district"}
    found = {
        name: Area.objects.create(
            key=f"L:{name}", level=level, until=None if name in ("now", "other", "moved away") else LAST
        )
        for name, level in levels.items()
    }
    for area, parent, until in (
        ("district", "whole", LAST),
        ("moved away", "whole", date(2024, 12, 31)),
        ("of the parted", "parted", LAST),
    ):
        AreaParent.objects.create(area=found[area], parent=found[parent], until=until)
    for one, new, kind in (
        ("whole", "now", "merged_into"),
        ("parted", "now", "split_from"),
        ("parted", "other", "split_from"),
    ):
        AreaSuccession.objects.create(
            old=found[one], new=found[new], on=FIRST, kind=kind, estimated=kind == "split_from"
        )
    return found


def seen(old: dict[str, Area], right: Permission) -> set[str]:
    user = User.objects.create(username=right.value)
    Appointment.objects.create(user=user, role=Role.LEADER.value, area=old["now"], since=FIRST)
    mine = scope(user, right, date(2026, 11, 2))
    with remembering():
        assert scope(user, right, date(2026, 11, 2)) == mine
    return {name for name, area in old.items() if mine.holds(area.pk)}


def test_the_districts_of_a_province_that_was_merged_whole_may_be_read(old: dict[str, Area]) -> None:
    assert seen(old, Permission.READ) == {"now", "whole", "parted", "district"}


def test_nothing_but_reading_goes_back_in_time(old: dict[str, Area]) -> None:
    assert seen(old, Permission.APPROVE) == {"now"}
