"""What becomes of the targets of an area that ceases: carried over, ended, or replaced by a decision.

On the old target a last version says ENDED (nothing takes its place: it was closed, not missed) or REPLACED
(an heir's target, or those of a decision, take its place). What is carried over is a new target of the heir
whose version says CARRIED_OVER, estimated exactly where the area was split.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from vedich.actions.trouble import ActionError
from vedich.domain.carrying import Carried, Outcome, adds_up, carry_over
from vedich.domain.reorganisation import Fate, Passing
from vedich.store.models import Area, Document, Target, TargetAgency, TargetSet, TargetVersion
from vedich.store.queries.running_targets import as_asked, running

__all__ = ["Fate", "Part", "close_and_carry", "pass_on_targets"]

_Standing = TargetVersion.Standing


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
    where all areas ask for the same, follow from their numerator and denominator, or as a mean by `weights`.
    What cannot be carried is ended, and counted.

    Raises:
        ActionError: a replacement without its decision, or weights that do not fit the areas.
    """
    if fate is None:
        return {}
    if weights and (len(weights) != len(areas) or any(weight <= 0 for weight in weights)):
        raise ActionError(
            f"Cần đúng {len(areas)} trọng số lớn hơn 0, mỗi địa bàn một số.",
            f"Give {len(areas)} weights above 0, one for each area.",
        )
    by: list[Decimal | None] = list(weights) or [None] * len(areas)
    passings = [
        Passing(area.key, heir.area.key, heir.share, not heir.estimated, weight)
        for area, weight in zip(areas, by, strict=True)
        for heir in heirs
    ]
    return close_and_carry(
        areas,
        passings,
        {heir.area.key: heir.area for heir in heirs},
        on,
        fate,
        event=event,
        document=document,
        reason=reason,
    )


def close_and_carry(
    areas: Sequence[Area],
    passings: Sequence[Passing],
    heirs: Mapping[str, Area],
    on: date,
    fate: Fate,
    *,
    event: int,
    document: Document | None,
    reason: str,
    agencies: Mapping[int, int] | None = None,
) -> dict[str, Any]:
    """Close the targets of areas that cease on a day, and write those that their heirs get.

    `agencies` tells which body takes over from one that ends with its area. Gives how many were carried over,
    ended and replaced.

    Raises:
        ActionError: a replacement without its decision.
    """
    if fate is Fate.REPLACED and document is None:
        raise ActionError(
            "Thay chỉ tiêu cần văn bản quyết định. Hãy nêu văn bản.",
            "Targets are replaced by a decision. Name its document.",
        )
    versions = {row.target_id: row for row in running([area.pk for area in areas], on)}
    outcomes: list[Outcome] = []
    if fate is Fate.CARRIED_OVER:
        outcomes = carry_over(as_asked(versions.values()), passings)
    counts = {"carried": 0, "ended": 0, "replaced": 0}
    carried: set[int] = set()
    for outcome in outcomes:
        if isinstance(outcome, Carried):
            carried |= {one.id for one in outcome.of}
            _give(
                versions[outcome.of[0].id],
                outcome,
                heirs[outcome.heir],
                on,
                event=event,
                document=document,
                reason=reason,
                agencies=agencies or {},
            )
    for target, version in versions.items():
        kept = target in carried
        standing = _Standing.REPLACED if kept or fate is Fate.REPLACED else _Standing.ENDED
        _close(version, standing, on, event=event, document=document, reason=reason)
        counts["carried" if kept else standing.value] += 1
    return counts


def _give(
    old: TargetVersion,
    outcome: Carried,
    area: Area,
    on: date,
    *,
    event: int,
    document: Document | None,
    reason: str,
    agencies: Mapping[int, int],
) -> None:
    """Give an heir a target; what it was given of the same indicator that day already is added to."""
    source = old.target
    value, value_max = outcome.value, outcome.value_max
    home, _ = TargetSet.objects.get_or_create(
        document=document or source.set.document,
        basis=source.set.basis,
        area=area,
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
    estimated, number = outcome.estimated, 1
    if there is not None and adds_up(outcome.of[0].aggregation) and there.measure == old.measure:
        value = None if value is None or there.value is None else value + there.value
        value_max = None if value_max is None or there.value_max is None else value_max + there.value_max
        target, number, estimated = there.target, there.version + 1, estimated or there.estimated
    else:
        target = Target.objects.create(
            set=home,
            indicator_id=source.indicator_id,
            area=area,
            category_id=source.category_id,
            position=home.targets.count() + 1,
            label=source.label,
        )
        TargetAgency.objects.bulk_create(
            TargetAgency(target=target, agency_id=agencies.get(agency, agency), leads=leads, since=on)
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
