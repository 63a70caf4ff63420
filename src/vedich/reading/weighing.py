"""Weigh a claim just made: the rules it was attached by, its certainty, and its best rivals."""

from __future__ import annotations

from dataclasses import replace

from vedich.domain.document import Claim, ClaimKind
from vedich.reading.certainty import certainty
from vedich.reading.clock import Clock
from vedich.reading.moment import Draft, Moment
from vedich.reading.signs import signs


def weighed(claim: Claim, moment: Moment, draft: Draft, clock: Clock) -> Claim:
    """Give a claim of running text with the rules that attached it, its certainty and its rivals."""
    if claim.kind is not ClaimKind.OTHER_NUMBER:
        claim = replace(claim, rules=signs(claim, moment, draft, clock))
    return replace(claim, certainty=certainty(claim))
