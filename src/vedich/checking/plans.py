"""Equations of plans: a result, its plan, and the percentage the text states."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Sequence

from vedich.checking.derivations import less_hundred, percent_of, plus_hundred, to_excess, to_percent
from vedich.checking.equation import Equation, EquationKind, comparable
from vedich.checking.fact import Fact, Role, alike
from vedich.checking.nearly import meant
from vedich.checking.statements import Statement
from vedich.domain.document import Relation

_FAR_BACK = 24
_SENTENCES = 2


def plans_told_before(figures: Sequence[Fact], statements: Sequence[Statement]) -> Iterator[Equation]:
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
            and comparable(level, plan)
            and _years(plan) & _years(level)
        ]
        if told and shares[0].claim.form != "excess":
            others = tuple(percent_of(plan) for plan in told[:-1])
            facts = (level, told[-1], shares[0])
            yield Equation(EquationKind.OF_PLAN, facts, to_percent, ":", is_tight=False, also=others)


_AGAINST = re.compile(r"(?:so (?:với |cùng )?|tính (?:theo |trên |cả )?)[^();]{2,70}\((?:tổng )?$")
_REACHES = re.compile(r"\)[^();\d]{0,60}(?:đạt|bằng|là|chỉ đạt|mới đạt)(?: tỷ lệ)? $")


def plans_told_first(amounts: Sequence[Fact], told: Collection[int]) -> Iterator[Equation]:
    """'Huy động 2.318 tỷ đồng. So với kế hoạch (2.150 tỷ đồng), vốn huy động đạt 107,8%.'"""
    for at, share in enumerate(amounts):
        if at < 2 or share.base != "%" or share.number in told or not _REACHES.match(share.before):
            continue
        plan = amounts[at - 1]
        if plan.is_percent or plan.clause != share.clause or not _AGAINST.search(plan.before):
            continue
        levels = [
            fact
            for fact in reversed(amounts[max(0, at - _FAR_BACK) : at - 1])
            if fact.sentence >= share.sentence - _SENTENCES
            and fact.role is Role.LEVEL
            and not fact.is_aside
            and comparable(fact, plan)
        ]
        equation = meant(
            Equation(EquationKind.OF_PLAN, (level, plan, share), to_percent, ":", is_tight=False)
            for level in levels
        )
        if equation is not None:
            yield equation


def plans_told_again(amounts: Sequence[Fact], told: Collection[int]) -> Iterator[Equation]:
    """'... bằng 82% dự toán (12 tỷ đồng); ước cả năm 12,6 tỷ đồng, bằng 105% dự toán': the same plan."""
    plans: list[tuple[Fact, Fact]] = []
    for at, share in enumerate(amounts):
        if share.role is not Role.OF_PLAN or at == 0:
            continue
        behind = amounts[at + 1] if at + 1 < len(amounts) else None
        if (
            behind is not None
            and behind.is_aside
            and behind.role is Role.PLAN
            and behind.clause == share.clause
        ):
            plans.append((share, behind))
            continue
        level = amounts[at - 1]
        if (
            share.number in told
            or level.is_percent
            or level.role is Role.EARLIER
            or level.clause != share.clause
        ):
            continue
        derive = to_excess if share.claim.form == "excess" else to_percent
        equation = meant(
            Equation(EquationKind.OF_PLAN, (level, plan, share), derive, ":", is_tight=False)
            for first, plan in reversed(plans)
            if first.claim.relation is share.claim.relation
            and share.sentence - first.sentence <= _SENTENCES + 2
            and comparable(level, plan)
            and _noun(first) == _noun(share)
        )
        if equation is not None:
            yield equation


def _noun(share: Fact) -> frozenset[str]:
    return frozenset(_PLAN_NOUN.findall(share.after[:60]))


def _years(fact: Fact) -> set[int]:
    period = fact.claim.period
    return set(range(period.start.year, period.end.year + 1)) if period is not None else set()


def twice_said(statement: Statement) -> Iterable[Equation]:
    """'tăng 12%, bằng 112% cùng kỳ'; 'đạt 125%, vượt 25% kế hoạch'."""
    growths, ratios = statement.of(Role.GROWTH), statement.of(Role.RATIO)
    if len(growths) == 1 and len(ratios) == 1 and growths[0].claim.relation is Relation.YOY_GROWTH:
        # 'tăng 41,2% và 37,5%' are growths of two things.
        if growths[0].clause == ratios[0].clause and "bằng" in ratios[0].before:
            yield Equation(EquationKind.GROWTH_AND_RATIO, (growths[0], ratios[0]), plus_hundred, "+")
    shares = statement.of(Role.OF_PLAN)
    if len(shares) == 2 and shares[0].clause == shares[1].clause:
        whole = [share for share in shares if share.claim.form != "excess"]
        excess = [share for share in shares if share.claim.form == "excess"]
        if len(whole) == len(excess) == 1 and _same_basis(whole[0], excess[0]):
            yield Equation(EquationKind.SHARE_AND_EXCESS, (whole[0], excess[0]), less_hundred, "-")


_PLAN_NOUN = re.compile(r"kế hoạch|dự toán|nghị quyết|chỉ tiêu|hđnd|tỉnh|huyện|xã|phấn đấu|trung ương")


def _same_basis(one: Fact, other: Fact) -> bool:
    first, second = set(_PLAN_NOUN.findall(one.after)), set(_PLAN_NOUN.findall(other.after))
    return one.claim.relation == other.claim.relation and (not second or not first or second <= first)
