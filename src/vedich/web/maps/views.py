"""Maps of provinces and of the areas below one, each with its table beside it."""

from __future__ import annotations

from datetime import timedelta

from django.http import HttpResponse
from django.shortcuts import render

from vedich.access.policy import Permission
from vedich.access.scope import scope
from vedich.domain.verdict import Verdict
from vedich.judging.schemes import SchemeError
from vedich.store.facts.bordered import BordersUnknownError
from vedich.store.facts.schemed import scheme_on
from vedich.store.queries.areas import AreaRow, places
from vedich.store.queries.heat import Heat, heat
from vedich.store.queries.leagues import NothingBelowError
from vedich.store.queries.months import last_planned_month
from vedich.store.queries.outlines import drawn_on
from vedich.store.queries.reached import provinces_on, reached_in
from vedich.store.queries.told.words import basis_words
from vedich.web.gate.asked import Asked
from vedich.web.gate.kept import kept
from vedich.web.gate.rights import for_everybody_signed_in, needs
from vedich.web.maps.drawing import (
    HIGH,
    ISLANDS_AT,
    ISLANDS_WIDE,
    WIDE,
    Share,
    dots_of,
    islands,
    islands_beside,
    tiles_of,
)
from vedich.web.parts.question import asked_by, question_of
from vedich.web.parts.refusing import cannot_be_judged
from vedich.web.parts.words import spoken


@for_everybody_signed_in
def tiles(request: Asked) -> HttpResponse:
    """Show the 34 provinces as tiles, each by the part of its targets that was reached."""
    ended = request.day.replace(day=1) - timedelta(days=1)
    usual = ended if "as_of" in request.GET else last_planned_month(ended)
    question = asked_by(request.GET, request.day, usual)
    mine = scope(request.user, Permission.READ, request.day).areas
    provinces = provinces_on(question.moment.as_of, mine)
    titles = {place.key: place.title for place in places(provinces, question.moment.as_of)}
    shares = [
        Share(one.key, titles[one.key], one.reached, one.total)
        for one in reached_in(question.moment, provinces)
    ]
    drawn = tiles_of(shares, titles)
    return render(
        request,
        "maps/tiles.html",
        {
            "question": question,
            "tiles": drawn,
            "islands": islands(),
            "shares": sorted(shares, key=lambda share: (-(share.percent or 0), share.title)),
            "tile_width": WIDE - 6,
            "tile_height": HIGH - 6,
            "middle": (WIDE - 6) // 2,
            "width": ISLANDS_AT + ISLANDS_WIDE + 2,
            "islands_wide": ISLANDS_WIDE,
            "height": max(tile.y for tile in drawn) + HIGH,
        },
    )


@needs(Permission.READ, area="area")
@kept
def below(request: Asked, area: AreaRow) -> HttpResponse:
    """Show the areas below one at their centre points, by what they reached or by the verdict of a target."""
    question = question_of(request, area)
    communes = request.GET.get("level") == "communes"
    try:
        found = heat(question.moment, area, request.at, basis=question.basis, communes=communes)
        scheme = scheme_on(question.moment.as_of, question.moment.known_on)
    except NothingBelowError:
        return render(request, "maps/nothing_below.html", {"area": area, "question": question})
    except (BordersUnknownError, SchemeError) as error:
        return cannot_be_judged(request, area, error)
    lang = spoken()
    is_over = question.moment.as_of.month == 12
    names = {verdict: scheme.name_of(verdict, lang, is_over=is_over) for verdict in Verdict}
    codes = {column.code: place for place, column in enumerate(found.columns)}
    code = request.GET.get("code", "")
    place = codes.get(code)
    rows = _by_target(found, place, names) if place is not None else _by_share(found)
    drawn = drawn_on([row[0] for row in rows], question.moment.border_day)
    return render(
        request,
        "maps/below.html",
        {
            "area": area,
            "question": question,
            "found": found,
            "map": dots_of(rows, {key: one.rings for key, one in drawn.items()}),
            "islands": islands_beside(row[0] for row in rows),
            "islands_wide": ISLANDS_WIDE,
            "tile_height": HIGH - 6,
            "sources": sorted({(one.source, one.since) for one in drawn.values()}),
            "rows": rows,
            "code": code if place is not None else "",
            "columns": [(column.code, column.name_in[lang]) for column in found.columns],
            "bases": [(basis, basis_words(basis, lang)) for basis in found.bases],
            "verdicts": [(each.value, names[each]) for each in Verdict],
            "communes": communes,
        },
    )


def _by_target(found: Heat, place: int, names: dict[Verdict, str]) -> list[tuple[str, str, str, str]]:
    rows = []
    for band in found.bands:
        verdict = band.verdicts[place]
        rows.append(
            (band.key, band.title, verdict.value if verdict else "none", names[verdict] if verdict else "")
        )
    return rows


def _by_share(found: Heat) -> list[tuple[str, str, str, str]]:
    told = [Share(band.key, band.title, band.reached, band.total) for band in found.bands]
    return [
        (
            one.key,
            one.title,
            f"step-{one.step}" if one.step else "none",
            f"{one.percent}%" if one.total else "",
        )
        for one in told
    ]
