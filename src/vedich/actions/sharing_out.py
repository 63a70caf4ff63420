"""A target shared out to the areas below: new shares set, those that differ changed, all as one change."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from typing import Any

from vedich.access.policy import Permission
from vedich.access.scope import scope, under
from vedich.actions.deed import Deed, action
from vedich.actions.levels import aim_of
from vedich.actions.targets import Aim, refuse_ceased, version_row
from vedich.actions.trouble import ActionError, MissingReasonError, StaleError
from vedich.domain.indicator import Aggregation
from vedich.domain.period import Period
from vedich.domain.target import Basis, Operator
from vedich.store.models import Area, Document, Event, Target, TargetSet, TargetVersion
from vedich.store.queries.meanings import measure_of

_OVER = (TargetVersion.Standing.ENDED, TargetVersion.Standing.REPLACED)


@dataclass(frozen=True, slots=True)
class Share:
    """What an area below gets, as it was printed; `seen` is the version that one changes, None sets it."""

    area: Area
    value: Decimal
    printed: str = ""
    seen: int | None = None


@action("share_out_target")
def share_out_target(
    deed: Deed,
    *,
    target: Target,
    version: int,
    shares: Sequence[Share],
    since: date | None = None,
    document: Document | None = None,
    allow_difference: bool = False,
) -> dict[str, Any]:
    """Share a target out to areas below it: those that have none get one, those that differ are changed.

    Shares are told in the measure of the target. Where the indicator adds up, all shares together (also
    those that are not named here) must come to the target, or the difference is allowed with a reason, which
    is written into the event. `version` is the one of the target that was seen. A change of a share needs a
    reason, and holds from `since` (None: from the first day of the period).

    Raises:
        NotAllowedError: the person sets no targets in one of the areas.
        StaleError: the target or a share was changed meanwhile.
        ActionError: an area does not lie below, is named twice or has ceased, or the sum differs.
    """
    deed.require(Permission.SET_TARGETS, target.area_id)
    event = deed.about(f"target:{target.pk}", area=target.area)
    last = _newest(target)
    if last is None or last.version != version:
        raise StaleError("Chỉ tiêu cấp trên", version, last.version if last else 0)
    if last.value is None or last.standing in _OVER:
        raise ActionError(
            "Chỉ tiêu này không có số để giao xuống, hoặc đã kết thúc.",
            "This target has no figure to assign down, or has ended.",
        )
    period = Period.parse(target.set.period)
    _refuse_areas(deed, target, shares, period)
    held = {row.area_id: row for row in Target.objects.filter(assigned_from=target).select_related("set")}
    newest = {area: row for area, child in held.items() if (row := _newest(child)) is not None}
    new, changed = _parted(shares, newest, last.measure)
    if changed and not deed.reason:
        raise MissingReasonError("share_out_target")
    difference = _difference(target, last, shares, newest)
    if difference and not (allow_difference and deed.reason):
        raise ActionError(
            f"Tổng giao xuống lệch {difference:+f} {last.measure} so với chỉ tiêu cấp trên {last.value:f}. "
            "Hãy sửa, hoặc xác nhận chênh lệch và nêu lý do.",
            f"The shares are off by {difference:+f} {last.measure} from the target {last.value:f}. Mend "
            "them, or confirm the difference with a reason.",
        )
    since = since or target.set.period_start
    made = _set_new(target, new, last, event, document)
    TargetVersion.objects.bulk_create(
        version_row(
            held[share.area.pk],
            seen.version + 1,
            replace(aim_of(seen), measure=last.measure, value=share.value, printed=share.printed),
            event,
            document=document,
            since=since,
            standing=TargetVersion.Standing.CHANGED,
            reason=deed.reason,
        )
        for share, seen in changed
    )
    deed.rows([share.area.key, share.value] for share in [*new, *(share for share, _ in changed)])
    deed.change(new=len(new), changed=len(changed), difference=difference)
    return {"targets": made, "changed": len(changed), "difference": difference}


def _newest(target: Target) -> TargetVersion | None:
    return TargetVersion.objects.filter(target=target).order_by("-version").first()


def _refuse_areas(deed: Deed, target: Target, shares: Sequence[Share], period: Period) -> None:
    below = under({target.area_id}, min(max(deed.day, period.start), period.end))
    allowed = scope(deed.by, Permission.SET_TARGETS, deed.day)
    seen: set[int] = set()
    for share in shares:
        refuse_ceased(share.area, period)
        if share.area.pk in seen or share.area.pk not in below or not allowed.holds(share.area.pk):
            raise ActionError(
                f"Địa bàn {share.area.key} không trực thuộc nơi giao, hoặc được nêu hai lần.",
                f"The area {share.area.key} does not lie below, or is named twice.",
            )
        seen.add(share.area.pk)


def _parted(
    shares: Sequence[Share], newest: dict[int, TargetVersion], measure: str
) -> tuple[list[Share], list[tuple[Share, TargetVersion]]]:
    """Part shares into those of areas that have none, and those that differ from what an area has."""
    new: list[Share] = []
    changed: list[tuple[Share, TargetVersion]] = []
    for share in shares:
        there = newest.get(share.area.pk)
        if there is None:
            if share.seen is not None:
                raise StaleError(f"Mức giao cho {share.area.key}", share.seen, 0)
            new.append(share)
            continue
        if share.seen != there.version:
            raise StaleError(f"Mức giao cho {share.area.key}", share.seen or 0, there.version)
        if there.standing in _OVER or _in(there, measure) != share.value:
            changed.append((share, there))
    return new, changed


def _difference(
    target: Target, last: TargetVersion, shares: Sequence[Share], newest: dict[int, TargetVersion]
) -> Decimal:
    """Give by how much all shares together miss the target; nothing where the indicator does not add up."""
    way = target.indicator.versions.order_by("-version").values_list("aggregation", flat=True).first()
    if way is None or not Aggregation.parse(way).adds_up or last.value is None:
        return Decimal(0)
    named = {share.area.pk for share in shares}
    kept = (row for area, row in newest.items() if area not in named and row.standing not in _OVER)
    total = sum((_in(row, last.measure) or Decimal(0) for row in kept), Decimal(0))
    return total + sum((share.value for share in shares), Decimal(0)) - last.value


def _in(row: TargetVersion, measure: str) -> Decimal | None:
    return None if row.value is None else measure_of(row.measure).convert(row.value, measure_of(measure))


def _set_new(
    target: Target, shares: Sequence[Share], last: TargetVersion, event: Event, document: Document | None
) -> list[int]:
    children: list[Target] = []
    for share in shares:
        below, is_new = TargetSet.objects.get_or_create(
            document=document,
            basis=Basis.ASSIGNED.value,
            area=share.area,
            period=target.set.period,
            defaults={"period_start": target.set.period_start, "period_end": target.set.period_end},
        )
        children.append(
            Target(
                set=below,
                indicator_id=target.indicator_id,
                category_id=target.category_id,
                area=share.area,
                assigned_from=target,
                position=1 if is_new else below.targets.count() + 1,
            )
        )
    Target.objects.bulk_create(children)
    TargetVersion.objects.bulk_create(
        version_row(
            child,
            1,
            Aim(
                target.indicator.code,
                Operator(last.operator),
                last.measure,
                share.value,
                printed=share.printed,
                tolerance=last.tolerance,
                higher_is_better=last.higher_is_better,
                reference=last.reference,
            ),
            event,
            document=document,
            since=target.set.period_start,
        )
        for child, share in zip(children, shares, strict=True)
    )
    return [child.pk for child in children]
