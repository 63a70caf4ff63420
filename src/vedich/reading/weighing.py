"""Weigh a claim just made: the rules it was attached by, its certainty, and its rivals."""

from __future__ import annotations

from dataclasses import fields
from operator import attrgetter

from vedich.domain.document import Claim, Rival
from vedich.reading.certainty import chances, whole
from vedich.reading.clock import Clock
from vedich.reading.moment import Draft, Moment
from vedich.reading.rivals import of_cell, of_moment, rivals
from vedich.reading.signs import signs


def weighed(claim: Claim, moment: Moment, draft: Draft, clock: Clock) -> Claim:
    """Give a claim of running text with the rules that attached it, its certainty and its rivals.

    Rivals that it has already (of its area) stay behind those found here.
    """
    rules = signs(claim, moment, draft, clock)
    found = chances(claim, rules)
    others = rivals(claim, found, of_moment(claim, found, moment, draft, clock))
    return _with_weights(claim, rules, whole(found), (*others, *claim.rivals))


def weighed_cell(claim: Claim) -> Claim:
    """Give a claim out of a table with its certainty and its rivals."""
    found = chances(claim)
    return _with_weights(claim, claim.rules, whole(found), rivals(claim, found, of_cell(claim, found)))


_KEPT = tuple(each.name for each in fields(Claim) if each.name not in ("rules", "certainty", "rivals"))
_kept = attrgetter(*_KEPT)


def _with_weights(claim: Claim, rules: tuple[str, ...], certainty: float, others: tuple[Rival, ...]) -> Claim:
    # Each claim comes by here, and `dataclasses.replace` takes three times as long.
    said = dict(zip(_KEPT, _kept(claim), strict=True))
    return Claim(**said, rules=rules, certainty=certainty, rivals=others)
