"""Find the indicators that a free wording may mean, with how well each one fits."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from difflib import get_close_matches
from functools import cache, lru_cache
from heapq import nlargest
from itertools import chain, pairwise
from math import log

from vedich.catalog.entry import IndicatorEntry
from vedich.catalog.folding import folded, without_marks, words_of
from vedich.catalog.load import Catalog, catalog
from vedich.domain.indicator import Indicator
from vedich.domain.measure import Measure

# Words around a name keep a little weight: of two names the one that holds them wins.
_FAINT_SHARE = 0.3
# A pair of syllables is nearly always a word, so it says more than its syllables alone.
_PAIR_SHARE = 0.8
# What a word costs that no name of the catalog holds: place names, trade words not yet known. The head of a
# Vietnamese name comes first, so a strange first word ("mật độ dân số") tells more against a match.
_STRANGE, _STRANGE_HEAD = 3.0, 7.0
# How much of the score the name must cover, the rest the query: queries carry more chaff than names.
_NAME_SHARE = 0.62
_AMBIGUOUS = 0.97
_DISAGREES, _MAY_BE_CHANGE = 0.72, 0.9
_COMMON, _CANDIDATES, _KEPT = 40, 32, 16
_LEAST = 0.18


@dataclass(frozen=True, slots=True)
class Match:
    """An indicator a wording may mean: how well (0..1), and through which of its names."""

    indicator: Indicator
    code: str
    score: float
    alias: str


@dataclass(frozen=True, slots=True)
class _Name:
    """One name in the index: its words, their whole weight, and the indicators it means."""

    text: str
    tokens: frozenset[str]
    weight: float
    means: tuple[IndicatorEntry, ...]


class Finder:
    """An index over all names of the indicators: syllables and pairs of them, the rare ones weighing most.

    With `plain`, names and queries are compared without Vietnamese marks.
    """

    def __init__(self, catalog: Catalog, *, plain: bool = False) -> None:
        self._plain = plain
        self._by_code = catalog.by_code
        self._abbreviations = {
            self._typed(folded(short)): tuple(self._typed(word) for word in words_of(full.vi, {}))
            for short, full in catalog.abbreviations.items()
        }
        self._measures = _measures(catalog)
        meanings = _meanings(catalog)
        spelled = [self._words(text) for text in meanings]
        tokens = [_with_pairs(words) for words in spelled]
        faint = frozenset(map(self._typed, catalog.faint_words))
        found_in = Counter(chain.from_iterable(tokens))
        self._weights = {
            token: _weight(token, count, len(tokens), faint) for token, count in found_in.items()
        }
        weight_of = self._weights.__getitem__
        self._names = [
            _Name(text, held, sum(map(weight_of, held)), means)
            for (text, means), held in zip(meanings.items(), tokens, strict=True)
        ]
        self._exact: dict[str, list[int]] = defaultdict(list)
        self._holding: dict[str, list[int]] = defaultdict(list)
        for number, (words, held) in enumerate(zip(spelled, tokens, strict=True)):
            self._exact[" ".join(words)].append(number)
            for token in held:
                self._holding[token].append(number)
        self._agreed: dict[tuple[str, str | None], float] = {}

    def find(self, name: str, *, measure: str | None = None, limit: int = 5) -> tuple[Match, ...]:
        """Give the best matches, best first."""
        code = name.strip().upper()
        if code in self._by_code:
            indicator = self._by_code[code].indicator
            return (Match(indicator, indicator.code, 1.0, indicator.code),)
        best: dict[str, tuple[float, IndicatorEntry, str]] = {}
        for fit, number in self._fitting(name):
            known = self._names[number]
            share = fit if len(known.means) == 1 else fit * _AMBIGUOUS
            if share < _LEAST:
                continue
            for place, entry in enumerate(known.means):
                # The order of an ambiguous wording's meanings decides only where nothing else does.
                score = share * self._agreement(entry, measure) - place * 0.004
                rival = best.get(entry.key)
                if score >= _LEAST and (rival is None or rival[0] < score):
                    best[entry.key] = (score, entry, known.text)
        ranked = sorted(best.values(), key=lambda match: (-match[0], match[1].indicator.code))[:limit]
        return tuple(
            Match(entry.indicator, entry.indicator.code, round(score, 3), text)
            for score, entry, text in ranked
        )

    def _fitting(self, name: str) -> list[tuple[float, int]]:
        """Give the names that fit best, with how well; an exact name fits wholly and still has rivals."""
        words = self._words(name)
        tokens = _with_pairs(words)
        weights, holding, names = self._weights, self._holding, self._names
        known = [token for token in tokens if token in weights]
        asked = sum(weights[token] for token in known) + sum(
            _STRANGE if place else _STRANGE_HEAD for place, word in enumerate(words) if word not in weights
        )
        # The rare words choose the candidates; the common ones ('tỷ', 'lệ', 'số') only help to rank them.
        rare = [token for token in known if len(holding[token]) <= _COMMON] or known
        shared: dict[int, float] = defaultdict(float)
        for token in rare:
            weight = weights[token]
            for number in holding[token]:
                shared[number] += weight
        if len(rare) < len(known):
            common = {token: weights[token] for token in known if len(holding[token]) > _COMMON}
            for number in nlargest(_CANDIDATES, shared, key=shared.__getitem__):
                held = names[number].tokens
                shared[number] += sum(weight for token, weight in common.items() if token in held)
        strange = (1 - _NAME_SHARE) * asked
        fits = [
            (part / (_NAME_SHARE * names[number].weight + strange), number) for number, part in shared.items()
        ]
        exact = self._exact.get(" ".join(words), [])
        kept = [(min(fit, 0.99), number) for fit, number in nlargest(_KEPT, fits) if number not in exact]
        return [(1.0, number) for number in exact] + kept

    def _agreement(self, entry: IndicatorEntry, printed: str | None) -> float:
        if printed is None:
            return 1.0
        asked = (entry.key, printed)
        if asked not in self._agreed:
            self._agreed[asked] = _agreement(entry, printed, self._measures.get(folded(printed)))
        return self._agreed[asked]

    def _typed(self, text: str) -> str:
        return without_marks(text) if self._plain else text

    def _words(self, text: str) -> list[str]:
        return words_of(self._typed(text), self._abbreviations)


def _with_pairs(words: list[str]) -> frozenset[str]:
    return frozenset([*words, *[f"{one}_{two}" for one, two in pairwise(words)]])


def _weight(token: str, count: int, names: int, faint: frozenset[str]) -> float:
    rarity = log(1 + names / count)
    one, _, two = token.partition("_")
    is_faint = one in faint and (not two or two in faint)
    return rarity * (_FAINT_SHARE if is_faint else 1.0) * (_PAIR_SHARE if two else 1.0)


def _meanings(catalog: Catalog) -> dict[str, tuple[IndicatorEntry, ...]]:
    """Give every name with the indicators it means."""
    known = catalog.indicators
    means: dict[str, tuple[IndicatorEntry, ...]] = {
        wording: tuple(known[key] for key in keys) for wording, keys in catalog.ambiguous.items()
    }
    for entry in known.values():
        for text in _names(entry.indicator):
            means.setdefault(text, (entry,))
    return means


def _names(indicator: Indicator) -> Iterable[str]:
    yield indicator.vi
    bare, bracket, rest = indicator.vi.partition(" (")
    if bracket:
        yield bare + rest.partition(")")[2]
    yield from indicator.aliases
    yield indicator.en


def _measures(catalog: Catalog) -> dict[str, Measure]:
    """Give each folded spelling and the measure it means."""
    made: dict[str, Measure] = {}
    for entry in catalog.measures.values():
        for spelling in (str(entry.measure), *entry.spellings):
            made.setdefault(folded(spelling), entry.measure)
    return made


def _agreement(entry: IndicatorEntry, printed: str, counted: Measure | None) -> float:
    """Say how well a figure's measure suits an indicator: 1 when it does."""
    own = entry.measure
    if counted is not None:
        if own.converts_to(counted):
            return 1.0
        if own.per and own.per[: len(counted.per)] == counted.per and own.base == counted.base:
            return 0.95  # '73,8 triệu đồng' for thu nhập, which is counted for each person and year
    if _head_words(str(own)) & _head_words(printed) and ("/" in str(own)) == ("/" in printed):
        return 0.97  # 'lượt khách' beside 'lượt', 'hộ dân' beside 'hộ'
    if printed in ("%", "điểm %", "‰", "lần"):
        # Any level may be said by its change or its share of the plan.
        return _MAY_BE_CHANGE if own.base != "%" else 0.97
    return _DISAGREES


def _head_words(printed: str) -> set[str]:
    return set(folded(printed).split("/")[0].split()) - {"%"}


@cache
def finder(*, plain: bool = False) -> Finder:
    """Give the index over our own catalog, made when first asked for."""
    return Finder(catalog(), plain=plain)


@lru_cache(maxsize=8192)
def find(name: str, *, measure: str | None = None, limit: int = 5) -> tuple[Match, ...]:
    """Give the indicators a wording may mean, best first; the figure's measure tells neighbours apart.

    A wording typed without Vietnamese marks is understood too.

    >>> [match.code for match in find("hộ nghèo", measure="hộ", limit=1)]
    ['POV-003']
    >>> [match.code for match in find("hộ nghèo", measure="%", limit=1)]
    ['POV-001']
    >>> find("POV-004")[0].indicator.vi
    'Số hộ thoát nghèo'
    """
    matches = finder().find(name, measure=measure, limit=limit)
    if name.isascii() and (not matches or matches[0].score < 0.9):
        typed = finder(plain=True).find(name, measure=measure, limit=limit)
        if typed and (not matches or typed[0].score > matches[0].score):
            return typed
    return matches


def nearest_names(name: str, *, limit: int = 3) -> tuple[Indicator, ...]:
    """Give the indicators whose names look most like a name that was not found, for a hint.

    >>> [indicator.code for indicator in nearest_names("hộ ngèo", limit=1)]
    ['POV-003']
    """
    spelled = {
        without_marks(folded(text)): means[0].indicator for text, means in _meanings(catalog()).items()
    }
    close = get_close_matches(without_marks(folded(name)), spelled, n=3 * limit, cutoff=0.6)
    near = [spelled[text] for text in close] + [match.indicator for match in find(name, limit=limit)]
    return tuple({indicator.code: indicator for indicator in near}.values())[:limit]
