"""Equations of parts told loosely: what a percentage is of stands before, behind, or under the same name."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence

from vedich.checking.equation import Equation
from vedich.checking.fact import Fact, Role, same_kind
from vedich.checking.nearly import meant
from vedich.checking.shares import INSIDE, MAKES_UP, OTHER_BASE, nearby, percentage

_LEVELS = (Role.LEVEL, Role.PLAN)
_SHARES = (Role.LEVEL, Role.SHARE, Role.OF_PLAN, Role.PLAN, Role.OTHER)
_FAR_BACK = 24
_SENTENCES = 2
_ON_ALL = re.compile(r"(?:trên|trong) tổng (?:số )?$|^\s*(?:trên|/)\s*$")
# 'Trong 1.864 trẻ dưới một tuổi có 1.792 trẻ được tiêm đủ mũi, đạt 96,1%'.
_OUT_OF = re.compile(r"(?<!\w)trong (?:tổng số |số )?$")
_HAS = re.compile(r"(?<!\w)(?:đã )?có $")
_RATE = re.compile(r"(?<!\w)tỷ lệ(?: là)? $")
_BRACKET = re.compile(
    r"\s*(?:(?:trong |so với |của )?(?:tổng )?(?:số )?(?!kế hoạch|dự toán|cùng)[^\d(),;]{0,40})?\($"
)
_OF_WHAT = re.compile(r"\s*(?:trong |của |trên )?(?:tổng(?: số)?|số) (?P<what>[^\W\d_]+(?: [^\W\d_]+){0,3})")
_PLANNED = re.compile(
    r"\s*(?:so (?:với )?)?(?:kế hoạch|dự toán|chỉ tiêu|nghị quyết|kh\b|cùng k[ỳì]|mục tiêu|năm)"
)
_REACHED = re.compile(r"(?: [^\W\d_]+){1,12}, (?:chiếm|đạt|đạt tỷ lệ|tỷ lệ|bằng)(?: tỷ lệ)? ")
_AND = re.compile(r" (?:số |tổng )?[^\d,;()]{0,40}(?:và|,)(?: bằng| đạt)? ")
_IS_DONE = re.compile(
    r"(?<!\w)(?:đã|thu gom|giải ngân|làm rõ|xử lý|giải quyết|hoàn thành|thu hồi"
    r"|bàn giao|thi hành|nộp|kiểm đếm"
    r"|chi trả|xong|đúng hạn|trả kết quả|phân bổ|tiêm|có việc làm|thành công"
    r"|trúng tuyển)(?: [^\W\d_]+){0,4} $"
)
_NAME = re.compile(
    r"(?:^|[\s,;:.(])(?:tỷ lệ |thị trường |riêng "
    r"|số )*(?P<name>[^\W\d_]+(?: [^\W\d_]+){1,6}?)(?: (?:chiếm|đạt|là|bằng))* $"
)


def shares_told_loosely(amounts: Sequence[Fact], told: Collection[int]) -> Iterator[Equation]:
    """Give what a percentage and its part come to with a whole told elsewhere; `told` are those known."""
    for at, share in enumerate(amounts):
        if at == 0 or share.base != "%" or share.role not in _SHARES or share.number in told:
            continue
        part = amounts[at - 1]
        lead = share.before.replace("tỉ", "tỷ")
        is_close = MAKES_UP.match(lead) is not None
        directly = part.clause == share.clause and (is_close or _REACHED.fullmatch(lead) is not None)
        if share.claim.form == "excess" or (directly and (part.is_percent or part.value <= 0)):
            continue
        if directly:
            yield from _of_part(amounts, at, is_close=is_close)
        elif part.is_percent and at > 1 and part.clause == share.clause and _AND.fullmatch(lead):
            yield from _of_part([*amounts[: at - 1], share], at - 1, is_close=True)
        elif share.role is not Role.OF_PLAN:
            yield from _of_namesake(amounts, at)


def _of_part(amounts: Sequence[Fact], at: int, *, is_close: bool) -> Iterator[Equation]:
    part, share = amounts[at - 1], amounts[at]
    if _PLANNED.match(share.after):
        return
    if at >= 2 and _HAS.search(part.before) and _OUT_OF.search(amounts[at - 2].before):
        if _same(part, amounts[at - 2]):
            yield percentage(part, amounts[at - 2], share)
            return
    if at >= 2 and _ON_ALL.search(part.before) and _same(amounts[at - 2], part):
        yield percentage(amounts[at - 2], part, share)
        return
    behind = amounts[at + 1] if at + 1 < len(amounts) else None
    if behind is not None and behind.is_aside and _BRACKET.fullmatch(behind.before) and _same(part, behind):
        if behind.clause == share.clause and share.role is not Role.OF_PLAN:
            yield percentage(part, behind, share)
            return
    if share.is_aside:
        before = _before(amounts, at - 1, _FAR_BACK)
        wholes = [fact for fact in before if fact.key and fact.key == part.key]
        if not wholes and INSIDE.search(part.before):
            wholes = [fact for fact in before if fact.sentence >= part.sentence - 1]
    elif (named := _OF_WHAT.match(share.after)) is not None:
        words = set(named["what"].split())
        wholes = [
            fact
            for fact in _before(amounts, at - 1, _FAR_BACK)
            if len(words & _words(fact)) >= min(2, len(words))
        ]
    elif (is_close or _RATE.search(share.before)) and _is_of_neighbour(amounts, at):
        wholes = _before(amounts, at - 1, 3)
    elif not is_close or OTHER_BASE.match(share.after):
        return
    elif share.role is Role.SHARE or INSIDE.search(part.before) or _IS_DONE.search(part.before):
        wholes = [
            fact for fact in _before(amounts, at - 1, 12) if fact.sentence >= part.sentence - _SENTENCES
        ]
    else:
        return
    yield from _meant(amounts, part, wholes, share)


def _meant(amounts: Sequence[Fact], part: Fact, wholes: Sequence[Fact], share: Fact) -> Iterator[Equation]:
    """Give the equation with the whole that was meant, unless another amount nearby fits."""
    equation = meant(
        (percentage(part, whole, share) for whole in wholes if _is_greater(whole, part)),
        pool=(percentage(part, fact, share) for fact in nearby(amounts, part)),
    )
    if equation is not None:
        yield equation


def _of_namesake(amounts: Sequence[Fact], at: int) -> Iterator[Equation]:
    """'Đã giải quyết 83 kiến nghị ... Tỷ lệ đã giải quyết 56,1%': the part has the name of the percentage."""
    share = amounts[at]
    named = _NAME.search(share.before.replace("tỉ", "tỷ"))
    if named is None or OTHER_BASE.match(share.after) or _PLANNED.match(share.after):
        return
    name = named["name"] + " "
    for back in range(at - 1, max(-1, at - 12), -1):
        part = amounts[back]
        if part.sentence < share.sentence - 1:
            return
        if part.role in _LEVELS and not part.is_percent and part.before.endswith(name):
            wholes = [
                fact for fact in _before(amounts, back, 12) if fact.sentence >= part.sentence - _SENTENCES
            ]
            yield from _meant(amounts, part, wholes, share)
            return


def _is_of_neighbour(amounts: Sequence[Fact], at: int) -> bool:
    """Say whether 'tỷ lệ' ties a percentage to the amount before it and that to the one before."""
    part, share = amounts[at - 1], amounts[at]
    told = _RATE.search(share.before.replace("tỉ", "tỷ")) is not None
    return told and at > 1 and amounts[at - 2].sentence == part.sentence and same_kind(amounts[at - 2], part)


def _before(amounts: Sequence[Fact], at: int, far: int) -> list[Fact]:
    """Give the levels told before that count the same, the nearest first."""
    part = amounts[at]
    return [
        fact
        for fact in reversed(amounts[max(0, at - far) : at])
        if fact.role in _LEVELS and not fact.is_aside and same_kind(fact, part)
    ]


def _words(fact: Fact) -> set[str]:
    return set(fact.key.split()) | set(fact.before.split()[-6:]) | set(fact.claim.measure.split())


def _same(one: Fact, other: Fact) -> bool:
    return one.clause == other.clause and same_kind(one, other) and one.value > 0 and other.value > 0


def _is_greater(whole: Fact, part: Fact) -> bool:
    return whole.value * whole.factor > 0 and whole.value * whole.factor * 2 >= part.value * part.factor
