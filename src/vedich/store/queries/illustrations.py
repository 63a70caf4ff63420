"""Which targets of a board are illustration: set by a made-up document, or judged by a made-up figure."""

from __future__ import annotations

from datetime import date

from django.db.models import Exists, OuterRef

from vedich.store.judged.board import Board
from vedich.store.models import Document, Indicator, Observation, Target


def illustrated(board: Board) -> frozenset[int]:
    """Give the targets of a board that rest on documents nobody issued.

    Of a sum of areas below, one made-up part anywhere in the record is enough: rather too many are marked
    than a made-up figure taken for a real one.
    """
    if not board.lines or not Document.objects.filter(illustration=True).exists():
        return frozenset()
    targets = {line.target for line in board.lines}
    found = set(
        Target.objects.filter(pk__in=targets, set__document__illustration=True).values_list("pk", flat=True)
    )
    indicators = {line.indicator for line in board.lines}
    here = _made_up(indicators, board, area=board.area)
    anywhere = _made_up(indicators - here, board) | here
    for line in board.lines:
        if line.indicator in (here if line.way == "own" else anywhere):
            found.add(line.target)
    return frozenset(found)


def _made_up(indicators: set[int], board: Board, **where: int) -> set[int]:
    """Give those of some indicators of which a made-up figure is on record; one is looked for, not all."""
    told = Observation.objects.filter(
        indicator=OuterRef("pk"),
        period_end__gte=date(board.as_of.year - 1, 1, 1),
        period_end__lte=date(board.as_of.year, 12, 31),
        document__illustration=True,
        **where,
    )
    rows = Indicator.objects.filter(Exists(told), pk__in=indicators)
    return set(rows.values_list("pk", flat=True))
