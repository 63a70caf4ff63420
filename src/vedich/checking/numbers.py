"""Document numbers as printed, and what is wrong with their form: '25-NQ/TU', '45/NQ-HĐND'."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from vedich.catalog.load import catalog
from vedich.checking.view import View
from vedich.domain.document import Span

_PARTY = frozenset({"TU", "HU", "ThU", "TW", "ĐU", "QU", "BTV", "ĐH", "ĐUK", "BCĐTW"})
_STATE = frozenset({"UBND", "HĐND", "CP", "TTg", "UBTVQH", "BTC", "BKHĐT", "BNV", "BYT", "BGDĐT", "VPCP"})
# In a letter these name the office that wrote it, not a type: '12/UBND-KH'.
_OFFICES = frozenset({"KH", "TC", "TH", "HC", "KT", "NC", "VX", "CT", "QC", "ĐT", "XD", "TP", "DA", "PA"})
_NUMBER = re.compile(
    r"(?P<number>\d{1,5}(?:/(?P<year>(?:19|20)\d\d))?)(?P<sign>[-/]{0,2})"
    r"(?P<first>[A-ZĐ][A-Za-zĐđ]{0,6})(?P<joint>[-/]{1,2}|(?=\s|[,.;)]|$))(?P<second>[A-ZĐ][A-Za-zĐđ0-9&]*)?"
)
_JOINED = re.compile(r"[\w/.-]")
_BEFORE = re.compile(r"([A-ZĐa-zà-ỹđ]+ [a-zà-ỹđ]+|[Ll]uật) (?:số|hành động số)\s*:?\s*$")
_OWN = re.compile(r"(?:^|\n)\s*Số\s*:\s*$")
_DATED = re.compile(
    r"[^\n]{0,20}?ngày (?:\d{1,2}[/.-]\d{1,2}[/.-]|\d{1,2} tháng \d{1,2} năm )(?P<year>(?:19|20)\d\d)"
)
_YEAR_ALONE = re.compile(r"\s+(?:ngày|của)")


@dataclass(frozen=True, slots=True)
class Number:
    """A document number in the text; `form` is how it should be printed where it is malformed.

    `type_said` is the type the words before it name, `type_meant` the one its symbol names, where both are
    known; `year` is the year in the number, `dated` the year of the day behind it.
    """

    span: Span
    text: str
    form: str | None = None
    type_said: str | None = None
    type_meant: str | None = None
    year: int | None = None
    dated: int | None = None


def numbers_of(view: View) -> tuple[Number, ...]:
    """Give the document numbers of a text."""
    return tuple(_numbers(view))


@lru_cache(maxsize=1)
def _types() -> dict[str, str]:
    """Give the type that each abbreviation names."""
    known: dict[str, str] = {}
    for kind in catalog().document_types.values():
        for mark in (kind.abbreviation, *kind.also):
            if mark:
                known.setdefault(mark, kind.vi.casefold())
    return known


def _numbers(view: View) -> Iterator[Number]:
    types = _types()
    for found in _NUMBER.finditer(view.composed):
        if _JOINED.match(view.composed, found.start() - 1) and found.start():
            continue
        first, second = found["first"], found["second"] or ""
        if not ({first, second} & (_PARTY | _STATE) or first in types or _glued(first)):
            continue
        typed = first in types and second in _PARTY | _STATE
        # 'Số: 1327UBND-TH' stands in the place of the document's own number.
        own = _OWN.search(view.composed, max(0, found.start() - 12), found.start()) is not None
        if not found["sign"] and not typed and not (own and first in _STATE and second):
            continue
        before = _BEFORE.search(view.composed, max(0, found.start() - 40), found.start())
        said = before[1].casefold() if before else None
        said = said if said in types.values() else None
        if said is None and _OWN.search(view.composed, max(0, found.start() - 12), found.start()):
            said = _title(view)
        mark = first if first in types else second if second in types and second not in _OFFICES else None
        dated = _DATED.match(view.composed, found.end())
        yield Number(
            view.span(*found.span()),
            found.group(),
            _form(found, said),
            said,
            types[mark] if mark else None,
            int(found["year"]) if found["year"] else None,
            int(dated["year"]) if dated else None,
        )


def _title(view: View) -> str | None:
    """Give the type that the document calls itself in a line of its own."""
    known = set(_types().values())
    lines = (line.strip() for line in view.text[:1200].split("\n"))
    return next((line for line in lines if line in known), None)


def _form(found: re.Match[str], said: str | None) -> str | None:
    """Give the form a number should have, None where it has it."""
    number, sign, first, joint, second = found.group("number", "sign", "first", "joint", "second")
    types = _types()
    if not second:
        glued = _glued(first) if not joint else None
        return f"{number}/{glued[0]}-{glued[1]}" if glued else None
    if (second in types and first in _PARTY | _STATE) and (second not in _OFFICES or types[second] == said):
        first, second = second, first  # the body before the type: '214/UBND-TB'
    if first in types and second in _PARTY:
        right = f"{number}-{first}/{second}"
    elif first in _STATE or (first in types and second in _STATE):
        right = f"{number}/{first}-{second}"
    elif first in types:
        right = f"{number}-{first}/{second}" if sign == "-" and joint == "/" else f"{number}/{first}-{second}"
    else:
        return None
    return None if right == found.group() else right


def _glued(mark: str) -> tuple[str, str] | None:
    """Divide 'NQHĐND' into type and body."""
    for body in _STATE:
        if mark.endswith(body) and mark[: -len(body)] in _types():
            return mark[: -len(body)], body
    return None
