"""Find the measure behind a number: % · tỷ đồng · nghìn ha · triệu đồng/người/năm · hộ."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal

from vedich.reading.lexicon.measures import Spelling, scales, spellings

# 'năm 2026 tỷ lệ hộ nghèo', 'năm 2026 tỷ trọng': no billion, unlike '12,5 tỷ lệ phí', '5 tỷ giá trị sản xuất'.
BILLION = r"(?!\s+(?:lệ(?!\s+phí)|trọng|suất|giá(?!\s+trị)|số\s+(?:giới|chết|tử|chênh))(?!\w))"
_SHARE = re.compile(rf"\s*tỷ(?!{BILLION})(?!\w)")
_NEXT_WORD = re.compile(r" {0,3}(?:\n {0,3})?((?:[^\W\d_]+(?:[23](?!\d))?|[&'’-](?=[^\W\d_]))+)")
# '%', '%%' and '⁄2' as scanners print it, '%o' for per mille, a lone '/' before KH.
_PER_CENT = re.compile(
    r"\s{0,2}(?:(%o(?!\w)|‰|%0(?!\d))|%(?:/%|%)?|/[%2](?=\s*kh\b)|/(?=\s*kh\b)|phần trăm\b)"
)
_POINTS = re.compile(r"\s{0,2}(?:điểm\s*(?:%|phần\s+trăm)|%\s*điểm)")
_PER = re.compile(
    r"\s?/\s?(?:năm|tháng|ngày|người|hộ|ha|km2|m2|km|kg|tấn|lao\s+động|đầu\s+người|xã|vụ|lượt|con|"
    r"vạn\s+dân|10\.000\s+dân|1\.000\s+dân|lít|kwh|học\s+sinh|m3|giờ|căn|suất|thành\s+viên)\b"
)
_PER_YEAR = re.compile(r"\s?/\s?năm\b")
_PER_HEAD = re.compile(r"\s(?:trên|mỗi)\s(?:người|hộ|ha)\b")
_NOUN = re.compile(r"[^\W\d_]+")


@dataclass(frozen=True, slots=True)
class Measured:
    """The measure that stands behind a number: canonical form, sort, scale of the number, and where it ends."""

    measure: str
    sort: str
    scale: Decimal
    end: int


_ONE = Decimal(1)


def measured_at(view: str, at: int) -> Measured | None:
    """Read the measure that starts at `at` (blanks allowed), or None.

    >>> measured_at("41,8 nghìn ha", 4)
    Measured(measure='ha', sort='area', scale=Decimal('1000'), end=13)
    >>> measured_at("9 hoặc", 1) is None
    True
    """
    if points := _POINTS.match(view, at):
        return Measured("điểm %", "ratio", _ONE, points.end())
    if per_cent := _PER_CENT.match(view, at):
        end = per_cent.end()
        if per_cent.group(1):
            return Measured("‰", "ratio", _ONE, end)
        per_year = _PER_YEAR.match(view, end)
        return Measured("%", "ratio", _ONE, per_year.end() if per_year else end)
    if _SHARE.match(view, at):
        return None
    words: list[tuple[str, int]] = []
    place = at
    for _ in range(6):
        found = _NEXT_WORD.match(view, place)
        if not found:
            break
        place = found.end()
        words.append((found.group(1), place))
    return _longest(view, words) if words else None


def _longest(view: str, words: list[tuple[str, int]]) -> Measured | None:
    scale = _ONE
    scale_words: list[str] = []
    at = 0
    while at < len(words) and words[at][0] in scales() and len(scale_words) < 2:
        scale *= scales()[words[at][0]]
        scale_words.append(words[at][0])
        at += 1
    known = spellings()
    for size in range(min(4, len(words) - at), 0, -1):
        spelling = known.get(" ".join(word for word, _ in words[at : at + size]))
        if spelling:
            return _with_suffix(view, spelling, scale, scale_words, words[at + size - 1][1])
    if scale_words and len(words) > at and words[at][0] in ("đông", "dồng", "đổng"):
        # 'tỷ đông': the mark of a scanner, in the one place where it can be nothing else
        return _with_suffix(view, Spelling("đồng", "money"), scale, scale_words, words[at][1])
    if scale_words and scale_words[-1] in ("tỷ", "triệu"):
        # Money is named by its scale alone: '35.811 tỷ'.
        money = Spelling("đồng", "money")
        return _with_suffix(view, money, scale, scale_words, words[at - 1][1])
    return None


def _with_suffix(view: str, spelling: Spelling, scale: Decimal, scale_words: list[str], end: int) -> Measured:
    measure = spelling.measure
    if spelling.sort == "money":
        if scale_words:
            prefix = ["nghìn" if word == "ngàn" else word for word in scale_words]
            if len(prefix) == 2 and prefix != ["nghìn", "tỷ"]:
                # '2,3 triệu tỷ đồng' is 2.300.000 tỷ đồng
                scale, prefix = scales()[scale_words[0]], prefix[1:]
            elif len(prefix) == 2:
                scale, prefix = Decimal(1000), ["tỷ"]
            else:
                scale = _ONE
            measure = " ".join([*prefix, measure])
    while suffix := _PER.match(view, end):
        measure += "/" + " ".join(suffix.group().replace("/", " ").split())
        end = suffix.end()
    if spelling.sort == "money" and (head := _PER_HEAD.match(view, end)):
        measure += "/" + head.group().split()[-1]
        end = head.end()
    return Measured(measure, spelling.sort, scale * spelling.factor, end)


def reading_of(saying: str) -> str:
    """Give the measure the rule reads behind the first number of a saying."""
    found = re.match(r"[\d.,]+", saying)
    read = measured_at(saying.lower(), found.end()) if found else None
    if read is None:
        return ""
    return read.measure if read.scale == 1 else f"{read.scale:f} × {read.measure}"
