"""What a proposal of shares rests on: the areas below, what each has, had last year, and its people."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from vedich.domain.indicator import Aggregation, AggregationKind, IndicatorKind
from vedich.domain.measure import MeasureError
from vedich.domain.period import Period, PeriodKind
from vedich.store.models import IndicatorVersion, Observation, TargetVersion
from vedich.store.queries.areas import Place, children_of, places
from vedich.store.queries.meanings import measure_of
from vedich.store.queries.planned import Level, TargetRow, level_of

POPULATION = "POP-001"


@dataclass(frozen=True, slots=True)
class Below:
    """An area below with its share so far, and its figures of last year in the measure of the target.

    Nulls: None is a figure that the record does not have; it is not zero.
    """

    place: Place
    share: Level | None
    share_value: Decimal | None
    result: Decimal | None
    goal: Decimal | None
    people: Decimal | None
    weight: Decimal | None


@dataclass(frozen=True, slots=True)
class Sharing:
    """A target, how its indicator adds up, and the areas below by title; `weighs` is the weight of a rate."""

    level: Level
    aggregation: Aggregation
    last: Period
    below: tuple[Below, ...]
    weighs: str

    @property
    def adds_up(self) -> bool:
        """Say whether shares must come to the target."""
        return self.aggregation.adds_up


def sharing(row: TargetRow, level: Level, day: date) -> Sharing:
    """Give what a target can be shared out by, as the areas below stand on a day within its period."""
    period = Period.parse(row.set.period)
    on = min(max(day, period.start), period.end)
    below = places(children_of([row.area_id], on), on)
    ids = [place.id for place in below]
    last = _year_before(period)
    defined = IndicatorVersion.objects.filter(indicator=row.indicator_id).order_by("-version")
    way, kind = defined.values_list("aggregation", "kind")[0]
    aggregation, flows = Aggregation.parse(way), kind == IndicatorKind.FLOW.value
    weighs = _weighs(aggregation)
    held = _held(row)
    results = _last_said(row.indicator.code, ids, last, level.measure, whole=flows, part=row.category_id)
    goals = _goals(row, ids, last, level.measure)
    people = _last_said(POPULATION, ids, last, "")
    weights = people if weighs == POPULATION else _last_said(weighs, ids, last, "") if weighs else {}
    return Sharing(
        level,
        aggregation,
        last,
        tuple(
            Below(
                place,
                held.get(place.id),
                _in(held[place.id], level.measure) if place.id in held else None,
                results.get(place.id),
                goals.get(place.id),
                people.get(place.id),
                weights.get(place.id),
            )
            for place in below
        ),
        weighs,
    )


def _year_before(period: Period) -> Period:
    """Give the period of a year before; of a term the year before it begins."""
    return Period.year(period.start.year - 1) if period.kind is PeriodKind.YEARS else period.year_ago


def _weighs(aggregation: Aggregation) -> str:
    if aggregation.kind is AggregationKind.WEIGHTED_MEAN:
        return aggregation.of[0]
    return aggregation.of[1] if aggregation.kind is AggregationKind.RATIO else ""


def _held(row: TargetRow) -> dict[int, Level]:
    found: dict[int, Level] = {}
    rows = TargetVersion.objects.filter(target__assigned_from=row).order_by("version")
    for each in rows.select_related("document", "target__set"):
        found[each.target.area_id] = level_of(each)
    return found


def _in(level: Level, measure: str) -> Decimal | None:
    if level.value is None or level.is_over:
        return None
    try:
        return measure_of(level.measure).convert(level.value, measure_of(measure))
    except MeasureError:
        return None


def _last_said(
    code: str,
    areas: Collection[int],
    period: Period,
    measure: str,
    *,
    whole: bool = False,
    part: int | None = None,
) -> dict[int, Decimal]:
    """Give the last figure that was said of a period in each area, in a measure ('' as it was said).

    `whole` takes figures of exactly these days alone: those of its last month say nothing of a flow.
    Nulls: `part` None is the whole indicator, not a part of a breakdown.
    """
    rows = Observation.objects.filter(
        indicator__code=code, area__in=areas, category=part, period_end=period.end, value__isnull=False
    )
    if whole:
        rows = rows.filter(period_start=period.start)
    found: dict[int, Decimal] = {}
    for area, value, told in rows.order_by("as_of", "pk").values_list("area_id", "value", "measure"):
        if value is None:
            continue
        try:
            found[area] = measure_of(told).convert(value, measure_of(measure)) if measure else value
        except MeasureError:
            continue
    return found


def _goals(row: TargetRow, areas: Collection[int], period: Period, measure: str) -> Mapping[int, Decimal]:
    """Give what areas were asked for in a period, as it was assigned from above where that is known."""
    rows = TargetVersion.objects.filter(
        target__area__in=areas,
        target__indicator=row.indicator_id,
        target__category=row.category_id,
        target__whole=None,
        target__set__period=str(period),
    ).select_related("document", "target__set")
    found: dict[int, Level] = {}
    for each in rows.order_by("target__assigned_from", "version"):
        found[each.target.area_id] = level_of(each)
    told = {area: _in(level, measure) for area, level in found.items()}
    return {area: value for area, value in told.items() if value is not None}
