"""The targets of a workbook: set by document and basis, or changed where the record has them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime
from typing import Any

from vedich.actions.deed import VIETNAM
from vedich.actions.loading.assigning import take_down
from vedich.actions.loading.faults import Faults
from vedich.actions.loading.goals import Goal, understood
from vedich.actions.loading.names import Names
from vedich.actions.loading.taking import Taking, compare, paper_of
from vedich.actions.targets import Aim, about, of_part, set_targets
from vedich.domain.wording import Wording
from vedich.exchange.template.reading import Line
from vedich.store.models import Document, Target, User


def take_targets(
    lines: Sequence[Line], faults: Faults, names: Names, *, by: User, at: datetime
) -> tuple[int, int]:
    """Set, change and assign down; give how many lines were, and how many the record has just so."""
    taking = Taking(by, at, faults)
    goals = understood(lines, faults, names, by, at.astimezone(VIETNAM).date())
    sets: dict[tuple[Any, ...], list[Goal]] = defaultdict(list)
    below: dict[tuple[Any, ...], list[Goal]] = defaultdict(list)
    for goal in goals:
        paper = (goal.document, goal.document_on)
        if goal.assigned_from is None:
            sets[goal.area.pk, goal.period, goal.basis, *paper].append(goal)
        else:
            below[goal.assigned_from, *paper].append(goal)
    rows = {goal.number: goal for goal in goals if goal.number is not None}
    for group in sets.values():
        _take_set(group, rows, taking)
    for group in below.values():
        take_down(group, rows, taking)
    return taking.done, taking.there


def _take_set(group: Sequence[Goal], rows: dict[int, Goal], taking: Taking) -> None:
    """Take the lines of one set: those that the record has are compared, the others set together."""
    first = group[0]
    paper = taking.attempt(group, "document", lambda: paper_of(first, taking))
    if paper is None and first.document:
        return
    new: list[tuple[Goal, Aim]] = []
    place: dict[int, int] = {}
    for goal in group:
        aim = _placed(goal, rows, place, taking)
        if aim is None:
            continue
        whole = about(rows[goal.whole].aim) if goal.whole is not None else ""
        there = _on_record(goal, paper, whole)
        if there is not None:
            compare(goal, there, paper, taking)
            continue
        twin = next(
            (old for old, _ in new if _same_line(old, goal)),
            None,
        )
        if twin is not None:
            taking.refuse(
                goal,
                "indicator",
                Wording(
                    f"trùng với dòng {twin.row} (cùng chỉ tiêu, địa bàn, kỳ, căn cứ, văn bản)",
                    f"the same as row {twin.row} (indicator, area, period, basis and document)",
                ),
                Wording("giữ một dòng, bỏ dòng kia", "keep one of the two"),
            )
            continue
        new.append((goal, aim))
        if goal.number is not None:
            place[goal.number] = len(new)
    if not new:
        return
    goals = [goal for goal, _ in new]
    made = taking.attempt(
        goals,
        "indicator",
        lambda: set_targets(
            by=taking.by,
            at=taking.at,
            area=first.area,
            period=first.period,
            basis=first.basis,
            aims=[aim for _, aim in new],
            document=paper,
        ),
    )
    if made is not None:
        taking.done += len(new)
        for goal, target in zip(goals, made["targets"], strict=True):
            taking.became(goal, Target.objects.get(pk=target))


def _same_line(one: Goal, other: Goal) -> bool:
    return (about(one.aim), one.whole) == (about(other.aim), other.whole)


def _placed(goal: Goal, rows: dict[int, Goal], place: dict[int, int], taking: Taking) -> Aim | None:
    """Give what a line asks for under the whole that it is a part of; None where it is refused."""
    if goal.whole is None:
        return goal.aim
    if goal.whole in place:
        return replace(goal.aim, whole=place[goal.whole])
    if goal.whole in taking.made and rows[goal.whole].area == goal.area:
        return replace(goal.aim, under=taking.made[goal.whole].pk)
    chain: list[int | None] = [goal.number]
    at: int | None = goal.whole
    while at is not None and at in rows and at not in chain:
        chain.append(at)
        at = _whole_of(at, rows)
    if at is not None and at in chain:
        why = Wording(
            f"vòng tròn: dòng TT {goal.whole} lại là phần của dòng này",
            f"a circle: row No. {goal.whole} is a part of this row itself",
        )
    elif goal.whole not in rows:
        why = Wording(
            f"không có dòng TT {goal.whole} dùng được trong trang này",
            f"there is no usable row No. {goal.whole}",
        )
    else:
        why = Wording(
            f"là phần của dòng TT {goal.whole}, mà dòng đó không đứng trước (hoặc khác địa bàn, kỳ, căn cứ)",
            f"is a part of row No. {goal.whole}, which does not stand before it in the same set",
        )
    taking.refuse(
        goal, "whole", why, Wording("xếp dòng chung trước các dòng phần", "put the whole before its parts")
    )
    return None


def _whole_of(number: int | None, rows: dict[int, Goal]) -> int | None:
    return rows[number].whole if number is not None and number in rows else None


def _on_record(goal: Goal, paper: Document | None, whole: str) -> Target | None:
    """Give the target of the record that a line is about: of its own document, or the one it changes.

    A line that names no document is about what the record has, whatever document set it.
    """
    held = Target.objects.filter(
        area=goal.area,
        indicator__code=goal.aim.indicator,
        set__period=str(goal.period),
        set__basis=goal.basis.value,
        **of_part("category", goal.aim.part),
    ).order_by("pk")
    if whole:
        code, _, part = whole.partition("#")
        held = held.filter(whole__indicator__code=code, **of_part("whole__category", part))
    else:
        held = held.filter(whole=None)
    same = held.filter(set__document=paper).first()
    if same is not None or paper is None:
        return same or held.first()
    # Another document that gives a reason changes what an earlier one has set.
    changed = held.filter(versions__document=paper).first()
    return changed or (held.first() if goal.reason and held.count() == 1 else None)
