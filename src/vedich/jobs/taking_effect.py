"""Let a reorganisation that was confirmed take effect at the beginning of its day."""

from __future__ import annotations

import logging
from collections.abc import Callable
from datetime import datetime
from typing import Any

from vedich.actions.deed import VIETNAM
from vedich.actions.reorganising.deciding import TAKE_EFFECT, take_effect
from vedich.actions.trouble import StaleError
from vedich.store.queries.plans import confirmed

_log = logging.getLogger("vedich.jobs")


def take(what: dict[str, Any], now: Callable[[], datetime]) -> None:
    """Carry out a plan as whoever confirmed it; one that was changed or withdrawn since is left alone."""
    pk, at = int(what["reorganisation"]), now()
    found = confirmed(pk, at.astimezone(VIETNAM).date())
    if found is None:
        return
    plan, edition, by = found
    try:
        take_effect(by=by, at=at, once=f"{TAKE_EFFECT}:{pk}:{edition}", reorganisation=plan, edition=edition)
    except StaleError:
        _log.info("reorganisation %s was changed while its day came", pk)


def give_up(what: dict[str, Any], now: Callable[[], datetime]) -> None:
    """Leave a plan as it is; its page says that its day has come and why it is not in effect."""
    _log.error("reorganisation %s did not take effect on its day", what.get("reorganisation"))
