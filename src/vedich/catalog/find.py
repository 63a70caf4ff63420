"""Find the indicators that a free wording may mean, with how well each one fits."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import cache, lru_cache
from math import log

from vedich.catalog.entry import IndicatorEntry
from vedich.catalog.folding import folded, without_marks, words_of
from vedich.catalog.load import Catalog, catalog
from vedich.domain.indicator import Indicator
from vedich.domain.measure import Measure

# Words of the sentence around an indicator. They stand in some names too ("tăng", "đạt chuẩn"), so they keep a
# little weight: a name that holds them wins over one that does not.
_FAINT = frozenset(
    """đạt được là có còn ước thực hiện năm nay tháng quý nửa cuối đầu đến hết trong ngoài ngày trên dưới khoảng gần
    hơn bằng so với cùng kỳ trước sau kế hoạch dự toán giao tỉnh huyện thị thành phố địa bàn của và các những một mỗi
    từ tại ở mức lên xuống thêm đã sẽ phấn đấu toàn lũy kế tính chỉ tiêu nghị quyết vượt tốc độ tỷ lệ số tổng bình quân
    quân hằng hàng khu vực riêng mới nâng giữ duy trì cho cả người vào về thời gian theo nhằm hoàn thành""".split()
)
_FAINT_SHARE = 0.3
# A pair of syllables is nearly always a word, so it says more than its syllables alone.
_PAIR_SHARE = 0.8
# What a word costs that no name of the catalog holds: place names, trade words not yet known.
_STRANGE = 2.0
# How much of the score the name must cover, the rest the query: queries carry more chaff than names.
_NAME_SHARE = 0.62
_AMBIGUOUS = 0.97
_DISAGREES, _MAY_BE_CHANGE = 0.72, 0.86
_KEPT = 24
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
        fold: Callable[[str], str] = folded
        self._abbreviations = {
            self._typed(fold(short)): tuple(self._typed(word) for word in words_of(full.vi, {}))
            for short, full in catalog.abbreviations.items()
        }
        self._measures = _measures(catalog)
        meanings = _meanings(catalog)
        spelled = {text: self._tokens(text) for text in meanings}
        found_in: dict[str, int] = defaultdict(int)
        for tokens in spelled.values():
            for token in tokens:
                found_in[token] += 1
        self._weights = {token: self._weight(token, count, len(spelled)) for token, count in found_in.items()}
        self._names: list[_Name] = []
        self._exact: dict[str, list[int]] = defaultdict(list)
        self._holding: dict[str, list[int]] = defaultdict(list)
        for number, (text, means) in enumerate(meanings.items()):
            tokens = spelled[text]
            weight = sum(self._weights[token] for token in tokens)
            self._names.append(_Name(text, tokens, weight, means))
            self._exact[" ".join(self._words(text))].append(number)
            for token in tokens:
                self._holding[token].append(number)

    def find(self, name: str, *, measure: str | None = None, limit: int = 5) -> tuple[Match, ...]:
        """Give the best matches, best first."""
        code = name.strip().upper()
        if code in self._by_code:
            indicator = self._by_code[code].indicator
            return (Match(indicator, indicator.code, 1.0, indicator.code),)
        best: dict[str, Match] = {}
        counted = self._measures.get(folded(measure)) if measure else None
        for fit, number in self._fitting(name):
            known = self._names[number]
            share = fit if len(known.means) == 1 else fit * _AMBIGUOUS
            for place, entry in enumerate(known.means):
                # The order of an ambiguous wording's meanings decides only where nothing else does.
                score = share * _agreement(entry, measure, counted) - place * 0.004
                rival = best.get(entry.key)
                if score >= _LEAST and (rival is None or rival.score < score):
                    best[entry.key] = Match(entry.indicator, entry.indicator.code, score, known.text)
        ranked = sorted(best.values(), key=lambda match: (-match.score, match.code))[:limit]
        return tuple(Match(m.indicator, m.code, round(m.score, 3), m.alias) for m in ranked)

    def _fitting(self, name: str) -> list[tuple[float, int]]:
        """Give the names that fit best, with how well; an exact name fits wholly and still has rivals."""
        words = self._words(name)
        tokens = self._with_pairs(words)
        weights = self._weights
        asked = sum(weights.get(token, _STRANGE if "_" not in token else 0.0) for token in tokens)
        shared: dict[int, float] = defaultdict(float)
        for token in tokens:
            weight = weights.get(token)
            if weight is not None:
                for number in self._holding[token]:
                    shared[number] += weight
        names = self._names
        fits = [
            (common / (_NAME_SHARE * names[number].weight + (1 - _NAME_SHARE) * asked), number)
            for number, common in shared.items()
        ]
        fits.sort(reverse=True)
        exact = self._exact.get(" ".join(words), [])
        kept = [(min(fit, 0.99), number) for fit, number in fits[:_KEPT] if number not in exact]
        return [(1.0, number) for number in exact] + kept

    def _typed(self, text: str) -> str:
        return without_marks(text) if self._plain else text

    def _words(self, text: str) -> list[str]:
        return words_of(self._typed(text), self._abbreviations)

    def _tokens(self, text: str) -> frozenset[str]:
        return self._with_pairs(self._words(text))

    @staticmethod
    def _with_pairs(words: list[str]) -> frozenset[str]:
        return frozenset(words).union(f"{one}_{two}" for one, two in zip(words, words[1:], strict=False))

    def _weight(self, token: str, count: int, names: int) -> float:
        rarity = log(1 + names / count)
        one, _, two = token.partition("_")
        faint = one in _FAINT and (not two or two in _FAINT)
        return rarity * (_FAINT_SHARE if faint else 1.0) * (_PAIR_SHARE if two else 1.0)


def _meanings(catalog: Catalog) -> dict[str, tuple[IndicatorEntry, ...]]:
    """Give every name with the indicators it means: wordings first, then Vietnamese names, aliases, English."""
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


def _agreement(entry: IndicatorEntry, printed: str | None, counted: Measure | None) -> float:
    """Say how well a figure's measure suits an indicator: 1 when it does, or when nothing is known."""
    if printed is None:
        return 1.0
    own = entry.measure
    if counted is not None:
        if own.converts_to(counted):
            return 1.0
        if own.dimension is counted.dimension and own.per and not counted.per and own.base == counted.base:
            return 0.95  # '73,8 triệu đồng' for thu nhập, which is counted for each person and year
    if set(folded(str(own)).split("/")[0].split()) & set(folded(printed).split("/")[0].split()) - {"%", "số"}:
        return 0.97
    if printed in ("%", "điểm %", "‰", "lần"):
        # Any level may be said by its change or its share of the plan.
        return _MAY_BE_CHANGE if own.base != "%" else 0.97
    return _DISAGREES


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
