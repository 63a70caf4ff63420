"""One target on several bases and in several periods at once, as a form has it; and a target that ends."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from vedich.access.policy import Permission
from vedich.actions.deed import Deed, action
from vedich.actions.targets import Aim, about, of_part, refuse_aims, saved_targets, version_row
from vedich.actions.trouble import ActionError, RowTroublesError, StaleError
from vedich.domain.period import Period
from vedich.domain.refusal import Refusal
from vedich.domain.target import Basis, Operator
from vedich.domain.wording import Wording
from vedich.store.models import Area, Document, Target, TargetVersion
from vedich.store.queries.planned import Level as Planned


@dataclass(frozen=True, slots=True)
class Level:
    """What a target asks for in one period on one basis: its own aim first, its parts after it."""

    period: Period
    basis: Basis
    aims: tuple[Aim, ...]
    document: Document | None = None


@action("set_levels")
def set_levels(deed: Deed, *, area: Area, levels: Sequence[Level]) -> dict[str, Any]:
    """Set one target of an area on several bases and in several periods, with its parts, as one change.

    Each level joins the set of its document, basis and period; a set that is not there yet is made.

    Raises:
        NotAllowedError: the person sets no targets here.
        ActionError: there is no level, one cannot be used, or its set has this target already.
    """
    deed.require(Permission.SET_TARGETS, area)
    if not levels:
        raise ActionError(
            "Chưa có mức nào: hãy ghi số (hoặc lời) cho ít nhất một căn cứ.",
            "There is no level: give a figure (or words) on one basis at least.",
        )
    known = []
    troubles: list[tuple[int, Refusal]] = []
    for number, level in enumerate(levels, start=1):
        try:
            known.append(refuse_aims(area=area, period=level.period, basis=level.basis, aims=level.aims))
        except RowTroublesError as error:
            troubles += [(number, refusal) for _, refusal in error.troubles]
        if (twice := _twice(area, level, levels[: number - 1])) is not None:
            troubles.append((number, twice))
    if troubles:
        raise RowTroublesError(troubles, len(levels))
    event = deed.about(f"targets:{area.key}", area=area)
    targets: list[int] = []
    for each, level in zip(known, levels, strict=True):
        _, made = saved_targets(
            each,
            event,
            area=area,
            period=level.period,
            basis=level.basis,
            aims=level.aims,
            document=level.document,
        )
        targets.append(made[0].pk)
    deed.rows(
        [str(level.period), level.basis, about(aim), aim.operator, aim.measure, aim.value, aim.value_max]
        for level in levels
        for aim in level.aims
    )
    return {"targets": targets}


def _twice(area: Area, level: Level, before: Sequence[Level]) -> Refusal | None:
    """Say that a set has a target of this indicator already, or that a level stands twice in the form."""
    if not level.aims:
        return None
    indicator, paper = level.aims[0].indicator, level.document.pk if level.document else None
    same = (level.period, level.basis, paper)
    again = any(
        (each.period, each.basis, each.document.pk if each.document else None) == same for each in before
    )
    held = Target.objects.filter(
        area=area,
        indicator__code=indicator,
        whole=None,
        **of_part("category", level.aims[0].part),
        set__document=level.document,
        set__basis=level.basis.value,
        set__period=str(level.period),
    )
    newest = {row.target_id: row.standing for row in _versions(held)}
    over = (TargetVersion.Standing.ENDED, TargetVersion.Standing.REPLACED)
    if not again and all(standing in over for standing in newest.values()):
        return None
    return Refusal(
        "basis",
        Wording(
            f"chỉ tiêu {indicator} đã có mức cho căn cứ “{level.basis.wording.vi}” kỳ này, cùng văn bản",
            f"{indicator} has a level on '{level.basis.wording.en}' in this period by this document already",
        ),
        Wording("mở chỉ tiêu đó để điều chỉnh, hoặc bỏ dòng này", "change that target, or leave it out"),
    )


def _versions(targets: Any) -> Any:
    return TargetVersion.objects.filter(target__in=targets).order_by("version")


@action("end_target", needs_reason=True)
def end_target(
    deed: Deed, *, target: Target, version: int, since: date, document: Document | None = None
) -> dict[str, Any]:
    """Let a target end on a day: it is not judged from then on, and stays on record with all it asked for.

    `version` is the one that was seen. What was assigned down from it is not ended with it.

    Raises:
        NotAllowedError: the person sets no targets here.
        StaleError: somebody changed it meanwhile.
        ActionError: it has ended already.
    """
    deed.require(Permission.SET_TARGETS, target.area_id)
    event = deed.about(f"target:{target.pk}", area=target.area)
    last = TargetVersion.objects.filter(target=target).order_by("-version").first()
    if last is None or last.version != version:
        raise StaleError("Chỉ tiêu này", version, last.version if last else 0)
    if last.standing == TargetVersion.Standing.ENDED:
        raise ActionError("Chỉ tiêu này đã kết thúc.", "This target has ended already.")
    made = version_row(
        target,
        version + 1,
        aim_of(last),
        event,
        document=document,
        since=since,
        standing=TargetVersion.Standing.ENDED,
        reason=deed.reason,
    )
    made.save(force_insert=True)
    deed.change(version=made.version, standing=made.standing, since=since)
    return {"target": target.pk, "version": made.version}


def aim_of(row: TargetVersion) -> Aim:
    """Give what a version asks for, in the words of an action."""
    return Aim(
        row.target.indicator.code,
        Operator(row.operator),
        row.measure,
        row.value,
        row.value_max,
        row.words,
        row.printed,
        row.tolerance,
        row.higher_is_better,
        row.reference,
    )


def aim_of_level(level: Planned, indicator: str, **instead: Any) -> Aim:
    """Give what a level of a plan asks for, in the words of an action, with some of it `instead`."""
    aim = Aim(
        indicator,
        level.operator,
        level.measure,
        level.value,
        level.value_max,
        level.words,
        level.printed,
        level.tolerance,
        reference=level.reference,
    )
    return replace(aim, **instead)
