"""The steps of a plan before its preview: areas, decision and day, weights."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render

from vedich.access.policy import Permission
from vedich.actions.reorganising.planning import change_reorganisation, plan_reorganisation
from vedich.domain.reorganisation import Reorganisation, WeightBasis, shares_of
from vedich.exchange.reorganisation import written
from vedich.store.queries.plans import PlanKept, plan_kept
from vedich.web.gate.asked import Asked
from vedich.web.gate.rights import needs
from vedich.web.parts import figures
from vedich.web.parts.doing import try_to
from vedich.web.parts.words import say, spoken
from vedich.web.reorganise.forming import (
    KINDS,
    ChoosingForm,
    DecisionForm,
    PartForm,
    Weighed,
    redated,
    rows_of,
    weighed_parts,
    weights_told,
)
from vedich.web.setup.trying import attempt


def open_plan(request: Asked, plan: int) -> PlanKept:
    """Give a plan that can still be changed; what cannot is answered as if it were not there."""
    kept = plan_kept(plan, request.day)
    if kept is None:
        raise Http404
    return kept


@needs(Permission.MANAGE_AREAS)
def new(request: Asked) -> HttpResponse:
    """Choose areas, then say how they are called afterwards, by which decision and from which day.

    With `plan` in the address the part is added to a plan that is there.
    """
    number = request.GET.get("plan", "")
    kept = open_plan(request, int(number)) if number.isdecimal() and len(number) < 10 else None
    day = kept.plan.on if kept else request.day + timedelta(days=1)
    chosen = request.GET if "areas" in request.GET else None
    choosing = ChoosingForm(chosen, day, initial={"kind": "merging"})
    if chosen is None or not choosing.is_valid():
        status = 422 if chosen is not None else 200
        return render(request, "reorganise/choose.html", {"form": choosing, "kept": kept}, status=status)
    kind = choosing.cleaned_data["kind"]
    first = choosing.found[0]
    sent = request.POST or None
    named = {"type": first.type.value, "name": first.name if kind in ("merging", "renaming") else ""}
    above = f"{first.parent} · {first.parent_title}" if first.parent else ""
    part = PartForm(sent, kind=kind, areas=choosing.found, initial={**named, "parent": above})
    deciding = DecisionForm(sent, initial={"on": _next_month(request), "fate": "carried_over"})
    if sent is not None and part.is_valid() and (kept is not None or deciding.is_valid()):
        done = _plan_it(request, kept, part, deciding)
        if done is not None:
            page = (
                "reorganise_weights" if kind in ("merging", "division", "piece_moved") else "reorganisation"
            )
            return redirect(page, done["reorganisation"])
    context = {
        "kept": kept,
        "kind": KINDS[kind],
        "areas": choosing.found,
        "part": part,
        "form": deciding,
    }
    return render(request, "reorganise/decide.html", context, status=422 if sent is not None else 200)


def _next_month(request: Asked) -> Any:
    return (request.day.replace(day=1) + timedelta(days=32)).replace(day=1)


def _plan_it(
    request: Asked, kept: PlanKept | None, part: PartForm, deciding: DecisionForm
) -> dict[str, Any] | None:
    if kept is not None:
        plan = written(kept.plan)
        plan["parts"].append(part.part(kept.plan.on))
        return attempt(
            request, part, change_reorganisation, reorganisation=kept.row, edition=kept.edition, plan=plan
        )
    now = deciding.cleaned_data
    plan = {"on": now["on"].isoformat(), "fate": now["fate"], "parts": [part.part(now["on"])]}
    return attempt(
        request,
        part,
        plan_reorganisation,
        plan=plan,
        decision=now["decision"],
        decided_on=now["decided_on"],
        title=now["title"],
    )


@needs(Permission.MANAGE_AREAS)
def decision(request: Asked, plan: int) -> HttpResponse:
    """Change the decision, the day, and what becomes of running targets."""
    kept = open_plan(request, plan)
    now = {
        "decision": kept.decision, "decided_on": kept.decided_on, "title": kept.title, "on": kept.plan.on,
        "fate": kept.plan.fate.value,
    }  # fmt: skip
    form = DecisionForm(request.POST or None, initial=now)
    if request.method == "POST" and form.is_valid():
        told = form.cleaned_data
        done = attempt(
            request,
            form,
            change_reorganisation,
            reorganisation=kept.row,
            edition=_edition(request),
            plan=redated(kept.plan, told["on"], told["fate"]),
            decision=told["decision"],
            decided_on=told["decided_on"],
            title=told["title"],
        )
        if done is not None:
            return redirect("reorganisation", plan)
    status = 422 if request.method == "POST" else 200
    return render(request, "reorganise/decision.html", {"kept": kept, "form": form}, status=status)


@needs(Permission.MANAGE_AREAS)
def weights(request: Asked, plan: int) -> HttpResponse:
    """Write how many people, how much land and how many households each has, and choose what counts."""
    kept = open_plan(request, plan)
    faults: dict[str, str] = {}
    if request.method == "POST":
        told, faults = weights_told(kept.plan, request.POST)
        if not faults:
            done = try_to(
                request,
                change_reorganisation,
                reorganisation=kept.row,
                edition=_edition(request),
                plan=told,
            )
            if done is not None:
                messages.success(request, say("Đã lưu trọng số.", "The weights are saved."))
                return redirect("reorganisation", plan)
            return redirect("reorganise_weights", plan)
    parts = [
        {
            "at": at,
            "heading": _heading(part, kept.titles),
            "rows": _weight_rows(at, part, kept, request, faults),
            "bases": [
                (basis, request.POST.get(f"basis-{at}", part.basis or "") == basis.value)
                for basis in WeightBasis
            ],
            "splits": any(not passing.whole for passing in part.passings()),
        }
        for at, part in weighed_parts(kept.plan)
    ]
    context = {"kept": kept, "parts": parts, "faults": faults, "bases": list(WeightBasis)}
    return render(request, "reorganise/weights.html", context, status=422 if faults else 200)


def _heading(part: Weighed, titles: dict[str, str]) -> str:
    news = list(dict.fromkeys(titles.get(passing.new, passing.new) for passing in part.passings()))
    olds = list(dict.fromkeys(titles.get(passing.old, passing.old) for passing in part.passings()))
    return f"{', '.join(olds)} → {', '.join(news)}"


def _weight_rows(
    at: int, part: Weighed, kept: PlanKept, request: Asked, faults: dict[str, str]
) -> list[dict[str, Any]]:
    lang = spoken()
    known = dict(part.weights)
    rows = rows_of(part, kept.titles)
    found = []
    for number, title in enumerate(rows):
        cells = []
        for basis in WeightBasis:
            name = f"w-{at}-{basis.value}-{number}"
            figure = known[basis][number] if basis in known else None
            shown = "" if figure is None else figures.figure(figure, lang)
            shares = shares_of(known[basis]) if basis in known else (None,) * len(rows)
            share = shares[number] if not any(True for _ in faults) else None
            cells.append(
                {
                    "name": name,
                    "basis": basis,
                    "value": request.POST.get(name, shown),
                    "fault": faults.get(name, ""),
                    "share": None if share is None else round(share * 100, 1),
                }
            )
        found.append({"title": title, "cells": cells})
    return found


def _edition(request: Asked) -> int:
    """Give the edition that the form was made of; a form without one is of none that is there."""
    said = request.POST.get("edition", "")
    return int(said) if said.isdecimal() and len(said) < 10 else 0


def without_part(plan: Reorganisation, at: int) -> dict[str, Any]:
    """Give a plan without one of its parts."""
    kept = written(plan)
    kept["parts"] = [part for place, part in enumerate(kept["parts"]) if place != at]
    return kept
