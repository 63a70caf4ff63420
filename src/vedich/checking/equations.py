"""Equations: the arithmetic relations that a text states between its own figures."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from itertools import groupby, pairwise

from vedich.checking.fact import Fact, Role, alike, is_count, same_kind
from vedich.checking.interval import Interval
from vedich.checking.lists import PartList
from vedich.checking.numerals import between, printed
from vedich.checking.sectors import are_all, is_part
from vedich.checking.statements import Statement
from vedich.domain.document import Relation

_HUNDRED = Decimal(100)
_ALL = Interval.exactly(100)
# The share of such a plan may be counted either way round.
LESS_IS_BETTER = re.compile(
    r"nghèo|tội phạm|tai nạn|giảm|suy dinh dưỡng|thất nghiệp|thiếu việc làm|tử vong|vi phạm|nợ "
)

Derive = Callable[[tuple[Interval, ...]], Interval]


class EquationKind(StrEnum):
    """What a figure is computed from."""

    OF_PLAN = "of_plan"
    GROWTH = "growth"
    RATIO = "ratio"
    CHANGE = "change"
    TIMES = "times"
    PART = "part"
    GROWTH_AND_RATIO = "growth_and_ratio"
    SHARE_AND_EXCESS = "share_and_excess"
    SUM = "sum"
    SHARES = "shares"
    FRACTION = "fraction"
    PRODUCT = "product"


_QUOTIENTS = frozenset(
    {
        EquationKind.OF_PLAN,
        EquationKind.GROWTH,
        EquationKind.RATIO,
        EquationKind.TIMES,
        EquationKind.PART,
        EquationKind.FRACTION,
        EquationKind.PRODUCT,
    }
)


@dataclass(frozen=True, slots=True)
class Equation:
    """Figures of which the last is what the others come to; `derive` computes it from their intervals.

    `is_tight` says that the text itself ties them, in one clause, so that no other figure can be meant;
    `also` are other fair ways to compute the outcome (plan by level, where less is better).
    """

    kind: EquationKind
    facts: tuple[Fact, ...]
    derive: Derive
    sign: str
    is_tight: bool = True
    also: tuple[Derive, ...] = ()

    @property
    def stated(self) -> Fact:
        """Give the figure that the text states as the outcome."""
        return self.facts[-1]

    def computed(self, instead: Mapping[int, Interval] | None = None) -> Interval:
        """Give what the figures come to, in base measure; `instead` puts others in their place."""
        return self.derive(self._given(instead or {}))

    def _given(self, instead: Mapping[int, Interval]) -> tuple[Interval, ...]:
        return tuple(instead.get(fact.number, fact.between) for fact in self.facts[:-1])

    def holds(self, instead: Mapping[int, Interval] | None = None) -> bool:
        """Say whether some values that the digits allow satisfy it; cutting off is no fault."""
        given = instead or {}
        stated = given.get(self.stated.number, self.stated.between)
        wide = stated.widened(self.stated.last_digit * self.stated.factor / 2)
        from_others = self._given(given)
        return any(derive(from_others).meets(wide) for derive in (self.derive, *self.also))

    def wanted(self, fact: Fact) -> Interval | None:
        """Give what a figure would have to be for the rest to hold; None where only trying tells."""
        if self.also:
            return None
        if fact is self.stated:
            return self.computed().widened(self.stated.last_digit * self.stated.factor)
        stated = self.stated.between.widened(self.stated.last_digit * self.stated.factor)
        others = [other.between for other in self.facts[:-1] if other is not fact]
        if self.kind is EquationKind.SUM:
            return stated - Interval.total(others)
        if self.kind is EquationKind.SHARES:
            return _ALL - stated - Interval.total(others)
        if len(others) != 1:
            return None
        return self._of_two(stated, others[0], is_first=fact is self.facts[0])

    def _of_two(self, stated: Interval, other: Interval, *, is_first: bool) -> Interval | None:
        if self.kind is EquationKind.CHANGE:
            return stated + other if is_first else other - stated
        if self.derive in (_growth, _excess):
            stated = stated + _ALL
        elif self.derive is _quotient:
            stated = stated.scaled(_HUNDRED)
        elif self.derive is not _percent:
            return None
        share = stated.scaled(Decimal("0.01"))
        return other * share if is_first else other / share

    def nominal(self) -> Decimal:
        """Give what the printed numbers come to when taken at their word, in the measure of the outcome."""
        exact = tuple(Interval.exactly(fact.value * fact.factor) for fact in self.facts[:-1])
        computed = self.derive(exact)
        low = computed.low or Decimal(0)
        return (low + (low if computed.high is None else computed.high)) / 2 / self.stated.factor

    @property
    def decimals(self) -> int:
        """Give how many decimals say enough: one more than stated where the outcome is a quotient."""
        if self.kind in _QUOTIENTS:
            return max(self.stated.claim.figure.decimals, 2)
        return max(_decimals(fact) for fact in self.facts)

    def lines(self) -> tuple[str, ...]:
        """Give the arithmetic as a person would redo it."""
        computed = self.computed().scaled(1 / self.stated.factor)
        measure = self.stated.claim.measure
        outcome = printed(self.nominal(), self.decimals)
        first = f"{self._written()} = {outcome} {measure}"
        if computed.low == computed.high:
            return first, f"{outcome} {measure} ≠ {self._signed()}"
        return first, f"{between(computed, self.decimals)} {measure} ∌ {self._signed()}"

    def _signed(self) -> str:
        """Give the stated figure with the sign its words give it: 'giảm 8,5%' is -8,5%."""
        shown = self.stated.shown
        return f"-{shown}" if self.stated.value < 0 and shown[:1].isdigit() else shown

    def _written(self) -> str:
        words = [fact.shown for fact in self.facts[:-1]]
        match self.kind:
            case EquationKind.OF_PLAN | EquationKind.RATIO | EquationKind.PART:
                excess = " - 100" if self.stated.claim.form == "excess" else ""
                return f"{words[0]} : {words[1]} × 100{excess}"
            case EquationKind.GROWTH:
                return f"({words[0]} - {words[1]}) : {words[1]} × 100"
            case EquationKind.GROWTH_AND_RATIO | EquationKind.SHARE_AND_EXCESS:
                return f"{words[0]} {self.sign} 100"
            case EquationKind.SHARES:
                return " - ".join(("100%", *words))
            case EquationKind.FRACTION:
                return f"{words[0]} × 100"
        return f" {self.sign} ".join(words)


def equations_of(
    figures: Sequence[Fact], statements: Sequence[Statement], lists: Sequence[PartList]
) -> tuple[Equation, ...]:
    """Give every equation of a document."""
    found: list[Equation] = []
    for statement in statements:
        found += _of_statement(statement)
    found += _named_rates(figures, lists)
    found += _of_named_whole(figures)
    found += _plans_told_before(figures, statements)
    found += _summed_up(figures)
    for parts in lists:
        if parts.is_whole and len(parts.parts) >= 2:
            facts = (*parts.parts, parts.whole)
            found.append(Equation(EquationKind.SUM, facts, Interval.total, "+", parts.is_tight))
    found += _shares(figures)
    found += _fractions(figures)
    found += _part_shares(figures)
    found += _told_before(figures, statements)
    found += _against_bracket(figures)
    found += _products(figures)
    return tuple(found)


_STRUCTURE = re.compile(r"cơ cấu|còn lại")


def _shares(figures: Sequence[Fact]) -> Iterator[Equation]:
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
                yield Equation(EquationKind.SHARES, facts, _rest_of_hundred, "-")


_GIVES = re.compile(
    r"^[\s,(:=-]*(?:(?:và|tức|hay|tương ứng|chiếm|đạt|bằng|ứng với)\s+)*(?:tỷ lệ\s+)?(?:là\s+|đạt\s+)?$"
)


def _fractions(figures: Sequence[Fact]) -> Iterator[Equation]:
    """'20/22 tiêu chí, đạt 90,9%'."""
    for counted, share in pairwise(figures):
        whole = counted.claim.denominator
        if whole is None or whole <= 0 or not share.is_percent or share.clause != counted.clause:
            continue
        if _GIVES.match(share.before.replace("tỉ", "tỷ")) and share.role not in (Role.GROWTH, Role.RATIO):
            yield Equation(EquationKind.FRACTION, (counted, share), _part_of(whole), ":")


_MAKES_UP = re.compile(
    r"^[\s,(]*(?:và\s+)?(?:chiếm|đạt tỷ lệ|tỷ lệ(?: [^\W\d_]+){0,4}|đạt|bằng)?(?: tỷ lệ| khoảng)?\s*$"
)
# What is done of what there is: without one of these two levels side by side are not part and whole.
_DONE = re.compile(
    r"^[\s,;]*(?:thì |và |đã |trong đó |được )*(?:điều tra |khám phá |thi hành |bước đầu )?"
    r"(?:thu gom|giải ngân|làm rõ|xử lý|giải quyết|hoàn thành|thực hiện|thu hồi|bàn giao|cấp"
    r"|thi hành|nộp|tiêm|giao|xong|cho thuê|kiểm đếm|chi trả|trả kết quả)"
)
_INSIDE = re.compile(r"trong (?:đó|số đó|số này)")
_OTHER_BASE = re.compile(
    r"\s*(?:so |trong |của |trên )?(?:với )?(?:tổng|kế hoạch|dự toán"
    r"|chỉ tiêu|nghị quyết|kh\b|cùng kỳ|số )"
)


def _part_shares(figures: Sequence[Fact]) -> Iterator[Equation]:
    """'Xảy ra 68 vụ, làm rõ 57 vụ, đạt tỷ lệ 83,8%'; 'trong đó nữ 341 người, chiếm 49,9%'."""
    for number, share in enumerate(figures):
        if number < 2 or share.base != "%" or _OTHER_BASE.match(share.after):
            continue
        vague = share.role is Role.OF_PLAN and share.claim.form != "excess"
        part = figures[number - 1]
        if not (share.role in (Role.SHARE, Role.LEVEL) or vague) or part.clause != share.clause:
            continue
        if part.role is not Role.LEVEL or part.is_percent or part.is_aside or part.value <= 0:
            continue
        inside = _INSIDE.search(part.before) is not None
        if not _MAKES_UP.match(share.before.replace("tỉ", "tỷ")) or not (inside or _DONE.match(part.before)):
            continue
        wholes = _wholes(figures[max(0, number - 9) : number - 1], part, inside=inside)
        if wholes:
            others = tuple(_against(whole) for whole in wholes[1:])
            yield Equation(
                EquationKind.PART, (part, wholes[0], share), _percent, ":", is_tight=False, also=others
            )


# A rate stands at most so many figures behind the count it is made of.
_NEARBY = 6
_FAR_BACK = 24
_COMPARED = re.compile(r"^\s*so (?:với |cùng )")


_OF_TOTAL = re.compile(r"\s*(?:trong |của )?tổng (?:số )?(?P<what>[^\W\d_]+(?: [^\W\d_]+){0,2})")
_MAKES_UP_NAMED = re.compile(r"[\s,(]*(?:và )?chiếm(?: tỷ lệ| khoảng)? $")


def _of_named_whole(figures: Sequence[Fact]) -> Iterator[Equation]:
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
        elif _OTHER_BASE.match(share.after) or _INSIDE.search(part.before) or _DONE.match(part.before):
            continue
        else:
            before = [fact for fact in before if fact.sentence >= part.sentence - 2]
        before = sorted((f for f in before if f.number != part.number), key=lambda f: -f.value * f.factor)
        if before:
            others = tuple(_against(whole) for whole in before[1:])
            facts = (part, before[0], share)
            yield Equation(EquationKind.PART, facts, _percent, ":", is_tight=False, also=others)


def _plans_told_before(figures: Sequence[Fact], statements: Sequence[Statement]) -> Iterator[Equation]:
    """'Kế hoạch vốn 3.328 tỷ đồng. Đến nay giải ngân 1.894 tỷ đồng, đạt 56,9% kế hoạch.'"""
    plans = [fact for fact in figures if fact.role is Role.PLAN and not fact.is_percent and not fact.is_aside]
    for statement in statements:
        level, shares = statement.level, statement.of(Role.OF_PLAN)
        if level is None or statement.plans or len(shares) != 1 or level.is_percent:
            continue
        told = [
            plan
            for plan in plans
            if level.number - _FAR_BACK <= plan.number < level.number
            and alike(plan.key, level.key)
            and _comparable(level, plan)
            and _years(plan) & _years(level)
        ]
        if told and shares[0].claim.form != "excess":
            others = tuple(_against(plan) for plan in told[:-1])
            facts = (level, told[-1], shares[0])
            yield Equation(EquationKind.OF_PLAN, facts, _percent, ":", is_tight=False, also=others)


def _years(fact: Fact) -> set[int]:
    period = fact.claim.period
    return set(range(period.start.year, period.end.year + 1)) if period is not None else set()


def _named_rates(figures: Sequence[Fact], lists: Sequence[PartList]) -> Iterator[Equation]:
    """'4.127 hộ, trong đó hộ nghèo 19 hộ. Tỷ lệ hộ nghèo 0,46%': the rate of a part told before."""
    rates = {fact.key: fact for fact in reversed(figures) if fact.role is Role.LEVEL and fact.base == "%"}
    for parts in lists:
        for part in parts.parts:
            rate = rates.get(f"tỷ lệ {part.key}")
            if rate is not None and 0 < rate.number - part.number <= _NEARBY and is_count(part.base):
                yield Equation(EquationKind.PART, (part, parts.whole, rate), _percent, ":", is_tight=False)


_ALTOGETHER = re.compile(r"(?:tổng cộng|cộng chung)(?: là| có| được)? $")


def _summed_up(figures: Sequence[Fact]) -> Iterator[Equation]:
    """'làm mới 28 nhà, sửa chữa 11 nhà; tổng cộng 39 nhà'."""
    for whole in figures:
        if whole.role is not Role.LEVEL or not _ALTOGETHER.search(whole.before):
            continue
        parts: list[Fact] = []
        for fact in reversed(figures[max(0, whole.number - 8) : whole.number]):
            if fact.sentence != whole.sentence or not same_kind(fact, whole) or fact.role is not Role.LEVEL:
                break
            parts.insert(0, fact)
        if len(parts) >= 2 and not whole.is_percent:
            yield Equation(EquationKind.SUM, (*parts, whole), Interval.total, "+", is_tight=False)


def _against_bracket(figures: Sequence[Fact]) -> Iterator[Equation]:
    """'14.286 hộ, đạt 94,6% so với số hộ đăng ký (15.100 hộ)'; '11.640/13.120 trẻ, đạt 88,7%'."""
    for one, two, three in zip(figures, figures[1:], figures[2:], strict=False):
        if one.role is not Role.LEVEL or one.is_percent or one.clause != three.clause:
            continue
        pair = two.role is Role.PLAN and two.before.strip() == "/" and three.base == "%"
        if pair and three.role is Role.LEVEL and _MAKES_UP.match(three.before) and same_kind(one, two):
            yield Equation(EquationKind.PART, (one, two, three), _percent, ":", is_tight=False)
        plain = two.base == "%" and two.role is Role.LEVEL and _COMPARED.match(two.after)
        if plain and three.is_aside and same_kind(one, three) and _comparable(one, three):
            yield Equation(EquationKind.PART, (one, three, two), _percent, ":", is_tight=False)


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


def _against(whole: Fact) -> Derive:
    return lambda given: (given[0] / whole.between).scaled(_HUNDRED)


def _part_of(whole: Decimal) -> Derive:
    return lambda given: (given[0] / Interval.exactly(whole)).scaled(_HUNDRED)


# Area is told of what was sown, output of what was reaped: a hundredth either way is no fault.
_HARVEST_SLACK = Decimal("0.01")


def _products(figures: Sequence[Fact]) -> Iterator[Equation]:
    """'Diện tích 12.500 ha, năng suất 62 tạ/ha, sản lượng 77.500 tấn'."""
    if not any(fact.base.endswith("/ha") for fact in figures):
        return
    for first, second, third in zip(figures, figures[1:], figures[2:], strict=False):
        three = {_subject(fact): fact for fact in (first, second, third)}
        if three.keys() != {"diện tích", "năng suất", "sản lượng"} or first.sentence != third.sentence:
            continue
        area, crop, output = three["diện tích"], three["năng suất"], three["sản lượng"]
        if (
            not crop.base.endswith("/ha")
            or area.base != "m2"
            or {f.role for f in three.values()} != {Role.LEVEL}
        ):
            continue
        yield Equation(EquationKind.PRODUCT, (area, crop, output), _harvest, "×", is_tight=False)


def _subject(fact: Fact) -> str:
    return " ".join(fact.key.split()[:2])


def _harvest(given: tuple[Interval, ...]) -> Interval:
    area, crop = given
    wide = Interval(
        area.low and area.low * (1 - _HARVEST_SLACK), area.high and area.high * (1 + _HARVEST_SLACK)
    )
    return (wide * crop).scaled(Decimal("0.0001"))


def _rest_of_hundred(given: tuple[Interval, ...]) -> Interval:
    return _ALL - Interval.total(given)


def _decimals(fact: Fact) -> int:
    return fact.claim.figure.decimals


def _of_statement(statement: Statement) -> Iterable[Equation]:
    level = statement.level
    if level is not None:
        for share in statement.of(Role.OF_PLAN):
            plan = statement.plan_of(share)
            if plan is not None and _comparable(level, plan):
                derive = _excess if share.claim.form == "excess" else _percent
                yield Equation(
                    EquationKind.OF_PLAN, (level, plan, share), derive, ":", _together(level, plan, share)
                )
    # A plan for the coming year is told with its growth as a result is: 'phấn đấu 1.860 tỷ đồng, tăng 9,8%'.
    now = level or (statement.plans[0] if len(statement.plans) == 1 else None)
    if now is not None and len(statement.earlier) == 1:
        yield from _over_time(statement, now, statement.earlier[0])
    yield from _twice_said(statement)
    yield from _change_and_growth(statement)


def _over_time(statement: Statement, level: Fact, earlier: Fact) -> Iterable[Equation]:
    if not same_kind(level, earlier):
        return
    growths, ratios = statement.of(Role.GROWTH), statement.of(Role.RATIO)
    if len(growths) == 1 and _comparable(level, earlier):
        tight = _together(level, earlier, growths[0])
        yield Equation(EquationKind.GROWTH, (level, earlier, growths[0]), _growth, ":", tight)
    if len(ratios) == 1 and _comparable(level, earlier):
        tight = _together(level, earlier, ratios[0])
        yield Equation(EquationKind.RATIO, (level, earlier, ratios[0]), _percent, ":", tight)
    times = statement.of(Role.TIMES)
    if len(times) == 1 and _comparable(level, earlier):
        facts = (level, earlier, times[0])
        # 'gấp 1,5 lần cùng kỳ (9.840 tỷ đồng so với 6.560 tỷ đồng)' names the two the other way round
        yield Equation(EquationKind.TIMES, facts, _quotient, ":", is_tight=False, also=(_quotient_back,))
    for change in statement.of(Role.CHANGE):
        points = level.is_percent and change.claim.measure == "điểm %"
        if points or change.base == level.base:
            yield Equation(
                EquationKind.CHANGE,
                (level, earlier, change),
                _difference,
                "-",
                _together(level, earlier, change),
            )


def _change_and_growth(statement: Statement) -> Iterable[Equation]:
    """'giảm 5 vụ (22 vụ), tương đương giảm 22,7%': the change over the earlier level is the growth."""
    changes, growths = statement.of(Role.CHANGE), statement.of(Role.GROWTH)
    if len(changes) != 1 or len(growths) != 1 or len(statement.earlier) != 1:
        return
    change, earlier, growth = changes[0], statement.earlier[0], growths[0]
    if not change.is_percent and same_kind(change, earlier) and _comparable(earlier, earlier):
        derive = _lost if change.value < 0 else _percent
        yield Equation(EquationKind.RATIO, (change, earlier, growth), derive, ":", is_tight=False)


def _twice_said(statement: Statement) -> Iterable[Equation]:
    """'tăng 12%, bằng 112% cùng kỳ'; 'đạt 125%, vượt 25% kế hoạch'."""
    growths, ratios = statement.of(Role.GROWTH), statement.of(Role.RATIO)
    if len(growths) == 1 and len(ratios) == 1 and growths[0].claim.relation is Relation.YOY_GROWTH:
        # 'tăng 41,2% và 37,5%' are growths of two things.
        if growths[0].clause == ratios[0].clause and "bằng" in ratios[0].before:
            yield Equation(EquationKind.GROWTH_AND_RATIO, (growths[0], ratios[0]), _plus_hundred, "+")
    shares = statement.of(Role.OF_PLAN)
    if len(shares) == 2 and shares[0].clause == shares[1].clause:
        whole = [share for share in shares if share.claim.form != "excess"]
        excess = [share for share in shares if share.claim.form == "excess"]
        if len(whole) == len(excess) == 1 and _same_basis(whole[0], excess[0]):
            yield Equation(EquationKind.SHARE_AND_EXCESS, (whole[0], excess[0]), _less_hundred, "-")


_PLAN_NOUN = re.compile(r"kế hoạch|dự toán|nghị quyết|chỉ tiêu|hđnd|tỉnh|huyện|xã|phấn đấu|trung ương")


def _same_basis(one: Fact, other: Fact) -> bool:
    first, second = set(_PLAN_NOUN.findall(one.after)), set(_PLAN_NOUN.findall(other.after))
    return one.claim.relation == other.claim.relation and (not second or not first or second <= first)


def _told_before(figures: Sequence[Fact], statements: Sequence[Statement]) -> Iterator[Equation]:
    """'Xảy ra 298 vụ. So với cùng kỳ: giảm 8,9% số vụ (327 vụ)': the level stands a sentence before."""
    for growth, earlier in pairwise(figures):
        if growth.role is not Role.GROWTH or earlier.role is not Role.EARLIER or not earlier.is_aside:
            continue
        statement = next((s for s in statements if growth in s.tied), None)
        if (
            statement is None
            or statement.level is not None
            or statement.plans
            or growth.clause != earlier.clause
        ):
            continue
        if any(letter.isdigit() for letter in growth.before):
            continue  # the level stands here, in a form that was not read
        levels = [
            fact
            for fact in figures[max(0, growth.number - 20) : growth.number]
            if fact.role is Role.LEVEL
            and same_kind(fact, earlier)
            and not fact.is_aside
            and growth.sentence - 6 <= fact.sentence < growth.sentence
            # what became a third or trebled in a year is another thing of the same measure
            and earlier.value < fact.value * fact.factor / earlier.factor * 3 < earlier.value * 9
        ]
        told = set((growth.after + " " + growth.before.rpartition(",")[2]).split())
        levels.sort(key=lambda fact: -len(told & set(fact.key.split())))
        if levels and _comparable(levels[0], earlier):
            others = tuple(_growth_of(level) for level in levels[1:])
            facts = (levels[0], earlier, growth)
            yield Equation(EquationKind.GROWTH, facts, _growth, ":", is_tight=False, also=others)


def _growth_of(level: Fact) -> Derive:
    return lambda given: (level.between / given[1]).scaled(_HUNDRED) - _ALL


def _comparable(one: Fact, other: Fact) -> bool:
    return same_kind(one, other) and one.value > 0 and other.value > 0


def _together(*facts: Fact) -> bool:
    return len({fact.clause for fact in facts}) == 1 and len({fact.key for fact in facts}) == 1


def _percent(given: tuple[Interval, ...]) -> Interval:
    return (given[0] / given[1]).scaled(_HUNDRED)


def _inverse(given: tuple[Interval, ...]) -> Interval:
    return (given[1] / given[0]).scaled(_HUNDRED)


def _twice_less(given: tuple[Interval, ...]) -> Interval:
    """Where less is better some count what is left below the plan: (2 - result : plan) × 100."""
    return Interval.exactly(200) - _percent(given)


def _excess(given: tuple[Interval, ...]) -> Interval:
    return _percent(given) - _ALL


def _growth(given: tuple[Interval, ...]) -> Interval:
    return _percent(given) - _ALL


def _lost(given: tuple[Interval, ...]) -> Interval:
    return _percent((given[0].scaled(Decimal(-1)), given[1])).scaled(Decimal(-1))


def _quotient(given: tuple[Interval, ...]) -> Interval:
    return given[0] / given[1]


def _quotient_back(given: tuple[Interval, ...]) -> Interval:
    return given[1] / given[0]


def _difference(given: tuple[Interval, ...]) -> Interval:
    return given[0] - given[1]


def _plus_hundred(given: tuple[Interval, ...]) -> Interval:
    return given[0] + _ALL


def _less_hundred(given: tuple[Interval, ...]) -> Interval:
    return given[0] - _ALL
