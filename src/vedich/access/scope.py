"""The areas that a person's appointments reach on a day."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django.db.models import Q

from vedich.access.policy import POLICY, Permission, Reach
from vedich.domain.area import AreaLevel
from vedich.domain.lineage import SuccessionKind
from vedich.domain.role import Role
from vedich.store.models import AreaSuccession, User
from vedich.store.queries import tree
from vedich.store.queries.people import appointed
from vedich.store.remembering import remembered


@dataclass(frozen=True, slots=True)
class Scope:
    """Where a right holds: in the whole record, or in these areas (ids of the store)."""

    everywhere: bool = False
    areas: frozenset[int] = frozenset()

    def holds(self, area: int | None) -> bool:
        """Say whether the right holds for an area; None asks for the record as a whole."""
        return self.everywhere or (area is not None and area in self.areas)


def in_force(day: date) -> Q:
    """Give the condition that a dated row is in force on a day; an open end has no limit."""
    return (Q(since=None) | Q(since__lte=day)) & (Q(until=None) | Q(until__gte=day))


def scope(user: User, permission: Permission, on: date) -> Scope:
    """Give the areas in which a person may do something on a day.

    Below an area lies what its hierarchy of government has under it on that day. A right to read holds for
    what an area was made of, too, and for what lay below that: its history goes with it. A right to review
    documents holds for areas that passed whole into one of mine: their files would wait for nobody else.
    An appointment to an area that is no more keeps what it had there and gives nothing in the areas that
    took its place.
    Nulls: an account that is disabled has no right anywhere.
    """
    if not _works(user, on):
        return Scope()
    return _scope_of(user.pk, permission, on)


# Roles with the areas they are held for (None: the record as a whole).
Appointed = tuple[tuple[str, int | None], ...]


@dataclass(frozen=True, slots=True)
class Posts:
    """What a person is appointed to on a day, read once: an action asks for more than one right."""

    day: date
    held: Appointed

    @classmethod
    def of(cls, user: User, on: date) -> Posts:
        """Read them; an account that is disabled has none."""
        return cls(on, appointed(user.pk, on) if _works(user, on) else ())

    def scope(self, permission: Permission) -> Scope:
        """Give the areas in which they let a person do something."""
        return _reached(self.held, permission, self.day)

    def are_in(self, area: int) -> bool:
        """Say whether one of them is in the area itself."""
        return any(area == held for _, held in self.held)


def _works(user: User, on: date) -> bool:
    return user.active and (user.disabled_on is None or user.disabled_on > on)


@remembered
def _scope_of(user: int, permission: Permission, on: date) -> Scope:
    return _reached(appointed(user, on), permission, on)


def _reached(held: Appointed, permission: Permission, on: date) -> Scope:
    own: set[int] = set()
    below: set[int] = set()
    for role, area in held:
        reach = POLICY[Role(role)].get(permission)
        if reach is None:
            continue
        if reach is Reach.RECORD:
            if area is None:
                return Scope(everywhere=True)
            continue
        if area is None:
            continue
        if reach in (Reach.OWN, Reach.TREE):
            own.add(area)
        if reach in (Reach.BELOW, Reach.TREE):
            below.add(area)
    areas = own | under(below, on)
    if permission is Permission.READ:
        made = _made_of(areas)
        areas |= made
        larger = {area for area, one in tree.stands(made).items() if one.level != AreaLevel.COMMUNE}
        areas |= _once_below(larger, areas)
    if permission is Permission.CONFIRM:
        areas |= _passed_whole(areas)
    return Scope(areas=frozenset(areas))


def under(areas: set[int], on: date) -> set[int]:
    """Give all areas below some, at any depth, in the hierarchy of government as it stood on a day."""
    found: set[int] = set()
    layer = set(areas)
    while layer:
        layer = {link.area for link in tree.below(layer) if link.holds(on)} - found
        found |= layer
    return found


def _made_of(areas: set[int]) -> set[int]:
    """Give what areas were made of, at any remove."""
    found: set[int] = set()
    layer = set(areas)
    while layer:
        layer = {one.old for one in tree.passed_into(layer)} - found
        found |= layer
    return found


def _passed_whole(areas: set[int]) -> set[int]:
    """Give what passed whole into one of some areas, at any remove."""
    found: set[int] = set()
    layer = set(areas)
    while layer:
        olds = set(AreaSuccession.objects.filter(new__in=layer).values_list("old", flat=True)) - found
        rows = AreaSuccession.objects.filter(old__in=olds).values_list("old", "kind")
        layer = olds - {old for old, kind in rows if kind == SuccessionKind.SPLIT_FROM}
        found |= layer
    return found


def _once_below(olds: set[int], mine: set[int]) -> set[int]:
    """Give what lay below areas that passed whole into mine, on their last day: districts of a province."""
    found: set[int] = set()
    layer = olds - {one.old for one in tree.passed_from(olds) if one.new not in mine}
    while layer:
        ended = {area: one.until for area, one in tree.stands(layer).items()}
        layer = {
            link.area
            for link in tree.below(layer)
            if link.until is None or ((last := ended[link.parent]) is not None and link.until >= last)
        }
        layer -= found | mine
        found |= layer
        layer = {area for area, one in tree.stands(layer).items() if one.level != AreaLevel.COMMUNE}
    return found
