"""From a form to an action: who, when, and the key that makes a double click one change."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.utils.translation import get_language

from vedich.actions.deed import Action
from vedich.actions.trouble import ActionError
from vedich.domain.submission import WrongMoveError
from vedich.web.gate.asked import Asked

_KEY = 80


def do(request: Asked, action: Action, *, step: str = "", **what: Any) -> dict[str, Any]:
    """Run an action as the person who asked, at the time they asked, under the key of the form.

    `reason` is taken from the form where it has that field; `step` tells the second action of one form from
    the first. Refusals go up: the gate shows them as a page.

    Raises:
        NotAllowedError: the person may not do this; shown as a page that is not there.
        ActionError: the record refuses; shown with its sentence.
    """
    key = request.POST.get("once", "")[:_KEY]
    once = f"web:{request.user.pk}:{key}{step}" if key else None
    reason = what.pop("reason", request.POST.get("reason", ""))
    return action(by=request.user, at=request.at, once=once, reason=reason, **what)


def try_to(request: Asked, action: Action, **what: Any) -> dict[str, Any] | None:
    """Run an action and give its reply; where the record refuses, tell why on the next page and give None."""
    try:
        return do(request, action, **what)
    except (ActionError, WrongMoveError) as error:
        messages.error(request, error.vi if get_language() == "vi" else str(error))
        return None
