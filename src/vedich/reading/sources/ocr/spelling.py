"""Set right the accents of recognised words by pairs of words that names of indicators and heads are made of.

A recogniser confuses the small marks of our letters first: 'Tống chỉ ngân sách' for 'Tổng chi ngân sách'. A word
is changed only where its neighbour says which word it is, and never a number.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import pairwise
from unicodedata import normalize

from vedich.catalog.load import catalog
from vedich.reading.lexicon.load import lexicon

_PART = re.compile(r"[^\W\d_]+|\d[\d.,]*|%")

Pair = tuple[str, str]


def respelt(words: Sequence[str]) -> list[str]:
    """Give the words of a cell with their accents set right, as many as there were.

    >>> respelt(["Tống", "chỉ", "ngân", "sách"]), respelt(["Lãy", "kế", "9", "tháng"]), respelt(["lao", "đông"])
    (['Tổng', 'chi', 'ngân', 'sách'], ['Lũy', 'kế', '9', 'tháng'], ['lao', 'động'])
    >>> respelt(["năm", "2025", "xã", "Phương", "Thịnh", "bác", "sï/vạn"])
    ['năm', '2025', 'xã', 'Phương', 'Thịnh', 'bác', 'sĩ/vạn']
    """
    made = [normalize("NFC", word) for word in words]
    parts = [
        _Part(at, found.start(), found.end(), found.group())
        for at, word in enumerate(made)
        for found in _PART.finditer(word)
    ]
    meant = _meant([part.text.lower() for part in parts])
    for number, word in sorted(meant.items(), reverse=True):
        part = parts[number]
        if not _is_name(made, part):
            told = made[part.at]
            made[part.at] = told[: part.start] + _like(part.text, word) + told[part.end :]
    return made


@dataclass(frozen=True, slots=True)
class _Part:
    at: int
    start: int
    end: int
    text: str


def _meant(parts: Sequence[str]) -> dict[int, str]:
    """Give the words that neighbours say were meant, by number."""
    known, alike, after, before = _pairs()
    told: dict[int, set[str]] = defaultdict(set)
    sure: set[int] = set()
    for at, pair in enumerate(pairwise(parts)):
        if not (pair[0].isalpha() and pair[1].isalpha()):
            continue
        if pair in known:
            sure |= {at, at + 1}
            continue
        meant = alike.get((_plain(pair[0]), _plain(pair[1])), ())
        if len(meant) == 1:
            told[at].add(meant[0][0])
            told[at + 1].add(meant[0][1])
            continue
        # Letters wrong: only in a word that is in no name, beside one that says which it must be.
        for place, others in ((at, before.get(pair[1], ())), (at + 1, after.get(pair[0], ()))):
            if parts[place] not in _words() and (close := _closest(parts[place], others)):
                told[place].add(close)
    return {
        at: next(iter(words))
        for at, words in told.items()
        if len(words) == 1 and at not in sure and words != {parts[at]}
    }


def _closest(word: str, others: Iterable[str]) -> str | None:
    """Give the one word that differs in at most every third letter, None where there is none or more."""
    plain = _plain(word)
    apart = sorted((_distance(plain, _plain(other)), other) for other in others)
    if not apart or apart[0][0] > len(plain) // 3 or (len(apart) > 1 and apart[1][0] == apart[0][0]):
        return None
    return apart[0][1]


def _is_name(words: Sequence[str], part: _Part) -> bool:
    """Say whether a word is part of the name of a place or person: large though nothing begins with it."""
    if not part.text[0].isupper() or (len(part.text) > 1 and part.text.isupper()):
        return False
    before = words[part.at][: part.start] or next((word for word in reversed(words[: part.at])), "")
    return bool(before) and before[-1] not in ":.)-–+(" and any(map(str.isalpha, before))


@cache
def _plain(word: str) -> str:
    """Give a word without its marks.

    >>> _plain("đường")
    'duong'
    """
    marked = normalize("NFD", word.replace("đ", "d"))
    return "".join(letter for letter in marked if "a" <= letter <= "z")


def _like(printed: str, meant: str) -> str:
    """Give the word meant in the case of the word printed."""
    shaped = meant.upper() if len(printed) > 1 and printed.isupper() else meant
    return shaped[0].upper() + shaped[1:] if printed[0].isupper() else shaped


@cache
def _pairs() -> tuple[
    frozenset[Pair], dict[Pair, tuple[Pair, ...]], dict[str, frozenset[str]], dict[str, frozenset[str]]
]:
    """Give the pairs known, those of the same letters, and what stands after and before each word."""
    known: set[Pair] = set()
    for phrase in _phrases():
        pairs = pairwise(_PART.findall(normalize("NFC", phrase).lower()))
        known |= {pair for pair in pairs if pair[0].isalpha() and pair[1].isalpha()}
    alike: dict[Pair, list[Pair]] = defaultdict(list)
    after: dict[str, set[str]] = defaultdict(set)
    before: dict[str, set[str]] = defaultdict(set)
    for pair in sorted(known):
        alike[_plain(pair[0]), _plain(pair[1])].append(pair)
        after[pair[0]].add(pair[1])
        before[pair[1]].add(pair[0])
    return (
        frozenset(known),
        {key: tuple(pairs) for key, pairs in alike.items()},
        {word: frozenset(others) for word, others in after.items()},
        {word: frozenset(others) for word, others in before.items()},
    )


@cache
def _words() -> frozenset[str]:
    return frozenset(word for pair in _pairs()[0] for word in pair)


def _phrases() -> Iterator[str]:
    for entry in catalog().indicators.values():
        yield entry.indicator.vi
        yield from entry.indicator.aliases
    for measure in catalog().measures.values():
        yield from measure.spellings
    yield from lexicon("printed")["phrases"]


def _distance(one: str, other: str) -> int:
    """Give how many letters must be put in, taken out or changed to make a word of the other."""
    row = list(range(len(other) + 1))
    for at, letter in enumerate(one, start=1):
        left, row[0] = row[0], at
        for to, wanted in enumerate(other, start=1):
            left, row[to] = row[to], min(row[to] + 1, row[to - 1] + 1, left + (letter != wanted))
    return row[-1]
