"""The areas that a person's appointments reach on a day."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django.db.models import Q

from vedich.access.policy import POLICY, Permission, Reach
from vedich.domain.role import Role
from vedich.store.models import Appointment, AreaParent, AreaSuccession, User
from vedich.store.models.areas import Hierarchy


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
    what an area was made of, too: its history goes with it. An appointment to an area that is no more keeps
    what it had there and gives nothing in the areas that took its place.
    Nulls: an account that is disabled has no right anywhere.
    """
    if not user.active or (user.disabled_on is not None and user.disabled_on <= on):
        return Scope()
    own: set[int] = set()
    below: set[int] = set()
    for role, area in Appointment.objects.filter(in_force(on), user=user).values_list("role", "area"):
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
        areas |= _made_of(areas)
    return Scope(areas=frozenset(areas))


def under(areas: set[int], on: date) -> set[int]:
    """Give all areas below some, at any depth, in the hierarchy of government as it stood on a day."""
    found: set[int] = set()
    layer = set(areas)
    while layer:
        layer = (
            set(
                AreaParent.objects.filter(
                    in_force(on), parent__in=layer, hierarchy=Hierarchy.GOVERNMENT
                ).values_list("area", flat=True)
            )
            - found
        )
        found |= layer
    return found


def _made_of(areas: set[int]) -> set[int]:
    found: set[int] = set()
    layer = set(areas)
    while layer:
        layer = set(AreaSuccession.objects.filter(new__in=layer).values_list("old", flat=True)) - found
        found |= layer
    return found
