"""Equations of standings: so many in all, so many done, so many under way, so many not begun."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from vedich.checking.equation import Equation, EquationKind
from vedich.checking.fact import Fact, Role, is_count, same_kind
from vedich.checking.interval import Interval
from vedich.checking.nearly import ANY_SLIP, meant

# Words that leave no third: what is not the one is the other.
_OPPOSITES = (
    (
        re.compile(
            r"(?<!\w)(?:đã|hoàn thành|giải quyết xong|xong|hoàn tất|đúng hạn|trước hạn|thành công|đúng)(?!\w)"
        ),
        re.compile(
            r"(?<!\w)(?:đang|chưa|còn|chuyển tiếp|quá hạn|trễ hạn|trong hạn|không thành"
            r"|tồn|dang dở|vướng|sai)(?!\w)"
        ),
    ),
    (
        re.compile(r"(?<!\w)(?:chuyển tiếp|kỳ trước|năm trước|tồn|cũ)(?!\w)"),
        re.compile(r"(?<!\w)(?:mới|phát sinh|trong kỳ)(?!\w)"),
    ),
)
_FAR_BACK = 6
_WORDS = 60


def standings(amounts: Sequence[Fact]) -> Iterator[Equation]:
    """'Khiếu nại thuộc thẩm quyền 17 vụ; đã giải quyết 14 vụ, đang giải quyết 3 vụ.'"""
    at = 0
    while at < len(amounts):
        last = _last(amounts, at)
        if last > at:
            parts = tuple(amounts[at : last + 1])
            wholes = [
                fact
                for fact in reversed(amounts[max(0, at - _FAR_BACK) : at])
                if fact.sentence >= parts[0].sentence - 1
                and fact.role in (Role.LEVEL, Role.PLAN)
                and not fact.is_aside
                and fact.claim.denominator is None
                and same_kind(fact, parts[0])
            ]
            equation = meant(
                (
                    Equation(EquationKind.SUM, (*parts, whole), Interval.total, "+", is_tight=False)
                    for whole in wholes
                ),
                ANY_SLIP if max(part.value for part in parts) >= 1000 else 2,
            )
            if equation is not None:
                yield equation
        at = max(last, at) + 1


def _last(amounts: Sequence[Fact], at: int) -> int:
    """Give the last of the amounts that stand for the groups of one whole; `at` where there are no two."""
    first = amounts[at]
    if first.role not in (Role.LEVEL, Role.PLAN) or not is_count(first.base) or first.is_aside:
        return at
    opening = _said_of(first)
    if not any(one.search(opening) or other.search(opening) for one, other in _OPPOSITES):
        # No group opens here: a column of thousands of figures is not walked through from each of them.
        return at
    end = at
    while end + 1 < len(amounts):
        fact = amounts[end + 1]
        if (
            fact.clause != first.clause
            or not same_kind(fact, first)
            or fact.role is Role.EARLIER
            or fact.is_aside
        ):
            break
        end += 1
    words = [_said_of(fact) for fact in amounts[at : end + 1]]
    for one, other in _OPPOSITES:
        done, undone = (one, other) if one.search(words[0]) else (other, one)
        if done.search(words[0]) and any(undone.search(said) for said in words[1:]):
            if all(done.search(said) or undone.search(said) for said in words):
                return end
    return at


def _said_of(fact: Fact) -> str:
    """Give the words that tell of an amount: 'đã bàn giao' stands before its number or behind it."""
    behind = re.split(r"[,;.(]| và ", fact.after, maxsplit=1)[0]
    return fact.before[-_WORDS:].rpartition(",")[2] + " " + behind
