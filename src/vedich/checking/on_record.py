"""Figures of a document that can be looked up on record: with indicator, area and period known for sure."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from vedich.catalog.load import catalog
from vedich.checking.fact import Fact, Role, between, measure_of
from vedich.checking.interval import Interval
from vedich.checking.statements import Statement
from vedich.domain.document import Claim, ClaimKind, ClaimStatus, Comparator, Span
from vedich.domain.figure import Figure, FigureError
from vedich.domain.indicator import Indicator
from vedich.domain.known import KnownResult, KnownTarget
from vedich.domain.period import Period, PeriodKind
from vedich.domain.target import Basis, Operator

# Below this a name may mean another indicator or area, and what is on record is of something else.
_SURE = 0.8
_SCALES = frozenset(Decimal(10) ** power for power in range(13))
_CHANGES = frozenset({Operator.DECREASE_BY, Operator.INCREASE_BY, Operator.RANK_WITHIN})


@dataclass(frozen=True, slots=True)
class Recorded:
    """A figure and where it would stand on record; `basis` is on whose authority its plan stands.

    `told_with` is the level that a plan, an earlier level or a percentage was told with.
    """

    fact: Fact
    code: str
    area: str
    period: Period
    basis: Basis = Basis.UNKNOWN
    told_with: Fact | None = None

    @property
    def is_result(self) -> bool:
        """Say whether it reports what was reached."""
        return self.fact.role is Role.LEVEL and self.fact.claim.kind is ClaimKind.RESULT

    @property
    def is_estimate(self) -> bool:
        """Say whether the text calls it an estimate."""
        return self.fact.claim.status is ClaimStatus.ESTIMATED

    @property
    def is_to_date(self) -> bool:
        """Say whether it adds up from the first of January."""
        start, end = self.period.start, self.period.end
        return (start.month, start.day) == (1, 1) and start.year == end.year and self.indicator.accumulates

    @property
    def indicator(self) -> Indicator:
        """Give the definition."""
        return catalog().by_code[self.code].indicator


def recorded_of(figures: Iterable[Fact], statements: Sequence[Statement]) -> tuple[Recorded, ...]:
    """Give the figures that can be looked up, in the order of the text.

    An earlier level and a percentage of plan belong to the level they were told with.
    """
    levels: dict[int, Fact] = {}
    bases: dict[int, Basis] = {}
    for said in statements:
        for fact in (*said.plans, *said.earlier, *said.tied):
            if said.level is not None:
                levels[fact.number] = said.level
        for share in said.of(Role.OF_PLAN):
            bases[share.number] = Basis.of(share.claim.relation)
            plan = said.plan_of(share)
            if plan is not None:
                bases[plan.number] = bases[share.number]
    found = []
    for fact in figures:
        level = levels.get(fact.number)
        named = fact if fact.role in (Role.LEVEL, Role.PLAN) or level is None else level
        claim = named.claim
        link, place, period = claim.link, claim.area_link, claim.period
        if link is None or place is None or period is None or link.score < _SURE or not named.is_placed:
            continue
        if link.code in catalog().by_code:
            basis = bases.get(fact.number, Basis.UNKNOWN)
            found.append(Recorded(fact, link.code, place.code, period, basis, level))
    return tuple(found)


def year_of(period: Period) -> Period:
    """Give the year that a plan for a period of the same year is of."""
    return Period.year(period.end.year) if period.start.year == period.end.year else period


def is_yearly(period: Period) -> bool:
    """Say whether the period is a calendar year."""
    return period.kind is PeriodKind.YEAR


def allowed(known: KnownResult | KnownTarget) -> tuple[Interval, str]:
    """Give the values that a figure on record allows, and the measure they are in."""
    measure = measure_of(known.measure)
    claim = _as_claim(known)
    return between(claim).scaled(measure.factor), measure.common


def plain(fact: Fact) -> Interval:
    """Give what the digits of a figure allow, without the words that bound it ('từ 70 trở lên')."""
    claim = fact.claim
    if claim.comparator in (Comparator.EQ, Comparator.RANGE):
        return fact.between
    return between(replace(claim, comparator=Comparator.EQ)).scaled(fact.factor)


def is_level(known: KnownTarget) -> bool:
    """Say whether a target asks for a level, and not for the size of a change."""
    return known.operator.is_measurable and known.operator not in _CHANGES


def shown(known: KnownResult | KnownTarget) -> str:
    """Give a figure on record as a document would print it."""
    word = known.comparator.word if isinstance(known, KnownResult) else ""
    figure = _figure(known)
    # '61 tỷ 450 triệu đồng' is kept as 61,45 tỷ đồng with the digits of its first part.
    digits = figure.text if figure.value == known.value else Figure.of(known.value).text
    return f"{word} {digits} {known.measure}".strip().replace(" %", "%")


def _as_claim(known: KnownResult | KnownTarget) -> Claim:
    figure = _figure(known)
    comparator = known.comparator if isinstance(known, KnownResult) else Comparator.EQ
    if known.value_max is not None:
        comparator = Comparator.RANGE
    return Claim(
        Span(0, 0),
        known.printed,
        ClaimKind.RESULT,
        figure,
        known.value,
        known.measure,
        comparator=comparator,
        value_max=known.value_max,
    )


def _figure(known: KnownResult | KnownTarget) -> Figure:
    """Give the printed digits, where they are the value or a scale of it; else those of the value."""
    try:
        figure = Figure(known.printed)
    except FigureError:
        return Figure.of(known.value)
    value = abs(figure.value)
    scales = value != 0 and abs(known.value) / value in _SCALES
    return figure if scales or value == abs(known.value) else Figure.of(known.value)
