"""A level: thu ngân sách đạt 526,8 tỷ đồng, sản lượng lúa trên 88.800 tấn, dự toán là 6.775,5 tỷ đồng."""

from __future__ import annotations

from vedich.domain.document import ClaimKind, ClaimStatus
from vedich.reading.moment import Draft, Moment


def frame(moment: Moment) -> Draft | None:
    """Give the level that an amount states of the indicator named before it."""
    if moment.quantity.sort == "bare":
        return None
    return Draft(
        ClaimKind.TARGET if moment.planned else ClaimKind.RESULT,
        "level",
        status=ClaimStatus.PLANNED if moment.planned else None,
        consumed=moment.quantity.end,
        certainty=0.85 if moment.name is not None else 0.7,
    )
