"""Equations of shares: what a percentage of a whole is, and that shares make a hundred."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from itertools import groupby, pairwise

from vedich.checking.derivations import percent_of_total, rest_of_hundred, to_percent
from vedich.checking.equation import Equation, EquationKind, comparable
from vedich.checking.fact import Fact, Role, is_count, same_kind
from vedich.checking.lists import PartList
from vedich.checking.nearly import meant
from vedich.checking.sectors import are_all, is_part

_STRUCTURE = re.compile(r"cơ cấu|còn lại")


def shares_of_hundred(figures: Sequence[Fact]) -> Iterator[Equation]:
    """'Cơ cấu kinh tế: nông nghiệp 30,5%, công nghiệp 40,2%, dịch vụ 29,3%' comes to a hundred."""
    for _, sentence in groupby(figures, key=lambda fact: fact.sentence):
        shares = [
            fact for fact in sentence if fact.base == "%" and fact.role in (Role.SHARE, Role.LEVEL, Role.PLAN)
        ]
        for _, group in groupby(shares, key=lambda fact: (fact.claim.kind, fact.claim.period)):
            facts = tuple(group)
            told = any(_STRUCTURE.search(fact.before) or "cơ cấu" in fact.key for fact in facts)
            told = told and all(fact.role is not Role.LEVEL for fact in facts)
            if (
                len(facts) >= 3
                and (told or (are_all(facts) and all(is_part(fact) for fact in facts)))
                and len({f.key for f in facts}) == len(facts)
            ):
                yield Equation(EquationKind.SHARES, facts, rest_of_hundred, "-")


_GIVES = re.compile(
    r"^[\s,(:=-]*(?:(?:và|tức|hay|tương ứng|chiếm|đạt|bằng|ứng với)\s+)*(?:tỷ lệ\s+)?(?:là\s+|đạt\s+)?$"
)


def fractions(figures: Sequence[Fact]) -> Iterator[Equation]:
    """'20/22 tiêu chí, đạt 90,9%'."""
    for counted, share in pairwise(figures):
        whole = counted.claim.denominator
        if whole is None or whole <= 0 or not share.is_percent or share.clause != counted.clause:
            continue
        if _GIVES.match(share.before.replace("tỉ", "tỷ")) and share.role not in (Role.GROWTH, Role.RATIO):
            yield Equation(EquationKind.FRACTION, (counted, share), percent_of_total(whole), ":")


MAKES_UP = re.compile(
    r"^[\s,(]*(?:và\s+)?(?:chiếm|đạt tỷ lệ|tỷ lệ(?: [^\W\d_]+){0,4}|đạt|bằng)?(?: tỷ lệ| khoảng)?\s*$"
)


# What is done of what there is: without one of these two levels side by side are not part and whole.
DONE = re.compile(
    r"^[\s,;]*(?:thì |và |đã |trong đó |được )*(?:điều tra |khám phá |thi hành |bước đầu )?"
    r"(?:thu gom|giải ngân|làm rõ|xử lý|giải quyết|hoàn thành|thực hiện|thu hồi|bàn giao|cấp"
    r"|thi hành|nộp|tiêm|giao|xong|cho thuê|kiểm đếm|chi trả|trả kết quả)"
)


INSIDE = re.compile(r"trong (?:đó|số đó|số này)")


OTHER_BASE = re.compile(
    r"\s*(?:so |trong |của |trên )?(?:với )?(?:tổng|kế hoạch|dự toán"
    r"|chỉ tiêu|nghị quyết|kh\b|cùng kỳ|số )"
)


def shares_of_parts(figures: Sequence[Fact]) -> Iterator[Equation]:
    """'Xảy ra 68 vụ, làm rõ 57 vụ, đạt tỷ lệ 83,8%'; 'trong đó nữ 341 người, chiếm 49,9%'."""
    for number, share in enumerate(figures):
        if number < 2 or share.base != "%" or OTHER_BASE.match(share.after):
            continue
        vague = share.role is Role.OF_PLAN and share.claim.form != "excess"
        part = figures[number - 1]
        if not (share.role in (Role.SHARE, Role.LEVEL) or vague) or part.clause != share.clause:
            continue
        if part.role is not Role.LEVEL or part.is_percent or part.is_aside or part.value <= 0:
            continue
        inside = INSIDE.search(part.before) is not None
        if not MAKES_UP.match(share.before.replace("tỉ", "tỷ")) or not (inside or DONE.match(part.before)):
            continue
        wholes = _wholes(figures[max(0, number - 9) : number - 1], part, inside=inside)
        if share.is_aside:
            continue  # '(60,7%)' behind a part may be of a plan told under the same name
        yield from _meant(figures, part, wholes, share)


def _meant(figures: Sequence[Fact], part: Fact, wholes: Sequence[Fact], share: Fact) -> Iterator[Equation]:
    """Give the equation with the whole that was meant, unless another figure nearby fits."""
    equation = meant(
        (percentage(part, whole, share) for whole in wholes),
        pool=(percentage(part, fact, share) for fact in nearby(figures, part)),
    )
    if equation is not None:
        yield equation


def nearby(facts: Sequence[Fact], part: Fact) -> Iterator[Fact]:
    """Give what a part may be a part of besides what the words point at: so many figures either way."""
    at = bisect_left(facts, part.at, key=lambda fact: fact.at)
    for fact in facts[max(0, at - _ANYWHERE) : at + _ANYWHERE]:
        if fact.at != part.at and same_kind(fact, part) and fact.value > 0:
            yield fact


def percentage(part: Fact, whole: Fact, share: Fact) -> Equation:
    """Give the equation of a part, a whole and the percentage told of it."""
    return Equation(EquationKind.PART, (part, whole, share), to_percent, ":", is_tight=False)


def _wholes(before: Sequence[Fact], part: Fact, *, inside: bool) -> list[Fact]:
    """Give what a part may be a part of: the greatest first behind 'trong đó', else the nearest."""
    found = [
        fact
        for fact in before
        if fact.role is Role.LEVEL
        and not fact.is_aside
        and same_kind(fact, part)
        and fact.value * fact.factor >= part.value * part.factor
        and fact.sentence >= part.sentence - (1 if inside else 0)
    ]
    if inside:
        return sorted(found, key=lambda fact: -fact.value * fact.factor)
    return found[::-1]


# A rate stands at most so many figures behind the count it is made of.
_NEARBY = 6


_COMPARED = re.compile(r"^\s*so (?:với |cùng )")


_OF_TOTAL = re.compile(r"\s*(?:trong |của )?tổng (?:số )?(?P<what>[^\W\d_]+(?: [^\W\d_]+){0,2})")


_FAR_BACK = 24
_ANYWHERE = 60
_MAKES_UP_NAMED = re.compile(r"[\s,(]*(?:và )?chiếm(?: tỷ lệ| khoảng)? $")


def shares_of_named_wholes(figures: Sequence[Fact]) -> Iterator[Equation]:
    """'Thu 168,4 tỷ đồng; riêng tiền đất 139,2 tỷ đồng, chiếm 82,7% tổng thu'."""
    for share in figures[1:]:
        part = figures[share.number - 1]
        if share.base != "%" or share.role is Role.GROWTH or not _MAKES_UP_NAMED.match(share.before):
            continue
        if part.clause != share.clause or part.is_percent or part.value <= 0 or part.role is not Role.LEVEL:
            continue
        before = [
            fact
            for fact in figures[max(0, part.number - _FAR_BACK) : part.number]
            if fact.role in (Role.LEVEL, Role.PLAN) and same_kind(fact, part) and not fact.is_aside
        ]
        named = _OF_TOTAL.match(share.after)
        if named is not None:
            words = set(named["what"].split()[:2])
            before = [fact for fact in before if words & set(fact.key.split()) and fact.role is Role.LEVEL]
            total = "tổng " + " ".join(named["what"].split()[:2])
            before = [fact for fact in before if fact.key.startswith(total)] or before
        elif OTHER_BASE.match(share.after) or INSIDE.search(part.before) or DONE.match(part.before):
            continue
        else:
            before = [fact for fact in before if fact.sentence >= part.sentence - 2]
        before = sorted((f for f in before if f.number != part.number), key=lambda f: -f.value * f.factor)
        yield from _meant(figures, part, before, share)


def named_rates(figures: Sequence[Fact], lists: Sequence[PartList]) -> Iterator[Equation]:
    """'4.127 hộ, trong đó hộ nghèo 19 hộ. Tỷ lệ hộ nghèo 0,46%': the rate of a part told before."""
    rates = {fact.key: fact for fact in reversed(figures) if fact.role is Role.LEVEL and fact.base == "%"}
    for parts in lists:
        for part in parts.parts:
            rate = rates.get(f"tỷ lệ {part.key}")
            if rate is not None and 0 < rate.number - part.number <= _NEARBY and is_count(part.base):
                yield Equation(EquationKind.PART, (part, parts.whole, rate), to_percent, ":", is_tight=False)


def shares_of_brackets(figures: Sequence[Fact]) -> Iterator[Equation]:
    """'14.286 hộ, đạt 94,6% so với số hộ đăng ký (15.100 hộ)'; '11.640/13.120 trẻ, đạt 88,7%'."""
    for one, two, three in zip(figures, figures[1:], figures[2:], strict=False):
        if one.role is not Role.LEVEL or one.is_percent or one.clause != three.clause:
            continue
        pair = two.role is Role.PLAN and two.before.strip() == "/" and three.base == "%"
        if pair and three.role is Role.LEVEL and MAKES_UP.match(three.before) and same_kind(one, two):
            yield Equation(EquationKind.PART, (one, two, three), to_percent, ":", is_tight=False)
        plain = two.base == "%" and two.role is Role.LEVEL and _COMPARED.match(two.after)
        if plain and three.is_aside and same_kind(one, three) and comparable(one, three):
            yield Equation(EquationKind.PART, (one, three, two), to_percent, ":", is_tight=False)
