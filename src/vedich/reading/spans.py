"""Tell what the heads of a table stand over, where their merging was lost and no blank cells are left for it.

'TT | Tên | Năm 2024 | Năm 2025' over 'KH | TH | KH | TH': every way to lay the upper heads over the lower ones
is weighed by what the columns then say. Where no way is best, nothing is told.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations, islice

from vedich.domain.document import ClaimKind
from vedich.reading.grammar.column import Role, column
from vedich.reading.heads import FIXED, heads_told

_MOST_WAYS = 20_000
_DEEPEST = 4
# The names of what is counted stand in one of the first columns, whatever the words over them.
_NAMING = 2


@dataclass(frozen=True, slots=True)
class Box:
    """A head: its line and its place there, both from 0, its words, and the heads under it."""

    line: int
    place: int
    words: str
    under: tuple[Box, ...] = ()

    @property
    def width(self) -> int:
        """Give how many columns it stands over."""
        return sum(box.width for box in self.under) or 1


def boxes(lines: Sequence[Sequence[str]], width: int) -> tuple[Box, ...] | None:
    """Give the heads of the first line with those under them, or None where that cannot be told.

    Blank cells that a lower line still has stand under heads merged downwards.

    >>> told = boxes([["TT", "Tên", "Năm 2024", "Năm 2025"], ["Kế hoạch", "Thực hiện"] * 2], 6)
    >>> [box.width for box in told]
    [1, 1, 2, 2]
    >>> boxes([["TT", "Tên", "Năm 2024", "Năm 2025"], ["a", "b", "c"]], 5) is None
    True
    """
    if not 1 < len(lines) <= _DEEPEST or not all(lines[0]):
        return None
    best: list[tuple[float, tuple[Box, ...]]] = []
    ways = list(islice(_ways(lines, 0, width), _MOST_WAYS + 1))
    if not ways or len(ways) > _MOST_WAYS:
        return None
    for way in ways:
        best = sorted([*best, (_weight(way), way)], key=lambda each: -each[0])[:2]
    if len(best) > 1 and best[0][0] == best[1][0]:
        return None
    return best[0][1]


def _ways(lines: Sequence[Sequence[str]], depth: int, width: int) -> Iterator[tuple[Box, ...]]:
    """Yield every way to lay the lines from `depth` down over so many columns."""
    line = lines[depth]
    if depth + 1 == len(lines):
        if len(line) == width:
            yield tuple(Box(depth, place, words) for place, words in enumerate(line))
        return
    lower = lines[depth + 1]
    kept = not all(lower)
    for sizes in _sizes(line, lower, 0, 0, kept=kept):
        # Heads with nothing under them take a column each; where blanks were kept, they hold one below.
        alone = 0 if kept else sum(size == 0 for size in sizes)
        for below in _ways(lines, depth + 1, width - alone):
            at, made = 0, []
            for place, size in enumerate(sizes):
                under = tuple(box for box in below[at : at + size] if box.words)
                made.append(Box(depth, place, line[place], under))
                at += size
            yield tuple(made)


def _sizes(
    line: Sequence[str], lower: Sequence[str], place: int, at: int, *, kept: bool
) -> Iterator[list[int]]:
    """Yield how many lower heads each head from `place` may stand over, all of them used up."""
    if place == len(line):
        if at == len(lower):
            yield []
        return
    if kept and at < len(lower) and not lower[at]:
        choices: Sequence[int] = (1,)
    elif not line[place] or column(line[place]).role in FIXED:
        choices = () if kept else (0,)
    else:
        run = 0
        while at + run < len(lower) and lower[at + run]:
            run += 1
        choices = range(2, run + 1) if kept else (0, *range(2, run + 1))
    for size in choices:
        for rest in _sizes(line, lower, place + 1, at + size, kept=kept):
            yield [size, *rest]


def _stacks(way: Sequence[Box], above: tuple[str, ...] = ()) -> Iterator[tuple[str, ...]]:
    for box in way:
        stack = (*above, box.words)
        if box.under:
            yield from _stacks(box.under, stack)
        else:
            yield stack


def _weight(way: Sequence[Box]) -> float:
    """Say how much sense the columns make: each knows what its figures are, none twice, groups alike."""
    total = 0.0
    meant: Counter[object] = Counter()
    for place, stack in enumerate(_stacks(way)):
        told = heads_told(stack)
        if told.role == Role.UNKNOWN:
            total += 1 if place < _NAMING and len(stack) == 1 else -1
        elif told.role == Role.FIGURE:
            total += (told.kind is not None or told.area is not None) + (told.period is not None) / 2
        # Two plans of one year are often told by other words, two results are not.
        apart = told.kind in (None, ClaimKind.TARGET)
        meant[stack if apart else (told.kind, told.relation, told.period, told.area, told.words)] += 1
        total -= told.kind == ClaimKind.RESULT and column(stack[-1]).kind == ClaimKind.TARGET
        total -= len(stack) - len(set(stack))
    return total - 2 * sum(count - 1 for count in meant.values()) + _alike(way)


def _alike(way: Sequence[Box]) -> float:
    """Say how alike the groups of heads are: of one size, of the same words, each of one sort of figures."""
    wide = list(_wide(way))
    total = 0.0
    if len({len(box.under) for box in wide}) == 1 and len(wide) > 1:
        total += 0.5
    for one, other in combinations(wide, 2):
        nested = one in _wide(other.under) or other in _wide(one.under)
        total += not nested and [box.words for box in one.under] == [box.words for box in other.under]
    for box in wide:
        compared = [column(each.words).kind == ClaimKind.COMPARISON for each in box.under]
        if not column(box.words).words and any(compared) and not all(compared):
            total -= 1
    return total


def _wide(way: Sequence[Box]) -> Iterator[Box]:
    for box in way:
        if box.under:
            yield box
            yield from _wide(box.under)
