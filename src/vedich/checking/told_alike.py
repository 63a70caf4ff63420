"""Figures that tell of the same thing in different places: in a sentence and a table, in two documents."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from vedich.catalog.folding import folded
from vedich.checking.fact import Fact, Role

_TOLD = frozenset({Role.LEVEL, Role.PLAN, Role.EARLIER})

Key = tuple[Any, ...]


def key_of_fact(fact: Fact) -> Key | None:
    """Give what a figure is of, apart from its name: code, part, period, area, measure; None where unsure.

    A level of the year before may be called a result or an earlier level: both tell of the same.
    """
    claim = fact.claim
    if claim.link is None or claim.period is None or fact.role not in _TOLD or not fact.is_placed:
        return None
    if claim.denominator is not None or (claim.relation is not None and claim.measure != "%"):
        return None
    kind = Role.PLAN if fact.role is Role.PLAN else Role.LEVEL
    area = claim.area_link.code if claim.area_link is not None else folded(claim.area or "")
    return claim.link.code, kind, claim.period, area, fact.base, claim.status if kind is Role.LEVEL else None


def gathered(facts: Iterable[Fact]) -> Mapping[Key, Sequence[Fact]]:
    """Gather figures by what they are of."""
    found: dict[Key, list[Fact]] = defaultdict(list)
    for fact in facts:
        key = key_of_fact(fact)
        if key is not None:
            found[key].append(fact)
    return found


def counterpart(fact: Fact, others: Sequence[Fact]) -> Fact | None:
    """Give the figure told elsewhere that contradicts one, or None where one of them may be the same.

    Several figures of one code are told apart by name; where no name fits, nothing is said.
    """
    named = [other for other in others if other.key == fact.key]
    candidates = named or (list(others) if len({other.key for other in others}) == 1 else [])
    if not candidates or any(other.between.meets(fact.between) for other in candidates):
        return None
    return candidates[0]
