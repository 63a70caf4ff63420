"""Tasks that a document orders, kept once a person confirmed them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from vedich.access.policy import Permission
from vedich.actions.deed import Deed, action
from vedich.actions.reviewing.meant import TaskKept
from vedich.store.models import Area, Document, TaskOrdered


@dataclass(frozen=True, slots=True)
class Ordered:
    """A task as it was confirmed, and where it stands in the original."""

    kept: TaskKept
    span: tuple[int, int]


@action("keep_tasks")
def keep_tasks(deed: Deed, *, document: Document, area: Area, tasks: Sequence[Ordered]) -> dict[str, Any]:
    """Keep tasks that a document orders, as tasks to be: who does them is told later."""
    deed.require(Permission.CONFIRM, area)
    areas = {
        row.key: row for row in Area.objects.filter(key__in={each.kept.meant.area for each in tasks} - {""})
    }
    for there in areas.values():
        deed.require(Permission.CONFIRM, there)
    event = deed.about(f"document:{document.pk}", area=area)
    TaskOrdered.objects.bulk_create(
        TaskOrdered(
            document=document,
            area=areas.get(each.kept.meant.area, area),
            action=each.kept.meant.action,
            lead=each.kept.meant.lead,
            supports=each.kept.meant.supports,
            deadline=each.kept.meant.deadline[:60],
            place=each.kept.place,
            span_start=each.span[0],
            span_end=each.span[1],
            event=event,
        )
        for each in tasks
    )
    deed.change(document=document.pk, tasks=len(tasks))
    return {"tasks": len(tasks)}
