"""Which targets of a board are illustration: set by a made-up document, or judged by a made-up figure."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date

from django.db.models import Exists, OuterRef, QuerySet

from vedich.domain.area import AreaLevel
from vedich.store.judged.board import Board
from vedich.store.models import Document, Indicator, Observation
from vedich.store.queries import tree
from vedich.store.remembering import remembered


def illustrated(board: Board, sets: Collection[int]) -> frozenset[int]:
    """Give the targets of a board that rest on documents nobody issued; `sets` are set by such documents.

    Of a sum of areas below, one made-up part of any area that ever lay there is enough: rather too many are
    marked than a made-up figure taken for a real one.
    """
    if not board.lines or not _there_are_any():
        return frozenset()
    found = {line.target for line in board.lines if line.target_set in sets}
    left = [line for line in board.lines if line.target not in found]
    told = _told(board)
    here = _made_up({line.indicator for line in left if line.way == "own"}, told.filter(area=board.area))
    summed = {line.indicator for line in left if line.way != "own"}
    below = _made_up(summed, _below(told, board.area)) if summed else set()
    return frozenset(
        found | {line.target for line in left if line.indicator in (here if line.way == "own" else below)}
    )


@remembered
def _there_are_any() -> bool:
    return Document.objects.filter(illustration=True).exists()


def _told(board: Board) -> QuerySet[Observation]:
    """Give the made-up figures on record of the two years that a board looks at."""
    return Observation.objects.filter(
        period_end__gte=date(board.as_of.year - 1, 1, 1),
        period_end__lte=date(board.as_of.year, 12, 31),
        document__illustration=True,
    )


def _below(told: QuerySet[Observation], area: int) -> QuerySet[Observation]:
    (one,) = tree.stands([area]).values()
    return told if one.level == AreaLevel.COUNTRY else told.filter(area__in=tree.all_of(area))


def _made_up(indicators: Collection[int], told: QuerySet[Observation]) -> set[int]:
    """Give those of some indicators of which one of the figures is: one is looked for, not all."""
    if not indicators:
        return set()
    rows = Indicator.objects.filter(Exists(told.filter(indicator=OuterRef("pk"))), pk__in=indicators)
    return set(rows.values_list("pk", flat=True))
