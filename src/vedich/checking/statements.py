"""Statements: one level with the plans, earlier levels and percentages that the text ties to it."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from itertools import groupby

from vedich.checking.fact import Fact, Role, alike, same_kind, starts_from

_UP_TO = re.compile(r"^\s*(?:lên|xuống|còn|đến|tới|lên thành|xuống còn|lên đến|tăng lên)(?: mức)? $")
# 'Trong đó' opens details: a percentage behind it is about a part, not about the level before.
_DETAIL = re.compile(r"(?:trong đó|riêng|gồm|nhất là)[\s,:]")
# 'trâu bò (6.480/7.200 con, đạt 90%) và rác thải được thu gom (71,5%)': the second bracket has its own name.
_NEXT_ITEM = re.compile(r"\)[\s,]*(?:và )?[^()]{8,}\(")
_TIED = frozenset({Role.OF_PLAN, Role.GROWTH, Role.RATIO, Role.CHANGE, Role.TIMES})


@dataclass(slots=True)
class Statement:
    """What one clause says of one indicator: the level may be missing, the rest may be empty."""

    level: Fact | None
    plans: list[Fact] = field(default_factory=list)
    earlier: list[Fact] = field(default_factory=list)
    tied: list[Fact] = field(default_factory=list)

    @property
    def key(self) -> str:
        """Give the name of what the statement is about."""
        first = self.level or (self.tied or self.plans or self.earlier)[0]
        return first.key

    @property
    def base(self) -> str | None:
        """Give the measure of its levels."""
        levels = [self.level] if self.level else [*self.plans, *self.earlier]
        return levels[0].base if levels else None

    def of(self, role: Role) -> list[Fact]:
        """Give the percentages and changes of one kind."""
        return [fact for fact in self.tied if fact.role is role]

    def plan_of(self, share: Fact) -> Fact | None:
        """Give the plan that a percentage is measured against; None where the text leaves it open.

        '107% kế hoạch tỉnh giao (83.000 tấn), 104,5% kế hoạch huyện (85.000 tấn)': each its own.
        """
        shares = self.of(Role.OF_PLAN)
        if len(self.plans) == 1 and len(shares) == 1:
            return self.plans[0]
        behind = [plan for plan in self.plans if plan.number == share.number + 1]
        return behind[0] if behind and len(self.plans) <= len(shares) and "(" in behind[0].before else None


def statements_of(facts: Iterable[Fact]) -> tuple[Statement, ...]:
    """Bring the figures of each sentence together around their levels."""
    found: list[Statement] = []
    for _, sentence in groupby(facts, key=lambda fact: fact.sentence):
        found += _sentence(list(sentence))
    return tuple(found)


def _sentence(facts: list[Fact]) -> list[Statement]:
    made: list[Statement] = []
    current: Statement | None = None
    for fact in facts:
        if fact.role in (Role.OTHER, Role.SHARE):
            continue
        if fact.role is Role.LEVEL and fact.is_aside and current is not None and current.level is not None:
            continue  # '94,1 tỷ đồng (8 tháng là 82,7 tỷ đồng), bằng 89,6% dự toán' is about the first
        if current is None or not _goes_on(current, fact):
            current = Statement(None)
            made.append(current)
        _take(current, fact)
    return made


def _goes_on(current: Statement, fact: Fact) -> bool:
    """Say whether a figure still speaks of the same thing."""
    last = max(
        (f for f in (current.level, *current.plans, *current.earlier, *current.tied) if f is not None),
        key=lambda f: f.number,
    )
    # 'trên kế hoạch đầu năm (186 tỷ đồng) thì giải ngân 104,2 tỷ đồng': the plan stands before its name.
    unnamed = current.key == "" and current.level is None and fact.role is Role.LEVEL
    if (
        not (unnamed or alike(current.key, fact.key))
        or _DETAIL.search(fact.before)
        or _NEXT_ITEM.search(fact.before)
    ):
        return False
    if fact.clause != last.clause and fact.key != current.key:
        return False
    if fact.role in _TIED:
        # 'nhà dân 9 vụ, xe 3 vụ; so với cùng kỳ giảm 5 vụ' is about the whole again
        return fact.clause == last.clause or not fact.before.lstrip(" ;").startswith("so ")
    anchor = current.level or next(iter([*current.plans, *current.earlier]), None)
    if anchor is not None and not same_kind(anchor, fact):
        return False
    if fact.role in (Role.PLAN, Role.EARLIER):
        return True
    # A second level is a new statement, unless it closes 'từ ... lên ...' or is the level of another period.
    return (
        current.level is None
        or (starts_from(current.level.before) and _UP_TO.match(fact.before) is not None)
        or _is_year_before(current.level, fact)
        or _is_year_before(fact, current.level)
    )


def _take(current: Statement, fact: Fact) -> None:
    if fact.role in _TIED:
        current.tied.append(fact)
    elif fact.role is Role.PLAN:
        current.plans.append(fact)
    elif fact.role is Role.EARLIER:
        current.earlier.append(fact)
    elif current.level is None:
        current.level = fact
    elif _is_year_before(fact, current.level):
        current.earlier.append(fact)
    else:
        current.earlier.append(current.level)
        current.level = fact


def _is_year_before(one: Fact, other: Fact) -> bool:
    first, second = one.claim.period, other.claim.period
    return (
        first is not None
        and second is not None
        and one.key == other.key
        and second.year_ago.same_dates(first)
    )
