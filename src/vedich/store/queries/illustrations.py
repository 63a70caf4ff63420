"""Which targets of a board are illustration: set by a made-up document, or judged by a made-up figure."""

from __future__ import annotations

from vedich.store.judged.board import Board
from vedich.store.models import Document, Observation, Target


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
    told = Observation.objects.filter(
        indicator__in={line.indicator for line in board.lines},
        period_end__year__in=(board.as_of.year, board.as_of.year - 1),
        document__illustration=True,
    )
    here = set(told.filter(area=board.area).values_list("indicator_id", flat=True).distinct())
    anywhere = set(told.order_by().values_list("indicator_id", flat=True).distinct())
    for line in board.lines:
        if line.indicator in (here if line.way == "own" else anywhere):
            found.add(line.target)
    return frozenset(found)
