"""Targets: set by a document on a basis, changed by a later one."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from vedich.access.policy import Permission
from vedich.actions.deed import Deed, action
from vedich.actions.suggesting import unknown_indicator
from vedich.actions.trouble import ActionError, RowTroublesError, StaleError
from vedich.domain.period import Period
from vedich.domain.refusal import Refusal
from vedich.domain.target import Basis, Operator, TargetError
from vedich.domain.target import Target as TargetWord
from vedich.domain.wording import Wording
from vedich.store.models import (
    Agency,
    Area,
    Document,
    Event,
    Indicator,
    Target,
    TargetAgency,
    TargetSet,
    TargetVersion,
)
from vedich.store.queries.breakdowns import all_parts


@dataclass(frozen=True, slots=True)
class Aim:
    """What a target asks for: the words of `domain.target.Target` that a document prints, and their place.

    `whole` is the position (from 1) of the line that this one is a part of; where that is a target of the
    record, `under` is its id instead. `part` is the key of a part of a breakdown ('sex.female') that the goal
    is for alone; "" is the whole indicator.
    """

    indicator: str
    operator: Operator
    measure: str
    value: Decimal | None = None
    value_max: Decimal | None = None
    words: str = ""
    printed: str = ""
    tolerance: Decimal | None = None
    higher_is_better: bool | None = None
    reference: str = ""
    label: str = ""
    whole: int | None = None
    under: int | None = None
    lead: str = ""
    supports: tuple[str, ...] = ()
    place: str = ""
    span: tuple[int, int] | None = None
    part: str = ""


@action("set_targets")
def set_targets(
    deed: Deed,
    *,
    area: Area,
    period: Period,
    basis: Basis,
    aims: Sequence[Aim],
    document: Document | None = None,
    name: str = "",
    declared_count: int | None = None,
) -> dict[str, Any]:
    """Set the targets of one document for one area and period on one basis.

    `declared_count` is how many the document says it has; targets it does not list are not invented.

    Raises:
        ActionError: a line is incomplete or names an unknown indicator or agency; the sentence names all.
    """
    deed.require(Permission.SET_TARGETS, area)
    known = refuse_aims(area=area, period=period, basis=basis, aims=aims)
    event = deed.about(f"targets:{area.key}:{period}:{basis.value}", area=area)
    made, targets = saved_targets(
        known,
        event,
        area=area,
        period=period,
        basis=basis,
        aims=aims,
        document=document,
        name=name,
        declared_count=declared_count,
    )
    deed.rows([about(aim), aim.operator, aim.measure, aim.value, aim.value_max, aim.words] for aim in aims)
    return {"set": made.pk, "targets": [target.pk for target in targets]}


def about(aim: Aim) -> str:
    """Give what an aim is about, as an event tells it: its indicator, and the part that it is for alone.

    >>> about(Aim("LAB-001", Operator.AT_LEAST, "người", part="sex.female"))
    'LAB-001#sex.female'
    """
    return f"{aim.indicator}#{aim.part}" if aim.part else aim.indicator


def of_part(field: str, part: str) -> dict[str, Any]:
    """Give what finds targets for a part of a breakdown by its key, or those for the whole (""), in a query.

    >>> of_part("category", "sex.female")
    {'category__breakdown__key': 'sex', 'category__key': 'female'}
    """
    if not part:
        return {field: None}
    breakdown, _, key = part.partition(".")
    return {f"{field}__breakdown__key": breakdown, f"{field}__key": key}


@dataclass(frozen=True, slots=True)
class Named:
    """The indicators and agencies of the record, and the parts of its breakdowns, by code and key."""

    indicators: dict[str, int]
    agencies: dict[str, int]
    parts: dict[str, int]


def refuse_aims(*, area: Area, period: Period, basis: Basis, aims: Sequence[Aim]) -> Named:
    """Look at lines before anything is saved, and give what they may refer to.

    Raises:
        ActionError: the basis is not said, the area has ceased, or lines cannot be used; all are named.
    """
    if basis is Basis.UNKNOWN:
        raise ActionError(
            "Chưa rõ chỉ tiêu do ai giao (tỉnh giao, HĐND giao, phấn đấu ...). Hãy chọn căn cứ.",
            "It is not said on whose authority the targets stand. Choose a basis before saving.",
        )
    refuse_ceased(area, period)
    known = named(aims)
    troubles = [
        (number, trouble)
        for number, aim in enumerate(aims, start=1)
        if (trouble := aim_trouble(aim, number, area, period, known)) is not None
    ]
    if troubles:
        raise RowTroublesError(troubles, len(aims))
    return known


def named(aims: Collection[Aim]) -> Named:
    """Give the indicators, agencies and parts that aims name, as far as the record has them."""
    codes, keys = {aim.indicator for aim in aims}, {key for aim in aims for key in (aim.lead, *aim.supports)}
    return Named(
        dict(Indicator.objects.filter(code__in=codes).values_list("code", "pk")),
        dict(Agency.objects.filter(key__in=keys).values_list("key", "pk")),
        {part.key: part.id for part in all_parts()} if any(aim.part for aim in aims) else {},
    )


def saved_targets(
    known: Named,
    event: Event,
    *,
    area: Area,
    period: Period,
    basis: Basis,
    aims: Sequence[Aim],
    document: Document | None = None,
    name: str = "",
    declared_count: int | None = None,
) -> tuple[TargetSet, list[Target]]:
    """Save lines that were looked at, under an event; a set that is there gets more lines."""
    made, _ = TargetSet.objects.get_or_create(
        document=document,
        basis=basis.value,
        area=area,
        period=str(period),
        defaults={
            "period_start": period.start,
            "period_end": period.end,
            "vi": name,
            "declared_count": declared_count,
        },
    )
    there = made.targets.count()
    targets = [
        Target(
            set=made,
            indicator_id=known.indicators[aim.indicator],
            area=area,
            category_id=known.parts[aim.part] if aim.part else None,
            position=there + position,
            label=aim.label,
        )
        for position, aim in enumerate(aims, start=1)
    ]
    # Wholes before their parts, which point to them; a part may have parts of its own.
    for depth in sorted({_depth(aims, at) for at in range(len(aims))}):
        layer = [at for at in range(len(aims)) if _depth(aims, at) == depth]
        for at in layer:
            whole = aims[at].whole
            if whole:
                targets[at].whole = targets[whole - 1]
            else:
                targets[at].whole_id = aims[at].under
        Target.objects.bulk_create(targets[at] for at in layer)
    TargetVersion.objects.bulk_create(
        version_row(target, 1, aim, event, document=document, since=period.start)
        for target, aim in zip(targets, aims, strict=True)
    )
    TargetAgency.objects.bulk_create(
        row
        for target, aim in zip(targets, aims, strict=True)
        for row in _named_agencies(target, aim, known.agencies, period.start)
    )
    return made, targets


@action("change_target", needs_reason=True)
def change_target(
    deed: Deed, *, target: Target, version: int, aim: Aim, since: date, document: Document | None = None
) -> dict[str, Any]:
    """Let a later document change what a target asks for from a day on; what it asked before stays known.

    `version` is the one that was seen; another one since then is not written over.
    """
    deed.require(Permission.SET_TARGETS, target.area_id)
    event = deed.about(f"target:{target.pk}", area=target.area)
    # The head of the chain is locked now: nobody else of this root changes the target until this ends.
    last = TargetVersion.objects.filter(target=target).order_by("-version").first()
    if last is None or last.version != version:
        raise StaleError("Chỉ tiêu này", version, last.version if last else 0)
    made = version_row(
        target,
        version + 1,
        aim,
        event,
        document=document,
        since=since,
        standing=TargetVersion.Standing.CHANGED,
        reason=deed.reason,
    )
    made.save()
    deed.change(
        version=made.version, value=aim.value, value_max=aim.value_max, operator=aim.operator, since=since
    )
    return {"target": target.pk, "version": made.version}


def _depth(aims: Sequence[Aim], at: int) -> int:
    """Say how many lines a line is a part of, one within the other."""
    whole = aims[at].whole
    return 1 + _depth(aims, whole - 1) if whole else 0


def version_row(
    target: Target,
    version: int,
    aim: Aim,
    event: Event,
    *,
    document: Document | None,
    since: date | None,
    standing: str = TargetVersion.Standing.SET,
    reason: str = "",
) -> TargetVersion:
    """Give the row of a version that an event carries; it is not saved yet."""
    return TargetVersion(
        target=target,
        version=version,
        standing=standing,
        since=since,
        operator=aim.operator.value,
        measure=aim.measure,
        value=aim.value,
        value_max=aim.value_max,
        tolerance=aim.tolerance,
        words=aim.words,
        printed=aim.printed,
        higher_is_better=aim.higher_is_better,
        reference=aim.reference,
        document=document,
        place=aim.place,
        span_start=aim.span[0] if aim.span else None,
        span_end=aim.span[1] if aim.span else None,
        reason=reason,
        # The event is saved when the deed ends; its number is known before.
        event_id=event.pk,
    )


def _named_agencies(target: Target, aim: Aim, agencies: dict[str, int], since: date) -> list[TargetAgency]:
    named = [(aim.lead, True)] if aim.lead else []
    return [
        TargetAgency(target=target, agency_id=agencies[key], leads=leads, since=since)
        for key, leads in [*named, *((key, False) for key in aim.supports)]
    ]


def aim_trouble(aim: Aim, number: int, area: Area, period: Period, known: Named) -> Refusal | None:
    """Say why a line cannot be used, or None; `number` is its place among the lines of its set."""
    if aim.indicator not in known.indicators:
        return unknown_indicator(aim.indicator)
    if aim.part and aim.part not in known.parts:
        return Refusal(
            "part",
            Wording(f"không có phần “{aim.part}” trong các phân tổ", f"there is no part “{aim.part}”"),
            Wording("chọn trong danh sách, hoặc để trống nếu là mức chung", "choose one, or leave it blank"),
        )
    unknown = [key for key in (aim.lead, *aim.supports) if key and key not in known.agencies]
    if unknown:
        told = ", ".join(unknown)
        return Refusal(
            "lead" if aim.lead in unknown else "supports",
            Wording(f"không có cơ quan {told} trong hồ sơ", f"there is no agency {told} in the record"),
            Wording("ghi mã của cơ quan đã có, hoặc để trống", "name one that is there, or leave it out"),
        )
    if aim.whole is not None and not 1 <= aim.whole < number:
        return Refusal(
            "whole",
            Wording(
                f"là phần của dòng {aim.whole}, mà dòng đó không đứng trước",
                f"is a part of line {aim.whole}, which does not stand before it",
            ),
            Wording("xếp dòng chung trước các dòng phần", "put the whole before its parts"),
        )
    try:
        TargetWord(
            str(number),
            aim.indicator,
            area.key,
            period,
            aim.operator,
            aim.measure,
            aim.value,
            aim.value_max,
            aim.words,
        )
    except TargetError as error:
        return Refusal(
            "value",
            Wording(f"yêu cầu “{aim.operator.wording.vi}” {error.vi}", str(error)),
            Wording("ghi đủ số (hoặc lời) mà yêu cầu này cần", "give what this requirement needs"),
        )
    return None


def refuse_ceased(area: Area, period: Period) -> None:
    """Let pass or refuse to set a target for an area in a period.

    Raises:
        ActionError: the area had ceased before the period.
    """
    if area.until is not None and area.until < period.start:
        raise ActionError(
            f"Địa bàn {area.key} đã kết thúc ngày {area.until:%d/%m/%Y}, trước kỳ {period}. "
            "Hãy chọn địa bàn kế tục.",
            f"The area {area.key} ceased on {area.until}, before {period}. Choose its heir.",
        )
