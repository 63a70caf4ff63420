"""Who says yes to what somebody prepared: another person, wherever the office has one with the right."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date

from django.db.models import Q

from vedich.access.acting import Links, acting_links, same_hand
from vedich.access.policy import POLICY, Permission, Reach
from vedich.access.scope import in_force
from vedich.store.models import Appointment


@dataclass(frozen=True, slots=True)
class SecondPerson:
    """Whether somebody may say yes, and who else may.

    `is_alone` says that there is nobody else: preparing and saying yes are then one person's, and the record
    says so. `others` are accounts by the store's ids.
    """

    may: bool
    is_alone: bool
    others: tuple[int, ...]


def second_person(by: int, writers: Sequence[int], permission: Permission, on: date) -> SecondPerson:
    """Say whether somebody may say yes to what `writers` prepared, in that order, by a right to the record.

    Whoever wrote nothing of it comes first; where everybody wrote on it, whoever did not write last. Somebody
    who acts for a writer, or for whom one acts, is the same hand.
    """
    holders, links = _holders(permission, on), acting_links(on)
    free = _apart(holders, set(writers), links) or _apart(holders, set(writers[-1:]), links)
    return SecondPerson(
        by in free or not free, not free, tuple(sorted(other for other in free if other != by))
    )


def _apart(holders: Collection[int], writers: Collection[int], links: Links) -> set[int]:
    return {one for one in holders if not any(same_hand(one, writer, links) for writer in writers)}


def _holders(permission: Permission, on: date) -> set[int]:
    """Give the accounts in use that hold a right to the whole record on a day."""
    roles = [role.value for role, rights in POLICY.items() if rights.get(permission) is Reach.RECORD]
    in_use = Q(user__disabled_on=None) | Q(user__disabled_on__gt=on)
    rows = Appointment.objects.filter(in_force(on), in_use, role__in=roles, area=None, user__active=True)
    return set(rows.values_list("user_id", flat=True))
