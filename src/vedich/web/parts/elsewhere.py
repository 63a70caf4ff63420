"""Where somebody looks on when an area has no targets in a year: what it was before, or what it became."""

from __future__ import annotations

from typing import Any

from vedich.access.policy import Permission
from vedich.access.scope import scope
from vedich.store.queries.areas import AreaRow, became, made_of
from vedich.web.gate.asked import Asked
from vedich.web.parts.question import Question


def elsewhere(request: Asked, area: AreaRow, question: Question) -> dict[str, Any]:
    """Give the areas that stood in the place of this one on the day asked for, as far as they may be seen."""
    day = question.moment.as_of
    mine = scope(request.user, Permission.READ, request.day)
    earlier = made_of(area, day) if area.since is not None and day < area.since else []
    is_gone = area.until is not None and question.moment.border_day > area.until
    later = became(area, request.day) if is_gone else []
    return {
        "is_gone_since": area.until if is_gone and question.is_within_present_borders else None,
        "before": [place for place in earlier if mine.holds(place.id)],
        "after": [place for place in later if mine.holds(place.id)],
    }
