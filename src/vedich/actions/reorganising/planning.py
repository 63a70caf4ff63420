"""A reorganisation is planned and changed; nothing of the record moves by that."""

from __future__ import annotations

from datetime import date
from typing import Any

from vedich.access.policy import Permission
from vedich.actions.deed import Deed, action
from vedich.actions.reorganising.versions import (
    number_of,
    refuse_settled,
    standing,
    understood,
    write_next,
)
from vedich.actions.trouble import ActionError
from vedich.domain.reorganisation import Reorganisation as Plan
from vedich.domain.reorganisation import ReorganisationState
from vedich.exchange.reorganisation import written
from vedich.store.models import Area, AreaParent, Reorganisation
from vedich.store.models.areas import Hierarchy


@action("plan_reorganisation")
def plan_reorganisation(
    deed: Deed, *, plan: Any, decision: str = "", decided_on: date | None = None, title: str = ""
) -> dict[str, Any]:
    """Keep a plan (`exchange.reorganisation.written`); areas, rights and targets stay as they are.

    `decision`, `decided_on` and `title` say which document decides it; a plan may wait for it.

    Raises:
        ActionError: the plan is not understood, has no part, or names an area that the record has not.
    """
    deed.require(Permission.MANAGE_AREAS, None)
    kept, number = understood(plan), number_of(decision)
    area = _above(kept)
    event = deed.about("reorganisation", area=area)
    made = Reorganisation.objects.create(area=area)
    version = write_next(
        deed,
        event,
        None,
        reorganisation=made,
        state=ReorganisationState.PLANNED,
        on=kept.on,
        content=written(kept),
        decision=number,
        decided_on=decided_on,
        title=" ".join(title.split())[:500],
    )
    deed.change(reorganisation=made.pk, plan=written(kept))
    return {"reorganisation": made.pk, "edition": version.edition}


@action("change_reorganisation")
def change_reorganisation(
    deed: Deed,
    *,
    reorganisation: Reorganisation,
    edition: int,
    plan: Any,
    decision: str | None = None,
    decided_on: date | None = None,
    title: str | None = None,
) -> dict[str, Any]:
    """Change a plan; one that was confirmed is to be confirmed again, since others would see another one.

    Raises:
        StaleError: somebody changed it since.
        ActionError: it has taken effect or was withdrawn, or the new plan is not understood.
    """
    deed.require(Permission.MANAGE_AREAS, None)
    kept = understood(plan)
    _above(kept)
    event = deed.about(f"reorganisation:{reorganisation.pk}", area=reorganisation.area)
    last = standing(reorganisation, edition)
    refuse_settled(last)
    version = write_next(
        deed,
        event,
        last,
        reorganisation=reorganisation,
        state=ReorganisationState.PLANNED,
        on=kept.on,
        content=written(kept),
        decision=None if decision is None else number_of(decision),
        decided_on=decided_on,
        title=None if title is None else " ".join(title.split())[:500],
    )
    deed.change(plan=written(kept))
    return {"reorganisation": reorganisation.pk, "edition": version.edition}


def _above(plan: Plan) -> Area:
    """Give the area above the first that changes, or itself where nothing stands above it.

    Raises:
        ActionError: there is no part, or an area is not on record.
    """
    keys = plan.touched
    if not keys:
        raise ActionError("Phương án chưa có việc nào.", "The plan has no part yet.")
    there = dict(Area.objects.filter(key__in=keys).values_list("key", "pk"))
    missing = [key for key in keys if key not in there]
    if missing:
        raise ActionError(
            f"Hồ sơ không có địa bàn {', '.join(missing[:5])}. Hãy kiểm tra lại mã.",
            f"The record has no area {', '.join(missing[:5])}. Check the keys.",
        )
    links = AreaParent.objects.filter(
        area=there[keys[0]],
        hierarchy=Hierarchy.GOVERNMENT,
        parent__level__in=("province", "district", "commune"),
    )
    link = links.order_by("-since").select_related("parent").first()
    return link.parent if link else Area.objects.get(pk=there[keys[0]])
