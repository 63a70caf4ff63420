"""Roles end with their areas; they go on in the new ones where somebody who manages accounts agrees."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from datetime import date, timedelta
from typing import Any

from vedich.access.policy import Permission
from vedich.actions.deed import Deed, action
from vedich.actions.reorganising.versions import standing, write_next
from vedich.actions.trouble import ActionError
from vedich.domain.consequences import Consequences
from vedich.domain.reorganisation import ReorganisationState
from vedich.store.models import Agency, Appointment, Area, Reorganisation, User

# An appointment that ended with its area, the key of the area where it may go on ('' where none), and the
# last day that it had ('' where none).
Ended = Sequence[tuple[int, str, str]]


@action("agree_to_roles")
def agree_to_roles(deed: Deed, *, reorganisation: Reorganisation, edition: int) -> dict[str, Any]:
    """Agree that those whose area ceases hold the same roles in the one area that takes its place.

    Before the day it is noted and done with the rest; after it, it is done now, once. Nobody passes a role on
    to themselves, and roles of an area that is divided are given anew by hand.

    Raises:
        StaleError: the plan was changed since.
        ActionError: it was withdrawn.
    """
    deed.require(Permission.MANAGE_ACCOUNTS, None)
    event = deed.about(f"reorganisation:{reorganisation.pk}", area=reorganisation.area)
    last = standing(reorganisation, None)
    if last.roles_by_id is not None:
        deed.change(again=True)
        return {"reorganisation": reorganisation.pk, "edition": last.edition, "roles_moved": 0}
    last = standing(reorganisation, edition)
    state = ReorganisationState(last.state)
    if state is ReorganisationState.WITHDRAWN:
        raise ActionError("Phương án đã được rút lại.", "The plan was withdrawn.")
    moved = 0
    if not state.is_open:
        ended = [(int(pk), str(to), str(until)) for pk, to, until in json.loads(last.content)["ended_roles"]]
        areas = {area.key: area for area in Area.objects.filter(key__in={to for _, to, _ in ended})}
        moved = pass_on_roles(ended, areas, last.on, deed.by)
        deed.change(roles_moved=moved)
    version = write_next(
        deed,
        event,
        last,
        reorganisation=reorganisation,
        state=state,
        document=last.document,
        roles_by=deed.by,
    )
    return {"reorganisation": reorganisation.pk, "edition": version.edition, "roles_moved": moved}


def end_roles(told: Consequences, on: date) -> list[tuple[int, str, str]]:
    """End the roles of areas that cease on their last day, and give where each may go on until when.

    What was to begin later never does.
    """
    ended = [
        (one.held.id, one.to or "", one.held.until.isoformat() if one.held.until else "")
        for one in told.roles
    ]
    for start in range(0, len(ended), 500):
        some = [pk for pk, _, _ in ended[start : start + 500]]
        Appointment.objects.filter(pk__in=some).update(until=on - timedelta(days=1))
    return ended


def pass_on_roles(ended: Ended, areas: Mapping[str, Area], on: date, by: User) -> int:
    """Give those whose roles ended the same roles in the areas that took over, as long; give how many."""
    heirs = {pk: (to, until) for pk, to, until in ended}
    made = 0
    for row in Appointment.objects.filter(pk__in=heirs).select_related("agency").order_by("pk"):
        to, until = heirs[row.pk]
        area = areas.get(to)
        if area is None or row.user_id == by.pk:
            continue
        Appointment.objects.create(
            user_id=row.user_id,
            role=row.role,
            area=area,
            agency=_agency(row.agency, area),
            since=max(on, row.since),
            until=date.fromisoformat(until) if until else None,
            acting_for_id=row.acting_for_id,
        )
        made += 1
    return made


def _agency(old: Agency | None, area: Area) -> Agency | None:
    """Give the body of the new area in the place of one that ended; others stay what they are."""
    if old is None or old.until is None:
        return old
    return Agency.objects.filter(area=area, kind=old.kind).order_by("pk").first()
