"""Weigh a claim just made: the rules it was attached by, its certainty, and its rivals."""

from __future__ import annotations

from dataclasses import replace

from vedich.domain.document import Claim
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
    return replace(claim, rules=rules, certainty=whole(found), rivals=(*others, *claim.rivals))


def weighed_cell(claim: Claim) -> Claim:
    """Give a claim out of a table with its certainty and its rivals."""
    found = chances(claim)
    return replace(claim, certainty=whole(found), rivals=rivals(claim, found, of_cell(claim, found)))
