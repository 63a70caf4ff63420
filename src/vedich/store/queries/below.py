"""What the areas below a form's area say of its cells: their figures that count, added up."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from datetime import date
from decimal import Decimal

from django.db.models import Q, QuerySet

from vedich.checking.entering import Below
from vedich.domain.indicator import AggregationKind
from vedich.domain.measure import MeasureError
from vedich.domain.observation import Vintage
from vedich.domain.submission import SubmissionState
from vedich.store.models import AreaParent, IndicatorVersion, Observation
from vedich.store.models.areas import Hierarchy
from vedich.store.queries.meanings import measure_of
from vedich.store.remembering import remembered

# A cell: its indicator, the part of a breakdown (None: the whole), and the first and last day of its period.
Place = tuple[str, int | None, date, date]

# Figures of areas with these ways of adding up may be added.
ADDS = (AggregationKind.SUM.value, AggregationKind.COUNT.value)

# Confirmed from a document, or reported and approved.
COUNTS = Q(submission=None) | Q(
    submission__state__in=[state.value for state in SubmissionState if state.is_in_total]
)


def added_below(
    area: int, versions: Mapping[str, IndicatorVersion], places: Sequence[Place]
) -> dict[Place, Below]:
    """Give the sums of the areas right below one, by cell; of what does not add up there is none.

    Of several figures of one area for one cell the last known counts, as everywhere.
    """
    days = {end for *_, end in places}
    if not days:
        return {}
    areas = areas_below(area, max(days))
    adding = {code: row for code, row in versions.items() if row.aggregation in ADDS}
    if not areas or not adding:
        return {}
    wanted = {place for place in places if place[0] in adding}
    by_id = {row.indicator_id: code for code, row in adding.items()}
    rows = Observation.objects.filter(
        COUNTS,
        indicator__in=by_id,
        area__in=areas,
        period_start__in={start for _, _, start, _ in wanted},
        period_end__in=days,
    ).order_by("pk")
    told = list(
        rows.values_list(
            "pk",
            "indicator",
            "category",
            "area",
            "period_start",
            "period_end",
            "as_of",
            "vintage",
            "measure",
            "value",
            "supersedes",
        )
    )
    corrected = {row[-1] for row in told if row[-1] is not None}
    last: dict[tuple[Place, int], tuple[tuple[date, int, int], Decimal | None]] = {}
    for pk, indicator, category, where, start, end, as_of, vintage, measure, value, _ in told:
        place: Place = (by_id[indicator], category, start, end)
        if pk in corrected or place not in wanted:
            continue
        rank = (as_of, Vintage(vintage).rank, pk)
        if (place, where) not in last or last[place, where][0] < rank:
            last[place, where] = (rank, _carried(value, measure, adding[place[0]].measure))
    sums: dict[Place, list[Decimal]] = defaultdict(list)
    for (place, _), (_, value) in last.items():
        if value is not None:
            sums[place].append(value)
    return {place: Below(sum(values, Decimal(0)), len(values), len(areas)) for place, values in sums.items()}


@remembered
def areas_below(area: int, day: date) -> frozenset[int]:
    """Give the areas right below one on a day; most are communes, and have none."""
    if area not in _above_others(day):
        return frozenset()
    return frozenset(_links(day).filter(parent=area).values_list("area", flat=True))


@remembered
def _above_others(day: date) -> frozenset[int]:
    return frozenset(_links(day).order_by().values_list("parent", flat=True).distinct())


def _links(day: date) -> QuerySet[AreaParent]:
    in_force = (Q(since=None) | Q(since__lte=day)) & (Q(until=None) | Q(until__gte=day))
    return AreaParent.objects.filter(in_force, hierarchy=Hierarchy.GOVERNMENT)


def _carried(value: Decimal | None, measure: str, wanted: str) -> Decimal | None:
    if value is None or measure == wanted:
        return value
    try:
        return measure_of(measure).convert(value, measure_of(wanted))
    except MeasureError:
        return None
