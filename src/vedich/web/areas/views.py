"""Areas: those I may see, and the life of one."""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import render

from vedich.access.policy import Permission
from vedich.access.scope import scope
from vedich.domain.lineage import SuccessionKind
from vedich.domain.wording import Wording
from vedich.store.queries.areas import AreaRow, areas_of, life_of, named, places
from vedich.store.queries.people import held_by
from vedich.web.gate.asked import Asked
from vedich.web.gate.kept import kept
from vedich.web.gate.rights import for_everybody_signed_in, needs

_SHOWN = 50

KINDS = {
    SuccessionKind.MERGED_INTO: Wording("nhập nguyên vẹn", "merged whole"),
    SuccessionKind.SPLIT_FROM: Wording("chia một phần", "a part was split off"),
    SuccessionKind.RENAMED: Wording("đổi tên", "renamed"),
    SuccessionKind.TRANSFERRED: Wording("chuyển sang nơi khác quản lý", "put under another area"),
    SuccessionKind.UNCHANGED: Wording("giữ nguyên", "unchanged"),
}


@for_everybody_signed_in
def areas(request: Asked) -> HttpResponse:
    """List the areas I work for, or those I may see whose names fit what was typed."""
    asked = request.GET.get("q", "").strip()[:100]
    mine = scope(request.user, Permission.READ, request.day).areas
    if asked:
        found = named(mine, asked, request.day)
    else:
        keys = {held.area for held in held_by(request.user.pk, request.day)} - {""}
        found = [pk for pk in areas_of(keys) if pk in mine]
    return render(
        request,
        "areas/found.html" if request.in_part else "areas/page.html",
        {
            "asked": asked,
            "places": places(found[:_SHOWN], request.day),
            "more": max(0, len(found) - _SHOWN),
            "mine": len(mine),
        },
    )


@needs(Permission.READ, area="area")
@kept
def area(request: Asked, area: AreaRow) -> HttpResponse:
    """Show what an area is called, what lies above and below it, what it was made of and became."""
    life = life_of(area, request.day)
    mine = scope(request.user, Permission.READ, request.day).areas
    return render(request, "areas/one.html", {"life": life, "mine": mine, "kinds": KINDS})
