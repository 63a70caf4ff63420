"""What the frame of every page shows around it: menu, language, look."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest

from vedich.web.account.look import look_of
from vedich.web.gate.asked import asks_for_part
from vedich.web.gate.profiles import is_demonstration
from vedich.web.parts.menu import entries_for
from vedich.web.parts.words import spoken


def around(request: HttpRequest) -> dict[str, Any]:
    """Give the frame's own values to every template; a fragment needs few of them."""
    if asks_for_part(request):
        return {"lang": spoken()}
    match = request.resolver_match
    return {
        "lang": spoken(),
        "look": look_of(request),
        "menu": entries_for(getattr(request, "roles", frozenset())),
        "here": match.url_name.split("_")[0] if match and match.url_name else "",
        "demonstration": is_demonstration(),
    }
