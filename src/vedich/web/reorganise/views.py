"""The plans there are, and one of them: its preview, what is decided about it, and both views afterwards."""

from __future__ import annotations

from collections import Counter
from datetime import timedelta
from decimal import Decimal
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render

from vedich.access.policy import Permission
from vedich.access.require import may
from vedich.access.scope import Scope, scope
from vedich.actions.reorganising.deciding import (
    confirm_reorganisation,
    take_effect,
    withdraw_reorganisation,
)
from vedich.actions.reorganising.planning import change_reorganisation
from vedich.actions.reorganising.second_hand import who_confirms
from vedich.domain.carrying import Carried, Outcome
from vedich.domain.consequences import Consequences, consequences
from vedich.domain.reorganisation import Moving, Renaming, ReorganisationState
from vedich.store.exact import canonical
from vedich.store.queries.accounts import names_of
from vedich.store.queries.areas import areas_of
from vedich.store.queries.meanings import known_indicators
from vedich.store.queries.plans import PlanKept, plan_kept, plans
from vedich.store.queries.reorganising import ground_of
from vedich.web.gate.asked import Asked
from vedich.web.gate.rights import needs
from vedich.web.parts.doing import try_to
from vedich.web.parts.words import say, spoken
from vedich.web.reorganise.drawing import drawn
from vedich.web.reorganise.forming import FATES
from vedich.web.reorganise.open_work import paper_rows, task_rows
from vedich.web.reorganise.planning import without_part


@needs(Permission.MANAGE_AREAS)
def plans_there(request: Asked) -> HttpResponse:
    """List the plans, the newest first."""
    return render(request, "reorganise/list.html", {"plans": plans(request.day)})


@needs(Permission.MANAGE_AREAS)
def plan_page(request: Asked, plan: int) -> HttpResponse:
    """Show what a plan does to everything on record; confirm it, withdraw it, or let it take effect."""
    kept = plan_kept(plan, request.day)
    if kept is None:
        raise Http404
    if request.method == "POST":
        _act(request, kept)
        return redirect("reorganisation", plan)
    told = consequences(kept.plan, ground_of(kept.plan)) if kept.state.is_open else None
    read = scope(request.user, Permission.READ, request.day)
    confirm = scope(request.user, Permission.CONFIRM, request.day)
    second = who_confirms(kept.row, request.user, request.day)
    context = {
        "kept": kept,
        "told": told,
        "sees": _sees(read, kept),
        "targets": _target_rows(told, kept) if told else [],
        "series": _series_rows(told, kept) if told else [],
        "steps": _rows(kept),
        "drawing": drawn(kept.plan.passings, kept.titles),
        "fate": FATES[kept.plan.fate],
        "due": kept.state is ReorganisationState.CONFIRMED and kept.plan.on <= request.day,
        "passed": kept.plan.on <= request.day,
        "views": _views(read, kept) if kept.state is ReorganisationState.EFFECTIVE else [],
        "gives_roles": may(request.user, Permission.MANAGE_ACCOUNTS, None, request.day),
        "tasks": task_rows(told, kept, read) if told else [],
        "papers": paper_rows(told, kept, confirm) if told else [],
        "drafts": sum(one.report.drafts for one in told.reports) if told else 0,
        "second": second,
        "others": names_of(second.others[:8]),
        "now": "confirm" if told and not told.refusals and kept.decision else "preview",
    }
    return render(request, "reorganise/plan.html", context)


_SAID = {
    "planned": ("Đã bỏ việc đó khỏi phương án.", "The part was left out."),
    "confirmed": ("Đã xác nhận; sẽ có hiệu lực vào ngày đã định.", "Confirmed; it takes effect on its day."),
    "effective": ("Phương án đã có hiệu lực.", "The plan is in effect."),
    "withdrawn": ("Đã rút lại; mọi thứ như trước.", "Withdrawn; everything is as before."),
}


def _act(request: Asked, kept: PlanKept) -> None:
    act = request.POST.get("act", "")
    said = request.POST.get("edition", "")
    edition = int(said) if said.isdecimal() and len(said) < 10 else 0
    what: dict[str, Any] = {"reorganisation": kept.row, "edition": edition}
    if act == "confirm":
        done = try_to(request, confirm_reorganisation, **what)
    elif act == "withdraw":
        done = try_to(request, withdraw_reorganisation, **what)
    elif act == "effect":
        done = try_to(request, take_effect, **what)
    elif act.startswith("drop-") and act[5:].isdecimal():
        plan = without_part(kept.plan, int(act[5:]))
        done = try_to(request, change_reorganisation, plan=plan, **what)
    else:
        raise Http404
    if done is not None:
        messages.success(request, say(*_SAID[done.get("state", "planned")]))


def _sees(read: Scope, kept: PlanKept) -> bool:
    """Say whether the person may read the figures of all areas that the plan changes."""
    return all(read.holds(pk) for pk in areas_of(kept.plan.touched))


def _rows(kept: PlanKept) -> list[dict[str, Any]]:
    """Give what changes, row by row: before, after, how much."""
    rows: list[dict[str, Any]] = []
    for at, part in enumerate(kept.plan.parts):
        if isinstance(part, Renaming):
            new = f"{part.type.wording.vi} {part.name}"
            rows.append(
                {"at": at, "old": kept.titles.get(part.area, part.area), "new": new, "kind": "renaming"}
            )
        elif isinstance(part, Moving):
            above = kept.titles.get(part.parent, part.parent)
            rows.append(
                {"at": at, "old": kept.titles.get(part.area, part.area), "new": above, "kind": "moving"}
            )
        else:
            rows += [
                {
                    "at": at,
                    "old": kept.titles.get(one.old, one.old),
                    "new": kept.titles.get(one.new, one.new),
                    "kind": "whole" if one.whole else "piece",
                    "share": None if one.share is None else round(one.share * 100, 2),
                    "basis": one.basis,
                }
                for one in part.passings()
            ]
    for before, row in zip([None, *rows], rows, strict=False):
        row["first"] = before is None or before["at"] != row["at"]
    return rows


def _target_rows(told: Consequences, kept: PlanKept) -> list[dict[str, Any]]:
    names = known_indicators()
    rows = []
    for one in told.targets:
        code = one.of[0].indicator
        known = names.get(code)
        rows.append(
            {
                "heir": kept.titles.get(one.heir, one.heir),
                "code": code,
                "name": known.vi if known else code,
                "of": [
                    (kept.titles.get(each.area, each.area), _plain(each.value), _plain(each.value_max))
                    for each in one.of
                ],
                "value": _plain(one.value) if isinstance(one, Carried) else None,
                "value_max": _plain(one.value_max) if isinstance(one, Carried) else None,
                "measure": one.of[0].measure,
                "outcome": one,
                "carried": isinstance(one, Carried),
                "way": _way(one),
            }
        )
    return sorted(rows, key=lambda row: (row["heir"], not row["carried"], row["code"]))


def _plain(value: Decimal | None) -> Decimal | None:
    """Give a figure without zeros behind it that say nothing: '2.250' was rounded to no such digit."""
    return None if value is None else Decimal(canonical(value))


def _way(one: Outcome) -> Any:
    return one.way if isinstance(one, Carried) else one.why


def _series_rows(told: Consequences, kept: PlanKept) -> list[dict[str, Any]]:
    """Gather series by heir and fate: how many go on how, and which."""
    counted = Counter((one.heir, one.fate) for one in told.series)
    english = spoken() == "en"
    return [
        {
            "heir": kept.titles.get(heir, heir),
            "fate": fate,
            "count": count,
            "names": [
                (one.en if english else one.vi) for one in told.series if (one.heir, one.fate) == (heir, fate)
            ],
        }
        for (heir, fate), count in counted.items()
    ]


def _views(read: Scope, kept: PlanKept) -> list[dict[str, Any]]:
    """Give the addresses of both views of the month before: the old areas of then, the new ones of today."""
    then = kept.plan.on.replace(day=1) - timedelta(days=1)
    mine = {key: read.holds(pk) for key in kept.titles for pk in areas_of([key])}
    rows = []
    for new in kept.plan.opened:
        olds = [one.old for one in kept.plan.passings if one.new == new.key]
        rows.append(
            {
                "key": new.key,
                "title": new.title,
                "mine": mine.get(new.key, False),
                "then": f"{then:%Y-%m}",
                "olds": [(old, kept.titles.get(old, old), mine.get(old, False)) for old in olds],
            }
        )
    return rows
