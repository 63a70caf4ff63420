"""Which target sets were decided when, by which body, for which area and period."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from vedich.catalog.areas.load import REFORM, is_present
from vedich.demonstration.behaviour import behaviours
from vedich.demonstration.planning import Line, Planner
from vedich.demonstration.scale import Month
from vedich.domain.agency import AgencyKind
from vedich.domain.area import Area, AreaLevel
from vedich.domain.period import Period
from vedich.domain.target import Basis

# A commune before the reform was given less to do than one of today, which took over what districts did.
_FORMER_LINES = 16


@dataclass(frozen=True, slots=True)
class Decided:
    """A set of targets as a document decides it."""

    area: Area
    on: date
    period: Period
    basis: Basis
    body: AgencyKind
    title: str
    lines: list[Line]


@dataclass(frozen=True, slots=True)
class AssignedDown:
    """Targets that an area assigns to those below it, out of the set of a basis and period."""

    area: Area
    on: date
    period: Period
    basis: Basis
    title: str
    codes: tuple[str, ...]


def decided(
    planner: Planner, now: Month, first_year: int, *, plain: bool = False
) -> Iterator[Decided | AssignedDown]:
    """Give the sets that were decided in a calendar month, in their order.

    Plans of a year are made in the last weeks of the year before; those of the areas of today began in the
    middle of 2025, for the second half of the year, and for the province for the whole year anew. `plain`
    leaves districts and communes with what their councils decided and what was assigned to them.
    """
    ground = planner.teller.ground
    for root in ground.roots:
        if is_present(root):
            yield from _anew(planner, root, now, plain=plain)
        elif now.month == 12 and first_year <= now.year + 1 <= REFORM.year:
            yield from _yearly(planner, root, now, plain=plain)


def _yearly(planner: Planner, root: str, now: Month, *, plain: bool) -> Iterator[Decided | AssignedDown]:
    year = Period.year(now.year + 1)
    areas = planner.teller.ground.under(root)
    for area in areas:
        if area.level is AreaLevel.PROVINCE:
            yield from _four(planner, area, year, now.on(8), now.on(10))
            yield _assigned(area, now.on(15), year, Basis.ADOPTED)
    for area in areas:
        if area.level is AreaLevel.DISTRICT:
            yield from _four(planner, area, year, now.on(18), now.on(20), plain=plain)
    for area in areas if not plain else ():
        if area.level is AreaLevel.COMMUNE and year.start.year == REFORM.year:
            lines = planner.lines(area, year, most=_FORMER_LINES)
            yield Decided(
                area, now.on(27), year, Basis.ADOPTED, AgencyKind.COUNCIL, _resolution(area, year), lines
            )


def _anew(planner: Planner, root: str, now: Month, *, plain: bool) -> Iterator[Decided | AssignedDown]:
    half, year = Period.half(REFORM.year, 2), Period.year(REFORM.year)
    areas = planner.teller.ground.under(root)
    head = areas[0]
    if now == Month(REFORM.year, 7):
        if head.level is AreaLevel.PROVINCE:
            lines = planner.lines(head, half)
            yield Decided(
                head, now.on(15), half, Basis.OWN_PLAN, AgencyKind.PEOPLES_COMMITTEE, _plan(head), lines
            )
            yield _assigned(head, now.on(18), half, Basis.OWN_PLAN)
        for area in areas:
            if area.level is AreaLevel.COMMUNE:
                if head.level is AreaLevel.COMMUNE:
                    # Without its province, a commune has what was assigned to it from outside the record.
                    yield Decided(
                        area,
                        now.on(18),
                        half,
                        Basis.ASSIGNED,
                        AgencyKind.PEOPLES_COMMITTEE,
                        f"Quyết định giao chỉ tiêu cho {area.title} {_spoken(half)}",
                        planner.chosen(area, half, "assigned"),
                    )
                yield from _four(planner, area, half, now.on(22), now.on(25), plain=plain)
    if now == Month(REFORM.year, 8) and head.level is AreaLevel.PROVINCE:
        yield from _four(planner, head, year, now.on(5), now.on(7))


def _four(
    planner: Planner, area: Area, period: Period, before: date, on: date, *, plain: bool = False
) -> Iterator[Decided]:
    """Give the sets that stand side by side: Party resolution, estimate, council's resolution, stretch.

    `plain` leaves the council's alone.
    """
    council, party = AgencyKind.COUNCIL, AgencyKind.PARTY_COMMITTEE
    committee = AgencyKind.PEOPLES_COMMITTEE
    name = f"{area.title} {_spoken(period)}"
    own = Decided(
        area, on, period, Basis.ADOPTED, council, _resolution(area, period), planner.lines(area, period)
    )
    if plain:
        yield own
        return
    yield Decided(
        area,
        before,
        period,
        Basis.PARTY_RESOLUTION,
        party,
        f"Nghị quyết của cấp ủy {name}",
        planner.chosen(area, period, "party"),
    )
    yield Decided(
        area,
        before,
        period,
        Basis.BUDGET_ESTIMATE,
        committee,
        f"Quyết định giao dự toán ngân sách {name}",
        planner.chosen(area, period, "estimate"),
    )
    yield own
    yield Decided(
        area,
        on,
        period,
        Basis.STRETCH,
        committee,
        f"Kế hoạch phấn đấu {name}",
        planner.chosen(area, period, "stretch"),
    )


def _assigned(area: Area, on: date, period: Period, basis: Basis) -> AssignedDown:
    codes = tuple(code for code, one in behaviours().items() if one.goal is not None and one.goal.is_assigned)
    return AssignedDown(
        area, on, period, basis, f"Quyết định giao chỉ tiêu {area.title} {_spoken(period)}", codes
    )


def _resolution(area: Area, period: Period) -> str:
    return f"Nghị quyết HĐND {area.title} về phát triển kinh tế - xã hội {_spoken(period)}"


def _plan(area: Area) -> str:
    return f"Kế hoạch phát triển kinh tế - xã hội {area.title} 6 tháng cuối năm {REFORM.year}"


def _spoken(period: Period) -> str:
    half = period.start.month > 1
    return f"6 tháng cuối năm {period.start.year}" if half else f"năm {period.start.year}"
