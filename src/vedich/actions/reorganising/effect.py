"""What takes effect on the day: areas, what stood under them, targets, reports and roles, all together."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from vedich.actions.areas_made import make_area, rename
from vedich.actions.borders import end, put_under
from vedich.actions.deed import Deed
from vedich.actions.documents import BODIES
from vedich.actions.inheriting import close_and_carry
from vedich.actions.reorganising.roles import end_roles, pass_on_roles
from vedich.actions.reorganising.versions import plan_in
from vedich.domain.agency import AgencyKind
from vedich.domain.consequences import Consequences, ReportFate, consequences
from vedich.domain.lineage import SuccessionKind
from vedich.domain.reorganisation import Moving, Passing, Renaming
from vedich.domain.reorganisation import Reorganisation as Plan
from vedich.domain.submission import SubmissionState
from vedich.store.models import (
    Agency,
    Area,
    AreaSuccession,
    Document,
    Event,
    Reorganisation,
    ReorganisationVersion,
    Submission,
    TaskOrdered,
)
from vedich.store.models.areas import Hierarchy
from vedich.store.queries.reorganising import ground_of


@dataclass(frozen=True, slots=True)
class Done:
    """What was done: the decision on record, the plan with what it did, and counts for the event."""

    document: Document
    content: dict[str, Any]
    counts: dict[str, Any]


def apply(deed: Deed, event: Event, reorganisation: Reorganisation, version: ReorganisationVersion) -> Done:
    """Carry a plan out exactly as its consequences were told.

    Raises:
        ActionError: the record refuses a step; nothing of the plan is done then.
    """
    plan = plan_in(version)
    told = consequences(plan, ground_of(plan))
    document = _decision(reorganisation, version)
    reason = deed.reason or version.title or version.decision
    areas = _open_areas(plan)
    olds = {area.key: area for area in Area.objects.filter(key__in=plan.touched)}
    for part in plan.parts:
        match part:
            case Renaming():
                rename(olds[part.area], part.name, part.type, plan.on)
            case Moving():
                parent = areas.get(part.parent) or Area.objects.get(key=part.parent)
                put_under(olds[part.area], parent, plan.on, Hierarchy.GOVERNMENT.value)
    bodies = _bodies(told, plan, areas)
    _close_areas(plan, olds, areas, document)
    closed = [olds[key] for key in plan.closed]
    targets = (
        close_and_carry(
            closed,
            plan.passings,
            areas,
            plan.on,
            plan.fate,
            event=event.pk,
            document=document,
            reason=reason,
            agencies=bodies,
        )
        if closed
        else {"carried": 0, "ended": 0, "replaced": 0}
    )
    reports = _reports(told, plan, areas, version)
    tasks = _tasks(told, areas, event)
    ended = end_roles(told, plan.on)
    moved = pass_on_roles(ended, areas, plan.on, version.roles_by) if version.roles_by else 0
    counts = {
        "closed": len(closed),
        "opened": len(plan.opened),
        **targets,
        **reports,
        "tasks_moved": tasks,
        "roles_ended": len(ended),
        "roles_moved": moved,
    }
    content = {**json.loads(version.content), "did": counts, "ended_roles": ended}
    return Done(document, content, counts)


def _decision(reorganisation: Reorganisation, version: ReorganisationVersion) -> Document:
    """Give the decision as a document of the record; one that is there already is the same one."""
    same = Document.objects.filter(
        number=version.decision, on=version.decided_on, area=reorganisation.area
    ).order_by("pk")
    return same.first() or Document.objects.create(
        number=version.decision, on=version.decided_on, title=version.title, area=reorganisation.area
    )


def _open_areas(plan: Plan) -> dict[str, Area]:
    there = {area.key: area for area in Area.objects.filter(key__in=[one.key for one in plan.opened])}
    waiting = [one for one in plan.opened if one.key not in there]
    while waiting:
        # An area may begin under another one of the same plan.
        ready = [one for one in waiting if one.parent not in {other.key for other in waiting}]
        for one in ready or waiting:
            parent = there.get(one.parent) or Area.objects.get(key=one.parent)
            there[one.key] = make_area(
                key=one.key, type=one.type, name=one.name, parent=parent, code=one.code, since=plan.on
            )
        waiting = [one for one in waiting if one.key not in there]
    return there


def _close_areas(plan: Plan, olds: Mapping[str, Area], areas: Mapping[str, Area], document: Document) -> None:
    passings: dict[str, list[Passing]] = {}
    for passing in plan.passings:
        passings.setdefault(passing.old, []).append(passing)
    for old, mine in passings.items():
        end(olds[old], plan.on, areas[mine[0].new] if len(mine) == 1 else None)
    AreaSuccession.objects.bulk_create(
        AreaSuccession(
            old=olds[passing.old],
            new=areas[passing.new],
            on=plan.on,
            kind=(SuccessionKind.MERGED_INTO if passing.whole else SuccessionKind.SPLIT_FROM).value,
            share=None if passing.whole else passing.share,
            weight_basis=passing.basis.value if passing.basis and not passing.whole else "",
            estimated=not passing.whole,
            document=document,
        )
        for passing in plan.passings
    )


def _bodies(told: Consequences, plan: Plan, areas: Mapping[str, Area]) -> dict[int, int]:
    """End the bodies that are the area itself, begin those of the new ones, and give who takes over whom."""
    eve = plan.on - timedelta(days=1)
    ended = {row.key: row for row in Agency.objects.filter(key__in=[one.key for one in told.agencies_ended])}
    kinds: dict[str, set[AgencyKind]] = {}
    heirs: dict[str, list[str]] = {}
    for passing in plan.passings:
        heirs.setdefault(passing.old, []).append(passing.new)
        kinds.setdefault(passing.new, set()).update(
            one.kind for one in told.agencies_ended if one.area == passing.old
        )
    for report in told.reports:
        for heir in report.asked_of:
            kinds[heir].add(AgencyKind.PEOPLES_COMMITTEE)
    titles = {one.key: one.title for one in plan.opened}
    made: dict[tuple[str, AgencyKind], Agency] = {}
    for heir, wanted in kinds.items():
        for kind in sorted(wanted):
            made[heir, kind], _ = Agency.objects.get_or_create(
                key=f"{kind.value}:{heir}",
                defaults={
                    "kind": kind.value,
                    "vi": f"{BODIES[kind]} {titles[heir]}",
                    "area": areas[heir],
                    "since": plan.on,
                },
            )
    Agency.objects.filter(pk__in=[row.pk for row in ended.values()]).update(until=eve)
    return {
        ended[one.key].pk: made[heirs[one.area][0], one.kind].pk
        for one in told.agencies_ended
        if len(heirs[one.area]) == 1
    }


def _reports(
    told: Consequences, plan: Plan, areas: Mapping[str, Area], version: ReorganisationVersion
) -> dict[str, int]:
    """Take reports of dissolved areas out of the denominators, and ask the new areas in their place."""
    why = f"Địa bàn giải thể, sáp nhập từ ngày {plan.on:%d/%m/%Y} theo {version.decision}."
    gone = {one.report.id: one for one in told.reports if one.fate is ReportFate.EXCLUDED}
    asked = 0
    for row in Submission.objects.filter(pk__in=gone).order_by("pk"):
        after = SubmissionState(row.state).after("exclude")
        Submission.objects.filter(pk=row.pk).update(state=after.value, edition=row.edition + 1, reason=why)
        for heir in gone[row.pk].asked_of:
            committee = Agency.objects.get(key=f"{AgencyKind.PEOPLES_COMMITTEE.value}:{heir}")
            _, new = Submission.objects.get_or_create(
                report_period_id=row.report_period_id,
                agency=committee,
                area=areas[heir],
                set_id=row.set_id,
                version=1,
                defaults={"open_until": row.open_until},
            )
            asked += new
    return {"reports_excluded": len(gone), "reports_asked": asked}


def _tasks(told: Consequences, areas: Mapping[str, Area], event: Event) -> int:
    """Ask the area that took over for the tasks that still run, under the same document; give how many."""
    heirs = {one.task.id: one.to for one in told.tasks if one.to is not None}
    rows = TaskOrdered.objects.filter(pk__in=heirs).order_by("pk")
    made = TaskOrdered.objects.bulk_create(
        TaskOrdered(
            document_id=row.document_id,
            area=areas[heirs[row.pk]],
            action=row.action,
            lead=row.lead,
            supports=row.supports,
            deadline=row.deadline,
            assigner=row.assigner,
            place=row.place,
            span_start=row.span_start,
            span_end=row.span_end,
            event=event,
        )
        for row in rows
    )
    return len(made)
