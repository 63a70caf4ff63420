"""What is true before any document says it: an area, a period, and the figures of its indicators."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

from vedich.domain.document import ClaimKind, Relation
from vedich.domain.period import Period


class Role(StrEnum):
    """What the figures of a column are."""

    LAST_YEAR = "last_year"
    PLAN = "plan"
    ASSIGNED = "assigned"
    STRETCH = "stretch"
    LAST_MONTH = "last_month"
    MONTH = "month"
    CUMULATIVE = "cumulative"
    MONTH_YEAR_AGO = "month_year_ago"
    SAME_PERIOD = "same_period"
    ESTIMATE = "estimate"
    NEXT_PLAN = "next_plan"
    OF_PLAN = "of_plan"
    OF_ASSIGNED = "of_assigned"
    OF_STRETCH = "of_stretch"
    OF_SAME_PERIOD = "of_same_period"
    GROWTH = "growth"
    ESTIMATE_OF_PLAN = "estimate_of_plan"
    ESTIMATE_OF_LAST = "estimate_of_last"


# Which two figures a percentage is made of: the upper, the lower, and whether only the growth is printed.
PERCENTAGES: dict[Role, tuple[Role, Role, bool]] = {
    Role.OF_PLAN: (Role.CUMULATIVE, Role.PLAN, False),
    Role.OF_ASSIGNED: (Role.CUMULATIVE, Role.ASSIGNED, False),
    Role.OF_STRETCH: (Role.CUMULATIVE, Role.STRETCH, False),
    Role.OF_SAME_PERIOD: (Role.CUMULATIVE, Role.SAME_PERIOD, False),
    Role.GROWTH: (Role.CUMULATIVE, Role.SAME_PERIOD, True),
    Role.ESTIMATE_OF_PLAN: (Role.ESTIMATE, Role.PLAN, False),
    Role.ESTIMATE_OF_LAST: (Role.ESTIMATE, Role.LAST_YEAR, False),
}


@dataclass(frozen=True, slots=True)
class Line:
    """One indicator with its figures: `levels` by role, with `digits` decimals as printed.

    `mark` is its number in the list (I, 1, a, -, +), `depth` how deep it lies (0 a group without figures).
    `parts` are the rows that make it up; they add up exactly where `whole` is true, else they are only
    'Trong đó'. Units: levels are in `measure`; `canonical` and `scale` say what one of them comes to.
    Nulls: a group heading has no levels.
    """

    code: str
    wording: str
    measure: str = ""
    canonical: str = ""
    scale: Decimal = Decimal(1)
    digits: int = 0
    levels: Mapping[Role, Decimal] | None = None
    parts: tuple[Line, ...] = ()
    whole: bool = False
    rate: bool = False

    def figure(self, role: Role) -> Decimal | None:
        """Give the figure of a role, a percentage computed from the two as printed; None where there is none."""
        if not self.levels:
            return None
        if role not in PERCENTAGES:
            return self.levels.get(role)
        upper, lower, growth = PERCENTAGES[role]
        if self.rate or not self.levels.get(lower):
            return None
        ratio = self.levels[upper] / self.levels[lower] * 100 - (100 if growth else 0)
        return ratio.quantize(Decimal("0.1"))


@dataclass(frozen=True, slots=True)
class Group:
    """A chapter of indicators: KINH TẾ, XÃ HỘI ..."""

    title: str
    lines: tuple[Line, ...]


@dataclass(frozen=True, slots=True)
class AreaFigures:
    """One area below the main one, and its own figures of the lines that are told by area."""

    area: str
    lines: tuple[Line, ...]


@dataclass(frozen=True, slots=True)
class Facts:
    """All that a document of the factory is made from.

    `area` is the one the document is about, `within` the one that it lies in, `month` the last month told of.
    """

    area: str
    within: str
    issuer: str
    year: int
    month: int
    day: int
    number: int
    groups: tuple[Group, ...]
    areas: tuple[AreaFigures, ...] = ()
    budget: tuple[Line, ...] = ()

    @property
    def lines(self) -> tuple[Line, ...]:
        """Give the top lines of all groups."""
        return tuple(line for group in self.groups for line in group.lines)

    @property
    def so_far(self) -> Period:
        """Give the months so far."""
        return Period.first_months(self.year, self.month)


@dataclass(frozen=True, slots=True)
class Meaning:
    """What a column's figures are, as the reader's claims say it."""

    kind: ClaimKind
    relation: Relation | None
    period: Period
    estimated: bool = False


def meaning(role: Role, facts: Facts) -> Meaning:
    """Give what the figures of a role are in a document of these facts.

    >>> from tests.factory.figures import facts_of
    >>> str(meaning(Role.CUMULATIVE, facts_of(1, month=9)).period)
    '2025-9M'
    """
    year, month = facts.year, facts.month
    this_year, so_far = Period.year(year), facts.so_far
    levels = {
        Role.LAST_YEAR: Meaning(ClaimKind.RESULT, None, Period.year(year - 1)),
        Role.PLAN: Meaning(ClaimKind.TARGET, None, this_year),
        Role.ASSIGNED: Meaning(ClaimKind.TARGET, None, this_year),
        Role.STRETCH: Meaning(ClaimKind.TARGET, None, this_year),
        Role.LAST_MONTH: Meaning(ClaimKind.RESULT, None, Period.month(year, max(1, month - 1))),
        Role.MONTH: Meaning(ClaimKind.RESULT, None, Period.month(year, month)),
        Role.CUMULATIVE: Meaning(ClaimKind.RESULT, None, so_far),
        Role.MONTH_YEAR_AGO: Meaning(ClaimKind.BASELINE, None, Period.month(year - 1, month)),
        Role.SAME_PERIOD: Meaning(ClaimKind.BASELINE, None, Period.first_months(year - 1, month)),
        Role.ESTIMATE: Meaning(ClaimKind.RESULT, None, this_year, estimated=True),
        Role.NEXT_PLAN: Meaning(ClaimKind.TARGET, None, Period.year(year + 1)),
        Role.OF_PLAN: Meaning(ClaimKind.COMPARISON, Relation.OF_PLAN, so_far),
        Role.OF_ASSIGNED: Meaning(ClaimKind.COMPARISON, Relation.OF_PROVINCE_PLAN, so_far),
        Role.OF_STRETCH: Meaning(ClaimKind.COMPARISON, Relation.OF_STRETCH, so_far),
        Role.OF_SAME_PERIOD: Meaning(ClaimKind.COMPARISON, Relation.YOY_RATIO, so_far),
        Role.GROWTH: Meaning(ClaimKind.COMPARISON, Relation.YOY_GROWTH, so_far),
        Role.ESTIMATE_OF_PLAN: Meaning(ClaimKind.COMPARISON, Relation.OF_PLAN, this_year, estimated=True),
        Role.ESTIMATE_OF_LAST: Meaning(ClaimKind.COMPARISON, Relation.YOY_RATIO, this_year, estimated=True),
    }
    return levels[role]


@dataclass(frozen=True, slots=True)
class Truth:
    """One figure of a document as it ought to be read.

    `value` is in `measure`, scaled to it. Nulls: `code` is "" where the catalog has no entry.
    """

    indicator: str
    code: str
    measure: str
    value: Decimal
    role: Role
    kind: ClaimKind
    relation: Relation | None
    period: Period
    area: str
    estimated: bool = False


def truth_of(line: Line, role: Role, facts: Facts, area: str = "", parent: str = "") -> Truth | None:
    """Give what a cell of this line and role states, or None where it is blank."""
    value = line.figure(role)
    if value is None:
        return None
    told = meaning(role, facts)
    relation, measure, scale = told.relation, line.canonical, line.scale
    if role in PERCENTAGES:
        measure, scale = "%", Decimal(1)
    elif measure == "%":
        relation = Relation.RATE
    name = f"{parent}: {line.wording}" if parent else line.wording
    return Truth(
        name,
        line.code,
        measure,
        value * scale,
        role,
        told.kind,
        relation,
        told.period,
        area or facts.area,
        told.estimated,
    )
