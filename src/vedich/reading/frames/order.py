"""The frames in the order in which they are asked."""

from __future__ import annotations

from collections.abc import Callable

from vedich.reading.frames import (
    bracket,
    change,
    count,
    from_to,
    growth,
    level,
    not_a_claim,
    plan_share,
    rate,
    share,
    year_ago,
)
from vedich.reading.moment import Draft, Moment

Frame = Callable[[Moment], Draft | None]

FRAMES: tuple[Frame, ...] = (
    not_a_claim.frame,
    bracket.frame,
    from_to.frame,
    year_ago.frame,
    plan_share.frame,
    share.frame,
    growth.frame,
    change.frame,
    count.frame,
    rate.frame,
    level.frame,
)
