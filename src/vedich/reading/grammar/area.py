"""Find the areas a text names: huyện Cần Đước · TX. Cai Lậy · các quận Hải Châu, Thanh Khê · TP.HCM · Long An."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache, lru_cache

from vedich.catalog.areas.naming import fold as fold_name
from vedich.catalog.areas.naming import plain
from vedich.catalog.areas.resolve import is_area_name, resolve
from vedich.reading.folding import Folded, fold
from vedich.reading.lexicon.places import levels, province_names, words

# Vietnamese capitals stand among small letters in Unicode, so a range would take both.
_UPPER = "".join(chr(code) for code in (*range(0x41, 0x1F0), *range(0x1EA0, 0x1EFA)) if chr(code).isupper())
_WORD = rf"[{_UPPER}][^\W\d_]*(?:['’`][^\W\d_]+)?"
_NAME = rf"{_WORD}(?:[ \u00a0]{_WORD}|\s?[-–]\s?{_WORD}){{0,4}}(?:[ \u00a0](?:[IVX]{{1,4}}|\d{{1,2}})(?![\w.,/%]))?"
_TYPED = re.compile(
    r"(?<!\w)((?:[Tt]ỉnh|[Tt]hủ đô|[Hh]uyện|[Tt]hị xã|[Tt]hành phố|[Qq]uận|[Xx]ã|[Pp]hường|[Tt]hị trấn|[Đđ]ặc khu|"
    r"[Ấấ]p|[Tt]hôn|[Bb]uôn|[Kk]hu phố|[Tt]ổ dân phố|TP|Tp|TX|Tx|TT|H|P|X|Q|"
    r"TỈNH|HUYỆN|THỊ XÃ|THÀNH PHỐ|QUẬN|XÃ|PHƯỜNG|THỊ TRẤN)(?:\.[ \u00a0]{0,2}|[ \u00a0]{1,2}))"
    rf"({_NAME})"
)
_BODY = re.compile(
    rf"(?<!\w)((?:[Tt]ỉnh|[Tt]hành|[Hh]uyện|[Tt]hị|[Qq]uận|TỈNH|THÀNH|HUYỆN|THỊ|QUẬN)[ \u00a0](?:[uủ][ỷy]|[UỦ][ỶY])[ \u00a0])({_NAME})"
)
_NUMBERED = re.compile(
    r"(?<![\w\d])(?<!\d )([Qq]uận|[Pp]hường)[ \u00a0](\d{1,2})(?![\w\d%]|[.,/]\d|\s*(?:xã|hộ|tỷ|triệu|%))"
)
_ABBREVIATED = re.compile(r"(?<!\w)(?:TP\.?\s?HCM|TPHCM|Tp\.?\s?HCM|TT[ \u00a0]Huế|BR-VT|BRVT)(?!\w)")
_REVENUE = re.compile(
    rf"(?<!\w)((?:Chi cục|Cục|CỤC|Kho bạc)\s+(?:[Tt]huế|THUẾ|[Hh]ải quan|HẢI QUAN|Nhà nước)"
    rf"(?:\s+(?:tỉnh|TỈNH|TP\.?|thành phố|huyện|khu vực))?(?:\s*{_NAME}|(?<=TP)))"
)
_BODIES = {"tỉnh": "tỉnh", "thành": "thành phố", "huyện": "huyện", "thị": "thị xã", "quận": "quận"}
_RUN = re.compile(rf"(?<![\w.]){_WORD}(?:[ \u00a0]{{1,2}}{_WORD}|\s?[-–]\s?{_WORD})*")
_PART = re.compile(r"[^\W\d_]+(?:['’`][^\W\d_]+)?")
_MANY = re.compile(r"(?<!\w)(?:các|những|hai|ba|bốn|năm|sáu|\d{1,2})\s+$")
# 'các huyện Chư Sê: 55/38, Đak Đoa: 60/21 và Krông Pa': the type word holds for the whole list.
_NEXT = re.compile(
    rf"(?:[ \u00a0]?[:(]?[ \u00a0]?[\d.,/%]+[ \u00a0]?\)?[^\W\d_ ]{{0,4}})?\s?(?:,|;|,?\s?và)\s({_NAME})"
)


@dataclass(frozen=True, slots=True)
class AreaMention:
    """An area as named at a place of the folded text.

    `level` is its type word in full ('' where neither text nor catalog gives one); `agency` marks an office whose
    own figures a text tells ('Cục Thuế TP.HCM'); `bare` a name printed without type word.
    """

    start: int
    end: int
    name: str
    level: str
    agency: bool = False
    bare: bool = False


def areas(folded: Folded, known: Mapping[str, str] | None = None) -> Iterator[AreaMention]:
    """Yield the areas a text names, in order; `known` holds further bare names (by `bare_key`) and their levels.

    >>> [a.name for a in areas(fold("Huyện Cần Đước, tỉnh Long An và TP.HCM"))]
    ['huyện Cần Đước', 'tỉnh Long An', 'TP.HCM']
    """
    cased = folded.cased
    found = [
        AreaMention(*office.span(1), _shown(office.group(1)), "", agency=True)
        for office in _REVENUE.finditer(cased)
    ]
    found += [
        AreaMention(
            *short.span(),
            short.group(),
            "tỉnh" if short.group()[0] in "B" or "Huế" in short.group() else "thành phố",
        )
        for short in _ABBREVIATED.finditer(cased)
    ]
    found += [
        AreaMention(
            *numbered.span(), f"{numbered.group(1).lower()} {numbered.group(2)}", numbered.group(1).lower()
        )
        for numbered in _NUMBERED.finditer(cased)
    ]
    for typed in _TYPED.finditer(cased):
        mention = _typed(typed)
        if mention is not None:
            found.append(mention)
            found += _listed(folded, mention)
    for body in _BODY.finditer(cased):
        level = _BODIES[body.group(1).split()[0].lower()]
        name = _cut(level, body.group(2))
        if name is not None and is_known(f"{level} {name}"):
            found.append(
                AreaMention(body.start(), body.start(2) + len(name), f"{level} {_shown(name)}", level)
            )
    found.sort(key=lambda mention: (mention.start, -mention.end))
    taken = -1
    apart = []
    for mention in found:
        if mention.start >= taken:
            apart.append(mention)
            taken = mention.end
    starts = {mention.start: mention for mention in apart}
    apart += _bare(folded, starts, known or {})
    yield from sorted(apart, key=lambda mention: mention.start)


def bare_key(name: str) -> str:
    """Give the key under which a bare name is looked up, blind to accents and blanks ('Đakrông', 'Đa Krông').

    >>> bare_key("Đa Krông") == bare_key("Đakrông")
    True
    """
    return plain(name).replace(" ", "")


@lru_cache(maxsize=8192)
def is_known(name: str) -> bool:
    """Say whether the catalog knows an area by this name with this type word."""
    found = resolve(name, on=None)
    return bool(found) and found[0].score >= 0.6


def _typed(typed: re.Match[str]) -> AreaMention | None:
    prefix, name = typed.group(1), typed.group(2)
    word = " ".join(prefix.split()).strip(" .").lower()
    if len(word) == 1 and "." not in prefix:
        return None
    level = levels()[word]
    kept = _cut(level, name)
    if kept is None or (word == "tt" and "." not in prefix and not is_known(f"{level} {kept}")):
        return None
    end = typed.start(2) + len(kept)
    shown = prefix.strip() if len(word) <= 2 and prefix.strip(" .").isupper() else word
    joint = "" if shown.endswith(".") and not prefix.endswith((" ", "\u00a0")) else " "
    return AreaMention(typed.start(), end, f"{shown}{joint}{_shown(kept)}", level)


@lru_cache(maxsize=4096)
def _cut(level: str, name: str) -> str | None:
    """Keep of a run of capitals what is the name: the longest beginning that the catalog knows, else all but titles.

    >>> _cut("huyện", "Cần Đước - Đào Hữu Tấn"), _cut("tỉnh", "CAO BẰNG ĐẾN"), _cut("xã", "HỘI CHỦ NGHĨA")
    ('Cần Đước', 'CAO BẰNG', None)
    """
    shouted = name.isupper() and len(name) > 2
    ends = [part.end() for part in re.finditer(r"[^\W_]+(?:['’`][^\W\d_]+)?", name)]
    for end in reversed(ends):
        title = f"{level} {name[:end]}"
        if is_area_name(title) if level == "xã" and shouted else is_known(title):
            return name[:end]
    if level == "xã" and shouted:
        return None  # 'KINH TẾ - XÃ HỘI', 'CỘNG HÒA XÃ HỘI CHỦ NGHĨA'
    stop = _not_in_names().search(name.lower())
    if stop is not None:
        name = name[: stop.start()].rstrip(" \u00a0-–")
    name = re.split(r"\s[-–]\s", name)[0]
    return name or None


@cache
def _not_in_names() -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)(?:{words('not_in_names')})(?!\w)")


def _listed(folded: Folded, first: AreaMention) -> Iterator[AreaMention]:
    if not _MANY.search(folded.view, max(0, first.start - 12), first.start):
        return
    at = first.end
    while (found := _NEXT.match(folded.cased, at)) is not None:
        name = _cut(first.level, found.group(1))
        if name is None:
            return
        at = found.start(1) + len(name)
        if not (is_known(f"{first.level} {name}") or is_known(name)):
            return
        yield AreaMention(found.start(1), at, f"{first.level} {_shown(name)}", first.level, bare=True)


def _bare(
    folded: Folded, starts: Mapping[int, AreaMention], known: Mapping[str, str]
) -> Iterator[AreaMention]:
    """Yield names that stand without type word: provinces anywhere, `known` names where they stand whole."""
    provinces = province_names()
    taken = sorted((mention.start, mention.end) for mention in starts.values())
    at = 0
    for run in _RUN.finditer(folded.cased):
        while at < len(taken) and taken[at][1] <= run.start():
            at += 1
        border = taken[at][0] if at < len(taken) else len(folded.cased)
        if border <= run.start():
            continue
        parts = [part.span() for part in _PART.finditer(folded.cased, run.start(), min(run.end(), border))]
        index = 0
        while index < len(parts):
            size = min(5, len(parts) - index)
            while size > 0:
                start, end = parts[index][0], parts[index + size - 1][1]
                name = folded.cased[start:end]
                level = provinces.get(fold_name(name)) if size > 1 or name == "Huế" else None
                whole = index + size == len(parts) or folded.cased[end : end + 3].strip(" \u00a0")[:1] in "-–"
                if level is None and whole and known:
                    level = known.get(bare_key(name))
                if level is not None and (index == 0 or _leads(folded, parts[0][0], start)):
                    yield AreaMention(start, end, _shown(name), level, bare=True)
                    index += size
                    break
                size -= 1
            else:
                index += 1


def _leads(folded: Folded, start: int, end: int) -> bool:
    before = folded.view[start:end]
    return (
        bool(_lead_words().fullmatch(before))
        or before.rstrip()[-1:] in "-–"
        or folded.cased[start:end].isupper()
    )


@cache
def _lead_words() -> re.Pattern[str]:
    return re.compile(rf"(?:(?:[^\W\d_]+\s+)*(?:{words('leads')})|{words('leads')})\s+")


def _shown(name: str) -> str:
    """Write a name for people: single blanks, Đ for the Icelandic Ð, no shouting."""
    name = " ".join(name.replace("Ð", "Đ").split())
    return name.title() if len(name) > 5 and name.isupper() else name


def reading_of(saying: str) -> str:
    """Give the areas of a saying, joined by ' + '."""
    return " + ".join(mention.name for mention in areas(fold(saying)))
