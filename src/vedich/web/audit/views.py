"""The audit trail of an area: everything that was done to its figures, and whether the chain is whole."""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import redirect, render

from vedich.access.policy import Permission
from vedich.access.scope import scope
from vedich.store.queries.areas import AreaRow, areas_of, places
from vedich.store.queries.audit import check_chain, trail_of
from vedich.store.queries.people import held_by
from vedich.web.audit.told import told
from vedich.web.gate.asked import Asked
from vedich.web.gate.rights import for_everybody_signed_in, needs


@for_everybody_signed_in
def audit(request: Asked) -> HttpResponse:
    """Lead to the trail of the area I work for; who works for several chooses one."""
    mine = scope(request.user, Permission.READ, request.day).areas
    keys = {held.area for held in held_by(request.user.pk, request.day)} - {""}
    found = places([pk for pk in areas_of(keys) if pk in mine], request.day)
    if len(found) == 1:
        return redirect("audit_one", found[0].key)
    return render(request, "audit/choose.html", {"places": found})


@needs(Permission.READ, area="area")
def trail(request: Asked, area: AreaRow) -> HttpResponse:
    """Show what was done, the newest first, and whether the chain is whole.

    What came since it was last found whole is read at every visit; asked to, all of it is read again.
    """
    before = at if (at := request.GET.get("before", "")).isdecimal() else ""
    found = trail_of(area, request.day, before=int(before) if before else None)
    everything = "check" in request.GET
    checked = check_chain(area, request.at, found, everything=everything)
    context = {
        "area": area,
        "place": places([area.pk], request.day)[0],
        "trail": found,
        "entries": [told(entry) for entry in found.entries],
        "checked": checked,
        "everything": everything,
        "before": before,
    }
    return render(request, "audit/one.html", context)
