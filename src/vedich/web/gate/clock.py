"""The clock is read here, once in a request, and the roles of whoever asks are looked up for that day."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime
from typing import cast

from django.http import HttpRequest, HttpResponse

from vedich.actions.deed import VIETNAM
from vedich.store.queries.people import roles_on
from vedich.web.gate.asked import Asked, asks_for_part


def with_the_time(answer: Callable[[HttpRequest], HttpResponse]) -> Callable[[HttpRequest], HttpResponse]:
    """Put what `Asked` promises on every request."""

    def timed(request: HttpRequest) -> HttpResponse:
        at = datetime.now(UTC)  # noqa: TID251 - the door reads the clock
        day = at.astimezone(VIETNAM).date()
        roles = roles_on(request.user.pk, day) if request.user.is_authenticated else frozenset()
        asked = cast(Asked, request)
        asked.at, asked.day, asked.roles, asked.in_part = at, day, roles, asks_for_part(request)
        return answer(request)

    return timed
