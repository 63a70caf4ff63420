"""A request as pages see it: who asks, when, as what."""

from __future__ import annotations

from datetime import date, datetime
from typing import TYPE_CHECKING

from django.http import HttpRequest

from vedich.domain.role import Role
from vedich.store.queries.people import Actor


class Asked(HttpRequest):
    """A request after it has passed the gate.

    `at` is the moment it came, `day` that day in Viet Nam; both are handed to queries and actions, so that a
    page never reads a clock. `roles` are those that the person holds that day. `in_part` says that htmx asks
    for a fragment, and not a browser for a whole page.
    """

    if TYPE_CHECKING:
        user: Actor
    at: datetime
    day: date
    roles: frozenset[Role]
    in_part: bool


def asks_for_part(request: HttpRequest) -> bool:
    """Say whether a fragment is asked for, and not a whole page (going back in history asks for a page)."""
    return "HX-Request" in request.headers and "HX-History-Restore-Request" not in request.headers
