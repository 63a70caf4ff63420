"""Find the areas a text names: huyện Cần Đước · TX. Cai Lậy · các quận Hải Châu, Thanh Khê · Long An."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache

from vedich.catalog.areas import fold as fold_name
from vedich.catalog.folding import without_marks
from vedich.reading.area_name import bare_key, is_known, level_shown, name_within, shown
from vedich.reading.folding import Folded, fold
from vedich.reading.lexicon.places import levels, province_names, words
from vedich.reading.openings import Opened

# Vietnamese capitals stand among small letters in Unicode, so a range would take both.
_UPPER = "".join(chr(code) for code in (*range(0x41, 0x1F0), *range(0x1EA0, 0x1EFA)) if chr(code).isupper())
_WORD = rf"[{_UPPER}][^\W\d_]*(?:['’`][^\W\d_]+)?"
_NUMERAL = r"(?:[ \u00a0](?:[IVX]{1,4}|\d{1,2})(?![\w.,/%]))?"
_NAME = rf"{_WORD}(?:[ \u00a0]{_WORD}|\s?[-–]\s?{_WORD}){{0,4}}{_NUMERAL}"
_TYPED = Opened(
    re.compile(
        r"(?<!\w)((?:[Tt]ỉnh|[Tt]hủ đô|[Hh]uyện|[Tt]hị xã|[Tt]hành phố|[Qq]uận|[Xx]ã|[Pp]hường|[Tt]hị trấn|"
        r"[Đđ]ặc khu|[Ấấ]p|[Tt]hôn|[Bb]uôn|[Kk]hu phố|[Tt]ổ dân phố|"
        r"TỈNH|HUYỆN|THỊ XÃ|THÀNH PHỐ|QUẬN|XÃ|PHƯỜNG|THỊ TRẤN)[ \u00a0]{1,2}"
        r"|(?:TP|Tp|TX|Tx|TT|H|P|X|Q)(?:\.[ \u00a0]{0,2}|[ \u00a0]{1,2}))"
        rf"({_NAME})"
    ),
    (
        "tỉnh",
        "thủ",
        "huyện",
        "thị",
        "thành",
        "quận",
        "xã",
        "phường",
        "đặc",
        "ấp",
        "thôn",
        "buôn",
        "khu",
        "tổ",
        "tp",
        "tx",
        "tt",
        "h",
        "p",
        "x",
        "q",
    ),
)
# 'Huyện ủy Đức Hòa': the Party committee speaks for its area.
_BODY = Opened(
    re.compile(
        r"(?<!\w)([Tt]ỉnh|[Tt]hành|[Hh]uyện|[Tt]hị|[Qq]uận|TỈNH|THÀNH|HUYỆN|THỊ|QUẬN)[ \u00a0]"
        rf"(?:[uủ][ỷy]|[UỦ][ỶY])[ \u00a0]({_NAME})"
    ),
    ("tỉnh", "thành", "huyện", "thị", "quận"),
)
_BODY_LEVELS = {"tỉnh": "tỉnh", "thành": "thành phố", "huyện": "huyện", "thị": "thị xã", "quận": "quận"}
_NUMBERED = Opened(
    re.compile(
        r"(?<!\w)(?<!\d )([Qq]uận|[Pp]hường|QUẬN|PHƯỜNG)[ \u00a0](\d{1,2})"
        r"(?![\w%]|[.,/]\d|\s*(?:xã|hộ|tỷ|triệu|%))"
    ),
    ("quận", "phường"),
)
_ABBREVIATED = Opened(
    re.compile(r"(?<!\w)(?:(T[Pp]\.?\s?HCM)|TT[ \u00a0]Huế|BR-VT|BRVT)(?!\w)"),
    ("tp", "tphcm", "tt", "br", "brvt"),
)
_REVENUE = Opened(
    re.compile(
        r"(?<!\w)((?:Chi cục|Cục|CỤC|Kho bạc)\s+(?:[Tt]huế|THUẾ|[Hh]ải quan|HẢI QUAN|Nhà nước)"
        rf"(?:\s+(?:tỉnh|TỈNH|TP\.?|thành phố|huyện|khu vực))?(?:\s*{_NAME}|(?<=TP)))"
    ),
    ("chi", "cục", "kho"),
)
_RUN = re.compile(rf"(?<![\w.]){_WORD}(?:[ \u00a0]{{1,2}}{_WORD}|\s?[-–]\s?{_WORD})*")
_PART = re.compile(r"[^\W\d_]+(?:['’`][^\W\d_]+)?")
_MANY = re.compile(r"(?<!\w)(?:các|những|hai|ba|bốn|năm|sáu|\d{1,2})\s+$")
# 'các huyện Chư Sê: 55/38, Đak Đoa: 60/21 và Krông Pa': the type word holds for the whole list.
_NEXT = re.compile(
    rf"(?:[ \u00a0]?[:(]?[ \u00a0]?[\d.,/%]+[ \u00a0]?\)?[^\W\d_ ]{{0,4}})?\s?(?:,|;|,?\s?và)\s({_NAME})"
)
_LONGEST = 5


@dataclass(frozen=True, slots=True)
class AreaMention:
    """An area as named at a place of the folded text.

    `level` is its type word in full ('' where neither text nor catalog gives one); `agency` marks an office
    whose own figures a text tells ('Cục Thuế TP.HCM'); `bare` a name printed without type word.
    """

    start: int
    end: int
    name: str
    level: str
    agency: bool = False
    bare: bool = False


def areas(folded: Folded) -> Iterator[AreaMention]:
    """Yield the areas a text names, in order: with their type word, and provinces without it.

    >>> [a.name for a in areas(fold("Huyện Cần Đước, tỉnh Long An và TP.HCM"))]
    ['huyện Cần Đước', 'tỉnh Long An', 'TP.HCM']
    """
    yield from with_bare(folded, typed_areas(folded), {})


def typed_areas(folded: Folded) -> list[AreaMention]:
    """Give the areas named with their type word, and fixed abbreviations, in order."""
    found = [*_with_type_word(folded), *_fixed(folded)]
    found.sort(key=lambda mention: (mention.start, -mention.end))
    apart: list[AreaMention] = []
    for mention in found:
        if not apart or mention.start >= apart[-1].end:
            apart.append(mention)
    return apart


def with_bare(folded: Folded, typed: Sequence[AreaMention], known: Mapping[str, str]) -> list[AreaMention]:
    """Give the areas found with those named without type word: provinces, and `known` names.

    `known` holds names by `bare_key`, with their level words.
    """
    return sorted((*typed, *_bare(folded, typed, known)), key=lambda mention: mention.start)


def _fixed(folded: Folded) -> Iterator[AreaMention]:
    for office in _REVENUE.finditer(folded.view, text=folded.cased):
        yield AreaMention(*office.span(1), shown(office.group(1)), "", agency=True)
    for short in _ABBREVIATED.finditer(folded.view, text=folded.cased):
        yield AreaMention(*short.span(), short.group(), "thành phố" if short.group(1) else "tỉnh")
    for numbered in _NUMBERED.finditer(folded.view, text=folded.cased):
        word = numbered.group(1).lower()
        yield AreaMention(*numbered.span(), f"{word} {numbered.group(2)}", word)
    for body in _BODY.finditer(folded.view, text=folded.cased):
        level = _BODY_LEVELS[body.group(1).lower()]
        name = name_within(level, body.group(2))
        if name is not None and is_known(f"{level} {name}"):
            yield AreaMention(body.start(), body.start(2) + len(name), f"{level} {shown(name)}", level)


def _with_type_word(folded: Folded) -> Iterator[AreaMention]:
    for typed in _TYPED.finditer(folded.view, text=folded.cased):
        prefix = typed.group(1)
        word = " ".join(prefix.split()).strip(" .").lower()
        if len(word) == 1 and "." not in prefix:
            continue
        level = levels()[word]
        name = name_within(level, typed.group(2))
        if name is None or (word == "tt" and "." not in prefix and not is_known(f"{level} {name}")):
            continue
        short = len(word) <= 2 and prefix.strip(" .").isupper()
        joint = "" if prefix.endswith(".") else " "
        said = prefix.strip() if short else word
        end = typed.start(2) + len(name)
        mention = AreaMention(typed.start(), end, f"{level_shown(said)}{joint}{shown(name)}", level)
        yield mention
        if _MANY.search(folded.view, max(0, mention.start - 12), mention.start):
            yield from _listed(folded, mention)


def _listed(folded: Folded, first: AreaMention) -> Iterator[AreaMention]:
    """Yield the names that follow under the type word of the first: 'các huyện Hương Khê, Vũ Quang'."""
    at = first.end
    while (found := _NEXT.match(folded.cased, at)) is not None:
        name = name_within(first.level, found.group(1))
        if name is None or not (is_known(f"{first.level} {name}") or is_known(name)):
            return
        at = found.start(1) + len(name)
        yield AreaMention(found.start(1), at, f"{first.level} {shown(name)}", first.level, bare=True)


def _bare(folded: Folded, taken: Sequence[AreaMention], known: Mapping[str, str]) -> Iterator[AreaMention]:
    """Yield names that stand without type word: provinces anywhere, `known` names where they stand whole."""
    cased = folded.cased
    beginnings = sorted(known)
    at = 0
    for run_start, run_end, words_of_run in _capitals(cased):
        while at < len(taken) and taken[at].end <= run_start:
            at += 1
        cut = at < len(taken) and taken[at].start < run_end
        parts = _parts(cased, run_start, taken[at].start) if cut else words_of_run
        index = 0
        while index < len(parts):
            if not _may_begin(cased[slice(*parts[index])], beginnings):
                index += 1
                continue
            for size in range(min(_LONGEST, len(parts) - index), 0, -1):
                start, end = parts[index][0], parts[index + size - 1][1]
                whole = index + size == len(parts) or cased[end : end + 3].strip(" \u00a0")[:1] in "-–"
                level = _bare_level(cased[start:end], known if whole else {})
                if level is not None and (index == 0 or _leads(folded, parts[0][0], start)):
                    yield AreaMention(start, end, shown(cased[start:end]), level, bare=True)
                    index += size
                    break
            else:
                index += 1


@lru_cache(maxsize=2)  # a text is asked twice: for provinces, and for the names inside its own area
def _capitals(cased: str) -> list[tuple[int, int, list[tuple[int, int]]]]:
    """Give the runs of words with capitals, and the words of each."""
    return [(*run.span(), _parts(cased, *run.span())) for run in _RUN.finditer(cased)]


def _parts(cased: str, start: int, end: int) -> list[tuple[int, int]]:
    return [part.span() for part in _PART.finditer(cased, start, end)]


def _may_begin(word: str, beginnings: Sequence[str]) -> bool:
    """Say whether a province, or a name whose `bare_key` is in the sorted `beginnings`, may begin with a word."""
    letters = _letters(word)
    if letters in _first_letters():
        return True
    at = bisect_left(beginnings, letters)
    return at < len(beginnings) and beginnings[at].startswith(letters)


@lru_cache(maxsize=8192)
def _letters(word: str) -> str:
    return re.sub(r"[\Wʼ]", "", without_marks(word.lower().replace("ð", "đ"))).replace("y", "i")


@cache
def _first_letters() -> frozenset[str]:
    return frozenset(_letters(name.split()[0]) for name in province_names())


def _bare_level(name: str, known: Mapping[str, str]) -> str | None:
    if " " in name or "\u00a0" in name or "-" in name or name == "Huế":
        level = province_names().get(fold_name(name))
        if level is not None:
            return level
    return known.get(bare_key(name)) if known else None


def _leads(folded: Folded, start: int, end: int) -> bool:
    """Say whether the capitals before a name are no part of it: 'Riêng Na Rì', 'Du lịch Ninh Bình'."""
    before = folded.view[start:end]
    said = bool(_lead_words().fullmatch(before)) or before.rstrip()[-1:] in "-–"
    return said or folded.cased[start:end].isupper()


@cache
def _lead_words() -> re.Pattern[str]:
    return re.compile(rf"(?:(?:[^\W\d_]+\s+)*(?:{words('leads')})|{words('leads')})\s+")


def reading_of(saying: str) -> str:
    """Give the areas of a saying, joined by ' + '."""
    return " + ".join(mention.name for mention in areas(fold(saying)))
