"""A target assigned down to areas below it, whose parts come to the whole where its indicator adds up."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from typing import Any

from vedich.access.policy import Permission
from vedich.actions.deed import Deed, action
from vedich.actions.targets import Aim, refuse_ceased, version_row
from vedich.actions.trouble import ActionError
from vedich.domain.period import Period
from vedich.domain.target import Basis, Operator
from vedich.store.models import Area, Document, Target, TargetSet, TargetVersion
from vedich.store.queries.meanings import measure_of


@action("assign_down")
def assign_down(
    deed: Deed,
    *,
    target: Target,
    shares: Sequence[tuple[Area, Decimal]],
    document: Document | None = None,
    allow_difference: bool = False,
) -> dict[str, Any]:
    """Assign a target down to areas below it; where the indicator adds up, the parts must come to the whole.

    What was assigned down before counts among the parts.
    `allow_difference` lets the parts come to another sum, which many offices plan for; the reason must then
    be given, and the difference is written into the event.
    """
    deed.require(Permission.SET_TARGETS, target.area_id)
    last = TargetVersion.objects.filter(target=target).order_by("-version").first()
    if last is None or last.value is None:
        raise ActionError(
            "Chỉ tiêu này không có số để giao xuống.", "This target has no figure to assign down."
        )
    adds_up = (
        target.indicator.versions.order_by("-version").values_list("aggregation", flat=True).first() == "sum"
    )
    total = sum((value for _, value in shares), Decimal(0)) + _assigned_before(target, last.measure)
    difference = total - last.value
    if adds_up and difference and not (allow_difference and deed.reason):
        raise ActionError(
            f"Tổng giao cho {len(shares)} địa bàn là {total} {last.measure}, khác chỉ tiêu cấp trên "
            f"{last.value} (chênh {difference}). Hãy sửa, hoặc xác nhận chênh lệch và nêu lý do.",
            f"The parts of {len(shares)} areas come to {total} {last.measure}, not {last.value} (off by "
            f"{difference}). Mend them, or confirm the difference with a reason.",
        )
    event = deed.about(f"target:{target.pk}", area=target.area)
    period = Period.parse(target.set.period)
    children = []
    for area, _ in shares:
        refuse_ceased(area, period)
        below, is_new = TargetSet.objects.get_or_create(
            document=document,
            basis=Basis.ASSIGNED.value,
            area=area,
            period=target.set.period,
            defaults={"period_start": target.set.period_start, "period_end": target.set.period_end},
        )
        there = 0 if is_new else below.targets.count()
        children.append(
            Target(
                set=below,
                indicator_id=target.indicator_id,
                category_id=target.category_id,
                area=area,
                assigned_from=target,
                position=there + 1,
            )
        )
    Target.objects.bulk_create(children)
    since = target.set.period_start
    TargetVersion.objects.bulk_create(
        version_row(
            child,
            1,
            Aim(target.indicator.code, Operator(last.operator), last.measure, value),
            event,
            document=document,
            since=since,
        )
        for child, (_, value) in zip(children, shares, strict=True)
    )
    deed.rows([area.key, value] for area, value in shares)
    deed.change(difference=difference)
    return {"targets": [child.pk for child in children], "difference": difference}


def _assigned_before(target: Target, measure: str) -> Decimal:
    """Give the sum of what the newest versions of the targets below ask for."""
    newest: dict[int, TargetVersion] = {}
    for row in TargetVersion.objects.filter(target__assigned_from=target).order_by("version"):
        newest[row.target_id] = row
    over = (TargetVersion.Standing.ENDED, TargetVersion.Standing.REPLACED)
    parts = (row for row in newest.values() if row.value is not None and row.standing not in over)
    wanted = measure_of(measure)
    return sum(
        (measure_of(row.measure).convert(row.value or Decimal(0), wanted) for row in parts), Decimal(0)
    )
