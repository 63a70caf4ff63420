"""Indicators: the list of them, and one with its definition and the areas that have it."""

from __future__ import annotations

from django.http import Http404, HttpResponse
from django.shortcuts import render

from vedich.access.policy import Permission
from vedich.access.scope import scope
from vedich.catalog.load import catalog
from vedich.domain.wording import Wording
from vedich.store.queries.areas import areas_of, children_of
from vedich.store.queries.definitions import (
    Defined,
    all_indicators,
    by_subject,
    latest_of,
    names_of,
    versions_of,
)
from vedich.store.queries.people import held_by
from vedich.store.queries.told.words import period
from vedich.web.gate.asked import Asked
from vedich.web.gate.kept import kept
from vedich.web.gate.rights import for_everybody_signed_in
from vedich.web.indicators import meaning
from vedich.web.parts.words import spoken

_OTHERS = Wording("Chỉ tiêu khác", "Other targets")


@for_everybody_signed_in
@kept
def indicators(request: Asked) -> HttpResponse:
    """List every indicator of the record by field."""
    subjects, lang = catalog().subjects, spoken()
    told = all_indicators()
    groups = [
        (subjects.get(subject, _OTHERS), [(one, one.name_in[lang]) for one in members])
        for subject, members in by_subject(told).items()
    ]
    return render(request, "indicators/list.html", {"groups": groups, "count": len(told)})


@for_everybody_signed_in
@kept
def indicator(request: Asked, code: str) -> HttpResponse:
    """Show what an indicator means, version by version, and the areas of mine that have it."""
    versions = versions_of(code)
    if not versions:
        raise Http404
    lang, newest = spoken(), versions[0]
    names = names_of({part for each in versions for part in each.aggregation.of})
    entry = next((each for each in catalog().indicators.values() if each.indicator.code == code), None)
    return render(
        request,
        "indicators/page.html",
        {
            "code": code,
            "one": newest,
            "name": newest.name_in[lang],
            "subject": catalog().subjects.get(newest.subject, _OTHERS),
            "kind": meaning.KINDS.get(newest.kind),
            "direction": meaning.DIRECTIONS.get(newest.direction),
            "frequency": meaning.FREQUENCIES.get(newest.frequency),
            "rule": meaning.rule_of(newest),
            "parts": meaning.parts_of(newest, names, lang),
            "note": entry.note if entry else None,
            "aliases": entry.indicator.aliases[:8] if entry else (),
            "versions": [(each, _told(each, lang)) for each in versions],
            "latest": [
                (each, period(each.period, lang)) for each in latest_of(code, _mine(request), request.day)
            ],
        },
    )


def _told(one: Defined, lang: str) -> str:
    return one.name_in[lang]


def _mine(request: Asked) -> list[int]:
    """Give the areas I work for with those just below them, as far as I may see them."""
    mine = scope(request.user, Permission.READ, request.day).areas
    own = areas_of({held.area for held in held_by(request.user.pk, request.day)} - {""})
    return [pk for pk in dict.fromkeys([*own, *children_of(own, request.day)]) if pk in mine]
