"""Find areas named by their level alone: toàn tỉnh · cả nước · huyện có ... · các huyện nghèo."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from vedich.reading.folding import Folded, fold
from vedich.reading.lexicon.places import words
from vedich.reading.openings import DIGIT, Opened, first_words

_LEVEL = r"tỉnh|huyện|thị\s+xã|thành\s+phố|quận|xã(?!\s+hội)|phường|thị\s+trấn"


@dataclass(frozen=True, slots=True)
class LevelWord:
    """A level word that stands for an area of that level, or for a group of areas, at a place of the view.

    `words` is what the text says, `level` the level ('cả nước' for the country; '' for a `group`).
    """

    start: int
    end: int
    words: str
    level: str
    group: bool = False


@cache
def _pattern() -> Opened:
    kinds = first_words(words(kind) for kind in ("nation", "regions"))
    said = first_words(["toàn|cả|khối|vùng|khu|các|những|trên|địa|bình|trung", _LEVEL])
    pattern = re.compile(
        rf"(?<!\w)(?:"
        rf"(?P<nation>{words('nation')})"
        rf"|(?:toàn|cả)\s+(?P<whole>{_LEVEL})"
        rf"|(?P<group>khối\s+(?:các\s+)?(?:sở|cơ\s+quan|huyện|xã|quận|thành\s+phố)"
        rf"(?:,\s+(?:ban,\s+)?(?:ngành|huyện|thị\s+xã|thành\s+phố|thị\s+trấn|phường))*"
        rf"|(?:(?:vùng|khu\s+vực)\s+)?(?:{words('regions')})"
        rf"|(?:các|những|\d{{1,2}})\s+(?:{_LEVEL})\s+(?:{words('group_kinds')}))"
        rf"|(?:trên\s+)?địa\s+bàn\s+(?P<ground>{_LEVEL})|(?P<this>{_LEVEL})\s+(?:này|nhà|ta)"
        rf"|(?:bình\s+quân|trung\s+bình)\s+(?:chung\s+)?(?:của\s+)?(?P<average>{_LEVEL})"
        rf"|(?<=của\s)(?P<of>{_LEVEL})"
        rf"|(?P<subject>{_LEVEL})(?=\s+(?:{words('verbs')})(?!\w)(?!\s+(?:giao|ủy)))"
        rf")(?!\w)(?!\s+(?:giao|ủy|uỷ)(?!\w))"
    )
    return Opened(pattern, (*kinds, *said, DIGIT))


@cache
def _body() -> re.Pattern[str]:
    """Match what speaks for an area in front of its level word: 'Đảng bộ huyện phấn đấu'."""
    return re.compile(rf"(?<!\w)(?:{words('bodies')})\s+$")


_OPENING = re.compile(
    r"(?:^|[-+*•,.;:!?)\"\n]|"
    r"(?<!\w)(?:nay|năm|này|khi|nhưng|song|và|do|vì|hiện|cho biết|để|cả|tháng|theo đó|\d{4}))\s*$"
)
_NOT_OPENING = re.compile(r"(?:huyện|xã|phường|tỉnh|quận|phố|trấn|ngành|sở|ban|mỗi|từng|các|cấp|\d)\s*,?\s*$")


def level_words(folded: Folded) -> Iterator[LevelWord]:
    """Yield the level words that stand for an area, in order.

    >>> text = "Năm 2020, tỉnh dự kiến hỗ trợ; 5/15 huyện, thị xã có dịch; toàn tỉnh"
    >>> [word.words for word in level_words(fold(text))]
    ['tỉnh', 'toàn tỉnh']
    """
    view = folded.view
    for found in _pattern().finditer(view):
        kind = found.lastgroup or ""
        start, end = found.span() if kind in ("nation", "group", "whole") else found.span(kind)
        if kind != "group" and _named(folded, end):
            continue
        if kind == "subject":
            before = _body().sub("", view[max(0, start - 40) : start])
            if not _OPENING.search(before) or (
                _NOT_OPENING.search(before) and not re.search(r"\d{4}\s*,\s*$", before)
            ):
                continue
        said = " ".join((folded.cased if kind == "group" else view)[start:end].split())
        if kind == "group":
            yield LevelWord(start, end, said, "", group=True)
        elif kind == "nation":
            yield LevelWord(start, end, "cả nước", "cả nước")
        else:
            yield LevelWord(start, end, said, " ".join(found.group(kind).split()))


def _named(folded: Folded, end: int) -> bool:
    """Say whether a name follows, so that the level word is only its type."""
    following = folded.cased[end : end + 3].lstrip(" .\u00a0")
    return following[:1].isupper()


def reading_of(saying: str) -> str:
    """Give the level words of a saying, joined by ' + '."""
    return " + ".join(word.words for word in level_words(fold(saying)))
