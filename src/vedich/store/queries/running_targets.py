"""Targets that run on past a day, as carrying them over to other areas needs to know them."""

from __future__ import annotations

from collections.abc import Collection, Iterable

from vedich.domain.carrying import Asked
from vedich.store.models import IndicatorVersion, TargetVersion

_CLOSED = (TargetVersion.Standing.ENDED, TargetVersion.Standing.REPLACED)
_FEW = 500


def running(areas: Collection[int], on: object) -> list[TargetVersion]:
    """Give the newest version of each target of some areas that runs on past a day and was not closed."""
    newest: dict[int, TargetVersion] = {}
    asked = sorted(areas)
    for start in range(0, len(asked), _FEW):
        rows = TargetVersion.objects.filter(
            target__area__in=asked[start : start + _FEW], target__set__period_end__gte=on
        )
        related = rows.select_related("target__set", "target__indicator", "target__area")
        for row in related.order_by("target", "version"):
            newest[row.target_id] = row
    return [row for row in newest.values() if row.standing not in _CLOSED]


def as_asked(versions: Iterable[TargetVersion]) -> list[Asked]:
    """Give versions of targets as the domain carries them over, under the id of their target."""
    rows = list(versions)
    meanings: dict[int, tuple[str, str]] = {}
    told = IndicatorVersion.objects.filter(indicator__in={row.target.indicator_id for row in rows})
    for indicator, way, measure in told.order_by("version").values_list(
        "indicator_id", "aggregation", "measure"
    ):
        meanings[indicator] = way, measure
    found = []
    for row in rows:
        target = row.target
        way, measure = meanings.get(target.indicator_id, ("none", ""))
        code = target.indicator.code
        found.append(
            Asked(
                id=target.pk,
                area=target.area.key,
                indicator=code,
                same=(target.set.basis, target.set.period, code, target.category_id),
                terms=(row.operator, row.measure, row.words, row.higher_is_better, row.reference),
                value=row.value,
                value_max=row.value_max,
                aggregation=way,
                estimated=row.estimated,
                in_own_measure=row.measure == measure,
                measure=row.measure,
            )
        )
    return found
