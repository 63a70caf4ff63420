"""What the office itself calls a target: a verdict with its reason, kept beside the computed one."""

from __future__ import annotations

from dataclasses import dataclass

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_POST

from vedich.access.policy import Permission
from vedich.actions.declaring import call_target
from vedich.domain.verdict import Verdict
from vedich.judging.schemes import SchemeError
from vedich.store.facts.bordered import BordersUnknownError
from vedich.store.facts.measured import Meanings
from vedich.store.facts.schemed import scheme_on
from vedich.store.judged.keeping import board
from vedich.store.queries import office_verdicts
from vedich.store.queries.areas import AreaRow
from vedich.store.queries.boards import title_of
from vedich.store.queries.told.words import basis_words, goal, result
from vedich.web.gate.asked import Asked
from vedich.web.gate.rights import needs
from vedich.web.parts.doing import try_to
from vedich.web.parts.question import question_of
from vedich.web.parts.refusing import cannot_be_judged
from vedich.web.parts.words import say, spoken

# What an office can state, and the word that takes it back.
_STATED = (Verdict.EXCEEDED, Verdict.MET, Verdict.NEAR, Verdict.MISSED)
_BACK = "back"


@dataclass(frozen=True, slots=True)
class _Choice:
    """A target that can be called something: how it is computed, and what the office said of it last."""

    target: int
    basis: str
    goal: str
    result: str
    verdict: Verdict
    called: str
    said: Verdict | None


@needs(Permission.EXPLAIN, area="area")
def call(request: Asked, area: AreaRow, code: str) -> HttpResponse:
    """Show the form: the target, what is computed, and what the office says instead."""
    question = question_of(request, area)
    moment, lang = question.moment, spoken()
    meaning = Meanings.on(moment.as_of).by_code.get(code)
    if meaning is None:
        raise Http404
    try:
        found = board(moment, area.pk, request.at)
        scheme = scheme_on(moment.as_of, moment.known_on)
    except (BordersUnknownError, SchemeError) as error:
        return cannot_be_judged(request, area, error)
    lines = [line for line in found.lines if line.indicator == meaning.id and not line.category]
    said = office_verdicts.standing([line.target for line in lines], moment.as_of)
    choices = [
        _Choice(
            line.target,
            basis_words(line.basis, lang),
            goal(line, lang),
            result(line, lang),
            line.verdict,
            scheme.name_of(line.verdict, lang, is_over=line.is_over),
            Verdict(said[line.target]) if line.target in said else None,
        )
        for line in lines
    ]
    return render(
        request,
        "target/call.html",
        {
            "area": area,
            "title": title_of(area, moment.as_of),
            "meaning": meaning,
            "name": meaning.name_in[lang],
            "question": question,
            "choices": choices,
            "verdicts": _STATED,
            "back": _BACK if said else "",
        },
    )


@require_POST
@needs(Permission.EXPLAIN, area="area")
def called(request: Asked, area: AreaRow, code: str) -> HttpResponse:
    """Keep what the office calls a target, and go back to its page."""
    question = question_of(request, area)
    number, told = request.POST.get("target", ""), request.POST.get("verdict", "")
    target = office_verdicts.target_of(
        area, code, int(number) if number.isascii() and number.isdigit() and len(number) < 18 else 0
    )
    form = f"{reverse('targets_call', args=[area.key, code])}?{question.query}"
    if target is None or told not in (_BACK, *(each.value for each in _STATED)):
        messages.error(
            request, say("Hãy chọn chỉ tiêu và mức đánh giá.", "Choose the target and what to call it.")
        )
        return redirect(form)
    kept = try_to(
        request,
        call_target,
        target=target,
        as_of=question.moment.as_of,
        verdict=None if told == _BACK else Verdict(told),
        reason=request.POST.get("reason", "")[:2000],
    )
    if not kept:
        return redirect(form)
    messages.success(
        request,
        say(
            "Đã ghi đánh giá của cơ quan; kết quả tính ra vẫn đứng bên cạnh.",
            "The office's verdict is on record; the computed one stays beside it.",
        ),
    )
    return redirect(f"{reverse('targets_indicator', args=[area.key, code])}?{question.query}#office")
