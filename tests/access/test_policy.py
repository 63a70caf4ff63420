"""The policy read aloud: every role, every right, every relation of an area to that of the appointment."""

from __future__ import annotations

from datetime import date
from itertools import product

import pytest

from vedich.access.policy import POLICY, Permission, Reach
from vedich.access.require import may
from vedich.domain.role import Role
from vedich.store.models import Appointment, Area, AreaParent, AreaSuccession, User

DAY = date(2026, 11, 2)

# o own area, b below it, t both, R the whole record; whoever changes the policy changes this table, too.
ALOUD = """
                   clerk specialist approver leader verifier indicator_manager administrator security_officer reader
read                 t        t         t       t       t            -               -              -            t
enter                o        t         -       -       -            -               -              -            -
confirm              o        t         -       -       -            -               -              -            -
import               o        t         -       -       -            -               -              -            -
submit               o        o         -       -       -            -               -              -            -
review               -        -         o       o       -            -               -              -            -
give_back            -        b         t       t       -            -               -              -            -
approve              -        -         t       t       -            -               -              -            -
correct              o        o         -       -       -            -               -              -            -
exclude              -        -         b       b       -            -               -              -            -
set_targets          -        t         -       t       -            -               -              -            -
explain              o        t         t       t       -            -               -              -            -
remark               -        -         -       -       t            -               -              -            -
open_periods         -        t         -       -       -            R               -              -            -
publish              -        -         -       t       -            -               -              -            -
manage_areas         -        -         -       -       -            R               -              -            -
manage_indicators    -        -         -       -       -            R               -              -            -
manage_accounts      -        -         -       -       -            -               R              -            -
read_log             -        -         -       -       -            -               -              R            -
keep                 -        -         -       -       -            -               R              -            -
"""  # noqa: E501 - a table is read across
LETTERS = {"o": Reach.OWN, "b": Reach.BELOW, "t": Reach.TREE, "R": Reach.RECORD}
# Where a right of each reach holds, seen from the area of the appointment.
HOLDS = {
    None: set(),
    Reach.OWN: {"own"},
    Reach.BELOW: {"child"},
    Reach.TREE: {"own", "child"},
    Reach.RECORD: {"own", "child", "parent", "sibling", "former", "other", "none"},
}
RELATIONS = ("own", "child", "parent", "sibling", "former", "other", "none")


def aloud() -> dict[tuple[Role, Permission], Reach]:
    lines = ALOUD.strip("\n").splitlines()
    roles = [Role(word) for word in lines[0].split()]
    return {
        (role, Permission(line.split()[0])): LETTERS[letter]
        for line in lines[1:]
        for role, letter in zip(roles, line.split()[1:], strict=True)
        if letter != "-"
    }


def test_the_policy_is_what_the_table_says() -> None:
    assert {(role, right): reach for role in Role for right, reach in POLICY[role].items()} == aloud()
    assert {line.split()[0] for line in ALOUD.strip("\n").splitlines()[1:]} == set(Permission)


def test_the_administrator_has_no_right_to_figures_and_the_security_officer_only_reads_logs() -> None:
    assert set(POLICY[Role.ADMINISTRATOR]) == {Permission.MANAGE_ACCOUNTS, Permission.KEEP}
    assert set(POLICY[Role.SECURITY_OFFICER]) == {Permission.READ_LOG}


def test_nobody_who_enters_or_submits_also_approves_by_one_role() -> None:
    hands = {Permission.ENTER, Permission.SUBMIT, Permission.CONFIRM, Permission.IMPORT, Permission.CORRECT}
    judges = {Permission.APPROVE, Permission.REVIEW, Permission.EXCLUDE}
    assert not [role for role in Role if hands & set(POLICY[role]) and judges & set(POLICY[role])]


def test_whoever_may_enter_somewhere_may_read_there() -> None:
    for role in Role:
        if (enters := POLICY[role].get(Permission.ENTER)) is not None:
            assert POLICY[role].get(Permission.READ) in {enters, Reach.TREE}


@pytest.fixture
def places(record: str) -> dict[str, Area | None]:
    """Give an area with one of each relation to it."""
    found = {
        name: Area.objects.create(key=f"L:{name}", level="commune") for name in RELATIONS if name != "none"
    }
    for area, parent in (("own", "parent"), ("child", "own"), ("sibling", "parent")):
        AreaParent.objects.create(area=found[area], parent=found[parent], since=date(2020, 1, 1))
    Area.objects.filter(key="L:former").update(until=date(2025, 6, 30))
    AreaParent.objects.create(area=found["former"], parent=found["own"], until=date(2025, 6, 30))
    AreaSuccession.objects.create(
        old=found["former"], new=found["own"], on=date(2025, 7, 1), kind="merged_into", estimated=False
    )
    return {**found, "none": None}


def test_every_role_has_every_right_exactly_where_the_policy_says(places: dict[str, Area | None]) -> None:
    table = aloud()
    wrong = []
    for role in Role:
        user = User.objects.create(username=role.value)
        whole = Reach.RECORD in POLICY[role].values()
        Appointment.objects.create(
            user=user, role=role.value, area=None if whole else places["own"], since=date(2026, 1, 1)
        )
        for right, relation in product(Permission, RELATIONS):
            reach = table.get((role, right))
            expected = relation in HOLDS[reach]
            # History goes with the area: what it was made of may be read, and its documents reviewed.
            follows = right in (Permission.READ, Permission.CONFIRM)
            expected |= follows and reach is not None and relation == "former"
            if may(user, right, places[relation], DAY) != expected:
                wrong.append((role.value, right.value, relation))
    assert wrong == []


def test_an_appointment_of_the_wrong_reach_gives_nothing(places: dict[str, Area | None]) -> None:
    everywhere = User.objects.create(username="a")
    Appointment.objects.create(user=everywhere, role=Role.LEADER.value, area=None, since=date(2026, 1, 1))
    somewhere = User.objects.create(username="b")
    Appointment.objects.create(
        user=somewhere, role=Role.ADMINISTRATOR.value, area=places["own"], since=date(2026, 1, 1)
    )
    for user, right, relation in product((everywhere, somewhere), Permission, RELATIONS):
        assert not may(user, right, places[relation], DAY)
