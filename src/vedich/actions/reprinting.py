"""Figures of earlier periods that a document prints again: told alone, tied to the record, or put instead."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING

from vedich.actions.trouble import ActionError
from vedich.checking.on_record import shown
from vedich.domain.document import Claim, ClaimStatus
from vedich.domain.observation import Vintage
from vedich.store.models import Document, Event, Observation, Reprint
from vedich.store.queries.priors import Place, priors

if TYPE_CHECKING:
    from vedich.actions.confirming import Confirmed

WAY = Reprint.Way


def place_of(each: Confirmed) -> Place:
    """Give what a figure is of."""
    return each.indicator, each.area, each.period


def refuse_what_moved(confirmed: Sequence[Confirmed]) -> None:
    """Look again, under the lock of the chain, whether what stood when a person chose still stands.

    Raises:
        ActionError: another figure stands now.
    """
    told = [each for each in confirmed if each.way]
    standing = priors([place_of(each) for each in told])
    for each in told:
        there = standing.get(place_of(each))
        if there is not None and not there.is_result and not is_estimate(each.claim):
            there = None
        if (there.id if there else None) != (each.over.id if each.over else None):
            now = shown(there.known) if there else "chưa có số nào"
            now_en = shown(there.known) if there else "nothing"
            raise ActionError(
                f"Hồ sơ vừa đổi: số của kỳ trước “{each.claim.surface}” nay là {now}. Hãy xem lại dòng này.",
                f"The record changed: of the earlier {each.claim.surface!r} it now says {now_en}. Look at "
                "this line again.",
            )


def is_estimate(claim: Claim) -> bool:
    """Say whether a document calls a figure an estimate."""
    return claim.status is ClaimStatus.ESTIMATED


def vintage_of(each: Confirmed) -> Vintage:
    """Give how final a figure is that is printed again."""
    if each.over is not None:
        return Vintage.CORRECTED if each.over.is_result else Vintage.ESTIMATE_2
    return Vintage.ESTIMATE_1 if is_estimate(each.claim) else Vintage.ACTUAL


def known_since(each: Confirmed, as_of: date) -> date:
    """Give since when it is known: a revision with its document, any other as of the end of its period."""
    return as_of if each.way == WAY.INSTEAD else min(each.period.end, as_of)


def reason_of(each: Confirmed, document: Document) -> str:
    """Give why it corrects what stood there."""
    if each.over is None:
        return ""
    named = document.number or document.title or f"văn bản {document.pk}"
    on = f" ngày {document.on:%d/%m/%Y}" if document.on else ""
    return f"{named}{on} in {each.claim.surface}; trước đó hồ sơ ghi {shown(each.over.known)}"


def keep_prints(confirmed: Sequence[Confirmed], document: Document, event: Event) -> None:
    """Keep where figures of earlier periods are printed, each with its figure on record."""
    told = [each for each in confirmed if each.way]
    if not told:
        return
    made = {
        (code, area, start, end): pk
        for pk, code, area, start, end in Observation.objects.filter(event=event).values_list(
            "pk", "indicator__code", "area__key", "span_start", "span_end"
        )
    }
    Reprint.objects.bulk_create(
        Reprint(
            observation_id=each.over.id
            if each.way == WAY.AGAIN and each.over is not None
            else made[each.indicator, each.area, each.claim.span.start, each.claim.span.end],
            document=document,
            way=each.way,
            printed=each.claim.figure.text,
            measure=each.claim.measure,
            place=each.place,
            span_start=each.claim.span.start,
            span_end=each.claim.span.end,
            event=event,
        )
        for each in told
    )
