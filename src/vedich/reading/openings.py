"""Find where the words stand that open a pattern, so that it is tried there and nowhere else.

To search for a pattern that begins with one of many words, the engine tries it at every letter of a text.
Where the words of the text begin is found once instead, and a pattern looks up its own first words there.
What is found is the same: the words only say where a match can begin, the pattern still decides.
"""

from __future__ import annotations

import re
import sys
from bisect import bisect_left
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import accumulate, islice

Finder = Callable[[int], re.Match[str] | None]  # gives the first match from a place on

DIGIT = "0"  # stands for every number
_LETTERS = re.compile(r"([^\W\d_]+)")
_DIGITS = re.compile(r"\d+")
_LOOKAROUND = re.compile(r"\(\?<?[!=][^()]*\)")
_GROUP = re.compile(r"\(\?:([^()]*)\)")
_SIGN = re.compile(r"(?<!\\)[(|)]")
_FIRST = re.compile(r"[^\W\d_]+(?![^\W\d_]|[?*{])")


@lru_cache(maxsize=2)
def openings(view: str) -> Mapping[str, list[int]]:
    """Give where each word of a folded text begins: runs of letters, also those behind a digit.

    >>> dict(openings("quốc lộ ql1, quốc phòng 3d"))
    {'quốc': [0, 13], 'lộ': [5], 'ql': [8], 'phòng': [18], 'd': [25]}
    """
    pieces = _LETTERS.split(view)  # what stands between the words, and the words, in turn
    found: dict[str, list[int]] = {}
    for word, start in zip(pieces[1::2], islice(accumulate(map(len, pieces)), 0, None, 2), strict=False):
        if word in found:
            found[word].append(start)
        else:
            found[word] = [start]
    return found


@lru_cache(maxsize=2)
def _numbers(view: str) -> list[int]:
    return [found.start() for found in _DIGITS.finditer(view)]


def places(view: str, words: Collection[str]) -> list[int]:
    """Give where any of some words begins, in order.

    >>> places("quốc lộ ql1, quốc phòng", ("quốc", "ql", DIGIT))
    [0, 8, 10, 13]
    """
    known = openings(view)
    found = [place for word in words if word in known for place in known[word]]
    found += _numbers(view) if DIGIT in words else ()
    return sorted(found)


def first_words(expressions: Iterable[str]) -> tuple[str, ...]:
    r"""Give the words with which expressions begin; what a lookaround at their head says is left aside.

    >>> first_words([r"(?<!mức )phấn đấu", "(?:dự toán|kế hoạch) (?:là|giao)", r"\d+%", "nn&ptnt|hđnd"])
    ('phấn', 'dự', 'kế', '0', 'nn', 'hđnd')

    Raises:
        ValueError: no word can be told from the expression, so it must be searched for in full.
    """
    return tuple(dict.fromkeys(word for word, _ in _beginnings(expressions)))


def lone_words(expressions: Iterable[str]) -> tuple[str, ...]:
    """Give those first words behind which no blank must follow: where nothing else ends it, a word may run on.

    >>> lone_words(["ước", "sẽ(?! không)", "năm tới"])
    ('ước', 'sẽ')
    """
    found = [word for word, rest in _beginnings(expressions) if rest[:1] != " " and rest[:2] != r"\s"]
    return tuple(dict.fromkeys(word for word in found if word != DIGIT))


def _beginnings(expressions: Iterable[str]) -> Iterator[tuple[str, str]]:
    """Yield the first word of each alternative, and what follows it."""
    for expression in expressions:
        for way in _ways(expression):
            bare = way
            while lookaround := _LOOKAROUND.match(bare):
                bare = bare[lookaround.end() :]
            group = _GROUP.match(bare)
            if group is not None and bare[group.end() : group.end() + 1] not in ("?", "*", "{"):
                yield from (
                    (word, rest + bare[group.end() :]) for word, rest in _beginnings([group.group(1)])
                )
            elif bare.startswith(r"\d"):
                yield DIGIT, ""
            elif letters := _FIRST.match(bare):
                yield letters.group(), bare[letters.end() :]
            else:
                raise ValueError(f"{way!r} begins with no word. Begin it with one, or search for it in full.")


def _ways(expression: str) -> Iterator[str]:
    """Yield the alternatives of an expression, those inside its groups left together."""
    depth = start = 0
    for sign in _SIGN.finditer(expression):
        if sign.group() == "|" and depth == 0:
            yield expression[start : sign.start()]
            start = sign.end()
        depth += {"(": 1, ")": -1}.get(sign.group(), 0)
    yield expression[start:]


@dataclass(slots=True, eq=False)
class Opened:
    """A pattern that is tried only where one of its first words stands; it finds what the pattern itself would.

    Words of `run_on` may have more letters behind them ('ước' in 'ướcđạt').

    >>> roads = Opened(re.compile(r"(?<!\\w)(?:quốc lộ|ql)\\s?\\d+"), ("quốc", "ql"))
    >>> [found.group() for found in roads.finditer("quốc phòng, quốc lộ 1 và ql2")]
    ['quốc lộ 1', 'ql2']
    """

    pattern: re.Pattern[str]
    words: tuple[str, ...]
    run_on: tuple[str, ...] = ()
    # Where the words stand in the text asked about last; a text is asked about many times, then never again.
    _last: tuple[str, Sequence[int]] = ("", ())

    def search(
        self, view: str, start: int = 0, end: int = sys.maxsize, *, text: str | None = None
    ) -> re.Match[str] | None:
        """Give the first match from `start` on; `text` is matched where it is not the view but as long as it."""
        last, begins = self._last
        if last is not view:
            words = self.words
            if self.run_on:
                words += tuple(word for word in openings(view) if word.startswith(self.run_on))
            begins = places(view, frozenset(words))
            self._last = (view, begins)
        for index in range(bisect_left(begins, start), len(begins)):
            place = begins[index]
            if place >= end:
                return None
            if found := self.pattern.match(view if text is None else text, place, end):
                return found
        return None

    def finditer(
        self, view: str, start: int = 0, end: int = sys.maxsize, *, text: str | None = None
    ) -> Iterator[re.Match[str]]:
        """Yield the matches one behind the other."""
        while found := self.search(view, start, end, text=text):
            yield found
            start = found.end()


def leftmost(finders: Sequence[Finder]) -> Iterator[re.Match[str]]:
    """Yield the matches of several patterns as those of one pattern of alternatives, the first one first.

    >>> view = "điều 5: 24/7"
    >>> articles, digits = re.compile(r"điều \\d"), re.compile(r"\\d+")
    >>> [found.group() for found in leftmost([lambda at: articles.search(view, at), lambda at: digits.search(view, at)])]
    ['điều 5', '24', '7']
    """
    coming = [find(0) for find in finders]
    while found := min(filter(None, coming), key=lambda match: match.start(), default=None):
        yield found
        at = found.end()
        coming = [
            find(at) if match is not None and match.start() < at else match
            for find, match in zip(finders, coming, strict=True)
        ]
