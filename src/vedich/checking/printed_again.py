"""How a figure that a document prints again stands to the one on record: at the precision of both."""

from __future__ import annotations

from enum import StrEnum

from vedich.checking.fact import between, measure_of
from vedich.checking.interval import Interval
from vedich.checking.on_record import allowed
from vedich.domain.document import Claim
from vedich.domain.known import KnownResult


class Match(StrEnum):
    """Whether a print can be the figure on record: the same, the same but more exact, or another one."""

    SAME = "same"
    CLOSER = "closer"
    OTHER = "other"


def match_of(claim: Claim, known: KnownResult) -> Match:
    """Say how a printed figure stands to the one on record.

    Of two figures the one with fewer digits must be what the other one rounds to. A range is the same as
    a range with the same ends alone.
    """
    measure = measure_of(claim.measure)
    theirs, common = allowed(known)
    if measure.common != common:
        return Match.OTHER
    factor = measure_of(known.measure).factor
    if claim.value_max is not None or known.value_max is not None:
        ends = (claim.value * measure.factor, (claim.value_max or claim.value) * measure.factor)
        same = ends == (known.value * factor, (known.value_max or known.value) * factor)
        return Match.SAME if same else Match.OTHER
    ours = between(claim).scaled(measure.factor)
    if claim.value * measure.factor == known.value * factor:
        return Match.SAME
    if ours.holds(known.value * factor):
        return Match.CLOSER if _within(ours, theirs) else Match.SAME
    return (
        Match.CLOSER if theirs.holds(claim.value * measure.factor) and _within(ours, theirs) else Match.OTHER
    )


def _within(ours: Interval, theirs: Interval) -> bool:
    """Say whether an interval is narrower than another one; one without an end is narrower than none."""
    if ours.low is None or ours.high is None:
        return False
    return theirs.low is None or theirs.high is None or ours.high - ours.low < theirs.high - theirs.low
