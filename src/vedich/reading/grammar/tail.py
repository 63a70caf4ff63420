"""Take off the words that stand between a name and its figure: 'đạt', 'ước đạt trên', 'giảm còn', 'tăng khoảng'."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from vedich.domain.document import Comparator
from vedich.reading.lexicon.load import lexicon

_TOKEN = re.compile(r"[^\W_]+(?:/[^\W_]+)?|[^\w\s]|_")
# Longer than any chain of verbs and comparators before a figure.
_REACH = 160
_PUNCTUATION = set(",:(-–+\"'*|_")


@dataclass(frozen=True, slots=True)
class Tail:
    """What stood between name and figure, outermost first.

    `verbs` are classes: level, change_up, change_down, share, ratio, excess, until, from, count ...
    """

    start: int
    verbs: tuple[str, ...]
    words: str
    comparator: Comparator | None
    estimated: bool

    @property
    def verb(self) -> str:
        """Give the class of the word nearest the figure, '' where there is none."""
        return self.verbs[-1] if self.verbs else ""

    def has(self, *classes: str) -> bool:
        """Say whether any of the classes is among the verbs."""
        return any(name in self.verbs for name in classes)


@cache
def _phrases() -> dict[tuple[str, ...], tuple[str, str]]:
    made: dict[tuple[str, ...], tuple[str, str]] = {}
    for group, classes in lexicon("tails").items():
        for name, words in classes.items():
            for word in words:
                made[tuple(_TOKEN.findall(word))] = (group, name)
    return made


def peel(view: str, start: int, end: int) -> Tail:
    """Give the tail that ends at `end`; what is left of it, `view[start:tail.start]`, is the name.

    >>> text = "sản lượng tôm ước đạt trên"
    >>> tail = peel(text, 0, len(text))
    >>> text[: tail.start].strip(), tail.verbs, tail.comparator, tail.estimated
    ('sản lượng tôm', ('level',), <Comparator.GT: 'gt'>, True)
    """
    tokens = [
        (found.group(), found.start()) for found in _TOKEN.finditer(view, max(start, end - _REACH), end)
    ]
    verbs: list[str] = []
    comparators: list[str] = []
    estimated = False
    at = len(tokens)
    place = end
    while at > 0:
        for size in range(min(5, at), 0, -1):
            known = _phrases().get(tuple(word for word, _ in tokens[at - size : at]))
            if known is None:
                continue
            group, name = known
            if group == "keep":
                return Tail(
                    place, tuple(reversed(verbs)), view[place:end], _strongest(comparators), estimated
                )
            if group == "comparator":
                comparators.append(name)
            elif group == "status":
                estimated = True
            elif group == "verb":
                verbs.append(name)
            at -= size
            place = tokens[at][1]
            break
        else:
            if tokens[at - 1][0] in _PUNCTUATION:
                at -= 1
                place = tokens[at][1]
                continue
            break
    comparator = _strongest(comparators)
    return Tail(place, tuple(reversed(verbs)), view[place:end], comparator, estimated)


def _strongest(names: list[str]) -> Comparator | None:
    # 'khoảng trên 20.000' is a lower bound; 'ước' was never a comparator.
    exact = [name for name in names if name != "approx"]
    return Comparator(exact[0]) if exact else (Comparator.APPROX if names else None)


_AFTER = (
    (Comparator.GE, re.compile(r"\s*(?:trở lên|trở đi|đổ lên)\b")),
    (Comparator.LE, re.compile(r"\s*trở xuống\b")),
)


def comparator_after(view: str, at: int) -> Comparator | None:
    """Give the comparator that follows a figure: 'từ 2,5% trở lên'."""
    return next((name for name, pattern in _AFTER if pattern.match(view, at)), None)


def reading_of(saying: str) -> str:
    """Give name, verbs and comparator of a saying whose end is where a figure would stand."""
    view = saying.lower()
    tail = peel(view, 0, len(view))
    if tail.start == len(view):
        return ""
    parts = [view[: tail.start].strip(), ", ".join(tail.verbs)]
    parts += [tail.comparator.value] if tail.comparator else []
    parts += ["ước"] if tail.estimated else []
    return " · ".join(part for part in parts if part)
