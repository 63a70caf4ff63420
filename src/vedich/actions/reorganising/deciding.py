"""A plan is confirmed, withdrawn, and takes effect on its day."""

from __future__ import annotations

from datetime import datetime, time
from typing import Any

from vedich.access.policy import Permission
from vedich.actions.deed import VIETNAM, Deed, action
from vedich.actions.reorganising.effect import apply
from vedich.actions.reorganising.second_hand import refuse_one_hand
from vedich.actions.reorganising.versions import plan_in, refuse_settled, standing, write_next
from vedich.actions.trouble import ActionError
from vedich.domain.consequences import consequences
from vedich.domain.reorganisation import ReorganisationState
from vedich.store.chain import canonical_json
from vedich.store.models import Event, Job, Reorganisation, ReorganisationVersion
from vedich.store.queries.reorganising import ground_of

TAKE_EFFECT = "take_effect"


@action("confirm_reorganisation")
def confirm_reorganisation(deed: Deed, *, reorganisation: Reorganisation, edition: int) -> dict[str, Any]:
    """Confirm a plan as it was seen. It takes effect at the beginning of its day; now, where that has passed.

    Raises:
        StaleError: it is another plan than the one that was seen.
        ActionError: it has no decision yet, cannot be carried out as the record stands, or is settled; or
            the person planned it, and the office has somebody else who may confirm.
    """
    deed.require(Permission.MANAGE_AREAS, None)
    event = deed.about(f"reorganisation:{reorganisation.pk}", area=reorganisation.area)
    last = standing(reorganisation, edition)
    refuse_settled(last)
    if last.state == ReorganisationState.CONFIRMED.value:
        raise ActionError(
            "Phương án đã được xác nhận. Hãy xem lại trang.", "The plan is confirmed already. Look again."
        )
    if not last.decision or last.decided_on is None:
        raise ActionError(
            "Cần số hiệu và ngày của quyết định trước khi xác nhận.",
            "The number and the date of the decision are needed before it is confirmed.",
        )
    refuse_one_hand(deed, reorganisation)
    if last.on <= deed.day:
        return _in_effect(deed, event, reorganisation, last)
    _refuse_impossible(last)
    version = write_next(
        deed, event, last, reorganisation=reorganisation, state=ReorganisationState.CONFIRMED
    )
    what = {"reorganisation": reorganisation.pk, "edition": version.edition}
    Job.objects.create(
        kind=TAKE_EFFECT,
        effect=f"{TAKE_EFFECT}:{reorganisation.pk}:{version.edition}",
        payload=canonical_json({"reorganisation": reorganisation.pk}),
        due=datetime.combine(last.on, time(), VIETNAM),
    )
    return {**what, "state": version.state}


@action("take_effect")
def take_effect(deed: Deed, *, reorganisation: Reorganisation, edition: int) -> dict[str, Any]:
    """Let a confirmed plan take effect once its day has come: areas, targets, reports and roles, all at once.

    Raises:
        StaleError: it was changed or withdrawn since it was confirmed.
        ActionError: its day has not come, it is not confirmed, or the record has changed under it.
    """
    deed.require(Permission.MANAGE_AREAS, None)
    event = deed.about(f"reorganisation:{reorganisation.pk}", area=reorganisation.area)
    last = standing(reorganisation, edition)
    if last.state != ReorganisationState.CONFIRMED.value:
        refuse_settled(last)
        raise ActionError("Phương án chưa được xác nhận.", "The plan is not confirmed yet.")
    if deed.day < last.on:
        raise ActionError(
            f"Phương án chỉ có hiệu lực từ ngày {last.on:%d/%m/%Y}.", f"The plan takes effect on {last.on}."
        )
    return _in_effect(deed, event, reorganisation, last)


@action("withdraw_reorganisation", needs_reason=True)
def withdraw_reorganisation(
    deed: Deed, *, reorganisation: Reorganisation, edition: int | None = None
) -> dict[str, Any]:
    """Withdraw a plan before it takes effect; everything stays as it was. Withdrawn again, nothing changes.

    Raises:
        StaleError: somebody changed it since.
        ActionError: it has taken effect: a correction is a new decision.
    """
    deed.require(Permission.MANAGE_AREAS, None)
    event = deed.about(f"reorganisation:{reorganisation.pk}", area=reorganisation.area)
    last = standing(reorganisation, None)
    if last.state == ReorganisationState.WITHDRAWN.value:
        deed.change(again=True)
        return {"reorganisation": reorganisation.pk, "edition": last.edition, "state": last.state}
    last = standing(reorganisation, edition)
    refuse_settled(last)
    version = write_next(
        deed, event, last, reorganisation=reorganisation, state=ReorganisationState.WITHDRAWN
    )
    return {"reorganisation": reorganisation.pk, "edition": version.edition, "state": version.state}


def _in_effect(
    deed: Deed, event: Event, reorganisation: Reorganisation, last: ReorganisationVersion
) -> dict[str, Any]:
    _refuse_impossible(last)
    done = apply(deed, event, reorganisation, last)
    version = write_next(
        deed,
        event,
        last,
        reorganisation=reorganisation,
        state=ReorganisationState.EFFECTIVE,
        document=done.document,
        content=done.content,
    )
    deed.change(**done.counts)
    return {
        "reorganisation": reorganisation.pk,
        "edition": version.edition,
        "state": version.state,
        **done.counts,
    }


def _refuse_impossible(last: ReorganisationVersion) -> None:
    plan = plan_in(last)
    refusals = consequences(plan, ground_of(plan)).refusals
    if refusals:
        raise ActionError(
            "Chưa làm được: " + " ".join(one.vi for one in refusals[:5]),
            "This cannot be done: " + " ".join(one.en for one in refusals[:5]),
        )
