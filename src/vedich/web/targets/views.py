"""The targets of an area as one table, and the story of each of its figures."""

from __future__ import annotations

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.urls import reverse

from vedich.access.policy import Permission
from vedich.domain.scorecard import Counting
from vedich.domain.wording import Wording
from vedich.judging.schemes import SchemeError
from vedich.store.facts.bordered import BordersUnknownError
from vedich.store.queries.areas import AreaRow
from vedich.store.queries.boards import NoSuchSetError, shown
from vedich.store.queries.breakdowns import told_of_parts
from vedich.store.queries.cells import NoSuchCellError, cell
from vedich.store.queries.told import sentences
from vedich.store.queries.told.words import basis_words
from vedich.store.queries.trends import trends
from vedich.web.gate.asked import Asked
from vedich.web.gate.kept import kept
from vedich.web.gate.one_at_a_time import one_at_a_time
from vedich.web.gate.rights import for_everybody_signed_in, needs
from vedich.web.parts.choosing import my_area
from vedich.web.parts.earlier import earlier
from vedich.web.parts.elsewhere import elsewhere
from vedich.web.parts.handing_out import attachment
from vedich.web.parts.question import question_of
from vedich.web.parts.refusing import cannot_be_judged
from vedich.web.parts.words import spoken
from vedich.web.targets.rows import rows_of
from vedich.web.targets.story import story_of
from vedich.web.targets.table import form_of
from vedich.web.targets.workbook import workbook_of

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


@for_everybody_signed_in
def targets(request: Asked) -> HttpResponse:
    """Lead to the table of the area I work for; who works for several chooses one."""
    return my_area(
        request,
        "targets_one",
        Wording("Biểu chỉ tiêu", "Targets"),
        Wording(
            "Chọn địa bàn để xem mọi chỉ tiêu trong một bảng.",
            "Choose an area to see all its targets in one table.",
        ),
    )


@needs(Permission.READ, area="area")
@kept
def board(request: Asked, area: AreaRow) -> HttpResponse:
    """Show every target of an area and year as one table, to the end of a month."""
    question = question_of(request, area)
    try:
        found = shown(question.moment, area, request.at, basis=question.basis or None, set_=question.set)
    except (BordersUnknownError, NoSuchSetError, SchemeError) as error:
        return cannot_be_judged(request, area, error)
    lang = spoken()
    inclusive = Counting.INCLUSIVE
    here_is, query = reverse("targets_one", args=[area.key]), question.query()
    source = f"{reverse('targets_source', args=[area.key])}?{query}"
    form = form_of(
        found,
        lang,
        every_basis="bases" in request.GET,
        trends=trends(question.moment, area),
        parts=told_of_parts(area.pk, question.moment),
    )
    return render(
        request,
        "targets/one.html",
        {
            **({} if found.items else elsewhere(request, area, question)),
            "earlier": earlier(request, area, question, found),
            "area": area,
            "found": found,
            "question": question,
            "form": form,
            "rows": rows_of(form, here_is=here_is, query=query, source=source),
            "counts": list(sentences.counts(found, lang, inclusive)),
            "declared": list(sentences.declared(found, lang, inclusive)),
            "otherwise": [
                *sentences.called_otherwise(found, lang),
                *sentences.called_by_office(found, lang),
            ],
            "left_out": list(sentences.left_out(found, lang)),
            "scheme": list(sentences.scheme(found, lang)),
            "bases": sorted({(each.basis, basis_words(each.basis, lang)) for each in found.offered}),
            "sets": found.offered,
            "year_before": question.moment.as_of.year - 1,
        },
    )


@needs(Permission.READ, area="area")
@one_at_a_time
def workbook(request: Asked, area: AreaRow) -> HttpResponse:
    """Hand the table out as a workbook that looks like the printed form."""
    question = question_of(request, area)
    try:
        found = shown(question.moment, area, request.at, basis=question.basis or None, set_=question.set)
    except (BordersUnknownError, NoSuchSetError, SchemeError) as error:
        return cannot_be_judged(request, area, error)
    lang = spoken()
    notes = [*sentences.counts(found, lang, Counting.INCLUSIVE), *sentences.scheme(found, lang)]
    name = f"bieu-chi-tieu-{area.key.replace(':', '-')}-{question.month}.xlsx"
    return attachment(workbook_of(found, question, notes), name, XLSX)


@needs(Permission.READ, area="area")
@kept
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
            return cannot_be_judged(request, area, error)
        story = story_of(found, request.GET.get("figure", ""), spoken())
    return render(
        request,
        "targets/story.html" if request.in_part else "targets/source.html",
        {"area": area, "story": story, "question": question},
    )
