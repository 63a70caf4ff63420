"""Carry areas from where they are named to where they hold."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from dataclasses import dataclass, field

from vedich.reading.grammar.area import AreaMention
from vedich.reading.layout import Sentence

# Behind these an area only says where somebody or something belongs, not what the figure is about.
_ASIDE = re.compile(
    r"(?:bí thư|chủ tịch|giám đốc|trưởng|đồng chí|ông|bà|đảng bộ|ubnd|hđnd|của|thuộc|với|cho|đến|từ|qua|khu công nghiệp|đường|sông|cầu)\s+(?:[^\W\d_]+\s){0,3}$"
)


@dataclass(slots=True)
class Places:
    """The areas of one text: `at()` gives the one a figure is about, as the text names it."""

    mentions: list[AreaMention]
    default: str | None
    carried: str | None = None
    _starts: list[int] = field(default_factory=list)
    _passage: int = -1

    def __post_init__(self) -> None:
        self._starts = [mention.start for mention in self.mentions]

    def inside(self, start: int, end: int) -> list[AreaMention]:
        """Give the areas named in a stretch of text."""
        return self.mentions[bisect_left(self._starts, start) : bisect_left(self._starts, end)]

    def enter(self, sentence: Sentence) -> None:
        """Let a heading or the opening of a sentence set the area that holds from here on."""
        named = self.inside(sentence.start, sentence.end)
        if named and (sentence.heading or named[0].start - sentence.start < 30) and named[0].level != "xã":
            self.carried = named[0].name

    def at(self, place: int, clause: tuple[int, int], sentence: tuple[int, int]) -> str | None:
        """Give the area of the figure at `place`."""
        for start in (clause[0], sentence[0]):
            named = [m for m in self.inside(start, place)]
            if named:
                return named[-1].name
        return self.carried or self.default


def main_area(mentions: list[AreaMention], length: int) -> str | None:
    """Give the area a text is mostly about: named often, early, and as a whole."""
    if not mentions:
        return None
    weights: Counter[str] = Counter()
    for mention in mentions:
        weights[mention.name] += 3 if mention.start < min(400, length // 3 + 1) else 1
        if mention.level in ("tỉnh", "huyện", "thị xã", "thành phố", "quận"):
            weights[mention.name] += 1
    best = max(weights.values())
    return next(mention.name for mention in mentions if weights[mention.name] == best)
