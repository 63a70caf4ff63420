"""What is under way in areas that a plan closes, as rows of its preview: tasks, and files under review."""

from __future__ import annotations

from typing import Any

from vedich.access.scope import Scope
from vedich.domain.consequences import Consequences
from vedich.store.queries.areas import areas_of
from vedich.store.queries.plans import PlanKept


def task_rows(told: Consequences, kept: PlanKept, read: Scope) -> list[dict[str, Any]]:
    """Give tasks with the area that is asked from then on; a document has an address where it may be read."""
    seen = {key for key in {one.task.document_area for one in told.tasks} if _may(read, key)}
    return [
        {
            "action": one.task.action,
            "from": kept.titles.get(one.task.area, one.task.area),
            "to": kept.titles.get(one.to, one.to) if one.to else "",
            "is_over": one.is_over,
            "deadline": one.task.deadline,
            "document": one.task.document,
            "area": one.task.document_area if one.task.document_area in seen else "",
        }
        for one in told.tasks
    ]


def paper_rows(told: Consequences, kept: PlanKept, confirm: Scope) -> list[dict[str, Any]]:
    """Give files under review with who finishes them; one has an address where the person may review it."""
    return [
        {
            "id": one.paper.id,
            "name": one.paper.name,
            "from": kept.titles.get(one.paper.area, one.paper.area),
            "to": kept.titles.get(one.to, one.to) if one.to else "",
            "area": one.paper.area if _may(confirm, one.paper.area) else "",
        }
        for one in told.papers
    ]


def _may(held: Scope, key: str) -> bool:
    return any(held.holds(pk) for pk in areas_of([key])) if key else False
