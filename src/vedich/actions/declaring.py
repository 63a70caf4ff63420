"""What a document or an office says of targets: verdicts and counts of them, kept as declared."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from vedich.access.policy import Permission
from vedich.actions.deed import Deed, action
from vedich.actions.trouble import ActionError
from vedich.domain.period import Period
from vedich.domain.verdict import Verdict
from vedich.store.models import Area, DeclaredJudgement, Document, OfficeVerdict, Target


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


@action("call_target", needs_reason=True)
def call_target(deed: Deed, *, target: Target, as_of: date, verdict: Verdict | None) -> dict[str, Any]:
    """Keep what an office itself calls a target, without a document, and why; None takes back what it said.

    It changes no computed verdict; both are shown, side by side.

    Raises:
        NotAllowedError: the person may not explain targets of the area.
        MissingReasonError: no reason is given.
        ActionError: the verdict is none that anybody can state, the day is to come or
            outside the time of the target, or there is nothing to take back.
    """
    deed.require(Permission.EXPLAIN, target.area_id)
    if verdict is not None and not verdict.is_judged:
        raise ActionError(
            "Hãy chọn vượt, đạt, gần đạt hoặc không đạt.", "Choose exceeded, met, near or missed."
        )
    if as_of > deed.day or not target.set.period_start <= as_of <= target.set.period_end:
        raise ActionError(
            f"Ngày {as_of:%d/%m/%Y} không thuộc kỳ của chỉ tiêu hoặc chưa tới. Hãy chọn lại ngày.",
            f"{as_of} is outside the time of the target, or still to come. Choose another day.",
        )
    event = deed.about(f"target:{target.pk}", area=target.area)
    said = OfficeVerdict.objects.filter(target=target, as_of__lte=as_of).order_by("as_of", "pk").last()
    if verdict is None and (said is None or not said.verdict):
        raise ActionError("Chưa có đánh giá nào để rút lại.", "There is no verdict to take back.")
    made = OfficeVerdict.objects.create(
        target=target,
        as_of=as_of,
        verdict=verdict.value if verdict else "",
        reason=deed.reason,
        by=deed.by,
        at=deed.at,
        event=event,
    )
    deed.change(office_verdict=made.pk, verdict=made.verdict, as_of=as_of)
    return {"office_verdict": made.pk}


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
