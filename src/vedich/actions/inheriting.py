"""What becomes of the targets of an area that ceases: carried over, ended, or replaced by a decision.

On the old target a last version says ENDED (nothing takes its place: it was closed, not missed) or REPLACED
(an heir's target, or those of a decision, take its place). What is carried over is a new target of the heir
whose version says CARRIED_OVER, estimated exactly where the area was split.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum
from typing import Any

from vedich.actions.trouble import ActionError
from vedich.domain.indicator import Aggregation, AggregationError
from vedich.domain.rebasing import apportioned
from vedich.store.models import Area, Document, Target, TargetAgency, TargetSet, TargetVersion

_Standing = TargetVersion.Standing
_CLOSED = (_Standing.ENDED, _Standing.REPLACED)


class Fate(StrEnum):
    """What is decided for the targets of an area that ceases."""

    CARRIED_OVER = "carried_over"
    ENDED = "ended"
    REPLACED = "replaced"


@dataclass(frozen=True, slots=True)
class Part:
    """An heir with its share; of a merger it gets all, of a split a piece that is estimated."""

    area: Area
    share: Decimal | None = Decimal(1)
    estimated: bool = False


def pass_on_targets(
    areas: Sequence[Area],
    heirs: Sequence[Part],
    on: date,
    fate: Fate | None,
    *,
    event: int,
    document: Document | None,
    reason: str,
    weights: Sequence[Decimal] = (),
) -> dict[str, Any]:
    """Close the targets of areas that run on past a day, and carry over those that can be.

    Figures that add up are summed over merged areas and divided by the shares of a split. Others are carried
    where all areas ask for the same, or as a mean by `weights`. What cannot be carried is ended, and counted.

    Raises:
        ActionError: a replacement without its decision, or weights that do not fit the areas.
    """
    if fate is None:
        return {}
    if fate is Fate.REPLACED and document is None:
        raise ActionError(
            "Thay chỉ tiêu cần văn bản quyết định. Hãy nêu văn bản.",
            "Targets are replaced by a decision. Name its document.",
        )
    if weights and (len(weights) != len(areas) or any(weight <= 0 for weight in weights)):
        raise ActionError(
            f"Cần đúng {len(areas)} trọng số lớn hơn 0, mỗi địa bàn một số.",
            f"Give {len(areas)} weights above 0, one for each area.",
        )
    groups: dict[tuple[Any, ...], dict[int, TargetVersion]] = defaultdict(dict)
    for version in running(areas, on):
        target = version.target
        same = (target.set.basis, target.set.period, target.indicator_id, target.category_id)
        # A target that stands twice in an area is no sum of the two: each is closed, neither is carried.
        key = (*same, version.pk) if target.area_id in groups[same] else same
        groups[key][target.area_id] = version
    counts = {"carried": 0, "ended": 0, "replaced": 0}
    weight_of = {area.pk: weight for area, weight in zip(areas, weights, strict=False)}
    for versions in groups.values():
        carried = fate is Fate.CARRIED_OVER and _carried(
            versions, areas, heirs, on, weight_of, event=event, document=document, reason=reason
        )
        standing = _Standing.REPLACED if carried or fate is Fate.REPLACED else _Standing.ENDED
        for version in versions.values():
            _close(version, standing, on, event=event, document=document, reason=reason)
            counts["carried" if carried else standing.value] += 1
    return counts


def running(areas: Sequence[Area], on: date) -> list[TargetVersion]:
    """Give the newest version of each target of some areas that runs on past a day and was not closed."""
    newest: dict[int, TargetVersion] = {}
    rows = TargetVersion.objects.filter(target__area__in=areas, target__set__period_end__gte=on)
    for row in rows.select_related("target__set", "target__indicator").order_by("target", "version"):
        newest[row.target_id] = row
    return [row for row in newest.values() if row.standing not in _CLOSED]


def _carried(
    versions: dict[int, TargetVersion],
    areas: Sequence[Area],
    heirs: Sequence[Part],
    on: date,
    weights: dict[int, Decimal],
    *,
    event: int,
    document: Document | None,
    reason: str,
) -> bool:
    """Carry one target, as several areas have it, over; False where nobody can say its figure."""
    if len(versions) < len(areas):
        return False
    rows = list(versions.values())
    first = rows[0]
    if len({(row.operator, row.measure, row.words, row.higher_is_better, row.reference) for row in rows}) > 1:
        return False
    whole = _together(rows, weights)
    if whole is None:
        return False
    low, high = whole
    divided: list[list[Decimal | None]] = [[low] * len(heirs), [high] * len(heirs)]
    if _adds_up(first.target) and heirs[0].estimated:
        shares = [heir.share for heir in heirs]
        if None in shares:
            return False
        known = [share for share in shares if share is not None]
        divided = [
            [None] * len(heirs) if each is None else list(apportioned(each, known)) for each in (low, high)
        ]
    for heir, value, value_max in zip(heirs, *divided, strict=True):
        _give(first, heir, on, value, value_max, event=event, document=document, reason=reason)
    return True


def _together(
    rows: Sequence[TargetVersion], weights: dict[int, Decimal]
) -> tuple[Decimal | None, Decimal | None] | None:
    """Give the two ends of what areas ask for together; None where that is unknown."""
    ends: list[Decimal | None] = []
    for figures in ([row.value for row in rows], [row.value_max for row in rows]):
        known = [figure for figure in figures if figure is not None]
        if not known:
            ends.append(None)
        elif len(known) < len(figures):
            return None
        elif _adds_up(rows[0].target):
            ends.append(sum(known, Decimal(0)))
        elif len(set(known)) == 1:
            ends.append(known[0])
        elif weights:
            by = [weights[row.target.area_id] for row in rows]
            mean = sum((figure * weight for figure, weight in zip(known, by, strict=True)), Decimal(0))
            last = min(int(figure.as_tuple().exponent) for figure in known)
            ends.append((mean / sum(by, Decimal(0))).quantize(Decimal(1).scaleb(min(last, 0) - 2)))
        else:
            return None
    return ends[0], ends[1]


def _adds_up(target: Target) -> bool:
    newest = target.indicator.versions.order_by("-version").first()
    try:
        return newest is not None and Aggregation.parse(newest.aggregation).adds_up
    except AggregationError:
        return False


def _give(
    old: TargetVersion,
    heir: Part,
    on: date,
    value: Decimal | None,
    value_max: Decimal | None,
    *,
    event: int,
    document: Document | None,
    reason: str,
) -> None:
    """Give an heir a target; what it was given of the same indicator that day already is added to."""
    source = old.target
    home, _ = TargetSet.objects.get_or_create(
        document=document or source.set.document,
        basis=source.set.basis,
        area=heir.area,
        period=source.set.period,
        defaults={"period_start": source.set.period_start, "period_end": source.set.period_end},
    )
    there = (
        TargetVersion.objects.filter(
            target__set=home,
            target__indicator=source.indicator_id,
            target__category=source.category_id,
            standing=_Standing.CARRIED_OVER,
            since=on,
        )
        .order_by("-version")
        .first()
    )
    estimated, number = heir.estimated or old.estimated, 1
    if there is not None and _adds_up(source) and there.measure == old.measure:
        value = None if value is None or there.value is None else value + there.value
        value_max = None if value_max is None or there.value_max is None else value_max + there.value_max
        target, number, estimated = there.target, there.version + 1, estimated or there.estimated
    else:
        target = Target.objects.create(
            set=home,
            indicator_id=source.indicator_id,
            area=heir.area,
            category_id=source.category_id,
            position=home.targets.count() + 1,
            label=source.label,
        )
        TargetAgency.objects.bulk_create(
            TargetAgency(target=target, agency_id=agency, leads=leads, since=on)
            for agency, leads in source.agencies.filter(until=None).values_list("agency", "leads")
        )
    _copy(
        old,
        target,
        number,
        _Standing.CARRIED_OVER,
        on,
        event=event,
        document=document,
        reason=reason,
        value=value,
        value_max=value_max,
        estimated=estimated,
    )


def _close(
    version: TargetVersion,
    standing: str,
    on: date,
    *,
    event: int,
    document: Document | None,
    reason: str,
) -> None:
    _copy(
        version,
        version.target,
        version.version + 1,
        standing,
        on,
        event=event,
        document=document,
        reason=reason,
        value=version.value,
        value_max=version.value_max,
        estimated=version.estimated,
    )


def _copy(
    old: TargetVersion,
    target: Target,
    number: int,
    standing: str,
    on: date,
    *,
    event: int,
    document: Document | None,
    reason: str,
    value: Decimal | None,
    value_max: Decimal | None,
    estimated: bool,
) -> None:
    TargetVersion.objects.create(
        target=target,
        version=number,
        standing=standing,
        since=on,
        operator=old.operator,
        measure=old.measure,
        value=value,
        value_max=value_max,
        tolerance=old.tolerance,
        words=old.words,
        printed=old.printed if value == old.value else "",
        higher_is_better=old.higher_is_better,
        reference=old.reference,
        document=document,
        place=old.place,
        span_start=old.span_start,
        span_end=old.span_end,
        estimated=estimated,
        reason=reason,
        event_id=event,
    )
