"""The spellings of measures, from the catalog, ready for matching."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from functools import cache

from vedich.catalog.load import catalog
from vedich.reading.lexicon.load import lexicon


@dataclass(frozen=True, slots=True)
class Spelling:
    """One way to write a measure: its canonical form, its sort, and what the number is multiplied by."""

    measure: str
    sort: str
    factor: Decimal = Decimal(1)


_SORTS = {"points": "score", "outcome": "count", "other": "count"}


@cache
def scales() -> dict[str, Decimal]:
    """Give the scale words and what they multiply by.

    >>> scales()["ngàn"]
    Decimal('1000')
    """
    made: dict[str, Decimal] = {}
    for scale in catalog().scales.values():
        for word in (scale.vi, *scale.spellings):
            made[_key(word)] = scale.factor
    return made


@cache
def spellings() -> dict[str, Spelling]:
    """Give each folded spelling and the measure it names.

    A measure that begins with a scale word ('tỷ đồng') or goes by the person, the year, the hectare is read
    from its parts; only abbreviations of it ('trđ') stand here whole.

    >>> spellings()["héc-ta"].measure, spellings()["trđ"].measure
    ('ha', 'triệu đồng')
    """
    made: dict[str, Spelling] = {}
    for noun in lexicon("nouns")["nouns"]:
        made[_key(noun)] = Spelling(noun, "count")
    for entry in catalog().measures.values():
        name = str(entry.measure)
        sort = _SORTS.get(entry.sort, entry.sort)
        for way in (name, *entry.spellings):
            key = _key(way)
            if key.split()[0] in scales() or any(letter in key for letter in "%‰/"):
                continue
            made[key] = Spelling(way if sort == "count" and entry.is_noun else name, sort)
    made[_key("lần")] = Spelling(
        "lần", "times"
    )  # 'gấp 1,6 lần', 'hệ số 1,7 lần': a ratio, not a thing counted
    for misread, meant in lexicon("nouns")["misread"].items():
        made.setdefault(misread, made[meant])
    return made


@cache
def is_compound(noun: str) -> bool:
    """Say whether a thing counted is a kind of a simpler one: 'hộ nghèo' of 'hộ', but 'lao động' is one word.

    >>> is_compound("hộ nghèo"), is_compound("lao động")
    (True, False)
    """
    words = _key(noun).split()
    return any(" ".join(words[:size]) in spellings() for size in range(1, len(words)))


def _key(word: str) -> str:
    # The reader folds tone placement and 'sĩ', 'tỉ'; a key must look as folded text does.
    from vedich.reading.folding import fold_words

    return fold_words(word)
