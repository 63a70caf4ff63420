"""Make facts from a seed: figures of a plausible size whose sums and percentages hold exactly as printed."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from decimal import Decimal
from random import Random

from tests.factory.facts import AreaFigures, Facts, Group, Line, Role
from tests.factory.pool import BUDGET, BY_AREA, GROUPS, PROVINCES, Kind

_ROLES = [
    Role.LAST_YEAR,
    Role.PLAN,
    Role.ASSIGNED,
    Role.STRETCH,
    Role.LAST_MONTH,
    Role.MONTH,
    Role.CUMULATIVE,
    Role.MONTH_YEAR_AGO,
    Role.SAME_PERIOD,
    Role.ESTIMATE,
    Role.NEXT_PLAN,
]


def facts_of(seed: int, *, month: int = 9, year: int = 2025, lines: int | None = None) -> Facts:
    """Give facts: the same for the same seed. `lines` keeps the first of each group, for short tables.

    >>> facts = facts_of(3)
    >>> income = next(line for line in facts.lines if line.code == "BUD-001")
    >>> income.figure(Role.PLAN) == sum(part.figure(Role.PLAN) for part in income.parts)
    True
    """
    random = Random(seed * 1_009 + month)
    province, communes = PROVINCES[seed % len(PROVINCES)]
    groups = tuple(
        Group(title, tuple(_line(kind, random, month) for kind in kinds[: lines or len(kinds)]))
        for title, kinds in GROUPS
    )
    areas = tuple(
        AreaFigures(name, tuple(_line(kind, random, month) for kind in BY_AREA)) for name in communes
    )
    budget = tuple(_line(kind, random, month) for kind in BUDGET)
    day = random.randint(12, 28)
    number = random.randint(101, 480)
    return Facts(province, "", f"UBND {province}", year, month, day, number, groups, areas, budget)


def summed(lines: tuple[Line, ...], code: str) -> Line:
    """Give the line that the areas' lines of one indicator add up to.

    >>> facts = facts_of(3)
    >>> total = summed(tuple(each.lines[0] for each in facts.areas), "AGR-001")
    >>> total.figure(Role.PLAN) == sum(each.lines[0].figure(Role.PLAN) for each in facts.areas)
    True
    """
    first = next(line for line in lines if line.code == code)
    return replace(first, levels=_sums(lines), parts=())


def _line(kind: Kind, random: Random, month: int) -> Line:
    parts = tuple(_line(part, random, month) for part in kind.parts)
    canonical, scale = kind.meant
    levels = _sums(parts) if kind.whole else _levels(kind, random, month)
    if parts and not kind.whole:
        # Parts of a 'Trong đó' stay below their whole in every column.
        assert all(sum(part.levels[role] for part in parts if part.levels) <= levels[role] for role in _ROLES)
    return Line(
        kind.code,
        kind.wording,
        kind.measure,
        canonical,
        scale,
        kind.digits,
        levels,
        parts,
        kind.whole,
        kind.rate,
    )


def _sums(parts: tuple[Line, ...]) -> Mapping[Role, Decimal]:
    return {role: sum((part.levels[role] for part in parts if part.levels), Decimal()) for role in _ROLES}


def _levels(kind: Kind, random: Random, month: int) -> Mapping[Role, Decimal]:
    step = Decimal(1).scaleb(-kind.digits)
    size = Decimal(kind.size) * _factor(random, 0.7, 1.3)

    def told(value: Decimal) -> Decimal:
        return max(step, value.quantize(step))

    if not kind.flow:
        return _standing(kind, random, size, step, month)
    plan = told(size)
    last = told(size * _factor(random, 0.88, 0.99))
    share = Decimal(month) / 12
    so_far = plan if month == 12 else told(plan * share * _factor(random, 0.9, 1.08))
    if month == 12:
        so_far = told(plan * _factor(random, 0.96, 1.09))
    before = told(last * share * _factor(random, 0.93, 1.04)) if month < 12 else last
    one = so_far if month == 1 else told(so_far / month * _factor(random, 0.85, 1.15))
    assigned = told(plan * _factor(random, 0.95, 0.99))
    estimate = max(so_far, told(plan * _factor(random, 0.97, 1.07)))
    return {
        Role.LAST_YEAR: last,
        Role.PLAN: plan,
        Role.ASSIGNED: assigned,
        Role.STRETCH: told(plan * _factor(random, 1.02, 1.08)),
        Role.LAST_MONTH: one if month == 1 else min(so_far - one, told(one * _factor(random, 0.9, 1.1))),
        Role.MONTH: one,
        Role.CUMULATIVE: so_far,
        Role.MONTH_YEAR_AGO: before if month == 1 else told(before / month * _factor(random, 0.85, 1.15)),
        Role.SAME_PERIOD: before,
        Role.ESTIMATE: so_far if month == 12 else estimate,
        Role.NEXT_PLAN: told(estimate * _factor(random, 1.02, 1.09)),
    }


# How far a level that stands has come, from the last year's result (0) to the next year's plan (1).
_WAY = {
    Role.LAST_YEAR: 0.0,
    Role.MONTH_YEAR_AGO: -0.1,
    Role.SAME_PERIOD: -0.1,
    Role.LAST_MONTH: 0.32,
    Role.MONTH: 0.36,
    Role.CUMULATIVE: 0.36,
    Role.ASSIGNED: 0.45,
    Role.PLAN: 0.5,
    Role.ESTIMATE: 0.55,
    Role.STRETCH: 0.62,
    Role.NEXT_PLAN: 1.0,
}


def _standing(kind: Kind, random: Random, size: Decimal, step: Decimal, month: int) -> Mapping[Role, Decimal]:
    """Give levels that stand (rates, herds, schools): they move a little, and the way they are wanted to."""
    top = Decimal("97.5") if kind.rate else size * 2
    move = _factor(random, 0.03, 0.07) * (-1 if kind.falls else 1)
    last = min(size, top)
    levels = {
        role: max(step, (last * (1 + move * Decimal(str(way)))).quantize(step)) for role, way in _WAY.items()
    }
    if month == 12:  # the same twelve months of the year before are the year before
        levels[Role.SAME_PERIOD] = levels[Role.LAST_YEAR]
    return {role: min(value, Decimal("99.9") if kind.rate else value) for role, value in levels.items()}


def _factor(random: Random, low: float, high: float) -> Decimal:
    return Decimal(random.randint(int(low * 10_000), int(high * 10_000))) / 10_000
