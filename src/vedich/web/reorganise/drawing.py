"""What passes into what, as a drawing: old areas on the left, new ones on the right, a line between."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from vedich.domain.reorganisation import Passing

_HIGH, _GAP, _MOST = 30, 10, 40


@dataclass(frozen=True, slots=True)
class Box:
    """An area in the drawing; `y` is its upper edge, `middle` where lines meet it."""

    title: str
    y: int

    @property
    def middle(self) -> int:
        """Give the height at which lines meet it."""
        return self.y + _HIGH // 2

    @property
    def short(self) -> str:
        """Give the title as it fits into the box."""
        return self.title if len(self.title) <= 20 else f"{self.title[:19]}…"


@dataclass(frozen=True, slots=True)
class Drawing:
    """Boxes and lines; `height` is that of the whole."""

    olds: tuple[Box, ...]
    news: tuple[Box, ...]
    lines: tuple[tuple[int, int, bool], ...]
    height: int


def drawn(passings: Sequence[Passing], titles: Mapping[str, str]) -> Drawing | None:
    """Lay a drawing out; None where nothing passes, or too much for one picture.

    >>> drawn([Passing("a", "c"), Passing("b", "c")], {}).height
    80
    """
    olds = list(dict.fromkeys(one.old for one in passings))
    news = list(dict.fromkeys(one.new for one in passings))
    if not olds or max(len(olds), len(news)) > _MOST:
        return None
    height = max(len(olds), len(news)) * (_HIGH + _GAP)
    left, right = _column(olds, height, titles), _column(news, height, titles)
    lines = tuple((left[one.old].middle, right[one.new].middle, one.whole) for one in passings)
    return Drawing(tuple(left.values()), tuple(right.values()), lines, height)


def _column(keys: Sequence[str], height: int, titles: Mapping[str, str]) -> dict[str, Box]:
    pace = height // len(keys)
    return {key: Box(titles.get(key, key), at * pace + (pace - _HIGH) // 2) for at, key in enumerate(keys)}
