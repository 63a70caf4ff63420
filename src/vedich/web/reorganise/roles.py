"""Roles that end with their areas: an administrator agrees that they go on in the new ones."""

from __future__ import annotations

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render

from vedich.access.policy import Permission
from vedich.actions.reorganising.roles import agree_to_roles
from vedich.domain.consequences import consequences
from vedich.domain.reorganisation import ReorganisationState
from vedich.store.queries.plans import plan_kept
from vedich.store.queries.reorganising import ground_of
from vedich.web.gate.asked import Asked
from vedich.web.gate.rights import needs
from vedich.web.parts.doing import try_to
from vedich.web.parts.words import say


@needs(Permission.MANAGE_ACCOUNTS)
def roles(request: Asked, plan: int) -> HttpResponse:
    """Show whose roles end on the day and where each may go on; agree to it."""
    kept = plan_kept(plan, request.day)
    if kept is None:
        raise Http404
    if request.method == "POST":
        said = request.POST.get("edition", "")
        edition = int(said) if said.isdecimal() and len(said) < 10 else 0
        done = try_to(request, agree_to_roles, reorganisation=kept.row, edition=edition)
        if done is not None and kept.state.is_open:
            messages.success(request, say("Đã đồng ý; làm cùng phương án.", "Agreed; done with the plan."))
        elif done is not None:
            messages.success(
                request, say("Đã chuyển {n} vai trò.", "{n} roles go on.", n=done["roles_moved"])
            )
        return redirect("reorganise_roles", plan)
    told = consequences(kept.plan, ground_of(kept.plan)) if kept.state.is_open else None
    context = {
        "kept": kept,
        "roles": [
            (one, kept.titles.get(one.held.area, ""), kept.titles.get(one.to or "", "")) for one in told.roles
        ]
        if told
        else [],
        "withdrawn": kept.state is ReorganisationState.WITHDRAWN,
    }
    return render(request, "reorganise/roles.html", context)
