"""Say whether certainty means what it says: of claims said to be 90 % sure, are about 90 % right?"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from bench.reading.score import CLAIM_KINDS, Outcome, Record

EDGES = (0.0, 0.3, 0.5, 0.7, 0.8, 0.9, 1.0)

Answer = tuple[float, bool]


class Bin(NamedTuple):
    """The claims between two certainties: how many, what was said of them, what came true."""

    low: float
    high: float
    claims: int
    said: float
    right: float


def answers(outcomes: Sequence[Outcome]) -> list[Answer]:
    """Give for each claim read its certainty, and whether all of it was right."""
    found: list[Answer] = []
    for one in outcomes:
        for pair in one.pairs:
            if pair.predicted is not None and pair.truth["kind"] in CLAIM_KINDS:
                found.append((_said(pair.predicted), pair.whole))
        for extra in one.extras:
            if extra["kind"] in CLAIM_KINDS:
                found.append((_said(extra), False))
    return found


def _said(record: Record) -> float:
    """Give the certainty of a record; one that says none is as sure as not."""
    return float(record.get("certainty", 0.5))


def bins(found: Sequence[Answer]) -> Iterator[Bin]:
    """Yield the bins that hold claims, the least sure first.

    >>> list(bins([(0.95, True), (0.93, False)]))
    [Bin(low=0.9, high=1.0, claims=2, said=0.94, right=0.5)]
    """
    for low, high in pairwise(EDGES):
        inside = [each for each in found if low <= each[0] < high or (high == 1.0 and each[0] == 1.0)]
        if inside:
            said = sum(chance for chance, _ in inside) / len(inside)
            yield Bin(low, high, len(inside), round(said, 6), sum(right for _, right in inside) / len(inside))


def calibration_error(found: Sequence[Answer]) -> float:
    """Give the expected calibration error: how far the bins are off, each by its number of claims.

    >>> round(calibration_error([(0.95, True), (0.93, False)]), 3)
    0.44
    """
    return (
        sum(each.claims * abs(each.said - each.right) for each in bins(found)) / len(found) if found else 0.0
    )


def area_under_curve(found: Sequence[Answer]) -> float:
    """Give the chance that a claim that is right was said to be surer than one that is wrong.

    >>> area_under_curve([(0.9, True), (0.4, True), (0.6, False)])
    0.5
    """
    right = [chance for chance, true in found if true]
    wrong = [chance for chance, true in found if not true]
    if not right or not wrong:
        return 0.0
    above = sum((one > other) + 0.5 * (one == other) for one in right for other in wrong)
    return above / (len(right) * len(wrong))


def others(outcomes: Sequence[Outcome]) -> Iterator[tuple[str, int, float, float]]:
    """Yield for counts, tasks and documents: how many were read, what was said, what share is right."""
    for kind in ("tally", "task", "document_ref"):
        pairs = [pair for one in outcomes for pair in one.pairs if pair.truth["kind"] == kind]
        found = [(_said(pair.predicted), pair.whole) for pair in pairs if pair.predicted is not None]
        found += [(_said(extra), False) for one in outcomes for extra in one.extras if extra["kind"] == kind]
        if found:
            said, right = (sum(column) / len(found) for column in zip(*found, strict=True))
            yield kind, len(found), said, right
