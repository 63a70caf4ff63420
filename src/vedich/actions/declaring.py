"""Verdicts that a document states of single targets: kept as declared, beside what is computed."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from vedich.access.policy import Permission
from vedich.actions.deed import Deed, action
from vedich.actions.trouble import ActionError
from vedich.domain.period import Period
from vedich.domain.verdict import Verdict
from vedich.store.models import DeclaredJudgement, Document, Target


@action("declare_verdicts")
def declare_verdicts(
    deed: Deed,
    *,
    document: Document,
    period: Period,
    verdicts: Sequence[tuple[Target, Verdict]],
    place: str = "",
) -> dict[str, Any]:
    """Keep what a document says of targets: which it calls exceeded, met, near or missed.

    It changes no computed verdict; where the two differ, both are shown with the rule that fired.

    Raises:
        NotAllowedError: the person may not confirm for one of the areas.
        ActionError: no verdict is given, or one of a target that no document can judge.
    """
    if not verdicts:
        raise ActionError("Chưa nêu đánh giá nào.", "No verdict is given.")
    for target, verdict in verdicts:
        deed.require(Permission.CONFIRM, target.area_id)
        if not verdict.is_judged:
            raise ActionError(
                f"Văn bản chỉ nêu vượt, đạt, gần đạt hoặc không đạt; không nêu {verdict.wording.vi!r}.",
                f"A document calls a target exceeded, met, near or missed, not {verdict.wording.en!r}.",
            )
    event = deed.about(f"document:{document.pk}", area=verdicts[0][0].area)
    DeclaredJudgement.objects.bulk_create(
        DeclaredJudgement(
            document=document,
            area_id=target.area_id,
            period=str(period),
            period_start=period.start,
            period_end=period.end,
            target=target,
            verdict=verdict.value,
            place=place,
            event_id=event.pk,
        )
        for target, verdict in verdicts
    )
    deed.rows([target.pk, verdict] for target, verdict in verdicts)
    return {"declared": len(verdicts)}
