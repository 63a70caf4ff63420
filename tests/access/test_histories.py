"""Rights follow reorganisation: system and a plain model agree on every date of random histories."""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta
from itertools import product

import pytest
from django.db import transaction

from tests import records
from vedich.access.policy import POLICY, Permission, Reach
from vedich.access.scope import Posts, scope
from vedich.actions.accounts import add_user, appoint, disable_user, end_appointment
from vedich.actions.areas import add_area, move_area
from vedich.actions.reorganising.deciding import confirm_reorganisation
from vedich.actions.reorganising.planning import plan_reorganisation
from vedich.actions.reorganising.roles import agree_to_roles
from vedich.actions.successions import merge_areas
from vedich.actions.trouble import ActionError
from vedich.domain.area import AreaType
from vedich.domain.role import Role
from vedich.store.models import Appointment, Area, Reorganisation, User
from vedich.store.remembering import remembering

START = date(2026, 1, 1)
ROLES = (Role.CLERK, Role.SPECIALIST, Role.APPROVER, Role.LEADER, Role.READER, Role.VERIFIER)
ASKED = (Permission.READ, Permission.CONFIRM, Permission.ENTER, Permission.APPROVE, Permission.EXCLUDE)
SEEDS = 40


@dataclass
class Model:
    """What was accepted, as plain data, and the rules of reach in a few lines of their own."""

    posts: list[list[object]] = field(default_factory=list)  # user, role, area, since, until
    parents: list[list[object]] = field(default_factory=list)  # area, parent, since, until
    heirs: list[tuple[str, str]] = field(default_factory=list)
    closed: dict[str, date] = field(default_factory=dict)

    def below(self, area: str, on: date) -> set[str]:
        found: set[str] = set()
        for child, parent, since, until in self.parents:
            if parent == area and since <= on and (until is None or on <= until):  # type: ignore[operator]
                found |= {str(child)} | self.below(str(child), on)
        return found

    def areas(self, user: str, right: Permission, on: date) -> set[str]:
        if user in self.closed and self.closed[user] <= on:
            return set()
        found: set[str] = set()
        for who, role, area, since, until in self.posts:
            if who != user or since > on or (until is not None and until < on):  # type: ignore[operator]
                continue
            reach = POLICY[role].get(right)  # type: ignore[index]
            found |= {str(area)} if reach in (Reach.OWN, Reach.TREE) else set()
            found |= self.below(str(area), on) if reach in (Reach.BELOW, Reach.TREE) else set()
        # Every area here passes whole, so that what may be reviewed follows as what may be read does.
        while right in (Permission.READ, Permission.CONFIRM):
            older = {old for old, new in self.heirs if new in found} - found
            if not older:
                break
            found |= older
        return found


@pytest.fixture(scope="module")
def office() -> Iterator[tuple[User, User, list[User]]]:
    """Give a record with an administrator, a keeper of areas and four people; histories are undone."""
    for _ in records.fresh():
        at = datetime(2025, 12, 1, tzinfo=UTC)
        first = User()
        add_user(by=first, at=at, username="admin", name="Quản trị")
        appoint(by=first, at=at, user=first, role=Role.ADMINISTRATOR, since=date(2020, 1, 1))
        people = []
        for name in ("keeper", "hoa", "binh", "lan", "minh"):
            add_user(by=first, at=at, username=name, name=name)
            people.append(User.objects.get(username=name))
        appoint(by=first, at=at, user=people[0], role=Role.INDICATOR_MANAGER, since=date(2020, 1, 1))
        Area.objects.create(key="L:root", level="province")
        yield first, people[0], people[1:]


@pytest.mark.slow
def test_system_and_model_agree_in_a_thousand_histories(office: tuple[User, User, list[User]]) -> None:
    for seed in range(1_000):
        test_system_and_model_agree_at_every_date(seed, office)
    print("1000 histories of appointments and reorganisations: system and model agree at every date")


@pytest.mark.parametrize("seed", range(SEEDS))
def test_system_and_model_agree_at_every_date(seed: int, office: tuple[User, User, list[User]]) -> None:
    with transaction.atomic():
        _live(random.Random(seed), *office)
        transaction.set_rollback(True)


def _live(chance: random.Random, admin: User, keeper: User, people: list[User]) -> None:
    model = Model()
    keys: list[str] = []

    def add(on: date, parent: str) -> str:
        key = f"L:a{len(keys)}"
        add_area(
            by=keeper,
            at=_at(on),
            key=key,
            type=AreaType.COMMUNE,
            name=key,
            parent=Area.objects.get(key=parent),
            since=on,
        )
        model.parents.append([key, parent, on, None])
        keys.append(key)
        return key

    for _ in range(4):
        add(START, chance.choice(["L:root", *keys]))
    day = START
    days = {START}
    for _ in range(14):
        day += timedelta(days=chance.randint(1, 25))
        days |= {day - timedelta(days=1), day}
        what = chance.choice(("appoint", "appoint", "end", "disable", "move", "merge", "reorganise"))
        try:
            with transaction.atomic():
                _step(
                    what,
                    chance,
                    admin=admin,
                    keeper=keeper,
                    people=people,
                    day=day,
                    model=model,
                    keys=keys,
                    add=add,
                )
        except ActionError:
            continue
    _compare(model, people, sorted(days | {day + timedelta(days=60)}))


def _compare(model: Model, people: list[User], days: list[date]) -> None:
    """See that both ways the system asks agree with the model: an action's, read anew, and a page's."""
    keys = dict(Area.objects.values_list("pk", "key"))
    for user in people:
        user.refresh_from_db()
    anew = {
        (user.username, right, on): posts.scope(right)
        for on in days
        for user in people
        for posts in [Posts.of(user, on)]
        for right in ASKED
    }
    with remembering():
        for on, user, right in product(days, people, ASKED):
            found = scope(user, right, on)
            assert anew[user.username, right, on] == found
            expected = model.areas(user.username, right, on)
            # An account that is closed has no right on any day: closing acts at once.
            reached = {keys[area] for area in found.areas}
            assert reached == (expected if user.active else set()), (on, user.username, right)


def _step(
    what: str,
    chance: random.Random,
    *,
    admin: User,
    keeper: User,
    people: list[User],
    day: date,
    model: Model,
    keys: list[str],
    add: Callable[[date, str], str],
) -> None:
    area = Area.objects.get(key=chance.choice(keys))
    if what == "appoint":
        user, role = chance.choice(people), chance.choice(ROLES)
        until = chance.choice([None, day + timedelta(days=chance.randint(0, 90))])
        stand_in = chance.choice([None, *(other for other in people if other != user)])
        appoint(
            by=admin,
            at=_at(day),
            user=user,
            role=role,
            area=area,
            since=day,
            until=until,
            acting_for=stand_in,
        )
        model.posts.append([user.username, role, area.key, day, until])
    elif what == "end" and model.posts:
        place = chance.randrange(len(model.posts))
        row = list(Appointment.objects.exclude(area=None).order_by("pk"))[place]
        end_appointment(by=admin, at=_at(day), appointment=row, until=day, reason="chuyển công tác")
        model.posts[place][4] = day
    elif what == "disable" and chance.random() < 0.3:
        user = chance.choice(people)
        disable_user(by=admin, at=_at(day), user=user, reason="nghỉ việc")
        model.closed.setdefault(user.username, day)
    elif what == "move":
        parent = Area.objects.get(key=chance.choice(["L:root", *keys]))
        move_area(by=keeper, at=_at(day), area=area, parent=parent, on=day)
        _moved(model, area.key, parent.key, day)
    elif what == "reorganise":
        into, agreed = f"L:a{len(keys)}", chance.random() < 0.5
        new = {"key": into, "type": "commune", "name": into, "parent": "L:root"}
        part = {"kind": "merging", "olds": [area.key], "into": new}
        plan_reorganisation(
            by=keeper,
            at=_at(day),
            plan={"on": day.isoformat(), "parts": [part]},
            decision="1/NQ-HĐND",
            decided_on=day,
        )
        plan = Reorganisation.objects.order_by("-pk")[0]
        if agreed:
            agree_to_roles(by=admin, at=_at(day), reorganisation=plan, edition=1)
        confirm_reorganisation(by=keeper, at=_at(day), reorganisation=plan, edition=1 + agreed)
        keys.append(into)
        model.parents.append([into, "L:root", day, None])
        _ceased(model, area.key, into, day)
        for post in list(model.posts):
            if post[2] == area.key and (post[4] is None or post[4] >= day):  # type: ignore[operator]
                if agreed:
                    model.posts.append([post[0], post[1], into, day, post[4]])
                post[4] = day - timedelta(days=1)
    elif what == "merge":
        into = add(day, "L:root")
        try:
            merge_areas(by=keeper, at=_at(day), areas=[area], into=Area.objects.get(key=into), on=day)
        except ActionError:
            keys.remove(into)
            model.parents.pop()
            raise
        _ceased(model, area.key, into, day)


def _ceased(model: Model, area: str, into: str, day: date) -> None:
    model.heirs.append((area, into))
    for link in list(model.parents):
        if link[1] == area and link[3] is None:
            _moved(model, str(link[0]), into, day)
    for link in model.parents:
        if link[0] == area and link[3] is None:
            link[3] = day - timedelta(days=1)


def _moved(model: Model, area: str, parent: str, day: date) -> None:
    for link in model.parents:
        if link[0] == area and link[3] is None:
            link[3] = day - timedelta(days=1)
    model.parents.append([area, parent, day, None])


def _at(day: date) -> datetime:
    return datetime(day.year, day.month, day.day, 2, tzinfo=UTC)
