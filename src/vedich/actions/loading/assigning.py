"""Targets of a workbook that are assigned down, with the sum check of the action."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal

from vedich.actions.assigning_down import assign_down
from vedich.actions.loading.goals import Goal
from vedich.actions.loading.taking import Taking, compare, paper_of
from vedich.actions.targets import about
from vedich.domain.wording import Wording
from vedich.exchange.sheets import TARGETS
from vedich.store.models import Target, TargetVersion
from vedich.store.queries.meanings import measure_of


def take_down(group: Sequence[Goal], rows: dict[int, Goal], taking: Taking) -> None:
    """Assign a target down to the areas of some lines, with the sum check of the action."""
    number = group[0].assigned_from
    assert number is not None
    above, parent = rows.get(number), taking.made.get(number)
    if above is None or parent is None:
        for goal in group:
            taking.refuse(
                goal,
                "assigned_from",
                Wording(
                    f"không có dòng TT {number} dùng được trong trang này",
                    f"there is no usable row No. {number}",
                ),
                Wording("ghi TT của dòng cấp trên", "write the number of the row above it"),
            )
        return
    last = TargetVersion.objects.filter(target=parent).order_by("-version").first()
    shares: list[tuple[Goal, Decimal]] = []
    for goal in group:
        value = _share(goal, above, last, taking)
        if value is None:
            continue
        held = Target.objects.filter(
            assigned_from=parent, area=goal.area, indicator__code=goal.aim.indicator
        ).first()
        if held is not None:
            at_level = replace(goal, aim=replace(goal.aim, value=value, measure=last.measure if last else ""))
            compare(at_level, held, None, taking)
        else:
            shares.append((goal, value))
    # While a line of them is refused, the sum says nothing.
    if not shares or any(goal.row in _refused(taking) for goal in group):
        return
    paper = taking.attempt(group, "document", lambda: paper_of(group[0], taking))
    if paper is None and group[0].document:
        return
    reason = above.reason
    done = taking.attempt(
        [above],
        "value",
        lambda: assign_down(
            by=taking.by,
            at=taking.at,
            reason=reason,
            target=parent,
            shares=[(goal.area, value) for goal, value in shares],
            document=paper,
            allow_difference=bool(reason),
        ),
    )
    if done is not None:
        taking.done += len(shares)


def _refused(taking: Taking) -> set[int]:
    return {fault.row for fault in taking.faults.found if fault.sheet == TARGETS.key}


def _share(goal: Goal, above: Goal, last: TargetVersion | None, taking: Taking) -> Decimal | None:
    """Give the share of a line in the measure of the target above; None where it is refused."""
    if (
        goal.aim.value is None
        or last is None
        or (about(goal.aim), goal.period) != (about(above.aim), above.period)
    ):
        taking.refuse(
            goal,
            "assigned_from",
            Wording(
                f"dòng TT {above.number} là chỉ tiêu hoặc kỳ khác, hoặc dòng này chưa có số",
                f"row No. {above.number} is of another indicator or period, or this row has no figure",
            ),
            Wording("dẫn tới dòng cấp trên của đúng chỉ tiêu và kỳ này", "name the row of the same target"),
        )
        return None
    value: Decimal | None = taking.attempt(
        [goal],
        "measure",
        lambda: measure_of(goal.aim.measure).convert(goal.aim.value or Decimal(0), measure_of(last.measure)),
    )
    return value
