"""Stacked bars of verdicts as values that a template draws: no script, no style, and they print."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from vedich.domain.scorecard import Scorecard
from vedich.domain.verdict import Verdict


@dataclass(frozen=True, slots=True)
class Piece:
    """A piece of a bar: what it is, how many, and where it lies, in per cent of the whole bar.

    `share` is its part of the whole with one decimal; the shares of a bar come to exactly 100.
    """

    key: str
    called: str
    count: int
    x: str
    width: str
    share: Decimal

    @property
    def middle(self) -> str:
        """Give where its number stands."""
        return f"{Decimal(self.x) + Decimal(self.width) / 2:.2f}"

    @property
    def has_room(self) -> bool:
        """Say whether its number fits into it."""
        return Decimal(self.width) >= 4


def bar(counts: Sequence[tuple[str, str, int]]) -> tuple[Piece, ...]:
    """Lay counts (key, name, how many) side by side; those of nothing are left out."""
    told = [each for each in counts if each[2]]
    total = sum(count for _, _, count in told)
    shares = rounded([count for _, _, count in told])
    pieces, done = [], 0
    for (key, called, count), share in zip(told, shares, strict=True):
        x, width = Decimal(done * 100) / total, Decimal(count * 100) / total
        pieces.append(Piece(key, called, count, f"{x:.2f}", f"{width:.2f}", share))
        done += count
    return tuple(pieces)


def verdict_bar(card: Scorecard, names: dict[Verdict, str]) -> tuple[Piece, ...]:
    """Lay a scorecard out as a bar, without the targets that count nowhere."""
    return bar([(each.value, names[each], card.count(each)) for each in Verdict if each.counts])


def rounded(counts: Sequence[int]) -> list[Decimal]:
    """Give parts of a whole in per cent with one decimal that come to 100: the largest remainders go up.

    >>> [str(share) for share in rounded([1, 1, 1])]
    ['33.4', '33.3', '33.3']
    """
    total = sum(counts)
    if not total:
        return [Decimal(0) for _ in counts]
    tenths = [count * 1000 // total for count in counts]
    missing = 1000 - sum(tenths)
    by_rest = sorted(range(len(counts)), key=lambda place: -(counts[place] * 1000 % total))
    for place in by_rest[:missing]:
        tenths[place] += 1
    return [Decimal(each) / 10 for each in tenths]
