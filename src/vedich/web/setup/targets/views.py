"""The targets of an area as they are set up: a list with bases side by side, and the form of a new one."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render

from vedich.access.policy import Permission
from vedich.access.scope import scope
from vedich.actions.levels import set_levels
from vedich.actions.loading.names import Names
from vedich.actions.trouble import ActionError
from vedich.store.queries.areas import AreaRow, areas_of, has_below, places
from vedich.store.queries.people import held_by
from vedich.store.queries.planned import papers_of, plans, years_of
from vedich.store.queries.template import agencies_listed
from vedich.web.gate.asked import Asked
from vedich.web.gate.rights import for_everybody_signed_in, needs
from vedich.web.parts.doing import do
from vedich.web.parts.words import say, spoken
from vedich.web.setup.targets import forming

_MORE = 4


@for_everybody_signed_in
def targets(request: Asked) -> HttpResponse:
    """Lead to the targets of the area for which I set them; who sets them for several chooses one."""
    mine = scope(request.user, Permission.SET_TARGETS, request.day).areas
    own = [pk for pk in areas_of({held.area for held in held_by(request.user.pk, request.day)}) if pk in mine]
    found = places(own, request.day)
    if len(found) == 1:
        return redirect("setup_targets_of", found[0].key)
    return render(request, "setup/targets/choose.html", {"places": found})


@needs(Permission.SET_TARGETS, area="area")
def targets_of(request: Asked, area: AreaRow) -> HttpResponse:
    """Show the targets of a year, each with its level on every basis."""
    years = years_of(area.pk)
    asked = request.GET.get("year", "")
    usual = request.day.year if request.day.year in years or not years else years[0]
    year = int(asked) if asked.isdecimal() and len(asked) == 4 else usual
    return render(
        request,
        "setup/targets/list.html",
        {
            "area": area,
            "place": places([area.pk], request.day)[0],
            "year": year,
            "years": sorted({*years, year, forming.years_out(request)}, reverse=True),
            "plans": [(plan, _rows(plan)) for plan in plans(area.pk, year)],
            "has_below": has_below(area, request.day),
        },
    )


def _rows(plan: Any) -> list[tuple[Any, list[Any]]]:
    return [(line, [line.levels.get(basis) for basis in plan.bases]) for line in plan.lines]


@needs(Permission.SET_TARGETS, area="area")
def new(request: Asked, area: AreaRow) -> HttpResponse:
    """Set one target on several bases and in several periods, with its parts, in one form."""
    names = Names()
    if request.method != "POST":
        year = request.GET.get("year", "")
        lines = forming.first_lines(
            int(year) if year.isdecimal() and len(year) == 4 else forming.years_out(request)
        )
        one = forming.Filled(
            forming.AimForm(names=names, initial={"indicator": request.GET.get("indicator", "")}),
            forming.Levels(prefix="level", initial=lines),
            forming.Parts(prefix="part", initial=[{}, {}]),
            [],
            {},
        )
        return _shown(request, area, one, names)
    act = request.POST.get("act", "")
    if act in ("more", "parts"):
        return _shown(request, area, _longer(request, names, act), names)
    one = forming.filled(request, names)
    if act == "save" and one.is_sound:
        levels = forming.levels_of(request, area, one)
        if one.is_sound:
            try:
                done = do(request, set_levels, area=area, levels=levels)
            except ActionError as error:
                one.aim.add_error(None, error.why[spoken() == "en"])
            else:
                messages.success(
                    request,
                    say("Đã đặt chỉ tiêu với {n} mức.", "The target is set, with {n} levels.", n=len(levels)),
                )
                return redirect("setup_target", area.key, done["targets"][0])
    return _shown(request, area, one, names, status=200 if one.is_sound or request.in_part else 422)


def _longer(request: Asked, names: Names, act: str) -> forming.Filled:
    """Give the form as it was sent, with some lines more."""
    sent = request.POST.copy()
    key = f"{'level' if act == 'more' else 'part'}-TOTAL_FORMS"
    told = sent.get(key, "")
    before = int(told) if told.isdecimal() and len(told) < 3 else 0
    sent[key] = str(min(before + _MORE, 60))
    if act == "more":
        for number in range(before, before + _MORE):
            sent.setdefault(f"level-{number}-period", sent.get(f"level-{max(before - 1, 0)}-period", ""))
    one = forming.Filled(
        forming.AimForm(sent, names=names),
        forming.Levels(sent, prefix="level"),
        forming.Parts(sent, prefix="part"),
        [],
        {},
    )
    # What was not yet looked at shows no faults.
    for form in (one.aim, *one.levels.forms, *one.parts.forms):
        form.full_clean()
        form.errors.clear()
    return one


def _shown(
    request: Asked, area: AreaRow, one: forming.Filled, names: Names, *, status: int = 200
) -> HttpResponse:
    context = {
        "area": area,
        "place": places([area.pk], request.day)[0],
        "form": one.aim,
        "levels": one.levels,
        "parts": one.parts,
        "foretold": forming.foretold(one, request.day),
        "indicators": forming.listed([(code, known.vi) for code, known in names.indicators.items()]),
        "agencies": agencies_listed(),
        "papers": papers_of(area.pk),
    }
    page = "setup/targets/foretold.html" if request.in_part else "setup/targets/new.html"
    return render(request, page, context, status=status)
