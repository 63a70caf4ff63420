"""Counts of targets by verdict with every group the text prints, also those a tally has no field for."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from vedich.checking.view import View
from vedich.domain.document import Span, Tally


class Group(StrEnum):
    """What a group of targets has in common."""

    MET = "met"
    EXCEEDED = "exceeded"
    NEAR = "near"
    NOT_MET = "not_met"
    NO_RESULT = "no_result"


@dataclass(frozen=True, slots=True)
class Item:
    """One group of a count; `inside` is the place of the group it is part of, None when it stands alone.

    `is_rest` says that the text calls it what is left; `by_share` that a bound in percent sets it apart.
    """

    group: Group
    number: int
    span: Span
    inside: int | None = None
    is_rest: bool = False
    by_share: bool = False


@dataclass(frozen=True, slots=True)
class Count:
    """A whole, where its number stands, and its groups in the order of the text.

    `has_more` says that the text counts a group that could not be told from another.
    """

    span: Span
    total: int
    total_span: Span
    items: tuple[Item, ...]
    has_more: bool = False

    @property
    def parts(self) -> tuple[Item, ...]:
        """Give the groups that stand beside one another."""
        return tuple(item for item in self.items if item.inside is None)

    @property
    def least(self) -> int:
        """Give the smallest sum that a fair reading of the groups allows.

        'Đạt' may count what exceeded; 'không đạt' may count what came near, unless percents divide the two.
        """
        by_group = {item.group: item for item in self.parts}
        met = by_group.get(Group.MET)
        exceeded = by_group.get(Group.EXCEEDED)
        near, not_met = by_group.get(Group.NEAR), by_group.get(Group.NOT_MET)
        reached, beyond = met.number if met else 0, exceeded.number if exceeded else 0
        # More cannot have exceeded than reached: then 'đạt' leaves out what exceeded.
        total = reached + beyond if beyond > reached else max(reached, beyond)
        if near and not_met and not (near.by_share or not_met.by_share):
            total += max(near.number, not_met.number)
        else:
            total += (near.number if near else 0) + (not_met.number if not_met else 0)
        return total + (by_group[Group.NO_RESULT].number if Group.NO_RESULT in by_group else 0)

    @property
    def most(self) -> int:
        """Give the sum of all groups that stand beside one another."""
        return sum(item.number for item in self.parts)

    @property
    def is_complete(self) -> bool:
        """Say whether the groups leave no room for others."""
        if self.has_more:
            return False
        groups = {item.group for item in self.parts}
        return any(item.is_rest for item in self.parts) or {Group.MET, Group.NOT_MET} <= groups


_GROUPS: tuple[tuple[Group, re.Pattern[str]], ...] = (
    (
        Group.NO_RESULT,
        re.compile(
            r"chưa (?:có (?:kết quả|số liệu|cơ sở)|đánh giá|đến kỳ|công bố|đủ cơ sở)|không đánh giá|chờ "
        ),
    ),
    (
        Group.NEAR,
        re.compile(
            r"(?:gần|xấp xỉ|cơ bản) (?:đạt|hoàn thành)"
            r"|đạt (?:từ )?(?:trên )?(?:[5-9]\d)(?:,\d+)? ?%(?! trở xuống)"
        ),
    ),
    (
        Group.NOT_MET,
        re.compile(
            r"(?:không|chưa|khó)(?: thể| có khả năng)? (?:đạt|hoàn thành)|(?:đạt )?dưới \d+ ?%|đạt thấp"
        ),
    ),
    (
        Group.MET,
        re.compile(
            r"(?:đạt|hoàn thành)(?: và|,| hoặc| -|/)? (?:hoàn thành )?vượt|vượt(?: và|,) (?:đạt|hoàn thành)"
        ),
    ),
    (Group.EXCEEDED, re.compile(r"vượt")),
    (Group.MET, re.compile(r"đạt|hoàn thành")),
)
_ITEM = re.compile(
    r"(?<![\w.,/%])(?P<number>\d{1,3})(?:\s*(?:/|trên tổng số|trên|trong tổng số)\s*(?P<of>\d{1,3}))?"
    r"(?![\d.,/]\d)\s*(?:(?P<noun>(?:nhóm )?(?:chỉ tiêu|tiêu chí|nhiệm vụ))"
    # '3 không đạt, 1 chưa có kết quả': the noun is said once
    r"|(?=(?:đạt|vượt|không đạt|chưa|gần đạt|hoàn thành|không hoàn thành)(?!\w)(?! \d)))"
)
_INSIDE = re.compile(r"trong (?:đó|số đó|số này)[^;]*$|\((?:có )?$|gồm(?: có)? $")
_REST = re.compile(r"(?:còn lại|còn) (?:là |có )?$")
_VERB = re.compile(
    r"(?:(?:đã|thực hiện|có|không|chưa|gần) )*(?:đạt|vượt|hoàn thành)(?: và vượt)?(?: được)?\s*$"
)
_STOP = re.compile(r"[;.]|,(?= (?:trong|có|còn)\b)|\)")


def counts_of(tallies: Iterable[Tally], view: View) -> tuple[Count, ...]:
    """Give the groups of each tally; tallies tell where a count stands, the view what it prints."""
    found = []
    for tally in tallies:
        at = view.at(tally.span.start)
        start, end = view.sentence_at(at)
        # The count goes on in the next sentence where that begins with what is left.
        number = bisect_right(view.sentences, at)
        if number < len(view.sentences) and re.match(r"\s*(?:trong đó|còn lại|còn) ", view.text[end:]):
            end = view.sentences[number + 1] if number + 1 < len(view.sentences) else len(view.text)
        count = _count(view, at, max(end, view.at(tally.span.end)), tally)
        if count is not None and start <= at:
            found.append(count)
    return tuple(found)


def _count(view: View, start: int, end: int, tally: Tally) -> Count | None:
    text = view.text
    total: int | None = None
    total_span = Span(0, 0)
    items: list[Item] = []
    first: int | None = None
    last = start
    parent: int | None = None
    has_more = False
    for match in _ITEM.finditer(text, start, end):
        if match["of"] is not None and total is None:
            total, total_span = int(match["of"]), view.span(*match.span("of"))
        if match["noun"] is None and not items:
            continue
        first = match.start() if first is None else first
        behind = text[match.end() : min(end, match.end() + 110)]
        stop = _STOP.search(behind)
        behind = behind[: stop.start()] if stop else behind
        follower = _ITEM.search(behind)
        # '24 chỉ tiêu, đạt 15 chỉ tiêu': the verb before a number is that number's.
        words = _VERB.sub("", behind[: follower.start()]) if follower else behind
        before = text[max(start, match.start() - 60) : match.start()]
        group, reach = _group(words)
        if group is None:
            group, reach = _group(re.split(r"[,;.(]|\d", before)[-1])
            reach = 0
        if group is None or (total is None and match["of"] is None and not items and _set_up(words)):
            if total is None:
                total, total_span = int(match["number"]), view.span(*match.span("number"))
                last = match.end()
            continue
        inside = parent if items and _INSIDE.search(before) else None
        if inside is not None and items[inside].group is Group.MET and group is Group.MET:
            continue
        if any(item.group is group and item.inside == inside for item in items):
            if inside is None and group in (Group.MET, Group.EXCEEDED):
                has_more = True
                continue
        if inside is None:
            parent = len(items)
        span = view.span(*match.span("number"))
        by_share = "%" in words[: reach + 1]
        rest = _REST.search(before) is not None
        items.append(Item(group, int(match["number"]), span, inside, rest, by_share))
        last = match.end() + reach
    total = tally.total if total is None else total
    if total is None or first is None or not items:
        return None
    whole = view.span(min(first, start), last)
    return Count(whole, total, total_span, tuple(items), has_more)


def _group(words: str) -> tuple[Group | None, int]:
    for group, pattern in _GROUPS:
        found = pattern.search(words)
        if found is not None:
            return group, found.end()
    return None, 0


def _set_up(words: str) -> bool:
    """Say whether the words tell of targets that were set, not of how they stand."""
    return re.match(
        r"[^,;(]*\b(?:đề ra|được giao|giao|đặt ra|chủ yếu)\b", words
    ) is not None and not re.match(r"[^,;(]*\b(?:đạt|vượt|hoàn thành)\b", words)
