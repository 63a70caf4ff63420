"""The versions of a plan: the last one that stands, the next one written behind it."""

from __future__ import annotations

import json
from datetime import date
from typing import Any

from vedich.actions.deed import Deed
from vedich.actions.trouble import ActionError, StaleError
from vedich.domain.identity import DocumentNumber, DocumentNumberError
from vedich.domain.reorganisation import Reorganisation as Plan
from vedich.domain.reorganisation import ReorganisationError, ReorganisationState
from vedich.exchange.reorganisation import plan_of
from vedich.store.chain import canonical_json
from vedich.store.models import Document, Event, Reorganisation, ReorganisationVersion, User


def standing(reorganisation: Reorganisation, edition: int | None) -> ReorganisationVersion:
    """Give the version that stands; call it once the head of the chain is locked.

    Raises:
        StaleError: somebody changed the plan since the edition that was seen.
    """
    last = reorganisation.versions.select_related("by__person").order_by("-edition").first()
    if last is None:
        raise ActionError("Không có phương án này.", "There is no such plan.")
    if edition is not None and last.edition != edition:
        raise StaleError("Phương án", edition, last.edition, last.by.username)
    return last


def refuse_settled(last: ReorganisationVersion) -> None:
    """Let pass or refuse to change a plan.

    Raises:
        ActionError: it has taken effect or was withdrawn.
    """
    state = ReorganisationState(last.state)
    if not state.is_open:
        raise ActionError(
            f"Phương án {state.wording.vi} nên không đổi được nữa. Muốn đổi, hãy lập phương án mới theo "
            "quyết định mới.",
            f"The plan is {state.wording.en} and changes no more. Plan anew by a new decision.",
        )


def plan_in(version: ReorganisationVersion) -> Plan:
    """Give the plan that a version holds."""
    return plan_of(json.loads(version.content))


def understood(told: Any) -> Plan:
    """Read a plan as a door hands it in.

    Raises:
        ActionError: it is not understood, or contradicts itself.
    """
    try:
        return plan_of(told)
    except ReorganisationError as error:
        raise ActionError(error.vi, error.en) from None


def number_of(decision: str) -> str:
    """Give the number of a decision in its one form.

    Raises:
        ActionError: it is no number of a document.
    """
    if not decision.strip():
        return ""
    try:
        return str(DocumentNumber.parse(decision))
    except DocumentNumberError as error:
        raise ActionError(
            f"{decision!r} không phải số hiệu văn bản. Hãy viết như 1234/NQ-UBTVQH15 hoặc 12/NQ-HĐND.",
            str(error),
        ) from None


def write_next(
    deed: Deed,
    event: Event,
    last: ReorganisationVersion | None,
    *,
    reorganisation: Reorganisation,
    state: ReorganisationState,
    on: date | None = None,
    content: dict[str, Any] | None = None,
    decision: str | None = None,
    decided_on: date | None = None,
    title: str | None = None,
    document: Document | None = None,
    roles_by: User | None = None,
) -> ReorganisationVersion:
    """Write the version behind the last; what is not named stays as it was."""
    made = ReorganisationVersion(
        reorganisation=reorganisation,
        edition=last.edition + 1 if last else 1,
        state=state.value,
        on=on or (last.on if last else deed.day),
        content=canonical_json(content) if content is not None else (last.content if last else "{}"),
        decision=decision if decision is not None else (last.decision if last else ""),
        decided_on=decided_on or (last.decided_on if last else None),
        title=title if title is not None else (last.title if last else ""),
        document=document,
        by=deed.by,
        at=deed.at,
        reason=deed.reason,
        roles_by=roles_by or (last.roles_by if last else None),
        event_id=event.pk,
    )
    made.save(force_insert=True)
    deed.change(edition=made.edition, state=state, on=made.on, decision=made.decision)
    return made
