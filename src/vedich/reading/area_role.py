"""Tell what a named area is there for: what figures are about, or only a place, a speaker, a comparison."""

from __future__ import annotations

import re
from enum import StrEnum
from functools import cache

from vedich.catalog.areas.naming import fold, read_name
from vedich.reading.grammar.area import AreaMention
from vedich.reading.lexicon.places import province_names, rank, words


class AreaRole(StrEnum):
    """What a named area does in its sentence."""

    SUBJECT = "subject"
    SPEAKER = "speaker"
    COMPARED = "compared"
    PLAN = "plan"
    WITHIN = "within"
    PLACE = "place"


_REACH = 70
_COUNT = r"(?:(?:các|những|hai|ba|bốn|\d+)\s+)?"


@cache
def _before() -> tuple[tuple[AreaRole, re.Pattern[str]], ...]:
    body = rf"(?:(?:{words('bodies')})\s+)*"
    return (
        (AreaRole.SPEAKER, re.compile(rf"(?<!\w)(?:{words('posts')})\s+(?:[^\W\d_]+\s+){{0,1}}{body}$")),
        (
            AreaRole.COMPARED,
            re.compile(
                rf"(?<!\w)(?:{words('comparisons')})\s+(?:với\s+)?(?:(?:{words('averages')})\s+)*(?:ở\s+|tại\s+)?$"
            ),
        ),
        (AreaRole.PLAN, re.compile(rf"%\s*(?:so\s+(?:với\s+)?)?(?:{words('plans')})(?!\w)[^,;.%]{{0,40}}$")),
        (AreaRole.PLAN, re.compile(rf"(?<!\w)(?:{words('plans')})\s+(?:của|do)\s+{body}$")),
        (AreaRole.PLAN, re.compile(rf"(?<!\w)(?:{words('numbered')})\s+số[^;.%]{{0,70}}$")),
        (AreaRole.PLACE, re.compile(rf"(?<!\w)(?:{words('organisations')})\s+(?:[^\W\d_]+\s+){{0,4}}$")),
        (AreaRole.PLACE, re.compile(rf"(?<!\w)(?:{words('things')}|{words('asides')})\s+{_COUNT}$")),
    )


# 'đứng thứ 3 cả nước', 'dẫn đầu cả nước': a rank among all, not a figure of all.
_RANKED = re.compile(
    r"(?<!\w)(?:thứ\s+\S+|nhất|đầu|tốp|top|hạng\s+\S+|nhì|khắp|trong)\s+(?:của\s+|trong\s+)?$"
)
_GIVES = re.compile(r"\s*(?:giao|đề\s+ra|phê\s+duyệt|ban\s+hành)(?!\w)")
_DATELINE = re.compile(r"\s*,\s*ngày\s+\d")


def area_role(view: str, start: int, end: int) -> AreaRole:
    """Say what the area named at `view[start:end]` is there for, from the words around it.

    >>> text = "hồ sơ thuộc tỉnh long an"
    >>> area_role(text, 12, len(text)).value
    'place'
    """
    if _DATELINE.match(view, end):
        return AreaRole.PLACE
    before = view[max(0, start - _REACH) : start]
    if _GIVES.match(view, end):
        return AreaRole.PLAN
    if view.startswith(("cả nước", "toàn quốc"), start) and _RANKED.search(before):
        return AreaRole.COMPARED
    for role, pattern in _before():
        if pattern.search(before):
            return role
    return AreaRole.SUBJECT


def qualifies(view: str, before: AreaMention, mention: AreaMention) -> bool:
    """Say whether a name only tells where the one before it lies: 'huyện Cần Đước, tỉnh Long An'."""
    between = view[before.end : mention.start].strip()
    if between == "(":
        return view[mention.end : mention.end + 1] == ")" or rank_of(mention) < rank_of(before)
    return between == "," and rank_of(mention) < rank_of(before)


def rank_of(mention: AreaMention) -> int:
    """Give how far down an area stands; a city that is a province counts as one."""
    if mention.level == "thành phố" and fold(read_name(mention.name).name) in province_names():
        return 1
    return rank(mention.level)
