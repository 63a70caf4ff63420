"""Who answers for whom: acting in somebody's place makes two people one hand where two are needed."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from datetime import date

from vedich.access.scope import in_force
from vedich.store.models import Appointment

# Whom each account acts for, by the store's ids.
Links = Mapping[int, Collection[int]]


def acting_links(on: date) -> dict[int, set[int]]:
    """Give whom each account acts for on a day."""
    found: dict[int, set[int]] = {}
    rows = Appointment.objects.filter(in_force(on)).exclude(acting_for=None)
    for user, other in rows.values_list("user_id", "acting_for_id"):
        if other is not None:
            found.setdefault(user, set()).add(other)
    return found


def answers_for(user: int, links: Links) -> set[int]:
    """Give an account with all it acts for, through chains of any length.

    >>> sorted(answers_for(1, {1: [2], 2: [3], 4: [1]}))
    [1, 2, 3]
    """
    found: set[int] = set()
    layer = [user]
    while layer:
        here = layer.pop()
        if here not in found:
            found.add(here)
            layer += links.get(here, ())
    return found


def same_hand(one: int, other: int, links: Links) -> bool:
    """Say whether two accounts are one hand: one acts for the other, or both act for a third.

    >>> same_hand(1, 3, {1: [2], 3: [2]}), same_hand(1, 3, {1: [2]})
    (True, False)
    """
    return bool(answers_for(one, links) & answers_for(other, links))
