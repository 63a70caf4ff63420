"""Reorganisations for doors: the plans there are, and one with its versions."""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import date, datetime
from typing import TYPE_CHECKING, Any, TypeAlias

from vedich.domain.reorganisation import Reorganisation as Plan
from vedich.domain.reorganisation import ReorganisationState
from vedich.exchange.reorganisation import plan_of
from vedich.store.models import Reorganisation, ReorganisationVersion, User
from vedich.store.queries.areas import titles_of_keys

# A door hands a plan on to actions, and never looks into its row.
if TYPE_CHECKING:
    PlanRow: TypeAlias = Reorganisation
else:
    PlanRow = Reorganisation


@dataclass(frozen=True, slots=True)
class PlanStep:
    """One version of a plan in its history."""

    edition: int
    state: ReorganisationState
    by: str
    at: datetime
    reason: str


@dataclass(frozen=True, slots=True)
class PlanKept:
    """A plan as it stands. `did` is what taking effect did, empty before; `titles` name the areas of today.

    Nulls: `decided_on` None is not known yet; `document` None is no document of the record yet.
    """

    row: PlanRow
    edition: int
    state: ReorganisationState
    plan: Plan
    decision: str
    decided_on: date | None
    title: str
    document: int | None
    document_area: str
    roles_agreed_by: str
    did: dict[str, int]
    titles: dict[str, str]
    steps: tuple[PlanStep, ...]

    @property
    def id(self) -> int:
        """Give the number of the plan."""
        return self.row.pk


def plan_kept(pk: int, day: date) -> PlanKept | None:
    """Give a plan as it stands, or None."""
    row = Reorganisation.objects.filter(pk=pk).first()
    return None if row is None else _kept(row, day)


def plans(day: date, *, limit: int = 50) -> list[PlanKept]:
    """Give the plans there are, the newest first."""
    return [_kept(row, day) for row in Reorganisation.objects.order_by("-pk")[:limit]]


def confirmed(pk: int, day: date) -> tuple[Reorganisation, int, User] | None:
    """Give a confirmed plan whose day has come, its edition, and who confirmed it; None otherwise."""
    versions = list(_versions(pk))
    if not versions or versions[-1].on > day:
        return None
    yes = None
    for one in versions:
        is_confirmed = one.state == ReorganisationState.CONFIRMED.value
        # Later versions that are confirmed, too, add what administrators agree to.
        yes = (yes or one) if is_confirmed else None
    return None if yes is None else (versions[-1].reorganisation, versions[-1].edition, yes.by)


def due(day: date) -> list[tuple[Reorganisation, int]]:
    """Give the confirmed plans whose day has come, each with its edition."""
    found = []
    for row in Reorganisation.objects.order_by("pk"):
        last = row.versions.order_by("-edition").first()
        if last is not None and last.state == ReorganisationState.CONFIRMED.value and last.on <= day:
            found.append((row, last.edition))
    return found


def _versions(pk: int) -> Any:
    rows = ReorganisationVersion.objects.filter(reorganisation=pk)
    return rows.select_related("reorganisation__area", "by", "document__area", "roles_by").order_by("edition")


def _kept(row: Reorganisation, day: date) -> PlanKept:
    versions = list(_versions(row.pk))
    last = versions[-1]
    content = json.loads(last.content)
    plan = plan_of(content)
    parents = {area.parent for area in plan.opened}
    document = last.document
    return PlanKept(
        row=row,
        edition=last.edition,
        state=ReorganisationState(last.state),
        plan=plan,
        decision=last.decision,
        decided_on=last.decided_on,
        title=last.title,
        document=document.pk if document else None,
        document_area=document.area.key if document and document.area else "",
        roles_agreed_by=last.roles_by.username if last.roles_by else "",
        did=content.get("did", {}),
        titles=titles_of_keys({*plan.touched, *parents}, day)
        | {area.key: area.title for area in plan.opened},
        steps=tuple(
            PlanStep(one.edition, ReorganisationState(one.state), one.by.username, one.at, one.reason)
            for one in versions
        ),
    )
