"""What the checks read of the record, fetched once for all of them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from functools import cached_property
from typing import Any

from vedich.domain.measure import MeasureError
from vedich.domain.observation import Vintage
from vedich.store.models import Area, AreaName, AreaParent, Observation, TargetVersion
from vedich.store.models.areas import Hierarchy
from vedich.store.queries.meanings import KnownIndicator, known_indicators, measure_of

# One series: indicator, category, area.
Series = tuple[int, int | None, int]


@dataclass(frozen=True, slots=True)
class Told:
    """A standing figure in the measure of its indicator; `value` None where it cannot be carried over."""

    id: int
    series: Series
    start: date
    end: date
    period: str
    as_of: date
    vintage: Vintage
    measure: str
    value: Decimal | None

    @property
    def days(self) -> int:
        """Give the length of the period."""
        return (self.end - self.start).days + 1


@dataclass(frozen=True)
class View:
    """The record as of a day."""

    day: date

    @cached_property
    def areas(self) -> dict[int, Area]:
        """Give all areas by id."""
        return {area.pk: area for area in Area.objects.all()}

    @cached_property
    def titles(self) -> dict[int, str]:
        """Give the newest name of each area, or its key."""
        found = {pk: area.key for pk, area in self.areas.items()}
        found |= dict(AreaName.objects.order_by("since").values_list("area_id", "name"))
        return found

    @cached_property
    def indicators(self) -> dict[int, KnownIndicator]:
        """Give the indicators that have a version, by id."""
        return {each.id: each for each in known_indicators().values()}

    def name(self, indicator: int) -> str:
        """Give the Vietnamese name of an indicator."""
        return self.indicators[indicator].vi if indicator in self.indicators else f"#{indicator}"

    @cached_property
    def children(self) -> dict[int, list[tuple[int, date | None, date | None]]]:
        """Give what stands under each area in the hierarchy of government, with the days it does."""
        found: dict[int, list[tuple[int, date | None, date | None]]] = defaultdict(list)
        rows = AreaParent.objects.filter(hierarchy=Hierarchy.GOVERNMENT)
        for parent, area, since, until in rows.values_list("parent_id", "area_id", "since", "until"):
            found[parent].append((area, since, until))
        return found

    @cached_property
    def told(self) -> list[Told]:
        """Give the figure that counts for each series and period: of the newest day, the most final."""
        rows = Observation.objects.exclude(value=None).values_list(
            "pk",
            "indicator_id",
            "category_id",
            "area_id",
            "period_start",
            "period_end",
            "period",
            "as_of",
            "vintage",
            "measure",
            "value",
        )
        replaced = set(Observation.objects.exclude(supersedes=None).values_list("supersedes_id", flat=True))
        newest: dict[tuple[Any, ...], Told] = {}
        for (
            pk,
            indicator,
            category,
            area,
            start,
            end,
            period,
            as_of,
            vintage,
            measure,
            value,
        ) in rows.iterator(chunk_size=5000):
            if pk in replaced or value is None:
                continue
            series = (indicator, category, area)
            one = Told(
                pk,
                series,
                start,
                end,
                period,
                as_of,
                Vintage(vintage),
                measure,
                self._carried(indicator, measure, value),
            )
            key = (*series, start, end)
            if key not in newest or _rank(one) > _rank(newest[key]):
                newest[key] = one
        return list(newest.values())

    def _carried(self, indicator: int, measure: str, value: Decimal) -> Decimal | None:
        known = self.indicators.get(indicator)
        if known is None:
            return None
        try:
            return measure_of(measure).convert(value, measure_of(known.measure))
        except MeasureError:
            return None

    @cached_property
    def series(self) -> dict[tuple[Series, int], list[Told]]:
        """Give each series of periods of about one length (in tens of days), by time."""
        found: dict[tuple[Series, int], list[Told]] = defaultdict(list)
        for one in self.told:
            if one.value is not None:
                found[one.series, round(one.days / 10)].append(one)
        for rows in found.values():
            rows.sort(key=lambda one: one.start)
        return found

    @cached_property
    def targets(self) -> dict[int, TargetVersion]:
        """Give the newest version of each target, by the target's id."""
        found: dict[int, TargetVersion] = {}
        rows = TargetVersion.objects.select_related("target__set", "target__indicator", "target__area")
        for row in rows.order_by("target", "version"):
            found[row.target_id] = row
        return found


def _rank(one: Told) -> tuple[date, int, int]:
    return one.as_of, one.vintage.rank, one.id


def overlapping(rows: Iterable[tuple[Any, date | None, date | None]]) -> Iterator[tuple[Any, Any]]:
    """Give pairs of dated rows that hold on the same day; an open end has no limit."""
    ordered = sorted(rows, key=lambda row: row[1] or date.min)
    furthest: tuple[Any, date] | None = None
    for what, since, until in ordered:
        if furthest is not None and (since or date.min) <= furthest[1]:
            yield furthest[0], what
        last = until or date.max
        if furthest is None or last > furthest[1]:
            furthest = (what, last)


def is_open(standing: str) -> bool:
    """Say whether a target with a version of this standing still asks for something."""
    return standing not in (TargetVersion.Standing.ENDED, TargetVersion.Standing.REPLACED)


def adds_up(known: KnownIndicator | None) -> bool:
    """Say whether figures of an indicator may simply be added."""
    return known is not None and known.aggregation in ("sum", "count")
