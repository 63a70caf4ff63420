"""Who works in a demonstration: bodies, accounts and appointments of each province and commune."""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, datetime

from vedich.actions.accounts import add_user, appoint, disable_user
from vedich.actions.documents import NewAgency, add_agencies
from vedich.catalog.areas.load import LAST_DAY_BEFORE, REFORM, is_present
from vedich.catalog.areas.load import area as area_of
from vedich.demonstration.bodies import MARK, bodies, person_of
from vedich.demonstration.ground import Ground
from vedich.domain.area import Area as AreaWord
from vedich.domain.area import AreaLevel
from vedich.domain.role import Role
from vedich.store.models import Area, User

_ENDINGS = {
    Role.SPECIALIST: "chuyenvien",
    Role.APPROVER: "duyet",
    Role.LEADER: "lanhdao",
    Role.VERIFIER: "thamtra",
    Role.READER: "xem",
    Role.CLERK: "nhaplieu",
}
# Since when the people of former areas work: before the first article; in a longer record, from its founding.
_SINCE = date(2023, 1, 1)
_OF_A_PROVINCE = (Role.SPECIALIST, Role.APPROVER, Role.LEADER, Role.VERIFIER, Role.READER)
_OF_A_COMMUNE = (Role.CLERK, Role.APPROVER, Role.LEADER)


@dataclass
class Office:
    """The accounts of a record under demonstration, and its areas by key."""

    admin: User
    keeper: User
    seed: int
    areas: dict[str, Area] = field(default_factory=dict)
    people: dict[tuple[str, Role], User] = field(default_factory=dict)

    def staff(self, ground: Ground, root: str, at: datetime, *, communes: bool, fields: bool) -> None:
        """Give a province its people and the bodies of its areas; if asked, its communes of today too."""
        places = ground.under(root)
        ids = {root, *(place.id for place in places)}
        self.areas |= {area.key: area for area in Area.objects.filter(key__in=ids)}
        made = [
            NewAgency(body.key, body.kind, body.vi, self.areas[body.area])
            for place in places
            for body in bodies(place, fields=fields or place.level is AreaLevel.PROVINCE)
        ]
        add_agencies(by=self.keeper, at=at, agencies=made)
        for role in _OF_A_PROVINCE:
            self._appoint(area_of(root), role, at)
        for place in places if communes and is_present(root) else ():
            if place.level is AreaLevel.COMMUNE:
                for role in _OF_A_COMMUNE:
                    self._appoint(place, role, at)

    def confirmer(self, areas: Sequence[Area], at: datetime) -> User:
        """Give the account of who confirms published articles, appointed to each area they are about."""
        add_user(by=self.admin, at=at, username="xacnhan", name=f"Người xác nhận bài báo {MARK}")
        user = User.objects.get(username="xacnhan")
        for area in areas:
            appoint(
                by=self.admin,
                at=at,
                user=user,
                role=Role.SPECIALIST,
                area=area,
                since=min(_SINCE, at.date()),
                until=area.until,
            )
        return user

    def close(self, roots: Sequence[str], at: datetime) -> None:
        """Close the accounts of provinces that are no more."""
        for (place, _), user in self.people.items():
            if place in roots:
                disable_user(by=self.admin, at=at, user=user, reason="Tỉnh đã sáp nhập")

    def _appoint(self, place: AreaWord, role: Role, at: datetime) -> None:
        since = REFORM if is_present(place.id) else min(_SINCE, at.date())
        until = None if is_present(place.id) else LAST_DAY_BEFORE
        user = self._account(place, role, at)
        appoint(
            by=self.admin, at=at, user=user, role=role, area=self.areas[place.id], since=since, until=until
        )
        self.people[place.id, role] = user

    def _account(self, place: AreaWord, role: Role, at: datetime) -> User:
        name = plain(place.name) + ("" if is_present(place.id) else ".cu")
        username = f"{name}.{_ENDINGS[role]}"
        if User.objects.filter(username=username).exists():
            username = f"{name}{place.code}.{_ENDINGS[role]}"
        made = add_user(by=self.admin, at=at, username=username, name=person_of(place, role.value, self.seed))
        return User.objects.get(pk=made["user"])


def plain(name: str) -> str:
    """Give a name as it can be typed anywhere: small letters without marks or blanks.

    >>> plain("Cần Đước")
    'canduoc'
    """
    parts = unicodedata.normalize("NFD", name.casefold().replace("đ", "d"))
    return "".join(letter for letter in parts if letter.isascii() and letter.isalnum())
