"""Find numbers that count nothing: footnotes, articles of a law, list marks, roads, ordinals, terms, names."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import partial

from vedich.reading.openings import Opened, first_words, leftmost

_ARTICLES = r"điều|khoản|điểm|mục|chương|phụ lục|biểu số|biểu|bảng|mẫu số|hình|trang|tr\.|số thứ tự|quyển|tập"
_RANKS = r"thứ|lần thứ|hạng|top|xếp thứ|đứng thứ|vị trí"
_NAMED = r"quốc lộ|ql|đường tỉnh|tỉnh lộ|đt|dt|hl|hương lộ|đường số|đường|km số|lô số|tờ số|thửa số|căn cứ số|số nhà|ấp|khu phố|tổ|thôn|bản|phường|quận|hẻm|ngõ|đội|khóa|nghị quyết số|vùng|covid|covid-|loại|mức độ|giai đoạn|cấp độ|bậc|nhóm|kỳ họp thứ|đợt|vành đai|tuyến số|tuyến metro số|metro số|cấp"
_PHONES = r"đt|điện thoại|hotline|fax|tel|sđt"
_AT_WORDS = Opened(
    re.compile(
        rf"(?<!\w)(?:{_ARTICLES})\s+\d+(?:\.\d+)*(?:/\S+)?"
        rf"|(?<!\w)(?:{_RANKS})\s+\d+(?:\s*/\s*\d+)?"
        rf"|(?<!\w)(?:{_NAMED})\s?-?\s?\d{{1,3}}(?![\d.,]|\s*(?:%|tỷ|triệu|ha|xã|hộ|người|dự án|trường|công trình|đơn vị))"
        rf"|(?<!\w)(?:{_PHONES})[:.\s]*[\d .\-]{{7,}}"
    ),
    first_words([_ARTICLES, _RANKS, _NAMED, _PHONES]),
)
# Every one of these begins with a sign or a digit; the engine finds that quickly, so it stands in front, and what
# the rest says of the sign looks back at it.
_AT_SIGNS = re.compile(
    r"[\[(\d](?:"
    r"(?<=\[)\d{1,3}\]"
    r"|(?<=\d)(?:(?<!\w\d)\d?\s?(?:h|giờ)\s?\d{0,2}(?!\w)|(?<!\d\d)\d?:\d{2}(?!\d)"
    r"|(?<!\w\d)\d{0,2}\s?-\s?\d{1,3}(?:\s?-\s?\d{1,3})?\s*tuổi"
    r"|(?<=2)(?:(?<!\w\d)4/24|4/7)|(?<!\w\d)(?:(?<=3)d\b|(?<=[45])g\b))"
    r"|(?<=\()\d{1,2}\)(?=\s*[^\W\d])"
    r")"
)
_AT_LINES = re.compile(r"(?m:^)[^\S\n]*\(?(?:(?:\d{1,2}\.){1,3}(?=\s*[^\W\d])|\d{1,2}[.)](?=\s))")
_FOOTNOTE = re.compile(r"\[\d{1,3}\]")


def masks(view: str) -> Iterator[tuple[int, int]]:
    """Yield the places of numbers that count nothing, in order and apart.

    >>> text = "điều 5 nghị định; 1. thu 24/7 đạt 12 tỷ đồng [3]"
    >>> [text[start:end] for start, end in masks(text)]
    ['điều 5', '24/7', '[3]']
    """
    for found in leftmost([partial(pattern.search, view) for pattern in (_AT_WORDS, _AT_SIGNS, _AT_LINES)]):
        yield found.span()


def footnotes(view: str) -> Iterator[tuple[int, int]]:
    """Yield the places of the marks of footnotes."""
    for found in _FOOTNOTE.finditer(view):
        yield found.span()
