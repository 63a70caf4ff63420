"""Find other documents named in a text, by number or by date: NQ số 25-NQ/TU, ngày 04/11/2021 của Tỉnh ủy."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from functools import partial

from vedich.domain.document import DocumentReference
from vedich.reading.folding import Folded, fold
from vedich.reading.lexicon.load import alternatives, lexicon
from vedich.reading.openings import Finder, Opened, first_words

_TYPES: dict[str, str] = {
    way: name for name, ways in lexicon("documents")["types"].items() for way in [name.lower(), *ways]
}
_TYPE = alternatives(list(_TYPES))
# Only these are called by a bare number ('NQ 57', 'Đề án 06'); 'kế hoạch 30 giường' is a plan of thirty beds.
_BARE_TYPES = [way for name in lexicon("documents")["bare"] for way in _TYPES if _TYPES[way] == name]
_BARE = alternatives(_BARE_TYPES)
# A symbol has two parts at least: type and body (25-NQ/TU, 45/NQ-HĐND), or body and section (5425/UBND-KGVX).
_PART = r"[^\W\d_][\w&]*"
_CODE = rf"\d{{1,5}}(?:\s?/\s?(?:19|20)\d\d)?\s?[-/]\s?{_PART}(?:\s?[/-]\s?{_PART}){{1,3}}"
_YEARED = rf"\d{{1,4}}/(?:19|20)\d\d/{_PART}\d*(?:-{_PART})*"
_NUMBER = rf"(?P<number>{_YEARED}|{_CODE})"
_DATE = (
    r"(?:\s*,?\s*(?:\(|đề\s+)?(?:ban\s+hành\s+|ký\s+)?(?:vào\s+)?(?:ngày\s+)"
    r"(?:(?P<day>\d{1,2})\s?[/.\-]\s?(?P<month>\d{1,2})(?:\s?[/.\-]\s?(?P<year>(?:19|20)\d\d))?"
    r"|(?P<day2>\d{1,2})\s+tháng\s+(?P<month2>\d{1,2})(?:\s+năm\s+(?P<year2>(?:19|20)\d\d))?)\)?)"
)
_ISSUER = r"(?:\s*,?\s*(?:của|do)\s+(?P<issuer>[^,;.()\n]{2,90}))?"
_NUMBERED = re.compile(
    rf"(?:\b(?P<type>{_TYPE})\s+)?(?:(?:số|sô)\s*:?\s*)?(?<![\w/.,-]){_NUMBER}(?![\w/])(?:{_DATE})?{_ISSUER}"
)
# What every number of this form holds; between it and the place where the whole begins stand letters, blanks, colons.
_SYMBOL = re.compile(r"\d(?<![\w/.,-]\d)\d{0,4}(?:\s?/\s?(?:19|20)\d\d)?\s?[-/]\s?[^\W\d_]")
_PLAIN = Opened(
    re.compile(
        rf"\b(?P<type>{_BARE})\s+(?:số\s+)?(?P<number>\d{{1,5}})(?!\s?[-/]|[\d,%]|\.\d|\s*(?:%|tỷ|triệu|chỉ tiêu|dự án|ha\b|nhiệm vụ|xã|hộ|công trình|năm|tháng))"
        rf"(?:{_DATE})?{_ISSUER}"
    ),
    first_words(_BARE_TYPES),
)
_DATED = Opened(re.compile(rf"\b(?P<type>{_TYPE})\s*(?P<number>){_DATE}{_ISSUER}"), first_words(_TYPES))
# The issuer's name ends where the sentence goes on.
_STOP = re.compile(
    r"\s+(?:về|ban hành|quy định|và|với|phê duyệt|nhằm|để|giao|tại|khóa|đã|trong|là|được|do|có|thì|theo|gắn|kết luận|hướng dẫn|"
    r"sửa đổi|thay thế|bổ sung|triển khai|thực hiện|yêu cầu|công bố|chương trình|nghị quyết|nêu|\()(?!\w)"
)
# 'Ban Thường vụ Thị ủy đã ban hành Đề án 01': the issuer stands before.
_GIVER = re.compile(
    r"((?:ban thường vụ|ban chấp hành|hội đồng nhân dân|ủy ban nhân dân|ubnd|hđnd|tỉnh ủy|thành ủy|huyện ủy|thị ủy|quận ủy|đảng ủy|"
    r"thủ tướng|chính phủ|quốc hội|bộ|sở)(?:\s[^\W\d_]+){0,5}?)\s+(?:đã\s+|vừa\s+)?(?:ban hành|ký|ra|thông qua|có)\s+$"
)
_RELATIONS: tuple[tuple[str, re.Pattern[str]], ...] = tuple(
    (name, re.compile(rf"\b(?:{alternatives(words)})\b[^.;]{{0,40}}$"))
    for name, words in lexicon("documents")["relations"].items()
)


def references(folded: Folded, year: int | None = None) -> Iterator[tuple[int, int, DocumentReference]]:
    """Yield (start, end, reference) in the folded text; `year` completes a date printed without one.

    >>> [r.number for _, _, r in references(fold("theo Quyết định số 318/QĐ-TTg ngày 08/3/2022"))]
    ['318/QĐ-TTg']
    """
    view = folded.view
    finders: tuple[Finder, ...] = (
        partial(_numbered, view),
        partial(_PLAIN.search, view),
        partial(_DATED.search, view),
    )
    coming = [find(0) for find in finders]
    while found := min(filter(None, coming), key=lambda each: (each.start(), -each.end()), default=None):
        start, at, reference = _reference(folded, found, year)
        yield start, at, reference
        coming = [
            find(at) if each is not None and each.start() < at else each
            for find, each in zip(finders, coming, strict=True)
        ]


def _numbered(view: str, at: int) -> re.Match[str] | None:
    """Give the first document named by a number with a symbol, from a place on."""
    for symbol in _SYMBOL.finditer(view, at):
        begin = symbol.start()
        while begin > at and (
            view[begin - 1].isalpha() or view[begin - 1].isspace() or view[begin - 1] == ":"
        ):
            begin -= 1
        for place in range(begin, symbol.start() + 1):
            if found := _NUMBERED.match(view, place):
                return found
    return None


def _reference(folded: Folded, found: re.Match[str], year: int | None) -> tuple[int, int, DocumentReference]:
    start, end = found.span()
    issuer = found.group("issuer")
    if issuer is not None:
        cut = _STOP.search(issuer)
        length = len(issuer[: cut.start()].rstrip() if cut else issuer.rstrip())
        end = found.start("issuer") + length
        issuer = folded.cased[found.start("issuer") : end] if length > 1 else None
    number = " ".join(folded.cased[found.start("number") : found.end("number")].split()).replace(" ", "")
    word = found.group("type")
    named = _TYPES.get(" ".join(word.split())) if word else None
    before = folded.view[max(0, start - 60) : start]
    if issuer is None and (giver := _GIVER.search(folded.view, max(0, start - 120), start)):
        issuer = folded.cased[giver.start(1) : giver.end(1)]
    span = folded.origin(start, end)
    return (
        start,
        end,
        DocumentReference(
            span=span,
            surface=folded.original[span.start : span.end],
            number=number or None,
            date=_date(found, year),
            issuer=issuer,
            type=named or _type_of(number),
            relation=next((name for name, words in _RELATIONS if words.search(before)), None),
            certainty=0.95 if number else 0.8,
            rules=("reference",),
        ),
    )


def _type_of(number: str) -> str | None:
    """Give the type that the number's own abbreviation names ('25-NQ/TU' is a resolution)."""
    symbol = re.search(r"[-/](nq|qđ|ctr|ct|kh|bc|tb|hd|kl|ttr|tt|nđ|qc|cv|pa|đa)(?=[-/])", number.lower())
    abbreviation = symbol.group(1) if symbol else ""
    return _TYPES.get(abbreviation)


def _date(found: re.Match[str], year: int | None) -> str | None:
    day, month = found.group("day") or found.group("day2"), found.group("month") or found.group("month2")
    given = found.group("year") or found.group("year2") or year
    if not day or not month or not given:
        return None
    try:
        return date(int(given), int(month), int(day)).isoformat()
    except ValueError:
        return None


def reading_of(saying: str) -> str:
    """Give type, number, date and issuer of each reference in a saying."""
    return " + ".join(
        " · ".join(part for part in (read.type, read.number, read.date, read.issuer) if part)
        for _, _, read in references(fold(saying))
    )
