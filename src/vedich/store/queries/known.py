"""What is on record of an indicator, area and period, for whoever sets a document against it."""

from __future__ import annotations

from collections.abc import Callable, Collection
from datetime import date
from decimal import Decimal
from typing import TypeVar, cast

from django.db import connection
from django.db.models import Q, QuerySet

from vedich.domain.document import Comparator
from vedich.domain.known import KnownResult, KnownSum, KnownTarget
from vedich.domain.measure import MeasureError
from vedich.domain.observation import Vintage
from vedich.domain.period import Period
from vedich.domain.submission import SubmissionState
from vedich.domain.target import Basis, Operator
from vedich.store.models import Area, AreaParent, Observation, TargetVersion
from vedich.store.models.areas import Hierarchy
from vedich.store.queries.meanings import measure_of
from vedich.store.queries.sources import source_of

_Told = TypeVar("_Told")
# Confirmed from a document, or reported and approved; what waits for approval says nothing yet.
COUNTS = Q(submission=None) | Q(
    submission__state__in=[state.value for state in SubmissionState if state.is_in_total]
)
_ENDED = frozenset({TargetVersion.Standing.ENDED, TargetVersion.Standing.REPLACED})


def let_go() -> None:
    """Close the way to the record; the next question opens it again."""
    connection.close()


class OnRecord:
    """A `Known` that asks the store. Of a result said several times the last stands, for each vintage.

    An object answers one question once and remembers it: make a new one for another moment. `areas` are those
    (ids of the store) that may be seen, None for all; of another area nothing is on record.
    """

    def __init__(self, areas: Collection[int] | None = None) -> None:
        self._areas = areas
        self._told: dict[tuple[object, ...], object] = {}

    def _hides(self, area: str) -> bool:
        """Say whether the figures of an area may not be seen."""
        if self._areas is None:
            return False
        seen = self._once(
            ("area", area), lambda: Area.objects.filter(key=area).values_list("pk", flat=True).first()
        )
        return seen not in self._areas

    def _once(self, asked: tuple[object, ...], ask: Callable[[], _Told]) -> _Told:
        if asked not in self._told:
            self._told[asked] = ask()
        return cast(_Told, self._told[asked])

    def results(self, indicator: str, area: str, period: Period) -> tuple[KnownResult, ...]:
        """Give the standing results of exactly these days, the last first."""
        return self._once(
            ("results", indicator, area, period), lambda: self._results(indicator, area, period)
        )

    def _results(self, indicator: str, area: str, period: Period) -> tuple[KnownResult, ...]:
        if self._hides(area):
            return ()
        rows = _standing(
            Observation.objects.filter(
                indicator__code=indicator,
                area__key=area,
                period_start=period.start,
                period_end=period.end,
                category=None,
                value__isnull=False,
            )
        )
        last_first = sorted(rows, key=lambda row: (row.as_of, _rank(row), row.pk), reverse=True)
        return tuple(known_result(row) for row in last_first)

    def series(self, indicator: str, area: str, year: int) -> tuple[KnownResult, ...]:
        """Give the standing results from the first of January on, of all ends in a year, in their order."""
        return self._once(("series", indicator, area, year), lambda: self._series(indicator, area, year))

    def _series(self, indicator: str, area: str, year: int) -> tuple[KnownResult, ...]:
        if self._hides(area):
            return ()
        rows = _standing(
            Observation.objects.filter(
                indicator__code=indicator,
                area__key=area,
                period_start=date(year, 1, 1),
                period_end__lte=date(year, 12, 31),
                category=None,
                value__isnull=False,
            )
        )
        return tuple(
            known_result(row) for row in sorted(rows, key=lambda row: (row.period_end, row.as_of, _rank(row)))
        )

    def targets(self, indicator: str, area: str, period: Period) -> tuple[KnownTarget, ...]:
        """Give the targets of exactly these days by their newest versions; parts of targets are left out."""
        return self._once(
            ("targets", indicator, area, period), lambda: self._targets(indicator, area, period)
        )

    def _targets(self, indicator: str, area: str, period: Period) -> tuple[KnownTarget, ...]:
        if self._hides(area):
            return ()
        newest: dict[int, TargetVersion] = {}
        for version in (
            TargetVersion.objects.filter(
                target__indicator__code=indicator,
                target__area__key=area,
                target__set__period_start=period.start,
                target__set__period_end=period.end,
                target__category=None,
                target__whole=None,
            )
            .select_related("target__set", "document__file", "target__set__document__file")
            .order_by("target", "version")
        ):
            newest[version.target_id] = version
        return tuple(
            KnownTarget(
                period,
                version.value,
                version.measure,
                Basis(version.target.set.basis),
                Operator(version.operator),
                source_of(version.document or version.target.set.document, version.place),
                version.printed,
                version.value_max,
            )
            for version in newest.values()
            if version.standing not in _ENDED and version.value is not None
        )

    def below(self, indicator: str, area: str, period: Period) -> KnownSum | None:
        """Give the sum of the areas just below on the last day of the period, in the measure of the first.

        Nulls: None where there are none, none is known, or one was said in a measure that does not fit.
        """
        return self._once(("below", indicator, area, period), lambda: self._below(indicator, area, period))

    def _below(self, indicator: str, area: str, period: Period) -> KnownSum | None:
        day = period.end
        areas = set(
            AreaParent.objects.filter(
                Q(since=None) | Q(since__lte=day),
                Q(until=None) | Q(until__gte=day),
                parent__key=area,
                hierarchy=Hierarchy.GOVERNMENT,
            ).values_list("area", flat=True)
        )
        rows = _standing(
            Observation.objects.filter(
                indicator__code=indicator,
                area__in=areas if self._areas is None else areas & set(self._areas),
                period_start=period.start,
                period_end=period.end,
                category=None,
                value__isnull=False,
            )
        )
        told: dict[int, Observation] = {}
        for row in sorted(rows, key=lambda row: (row.as_of, _rank(row), row.pk)):
            told[row.area_id] = row
        if not told:
            return None
        measure = next(iter(told.values())).measure
        try:
            values = [
                measure_of(row.measure).convert(row.value, measure_of(measure))
                for row in told.values()
                if row.value is not None
            ]
        except MeasureError:
            return None
        return KnownSum(sum(values, Decimal(0)), measure, len(told), len(areas))

    def ended(self, area: str) -> date | None:
        """Give the last day of an area that is no more."""
        return self._once(
            ("ended", area),
            lambda: Area.objects.filter(key=area).values_list("until", flat=True).first(),
        )


def _standing(rows: QuerySet[Observation]) -> list[Observation]:
    """Give the row that stands for each area, end and vintage: the one said last, and never corrected."""
    found = list(rows.filter(COUNTS).select_related("document__file"))
    corrected = {row.supersedes_id for row in found}
    last: dict[tuple[int, date, str], Observation] = {}
    for row in sorted(found, key=lambda row: (row.as_of, row.pk)):
        if row.pk not in corrected:
            last[row.area_id, row.period_end, row.vintage] = row
    return list(last.values())


def _rank(row: Observation) -> int:
    return Vintage(row.vintage).rank


def known_result(row: Observation) -> KnownResult:
    """Give a result of the record as those who set documents against it see it."""
    assert row.value is not None  # the query asks for figures alone
    return KnownResult(
        Period.parse(row.period),
        row.value,
        row.measure,
        Vintage(row.vintage),
        source_of(row.document, row.place),
        row.printed,
        row.value_max,
        Comparator.said(row.words),
    )
