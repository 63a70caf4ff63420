"""Names of agencies, from the catalog: who reports a figure, not what the figure is about."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import cache

from vedich.catalog.load import catalog
from vedich.reading.folding import fold_words
from vedich.reading.lexicon.load import alternatives
from vedich.reading.openings import first_words, openings

# 'Thuế tỉnh' and 'Chính phủ' also stand inside the names of indicators and plans.
_AMBIGUOUS = frozenset(
    {"thuế tỉnh", "bảo hiểm xã hội", "bảo hiểm xã hội tỉnh", "thống kê tỉnh", "hải quan khu vực", "chính phủ"}
)
_OPEN = (
    r"(?<!cơ )(?<!trụ )sở\s+[^\W\d_]+",
    r"ban\s+quản\s+lý(?:\s+(?:dự\s+án|các\s+khu\s+(?:công\s+nghiệp|kinh\s+tế)|khu\s+kinh\s+tế|rừng))?",
    r"công\s+an\s+(?:tỉnh|huyện|xã|thành\s+phố|thị\s+xã|phường)",
    r"lực\s+lượng\s+chức\s+năng",
    r"ngành\s+chức\s+năng",
)


def agencies(view: str) -> Iterator[tuple[int, int]]:
    """Yield where agencies are named in a folded text, in order and apart; the longest name counts.

    >>> text = "sở y tế và phòng nội vụ"
    >>> [text[start:end] for start, end in agencies(text)]
    ['sở y tế', 'phòng nội vụ']
    """
    known = openings(view)
    at = 0
    begins = [(place, word) for word in _ways() for place in known.get(word, ())]
    for place, word in sorted(begins):
        if place >= at and (found := _pattern(word).match(view, place)):
            yield found.span()
            at = found.end()


@cache
def _ways() -> Mapping[str, list[str]]:
    """Give the expressions for agency names by their first word, the longest first."""
    names: set[str] = set()
    for entry in catalog().agencies.values():
        names.update(fold_words(name) for name in (entry.vi, *entry.aliases))
    ways: dict[str, list[str]] = {}
    for way in (*alternatives(sorted(names - _AMBIGUOUS)).split("|"), *_OPEN):
        ways.setdefault(first_words([way])[0], []).append(way)
    return ways


@cache
def _pattern(word: str) -> re.Pattern[str]:
    """Give a pattern of the agency names that begin with a word; most texts need few of them."""
    return re.compile(rf"(?<!\w)(?:{'|'.join(_ways()[word])})(?!\w)")
