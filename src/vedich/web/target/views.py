"""The targets of an area for one indicator, on every basis."""

from __future__ import annotations

from django.http import Http404, HttpResponse
from django.shortcuts import render

from vedich.access.policy import Permission
from vedich.access.require import may
from vedich.domain.target import Basis
from vedich.judging.schemes import SchemeError
from vedich.store.facts.bordered import BordersUnknownError
from vedich.store.facts.measured import Meanings, adds_up
from vedich.store.facts.schemed import OfficeScheme, scheme_on
from vedich.store.judged.board import Line
from vedich.store.queries import office_verdicts
from vedich.store.queries.areas import AreaRow, has_below
from vedich.store.queries.boards import title_of
from vedich.store.queries.histories import MOST, history_of
from vedich.store.queries.paths import lines_by_month, way_of
from vedich.store.queries.told.words import basis_words, number, period, result, rule_words, share
from vedich.store.queries.told.words import months as window
from vedich.web.gate.asked import Asked
from vedich.web.gate.kept import kept
from vedich.web.gate.rights import needs
from vedich.web.parts.action_words import action_words
from vedich.web.parts.question import question_of
from vedich.web.parts.refusing import cannot_be_judged
from vedich.web.parts.words import spoken
from vedich.web.target import way

_FIRST = (Basis.ADOPTED.value, Basis.ASSIGNED.value, Basis.OWN_PLAN.value)


@needs(Permission.READ, area="area")
@kept
def target(request: Asked, area: AreaRow, code: str) -> HttpResponse:
    """Show the way of an indicator's target through the year, and everything that it rests on."""
    question = question_of(request, area)
    moment, lang = question.moment, spoken()
    meaning = Meanings.on(moment.as_of).by_code.get(code)
    if meaning is None:
        raise Http404
    try:
        by_month = lines_by_month(moment, area, meaning.id, request.at)
        scheme = scheme_on(moment.as_of, moment.known_on)
    except (BordersUnknownError, SchemeError) as error:
        return cannot_be_judged(request, area, error)
    lines = by_month[moment.as_of]
    whole = [line for line in lines if line.is_counted and not line.category]
    chosen = _chosen(whole, question.basis)
    shared = {
        "area": area,
        "title": title_of(area, moment.as_of),
        "question": question,
        "meaning": meaning,
        "name": meaning.name_in[lang],
        "chosen": chosen,
    }
    years = (moment.as_of.year - 1, moment.as_of.year)
    history = history_of(area, meaning.id, [line.target for line in lines], years)
    by_office = office_verdicts.called([line.target for line in lines], moment.as_of)
    if chosen is not None:
        steps = way_of(by_month, chosen, moment.as_of.year)
        shared |= {
            "months": (rows := way.months(steps, scheme, moment.as_of, lang)),
            "is_missing_months": any(not row.judged and not row.is_later for row in rows),
            "plot": way.chart(steps, chosen),
            "result": result(chosen, lang),
            "share": share(chosen.share, lang),
            "of_year_ago": share(chosen.of_year_ago, lang),
            "each_month": number(chosen.each_month, lang),
            "called": scheme.name_of(chosen.verdict, lang, is_over=chosen.is_over),
            "basis_told": basis_words(chosen.basis, lang),
            "window": window(chosen, lang),
            "why": "" if chosen.verdict.is_judged else _why(chosen, scheme, lang),
            "standings": [way.standing(line, meaning, scheme, lang) for line in whole],
            "parts": [way.standing(line, meaning, scheme, lang) for line in lines if line not in whole],
        }
    return render(
        request,
        "target/page.html",
        shared
        | {
            "history": history,
            "divided": way.divided(area.pk, meaning, moment, lang),
            "called_by_office": [(basis_words(each.basis, lang), each) for each in by_office],
            "office": next((each for each in by_office if chosen and each.target == chosen.target), None),
            "may_call": bool(whole) and may(request.user, Permission.EXPLAIN, area, request.day),
            "told": [(period(each.period, lang), each) for each in history.told],
            "versions": [(basis_words(each.basis, lang), each) for each in history.versions],
            "documents": list(dict.fromkeys((each.document, each.on) for each in history.sources)),
            "events": [(action_words(each.action), each) for each in history.events],
            "most": MOST,
            "years": years,
            "has_below": adds_up(meaning) and has_below(area, moment.border_day),
        },
    )


def _why(line: Line, scheme: OfficeScheme, lang: str) -> str:
    """Say why a target was not judged: a figure without a verdict asks for it."""
    margins = scheme.margins
    return rule_words(line, lang, near_share=margins.near_share, near_points=margins.near_points)


def _chosen(lines: list[Line], basis: str) -> Line | None:
    """Give the line whose way is shown: of the basis asked for, of the whole year before a part of it."""
    told = [line for line in lines if line.basis == basis] or lines
    return min(told, key=_rank, default=None)


def _rank(line: Line) -> tuple[bool, int, int]:
    """Give the place of a line among those shown first: the council's target of the whole year leads."""
    first = _FIRST.index(line.basis) if line.basis in _FIRST else len(_FIRST)
    return (line.first, line.last) != (1, 12), first, line.target
