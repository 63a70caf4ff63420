"""The scorecard of an area, counted over one set of targets or all of them."""

from __future__ import annotations

from collections import Counter

from django.http import HttpResponse
from django.shortcuts import render

from vedich.access.policy import Permission
from vedich.domain.scorecard import Counting
from vedich.domain.wording import Wording
from vedich.judging.schemes import SchemeError
from vedich.store.facts.bordered import BordersUnknownError
from vedich.store.queries.areas import AreaRow, has_below
from vedich.store.queries.boards import NoSuchSetError, Shown, shown
from vedich.store.queries.news import revisions
from vedich.store.queries.told import sentences
from vedich.store.queries.told.words import basis_words
from vedich.web.gate.asked import Asked
from vedich.web.gate.kept import kept
from vedich.web.gate.rights import for_everybody_signed_in, needs
from vedich.web.parts.bars import verdict_bar
from vedich.web.parts.choosing import my_area
from vedich.web.parts.earlier import earlier
from vedich.web.parts.elsewhere import elsewhere
from vedich.web.parts.question import Question, question_of
from vedich.web.parts.refusing import cannot_be_judged
from vedich.web.parts.words import spoken
from vedich.web.scorecard import card

# The whole board, all sets together; without a set the page counts the largest one.
_ALL = "all"


@for_everybody_signed_in
def scorecards(request: Asked) -> HttpResponse:
    """Lead to the scorecard of the area I work for."""
    return my_area(
        request,
        "scorecard_one",
        Wording("Bảng điểm", "Scorecard"),
        Wording(
            "Chọn địa bàn để xem bao nhiêu chỉ tiêu đạt, chỉ tiêu nào chậm và ai chịu trách nhiệm.",
            "Choose an area to see how many targets were reached, which lag, and who answers for them.",
        ),
    )


@needs(Permission.READ, area="area")
@kept
def scorecard(request: Asked, area: AreaRow) -> HttpResponse:
    """Count the targets of an area to the end of a month; tell what changed, what lags and who answers."""
    question = question_of(request, area)
    try:
        found = _chosen(question, area, request)
    except (BordersUnknownError, NoSuchSetError, SchemeError) as error:
        return cannot_be_judged(request, area, error)
    lang, counting = spoken(), Counting.INCLUSIVE
    names = card.names_of(found, lang)
    whole = card.whole(found)
    news = card.news(found, lang)
    return render(
        request,
        "scorecard/page.html",
        {
            **({} if found.items else elsewhere(request, area, question)),
            "earlier": earlier(request, area, question, found),
            "area": area,
            "found": found,
            "question": question,
            "one": found.counted[0] if len(found.counted) == 1 else None,
            "card": whole,
            "names": {verdict.value: name for verdict, name in names.items()},
            "illustrated": found.is_all_illustrated,
            "told": whole.say(counting, lang, to_date=sentences.to_date(found, lang)),
            "pieces": verdict_bar(whole, names),
            "paces": card.paces(found, lang),
            "fields": card.fields(found, lang),
            "has_below": has_below(area, question.moment.border_day),
            "moved": card.moved(found, lang),
            "news": news,
            "revised": card.revised(found, revisions(question.moment, area), lang),
            "lagging": card.lagging(found, lang),
            "declared": list(sentences.declared(found, lang, counting)),
            "otherwise": [
                *sentences.called_otherwise(found, lang),
                *sentences.called_by_office(found, lang),
            ],
            "left_out": list(sentences.left_out(found, lang)),
            "scheme": list(sentences.scheme(found, lang)),
            "sets": [(each, basis_words(each.basis, lang)) for each in found.offered],
            "chosen": found.counted[0].number if len(found.counted) == 1 else None,
        },
    )


def _chosen(question: Question, area: AreaRow, request: Asked) -> Shown:
    """Give the board of the set that was asked for; without one, of the largest set for the whole year."""
    if question.set and question.set != _ALL:
        return shown(question.moment, area, request.at, set_=question.set)
    found = shown(question.moment, area, request.at)
    if question.set == _ALL or len(found.counted) < 2:
        return found
    of_the_year = Counter(
        line.target_set
        for line in found.board.lines
        if line.is_counted and (line.first, line.last, line.last_year) == (1, 12, None)
    )
    largest = max(
        found.counted, key=lambda each: (of_the_year[each.number], each.scorecard.total, -each.number)
    )
    return found.of_set(largest.number)
