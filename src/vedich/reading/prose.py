"""Take the tables out of a text before its sentences are read, and keep the way back to every place."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import replace

from vedich.reading.folding import Folded, fold

# What stands for a table that was taken out: an empty line, which no sentence runs over.
_GAP = "\n\n"


def without(text: str, cuts: Sequence[tuple[int, int]]) -> tuple[Folded, list[int]]:
    """Give a text folded without some stretches of it, and the place in it where each of them stood.

    The places of the folded text lead back to the whole one. `cuts` are in order and do not overlap.

    >>> folded, places = without("Bảng 1\\nA\\t1\\nB\\t2\\nthu 5 tỷ", [(7, 14)])
    >>> folded.view, places
    ('bảng 1\\n\\n\\n\\nthu 5 tỷ', [7])
    >>> folded.original[slice(*(lambda span: (span.start, span.end))(folded.origin(14, 18)))]
    '5 tỷ'
    """
    pieces: list[str] = []
    moves: list[tuple[int, int]] = []
    starts: list[int] = []
    at = length = 0
    for start, end in cuts:
        pieces.append(text[at:start])
        length += start - at
        gap = _GAP[: end - start]
        starts.append(length)
        pieces.append(gap)
        length += len(gap)
        moves.append((length, end - length))
        at = end
    pieces.append(text[at:])
    folded = fold("".join(pieces))
    if not folded._shifts:
        return replace(folded, original=text, _shifts=tuple(moves)), starts
    return _with_both(folded, text, moves, starts)


def _with_both(
    folded: Folded, text: str, moves: list[tuple[int, int]], starts: list[int]
) -> tuple[Folded, list[int]]:
    """Join the shifts of composed letters to those of the cuts."""
    composed = folded._shifts
    ends = [at + shift for at, shift in composed]

    def back(place: int) -> int:
        index = bisect_right(ends, place) - 1
        return place - (composed[index][1] if index >= 0 else 0)

    moved = [(back(at), shift) for at, shift in moves]
    borders = sorted({at for at, _ in composed} | {at for at, _ in moved})
    shifts = [(at, _latest(composed, at) + _latest(moved, at)) for at in borders]
    return replace(folded, original=text, _shifts=tuple(shifts)), [back(start) for start in starts]


def _latest(shifts: Sequence[tuple[int, int]], at: int) -> int:
    index = bisect_right(shifts, (at, 1 << 60)) - 1
    return shifts[index][1] if index >= 0 else 0
