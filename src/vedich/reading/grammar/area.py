"""Find the areas a text names: huyện Cần Đước · TX. Cai Lậy · TP.HCM · tỉnh này."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from vedich.reading.folding import Folded, fold
from vedich.reading.lexicon.places import province_names

_UPPER = r"A-ZÀ-ÝĂĐĨŨƠƯẠ-Ỹ"
_NAME_WORD = rf"(?:[{_UPPER}][^\W\d_]*(?:['’]\w+)?|[IVX]+)"
_NAME = rf"{_NAME_WORD}(?:\s?[-–]\s?{_NAME_WORD}|[ \u00a0]{_NAME_WORD}){{0,4}}"
_TYPED = re.compile(
    r"(?<!\w)((?:[Tt]ỉnh|[Hh]uyện|[Tt]hị xã|[Tt]hành phố|[Qq]uận|[Xx]ã|[Pp]hường|[Tt]hị trấn|[Đđ]ặc khu|"
    r"TP|Tp|TX|Tx|TT|H|P|X|TỈNH|HUYỆN|THỊ XÃ|THÀNH PHỐ|XÃ|PHƯỜNG)(?:\.[ \u00a0]{0,2}|[ \u00a0]{1,2}))"
    rf"({_NAME})"
)
_ABBREVIATED = re.compile(r"(?<!\w)(?:TP\.?\s?HCM|TPHCM|Tp\.?\s?HCM)(?!\w)")
_AGENCY = re.compile(
    rf"(?<!\w)((?:Cục|Chi cục|Kho bạc|Tổng cục)\s+(?:[Tt]huế|[Hh]ải quan|[Tt]hống kê|Nhà nước)(?:\s+(?:tỉnh|TP\.?|thành phố|khu vực))?\s*{_NAME})"
)
_GENERIC = re.compile(
    r"(?<!\w)(?:cả\s+nước|toàn\s+quốc|toàn\s+(?:tỉnh|huyện|thành\s+phố|thị\s+xã|quận|xã|phường|vùng)|"
    r"(?:tỉnh|huyện|thị\s+xã|thành\s+phố|quận|xã|phường)\s+(?:này|nhà|ta))(?!\w)"
)
# 'Đảng bộ huyện', 'UBND huyện' ... : the body of an area speaks for the area.
_LEVELS = {
    "tỉnh": "tỉnh",
    "huyện": "huyện",
    "h": "huyện",
    "thị xã": "thị xã",
    "tx": "thị xã",
    "thành phố": "thành phố",
    "tp": "thành phố",
    "quận": "quận",
    "xã": "xã",
    "x": "xã",
    "phường": "phường",
    "p": "phường",
    "thị trấn": "thị trấn",
    "tt": "thị trấn",
    "đặc khu": "đặc khu",
}
_LAST_NOT = re.compile(r"\s+(?:Đảng|Nguyễn|Trần|Lê|Phạm|Ông|Bà|Năm|Trong|Theo|Đồng|Chủ|Bí|Phó|Đến|Với|Tổng|Các|Nhiều|Hội|Khu|Quốc)$")


@dataclass(frozen=True, slots=True)
class AreaMention:
    """An area as named at a place of the folded text.

    `level` is its type word ('' where the text gives none); `generic` marks 'toàn tỉnh', 'huyện', 'cả nước'.
    """

    start: int
    end: int
    name: str
    level: str
    generic: bool = False
    agency: bool = False


def areas(folded: Folded) -> Iterator[AreaMention]:
    """Yield the areas named with a proper name, in order.

    >>> [a.name for a in areas(fold("Huyện Cần Đước, tỉnh Long An và TP.HCM"))]
    ['huyện Cần Đước', 'tỉnh Long An', 'TP.HCM']
    """
    found: list[AreaMention] = []
    for agency in _AGENCY.finditer(folded.cased):
        found.append(AreaMention(*agency.span(1), " ".join(agency.group(1).split()), "", agency=True))
    for short in _ABBREVIATED.finditer(folded.cased):
        found.append(AreaMention(*short.span(), short.group(), "thành phố"))
    for typed in _TYPED.finditer(folded.cased):
        prefix = typed.group(1)
        word = " ".join(prefix.split()).strip(" .").lower()
        if word in ("h", "p", "x", "tt") and "." not in prefix:
            continue
        name = typed.group(2)
        end = typed.end()
        while (last := _LAST_NOT.search(name)) is not None:
            end -= len(name) - last.start()
            name = name[: last.start()]
        shown = prefix.strip() if prefix.strip(" .").isupper() and len(word) <= 2 else word
        joint = "" if shown.endswith(".") and not prefix.endswith(" ") else " "
        found.append(AreaMention(typed.start(), end, f"{shown}{joint}{name}", _LEVELS[word]))
    pattern = province_names()
    for bare in pattern.finditer(folded.cased):
        found.append(AreaMention(*bare.span(), bare.group(), ""))
    found.sort(key=lambda mention: (mention.start, -mention.end))
    taken = -1
    for mention in found:
        if mention.start >= taken:
            yield mention
            taken = mention.end


def generic_areas(view: str) -> Iterator[tuple[int, int, str]]:
    """Yield (start, end, words) of areas named by their level alone: 'toàn tỉnh', 'huyện', 'cả nước'."""
    for found in _GENERIC.finditer(view):
        yield found.start(), found.end(), " ".join(found.group().split())


def reading_of(saying: str) -> str:
    """Give the areas of a saying, joined by ' + '."""
    return " + ".join(mention.name for mention in areas(fold(saying)))
