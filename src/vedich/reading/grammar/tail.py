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
_NEAR = 48
_LONGEST_PHRASE = 5
_PUNCTUATION = set(",:(-–+\"'*|_")
_NONE: dict[tuple[str, ...], tuple[str, str]] = {}


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
        return bool(self.verbs) and not frozenset(self.verbs).isdisjoint(classes)


@cache
def _phrases() -> dict[str, dict[tuple[str, ...], tuple[str, str]]]:
    """Give the phrases of a tail by their last word, each with its group and class."""
    made: dict[str, dict[tuple[str, ...], tuple[str, str]]] = {}
    for group, classes in lexicon("tails").items():
        for name, words in classes.items():
            for word in words:
                phrase = tuple(_TOKEN.findall(word))
                made.setdefault(phrase[-1], {})[phrase] = (group, name)
    return made


def peel(view: str, start: int, end: int) -> Tail:
    """Give the tail that ends at `end`; what is left of it, `view[start:tail.start]`, is the name.

    >>> text = "sản lượng tôm ước đạt trên"
    >>> tail = peel(text, 0, len(text))
    >>> text[: tail.start].strip(), tail.verbs, tail.comparator, tail.estimated
    ('sản lượng tôm', ('level',), <Comparator.GT: 'gt'>, True)
    """
    start = max(start, end - _REACH)
    # Nearly every tail is short, and a blank divides tokens wherever one begins to read.
    near = view.find(" ", max(start, end - _NEAR), end)
    tail = _peeled(view, near, end, whole=False) if near > start else None
    if tail is None:
        tail = _peeled(view, start, end)
        assert tail is not None
    return tail


def _peeled(view: str, start: int, end: int, *, whole: bool = True) -> Tail | None:
    """Give the tail within a stretch; None where more must be seen than one that is not the whole shows."""
    found = list(_TOKEN.finditer(view, start, end))
    words = [token.group() for token in found]
    phrases = _phrases()
    verbs: list[str] = []
    comparators: list[str] = []
    estimated = False
    at = len(words)
    place = end
    while at > 0 or not whole:
        if at < _LONGEST_PHRASE and not whole:
            return None
        ending = phrases.get(words[at - 1], _NONE)
        for size in range(min(_LONGEST_PHRASE, at), 0, -1) if ending else ():
            known = ending.get(tuple(words[at - size : at]))
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
            place = found[at].start()
            break
        else:
            if words[at - 1] in _PUNCTUATION:
                at -= 1
                place = found[at].start()
                continue
            break
    comparator = _strongest(comparators)
    return Tail(place, tuple(reversed(verbs)), view[place:end], comparator, estimated)


def _strongest(names: list[str]) -> Comparator | None:
    # 'khoảng trên 20.000' is a lower bound; 'ước' was never a comparator.
    exact = [name for name in names if name != "approx"]
    return Comparator(exact[0]) if exact else (Comparator.APPROX if names else None)


_AFTER = re.compile(r"\s*(?:(?:trở lên|trở đi|đổ lên)|(trở xuống))\b")


def comparator_after(view: str, at: int) -> Comparator | None:
    """Give the comparator that follows a figure: 'từ 2,5% trở lên'."""
    found = _AFTER.match(view, at)
    if found is None:
        return None
    return Comparator.LE if found.group(1) else Comparator.GE


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
