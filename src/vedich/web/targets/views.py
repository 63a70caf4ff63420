"""The targets of an area as one table, and the story of each of its figures."""

from __future__ import annotations

from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render

from vedich.access.policy import Permission
from vedich.access.scope import scope
from vedich.domain.scorecard import Counting
from vedich.judging.schemes import SchemeError
from vedich.store.facts.bordered import BordersUnknownError
from vedich.store.queries.areas import AreaRow, areas_of, places
from vedich.store.queries.boards import NoSuchSetError, shown
from vedich.store.queries.cells import NoSuchCellError, cell
from vedich.store.queries.people import held_by
from vedich.store.queries.told import sentences
from vedich.store.queries.told.words import basis_words
from vedich.web.gate.asked import Asked
from vedich.web.gate.rights import for_everybody_signed_in, needs
from vedich.web.parts.question import question_of
from vedich.web.parts.words import say, spoken
from vedich.web.targets.story import story_of
from vedich.web.targets.table import form_of


@for_everybody_signed_in
def targets(request: Asked) -> HttpResponse:
    """Lead to the table of the area I work for; who works for several chooses one."""
    mine = scope(request.user, Permission.READ, request.day).areas
    keys = {held.area for held in held_by(request.user.pk, request.day)} - {""}
    found = places([pk for pk in areas_of(keys) if pk in mine], request.day)
    if len(found) == 1:
        return redirect("targets_one", found[0].key)
    return render(request, "targets/choose.html", {"places": found})


@needs(Permission.READ, area="area")
def board(request: Asked, area: AreaRow) -> HttpResponse:
    """Show every target of an area and year as one table, to the end of a month."""
    question = question_of(request, area)
    try:
        found = shown(question.moment, area, request.at, basis=question.basis or None, set_=question.set)
    except (BordersUnknownError, NoSuchSetError, SchemeError) as error:
        return _refused(request, area, error)
    lang = spoken()
    inclusive = Counting.INCLUSIVE
    return render(
        request,
        "targets/one.html",
        {
            "area": area,
            "found": found,
            "question": question,
            "form": form_of(found, lang),
            "counts": list(sentences.counts(found, lang, inclusive)),
            "declared": list(sentences.declared(found, lang, inclusive)),
            "otherwise": list(sentences.called_otherwise(found, lang)),
            "left_out": list(sentences.left_out(found, lang)),
            "scheme": list(sentences.scheme(found, lang)),
            "bases": sorted({(each.basis, basis_words(each.basis, lang)) for each in found.offered}),
            "sets": found.offered,
            "year_before": question.moment.as_of.year - 1,
        },
    )


@needs(Permission.READ, area="area")
def source(request: Asked, area: AreaRow) -> HttpResponse:
    """Tell where one figure of the table comes from: a fragment for the panel, or a whole page."""
    asked = request.GET.get("target", "")
    question = question_of(request, area)
    story = None
    if asked:
        if not (asked.isascii() and asked.isdigit() and len(asked) < 12):
            raise Http404
        try:
            found = cell(question.moment, area, f"#{asked}")
        except NoSuchCellError:
            raise Http404 from None
        except (BordersUnknownError, SchemeError) as error:
            return _refused(request, area, error)
        story = story_of(found, request.GET.get("figure", ""), spoken())
    return render(
        request,
        "targets/story.html" if request.in_part else "targets/source.html",
        {"area": area, "story": story, "question": question},
    )


def _refused(request: Asked, area: AreaRow, error: Exception) -> HttpResponse:
    if isinstance(error, SchemeError):
        why = say(
            "Chưa có ngưỡng đánh giá nào hiệu lực vào ngày này. Hãy chọn tháng sau đó.",
            "No margins of judgement are in force on that day. Choose a later month.",
        )
    else:
        why = getattr(error, "en" if spoken() == "en" else "vi")
    return render(request, "targets/refused.html", {"area": area, "why": why}, status=422)
