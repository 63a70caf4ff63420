"""Areas beside one another: on all targets, or on one."""

from __future__ import annotations

from django.http import Http404, HttpResponse
from django.shortcuts import render

from vedich.access.policy import Permission
from vedich.access.scope import scope
from vedich.domain.verdict import Verdict
from vedich.domain.wording import Wording
from vedich.judging.schemes import SchemeError
from vedich.store.facts.bordered import BordersUnknownError
from vedich.store.facts.schemed import scheme_on
from vedich.store.queries.areas import AreaRow, just_above
from vedich.store.queries.heat import heat
from vedich.store.queries.leagues import NoSuchIndicatorError, NothingBelowError, league
from vedich.store.queries.told.words import basis_words, result, share
from vedich.web.compare import ladder
from vedich.web.compare.table import subjects_of, table_of
from vedich.web.gate.asked import Asked
from vedich.web.gate.kept import kept
from vedich.web.gate.rights import for_everybody_signed_in, needs
from vedich.web.parts.choosing import my_area
from vedich.web.parts.question import Question, question_of
from vedich.web.parts.refusing import cannot_be_judged
from vedich.web.parts.words import spoken


@for_everybody_signed_in
def choose(request: Asked) -> HttpResponse:
    """Lead to the comparison of the areas below the one I work for."""
    return my_area(
        request,
        "compare_table",
        Wording("So sánh", "Compare"),
        Wording(
            "Chọn địa bàn để đặt các đơn vị trực thuộc cạnh nhau.",
            "Choose an area to set those below it side by side.",
        ),
    )


@needs(Permission.READ, area="area")
@kept
def table(request: Asked, area: AreaRow) -> HttpResponse:
    """Show the verdict of every target of every area below one."""
    question = question_of(request, area)
    communes = request.GET.get("level") == "communes"
    try:
        found = heat(question.moment, area, request.at, basis=question.basis, communes=communes)
        scheme = scheme_on(question.moment.as_of, question.moment.known_on)
    except NothingBelowError:
        return _nothing_below(request, area, question)
    except (BordersUnknownError, SchemeError) as error:
        return cannot_be_judged(request, area, error)
    lang = spoken()
    is_over = question.moment.as_of.month == 12
    names = {verdict: scheme.name_of(verdict, lang, is_over=is_over) for verdict in Verdict}
    subjects = subjects_of(found)
    field = request.GET.get("field", "")
    field = field if field in {each.key for each in subjects} else ""
    verdict = request.GET.get("verdict", "")
    verdict = verdict if verdict in {each.value for each in Verdict} else ""
    return render(
        request,
        "compare/table.html",
        {
            "area": area,
            "question": question,
            "found": found,
            "table": table_of(found, names, lang, field=field, verdict=verdict),
            "fields": subjects,
            "field": field,
            "verdicts": [(each.value, names[each]) for each in Verdict],
            "verdict": verdict,
            "bases": [(basis, basis_words(basis, lang)) for basis in found.bases],
            "basis_told": basis_words(found.basis, lang) if found.basis else "",
            "communes": communes,
        },
    )


@needs(Permission.READ, area="area")
@kept
def league_of(request: Asked, area: AreaRow, code: str) -> HttpResponse:
    """Place the areas below one by a target; a fragment tells only who makes the gap."""
    question = question_of(request, area)
    try:
        found = league(question.moment, area, code, request.at, basis=question.basis or None)
        scheme = scheme_on(question.moment.as_of, question.moment.known_on)
    except NoSuchIndicatorError:
        raise Http404 from None
    except NothingBelowError:
        return _nothing_below(request, area, question)
    except (BordersUnknownError, SchemeError) as error:
        return cannot_be_judged(request, area, error)
    lang = spoken()
    scale = ladder.scale_of(found)
    return render(
        request,
        "compare/gap_alone.html" if request.in_part else "compare/one.html",
        {
            "area": area,
            "question": question,
            "found": found,
            "code": code,
            "name": found.meaning.name_in[lang],
            "rungs": ladder.rungs(found, scheme, lang),
            "goal_at": f"{100 * 100 / scale:.2f}",
            "gap": ladder.gap_of(found, lang),
            "waiting": [each for each in found.unplaced if each.has_target],
            "aimless": [each for each in found.unplaced if not each.has_target],
            "bases": [(basis, basis_words(basis, lang)) for basis in found.bases],
            "basis_told": basis_words(found.basis, lang) if found.basis else "",
            "whole_result": result(found.whole, lang) if found.whole else "",
            "whole_share": share(found.whole.share, lang) if found.whole else "",
            "whole_called": scheme.name_of(found.whole.verdict, lang, is_over=found.whole.is_over)
            if found.whole
            else "",
        },
    )


def _nothing_below(request: Asked, area: AreaRow, question: Question) -> HttpResponse:
    """Say that an area has nothing below it, and lead to the one above where that may be seen."""
    above = just_above(area, question.moment.border_day)
    mine = scope(request.user, Permission.READ, request.day).areas
    return render(
        request,
        "compare/nothing_below.html",
        {"area": area, "question": question, "above": above if above and above.id in mine else None},
    )
