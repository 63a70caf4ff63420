"""The result that stands of an indicator, area and period, for whoever sets a later print against it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date

from vedich.domain.known import KnownResult
from vedich.domain.observation import Vintage
from vedich.domain.period import Period
from vedich.store.models import Observation
from vedich.store.queries.known import COUNTS, known_result

# Indicator, key of the area, period.
Place = tuple[str, str, Period]


@dataclass(frozen=True, slots=True)
class Prior:
    """A figure on record with its id."""

    id: int
    known: KnownResult

    @property
    def is_result(self) -> bool:
        """Say whether it is no estimate."""
        return self.known.vintage.is_result


def priors(places: Collection[Place]) -> dict[Place, Prior]:
    """Give the figures that stand in some places, by place; one question for all of them.

    Results go before estimates; then the newest stands, as in judging.
    """
    if not places:
        return {}
    rows = Observation.objects.filter(
        COUNTS,
        indicator__code__in={code for code, _, _ in places},
        area__key__in={area for _, area, _ in places},
        period_start__in={period.start for _, _, period in places},
        period_end__in={period.end for _, _, period in places},
        category=None,
        value__isnull=False,
    ).select_related("document__file", "indicator", "area")
    told: dict[tuple[object, ...], list[Observation]] = defaultdict(list)
    corrected = set()
    for row in rows:
        corrected.add(row.supersedes_id)
        told[row.indicator.code, row.area.key, row.period_start, row.period_end].append(row)
    found = {}
    for code, area, period in places:
        there = told.get((code, area, period.start, period.end), ())
        first = _standing([row for row in there if row.pk not in corrected])
        if first is not None:
            found[code, area, period] = Prior(first.pk, known_result(first))
    return found


def _standing(rows: Sequence[Observation]) -> Observation | None:
    said = [row for row in rows if row.vintage != Vintage.FORECAST]

    def order(row: Observation) -> tuple[bool, date, int, int]:
        vintage = Vintage(row.vintage)
        return vintage.is_result, row.as_of, vintage.rank, row.pk

    return max(said, key=order, default=None)
