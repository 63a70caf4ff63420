"""What a document says of itself: verdicts on targets and counts of them, kept as declared."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from vedich.access.policy import Permission
from vedich.actions.deed import Deed, action
from vedich.actions.trouble import ActionError
from vedich.domain.period import Period
from vedich.domain.verdict import Verdict
from vedich.store.models import Area, DeclaredJudgement, Document, Target


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


@dataclass(frozen=True, slots=True)
class DeclaredCount:
    """A count of the targets of an area as a document states it. Nulls: what it does not say.

    `met` counts the exceeded too, as the reader's records do; `status` is that of a claim ('estimated').
    """

    area: Area
    period: Period
    total: int
    met: int | None = None
    exceeded: int | None = None
    near: int | None = None
    missed: int | None = None
    no_result: int | None = None
    status: str = ""


@action("declare_counts")
def declare_counts(deed: Deed, *, document: Document, counts: Sequence[DeclaredCount]) -> dict[str, Any]:
    """Keep how many targets a document says were met, near or missed; targets are not made from it."""
    if not counts:
        raise ActionError("Chưa nêu phép đếm nào.", "No count is given.")
    for count in counts:
        deed.require(Permission.CONFIRM, count.area)
    event = deed.about(f"document:{document.pk}", area=counts[0].area)
    DeclaredJudgement.objects.bulk_create(
        DeclaredJudgement(
            document=document,
            area=count.area,
            period=str(count.period),
            period_start=count.period.start,
            period_end=count.period.end,
            total=count.total,
            met=count.met,
            exceeded=count.exceeded,
            near=count.near,
            missed=count.missed,
            no_result=count.no_result,
            wording="" if count.met is None else "inclusive",
            status=count.status,
            event_id=event.pk,
        )
        for count in counts
    )
    deed.change(counts=len(counts))
    return {"counts": len(counts)}
