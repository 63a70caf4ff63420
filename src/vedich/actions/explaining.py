"""What people say of a target: why it lags, and how sure they are that it will be met."""

from __future__ import annotations

from datetime import date
from typing import Any

from vedich.access.policy import Permission
from vedich.actions.deed import Deed, action
from vedich.actions.trouble import ActionError
from vedich.store.models import Confidence, Target, TargetExplanation


@action("explain_target")
def explain_target(
    deed: Deed,
    *,
    target: Target,
    as_of: date,
    gap: str,
    external_causes: str = "",
    internal_causes: str = "",
    remedy: str = "",
    commitment: str = "",
) -> dict[str, Any]:
    """Say why a target lags: the gap, causes outside and inside, the remedy, the level promised."""
    deed.require(Permission.EXPLAIN, target.area_id)
    event = deed.about(f"target:{target.pk}", area=target.area)
    made = TargetExplanation.objects.create(
        target=target,
        as_of=as_of,
        gap=gap,
        external_causes=external_causes,
        internal_causes=internal_causes,
        remedy=remedy,
        commitment=commitment,
        by=deed.by,
        at=deed.at,
        event_id=event.pk,
    )
    deed.change(explanation=made.pk, as_of=as_of)
    return {"explanation": made.pk}


@action("rate_confidence")
def rate_confidence(
    deed: Deed, *, target: Target, as_of: date, rating: int, note: str = ""
) -> dict[str, Any]:
    """Say how sure one is that a target will be met, from 1 to 5, apart from the number itself."""
    deed.require(Permission.EXPLAIN, target.area_id)
    if not 1 <= rating <= 5:
        raise ActionError(
            f"Mức tin tưởng {rating} không có; hãy chọn từ 1 (khó đạt) đến 5 (chắc đạt).",
            f"There is no rating {rating}; choose from 1 (no) to 5 (yes).",
        )
    event = deed.about(f"target:{target.pk}", area=target.area)
    made = Confidence.objects.create(
        target=target, as_of=as_of, rating=rating, note=note, by=deed.by, at=deed.at, event_id=event.pk
    )
    deed.change(rating=rating, as_of=as_of)
    return {"confidence": made.pk}
