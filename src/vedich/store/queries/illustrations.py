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
    here, anywhere = _made_up({line.indicator for line in board.lines}, board)
    for line in board.lines:
        if line.indicator in (here if line.way == "own" else anywhere):
            found.add(line.target)
    return frozenset(found)


@remembered
def _there_are_any() -> bool:
    return Document.objects.filter(illustration=True).exists()


def _made_up(indicators: Collection[int], board: Board) -> tuple[set[int], set[int]]:
    """Give those of some indicators that have a made-up figure of the area itself, and of any below it."""
    told = Observation.objects.filter(
        indicator=OuterRef("pk"),
        period_end__gte=date(board.as_of.year - 1, 1, 1),
        period_end__lte=date(board.as_of.year, 12, 31),
        document__illustration=True,
    )
    rows = Indicator.objects.filter(pk__in=indicators).annotate(
        here=Exists(told.filter(area=board.area)), anywhere=Exists(_below(told, board.area))
    )
    found = list(rows.values_list("pk", "here", "anywhere"))
    return {pk for pk, here, _ in found if here}, {pk for pk, _, anywhere in found if anywhere}


def _below(told: QuerySet[Observation], area: int) -> QuerySet[Observation]:
    (one,) = tree.stands([area]).values()
    return told if one.level == AreaLevel.COUNTRY else told.filter(area__in=tree.all_of(area))
