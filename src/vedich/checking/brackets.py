"""Equations of brackets: a level, what it reached, and in brackets what that is measured against."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence

from vedich.checking.amounts import BEYOND
from vedich.checking.derivations import to_difference, to_excess, to_growth, to_percent, to_quotient
from vedich.checking.equation import Equation, EquationKind, comparable
from vedich.checking.fact import POINTS, Fact, Role, is_count, same_kind
from vedich.checking.interval import Interval

_OPENS = re.compile(r"[^();]{0,60}\($")
_LEAD = re.compile(r"[^();\d]{0,30}$")
_KINDS = {
    Role.GROWTH: (EquationKind.GROWTH, to_growth),
    Role.RATIO: (EquationKind.RATIO, to_percent),
    Role.OF_PLAN: (EquationKind.OF_PLAN, to_percent),
}
# 'Cao hơn nhiệm kỳ trước 1,6 điểm %, vượt mục tiêu (15%)' measures two things against two.
_CHANGES = re.compile(
    r"[\s,;]*(?:và |nhưng |đã )?(?:tăng|giảm|vượt|hụt|cao hơn|thấp hơn|kém|hơn)(?: thêm| khoảng| được)? $"
)
_ANOTHER = re.compile(r"(?<!\w)(?:tăng|giảm|vượt|đạt|hụt|cao hơn|thấp hơn|kém|và)(?!\w)")
_UP_OR_DOWN = re.compile(r"(?<!\w)(?:tăng|giảm)(?: thêm)? $")


def told_in_brackets(amounts: Sequence[Fact], told: Collection[int]) -> Iterator[Equation]:
    """'1.284 nghìn thuê bao, tăng 2,6% so với cùng kỳ (1.251 nghìn thuê bao)'; `told` are known outcomes."""
    for one, two, three in zip(amounts, amounts[1:], amounts[2:], strict=False):
        if two.number in told or not three.is_aside or two.role is Role.OTHER:
            continue
        if one.clause != three.clause or not _OPENS.fullmatch(three.before) or not _LEAD.match(two.before):
            continue
        if two.claim.measure == POINTS:
            plain = _CHANGES.fullmatch(two.before) and not _ANOTHER.search(three.before)
            if plain and one.base == three.base == "%" and one.claim.measure != POINTS:
                either = () if _UP_OR_DOWN.search(two.before) else (_turned,)
                yield Equation(EquationKind.CHANGE, (one, three, two), to_difference, "-", False, either)
        elif two.role is Role.TIMES:
            # 'Hỗ trợ 37 phụ nữ, gấp 3,7 lần chỉ tiêu (10)'
            bare = three.number >= BEYOND and not three.claim.measure
            if (bare or same_kind(one, three)) and one.value > 0 and three.value > 0 and not one.is_percent:
                yield Equation(EquationKind.TIMES, (one, three, two), to_quotient, ":", is_tight=False)
        elif two.role is Role.CHANGE and is_count(two.base) and same_kind(one, two) and same_kind(one, three):
            if _CHANGES.fullmatch(two.before) and not one.is_aside:
                either = () if _UP_OR_DOWN.search(two.before) else (_turned,)
                yield Equation(EquationKind.CHANGE, (one, three, two), to_difference, "-", False, either)
        elif two.role in _KINDS and not one.is_percent and same_kind(one, three) and comparable(one, three):
            kind, derive = _KINDS[two.role]
            if two.claim.form == "excess":
                derive = to_excess
            if one.role in (Role.LEVEL, Role.PLAN) and not one.is_aside:
                yield Equation(kind, (one, three, two), derive, ":", is_tight=False)


def _turned(given: tuple[Interval, ...]) -> Interval:
    """'Thấp hơn 0,7 điểm %' is told without a sign."""
    return to_difference(given[::-1])
