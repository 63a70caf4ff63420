"""Targets as they are set up: an area's by period with the bases side by side, and one with its versions."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime
from decimal import Decimal
from typing import TYPE_CHECKING, TypeAlias

from vedich.domain.known import Source
from vedich.domain.target import Basis, Operator
from vedich.store.models import Document, Target, TargetAgency, TargetExplanation, TargetVersion
from vedich.store.queries.areas import Place, places
from vedich.store.queries.breakdowns import all_parts
from vedich.store.queries.cells import printed_or
from vedich.store.queries.definitions import Named, names_of
from vedich.store.queries.sources import source_of

# A door hands these on to actions, and never looks into their rows.
if TYPE_CHECKING:
    TargetRow: TypeAlias = Target
    DocumentRow: TypeAlias = Document
else:
    TargetRow = Target
    DocumentRow = Document

# What a line is about: an indicator, and the part of it where it is for one alone.
_About: TypeAlias = tuple[str, int | None]
_OVER = (TargetVersion.Standing.ENDED, TargetVersion.Standing.REPLACED)
_FEW = 500


@dataclass(frozen=True, slots=True)
class Level:
    """What a target asks for on one basis, by its newest version; `document` is '' where none is known.

    Nulls: `value` None where it is told in words, or has neither; `since` None from the first day.
    """

    target: int
    version: int
    basis: Basis
    operator: Operator
    measure: str
    value: Decimal | None
    value_max: Decimal | None
    tolerance: Decimal | None
    words: str
    printed: str
    reference: str
    document: str
    since: date | None
    standing: str

    @property
    def is_over(self) -> bool:
        """Say whether it has ended."""
        return self.standing in _OVER

    @property
    def figure(self) -> str:
        """Give the figure as it was printed, '' without one."""
        if self.value is None:
            return ""
        upper = f"–{printed_or('', self.value_max)}" if self.value_max is not None else ""
        return f"{printed_or('' if upper else self.printed, self.value)}{upper}"


@dataclass(frozen=True, slots=True)
class Line:
    """An indicator of a plan with its level on each basis; a part stands under its whole."""

    indicator: Named
    is_part: bool
    levels: Mapping[Basis, Level]


@dataclass(frozen=True, slots=True)
class Plan:
    """The targets of an area in one period; `bases` are those that occur, in their usual order."""

    period: str
    bases: tuple[Basis, ...]
    lines: tuple[Line, ...]

    @property
    def count(self) -> int:
        """Count the targets, without parts."""
        return sum(not line.is_part for line in self.lines)


@dataclass(frozen=True, slots=True)
class Edition:
    """A version of a target with who made it and why."""

    level: Level
    source: Source
    reason: str
    by: str
    at: datetime | None


@dataclass(frozen=True, slots=True)
class Down:
    """A share that an area below got of a target."""

    place: Place
    level: Level


@dataclass(frozen=True, slots=True)
class Planned:
    """One target with all that hangs on it; `leads` and `supports` are the agencies of today."""

    row: TargetRow
    indicator: Named
    period: str
    basis: Basis
    editions: tuple[Edition, ...]
    parts: tuple[tuple[Named, Level], ...]
    beside: tuple[Level, ...]
    down: tuple[Down, ...]
    above: Place | None
    whole: Named | None
    leads: tuple[str, ...]
    supports: tuple[str, ...]
    explanations: int

    @property
    def now(self) -> Level:
        """Give what it asks for by its newest version."""
        return self.editions[0].level


def years_of(area: int) -> list[int]:
    """Give the years in which an area has targets, the newest first."""
    rows = Target.objects.filter(area=area).values_list("set__period_start", "set__period_end").distinct()
    return sorted({year for start, end in rows for year in range(start.year, end.year + 1)}, reverse=True)


def plans(area: int, year: int) -> list[Plan]:
    """Give the targets of an area in the periods that touch a year, longer periods first."""
    rows = list(
        Target.objects.filter(
            area=area, set__period_start__lte=date(year, 12, 31), set__period_end__gte=date(year, 1, 1)
        )
        .select_related("set", "indicator", "whole__indicator")
        .order_by("set_id", "position", "pk")
    )
    levels = _levels({row.pk for row in rows})
    names = names_of({row.indicator.code for row in rows})
    spans = {row.set.period: (row.set.period_start, row.set.period_end) for row in rows}
    ordered = sorted(spans, key=lambda each: (-(spans[each][1] - spans[each][0]).days, spans[each][0]))
    return [
        _plan(period, [row for row in rows if row.set.period == period], levels, names) for period in ordered
    ]


def _plan(period: str, rows: list[Target], levels: Mapping[int, Level], names: Mapping[str, Named]) -> Plan:
    lines: dict[tuple[_About, _About | None], dict[Basis, Level]] = {}
    for row in rows:
        own: _About = (row.indicator.code, row.category_id)
        whole: _About | None = (row.whole.indicator.code, row.whole.category_id) if row.whole else None
        if row.pk in levels:
            of_line = lines.setdefault((whole or own, own if whole else None), {})
            basis = Basis(row.set.basis)
            # Of several documents on one basis the later one stands here; the others stay on its page.
            if basis not in of_line or of_line[basis].is_over or not levels[row.pk].is_over:
                of_line[basis] = levels[row.pk]
    order = {whole: place for place, (whole, _) in reversed(list(enumerate(lines)))}
    keys = sorted(lines, key=lambda key: (order[key[0]], bool(key[1])))
    told = tuple(
        Line(_named(names, part or whole, lines[whole, part]), bool(part), lines[whole, part])
        for whole, part in keys
    )
    occur = {basis for line in told for basis in line.levels}
    return Plan(period, tuple(basis for basis in Basis if basis in occur), told)


def _named(names: Mapping[str, Named], about: _About, levels: Mapping[Basis, Level]) -> Named:
    code, part = about
    measure = next((level.measure for level in levels.values()), "")
    return _of_part(names.get(code) or Named(code, code, code, measure, ""), part)


def _of_part(indicator: Named, part: int | None) -> Named:
    """Call an indicator by the part of it that a target is for; None is the whole."""
    told = next((each for each in all_parts() if each.id == part), None) if part else None
    if told is None:
        return indicator
    vi, en = f"{indicator.vi} – {told.vi}", f"{indicator.en or indicator.vi} – {told.en}"
    return replace(indicator, vi=vi, en=en)


def _levels(targets: Collection[int]) -> dict[int, Level]:
    found: dict[int, Level] = {}
    wanted = sorted(targets)
    for start in range(0, len(wanted), _FEW):
        rows = TargetVersion.objects.filter(target__in=wanted[start : start + _FEW]).order_by("version")
        for row in rows.select_related("document", "target__set"):
            found[row.target_id] = level_of(row)
    return found


def level_of(row: TargetVersion) -> Level:
    """Give what a version asks for (its document and set come with it)."""
    paper = row.document
    return Level(
        row.target_id,
        row.version,
        Basis(row.target.set.basis),
        Operator(row.operator),
        row.measure,
        row.value,
        row.value_max,
        row.tolerance,
        row.words,
        row.printed,
        row.reference,
        (paper.number or paper.title) if paper else "",
        row.since,
        row.standing,
    )


def target_of(number: int, area: int) -> Target | None:
    """Give a target of an area by its number, or None."""
    rows = Target.objects.filter(pk=number, area=area)
    return rows.select_related("set", "indicator", "area", "whole__indicator").first()


def planned(row: TargetRow, day: date) -> Planned:
    """Give one target with its versions, parts, shares below, and who leads it on a day."""
    editions = tuple(
        Edition(
            level_of(each),
            source_of(each.document, each.place),
            each.reason,
            each.event.by.username if each.event else "",
            each.event.at if each.event else None,
        )
        for each in TargetVersion.objects.filter(target=row)
        .select_related("document__issuer", "target__set", "event__by")
        .order_by("-version")
    )
    parts = list(row.parts.order_by("position").values_list("pk", "indicator__code", "category"))
    beside = Target.objects.filter(
        area=row.area_id,
        indicator=row.indicator_id,
        category=row.category_id,
        set__period=row.set.period,
        whole__indicator=row.whole.indicator_id if row.whole else None,
    ).exclude(pk=row.pk)
    others = list(beside.values_list("pk", flat=True))
    down = list(row.assigned_down.values_list("pk", "area_id"))
    levels = _levels({pk for pk, _, _ in parts} | set(others) | {pk for pk, _ in down})
    spots = {place.id: place for place in places({area for _, area in down}, day)}
    codes = {code for _, code, _ in parts} | {row.indicator.code}
    names = names_of(codes | ({row.whole.indicator.code} if row.whole else set()))
    above = row.assigned_from
    return Planned(
        row,
        _of_part(names[row.indicator.code], row.category_id),
        row.set.period,
        Basis(row.set.basis),
        editions,
        tuple((_of_part(names[code], part), levels[pk]) for pk, code, part in parts if pk in levels),
        tuple(levels[pk] for pk in others if pk in levels),
        tuple(
            sorted(
                (Down(spots[area], levels[pk]) for pk, area in down if pk in levels),
                key=lambda each: each.place.title,
            )
        ),
        places({above.area_id}, day)[0] if above else None,
        _of_part(names[row.whole.indicator.code], row.whole.category_id) if row.whole else None,
        _agencies(row, day, leads=True),
        _agencies(row, day, leads=False),
        TargetExplanation.objects.filter(target=row).count(),
    )


def _agencies(row: Target, day: date, *, leads: bool) -> tuple[str, ...]:
    rows = TargetAgency.objects.filter(target=row, leads=leads).exclude(until__lt=day).order_by("agency__vi")
    return tuple(rows.values_list("agency__vi", flat=True))


def papers_of(area: int) -> list[tuple[str, date | None]]:
    """Give numbers and dates of the documents of an area that have a number, the newest first."""
    rows = Document.objects.filter(area=area).exclude(number="").order_by("-on", "-pk")
    return list(rows.values_list("number", "on")[:200])
