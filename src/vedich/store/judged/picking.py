"""A little of many boards: the lines of one indicator, or the verdicts alone; fresh, and quick to read."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime

from vedich.domain.verdict import Verdict
from vedich.store.facts.asked import Asked
from vedich.store.judged.board import Board, Line, lines_of
from vedich.store.judged.files import in_lists
from vedich.store.judged.keeping import board, boards
from vedich.store.models import JudgedBoard, JudgedDue, JudgedMoment, JudgedTarget


@dataclass(frozen=True, slots=True)
class Square:
    """The verdict of a target of an area; a part of another target has none of its own here."""

    area: int
    indicator: int
    basis: str
    verdict: Verdict


def lines_in(asked: Asked, areas: Collection[int], indicator: int, at: datetime) -> dict[int, list[Line]]:
    """Give the lines of an indicator on the boards of an area (the first) and of some below it.

    Raises:
        BordersUnknownError: the day of the borders lies before the records.
    """
    moment = _fresh(asked, areas, at)
    if isinstance(moment, dict):
        return {
            area: [line for line in one.lines if line.indicator == indicator] for area, one in moment.items()
        }
    found: dict[int, list[Line]] = {}
    for some in in_lists(areas):
        rows = JudgedBoard.objects.filter(moment=moment, area__in=some).values_list("area_id", "content")
        found |= {area: lines_of(content, indicator) for area, content in rows if content}
    return found


def squares_in(asked: Asked, areas: Collection[int], at: datetime) -> list[Square]:
    """Give the verdicts of all targets of an area (the first) and of some below it, without their parts.

    Raises:
        BordersUnknownError: the day of the borders lies before the records.
    """
    moment = _fresh(asked, areas, at)
    if isinstance(moment, dict):
        return [
            Square(area, line.indicator, line.basis, line.verdict)
            for area, one in moment.items()
            for line in one.lines
            if line.is_counted and not line.category
        ]
    found: list[Square] = []
    for some in in_lists(areas):
        rows = JudgedTarget.objects.filter(
            moment=moment, area__in=some, target__whole=None, target__category=None
        ).values_list("area_id", "indicator_id", "target__set__basis", "verdict")
        found += [
            Square(area, indicator, basis, Verdict(verdict)) for area, indicator, basis, verdict in rows
        ]
    return found


def _fresh(asked: Asked, areas: Collection[int], at: datetime) -> JudgedMoment | dict[int, Board]:
    """See that boards are kept and nothing of them is due; give their moment, or the boards made now."""
    if asked.known_on is None:
        board(asked, next(iter(areas)), at)
        moment = JudgedMoment.objects.get(
            as_of=asked.as_of,
            boundaries=asked.boundaries.value,
            borders=asked.border_day,
            only_approved=asked.only_approved,
        )
        kept = JudgedBoard.objects.filter(moment=moment).exclude(content="")
        due = JudgedDue.objects.filter(moment=moment)
        there, waits = 0, False
        for some in in_lists(areas):
            there += kept.filter(area__in=some).count()
            waits = waits or due.filter(area__in=some).exists()
        if there == len(areas) and not waits:
            return moment
    made = boards(asked, areas, at)
    return {area: one for area, one in made.items() if area in areas}
