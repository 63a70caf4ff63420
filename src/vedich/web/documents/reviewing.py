"""Review a document: the source beside what it proposes, each decision kept as it is made."""

from __future__ import annotations

from datetime import date

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_POST

from vedich.access.policy import Permission
from vedich.access.scope import scope
from vedich.actions.reviewing.committing import commit_review
from vedich.actions.reviewing.deciding import Choice, accept_certain, decide
from vedich.actions.reviewing.proposals import PAPER, NotReadError, Review, needs_basis, upload_in
from vedich.actions.trouble import ActionError
from vedich.catalog.load import catalog
from vedich.domain.target import Basis
from vedich.store.queries.areas import AreaRow, places, titles_of
from vedich.web.documents import correcting
from vedich.web.documents.cards import KINDS, card, cards, grouped, loose_findings, marks
from vedich.web.documents.marked import source_side
from vedich.web.gate.asked import Asked
from vedich.web.gate.rights import needs
from vedich.web.parts.words import say, spoken

_MOST_AREAS = 300
# Of what is certain so many lines are shown; the others are accepted with them, or asked for.
_MOST_CERTAIN = 300


@needs(Permission.CONFIRM, area="area")
def review(request: Asked, area: AreaRow, upload: int) -> HttpResponse:
    """Show the document beside what it proposes."""
    found = _review(request, area, upload)
    return render(request, "documents/review.html", _whole(request, area, found))


@require_POST
@needs(Permission.CONFIRM, area="area")
def decide_one(request: Asked, area: AreaRow, upload: int, item: str) -> HttpResponse:
    """Keep a decision about one thing, and show it as it stands now."""
    found = _review(request, area, upload)
    if item not in found.items:
        raise Http404
    # A button says what is chosen, and behind a colon which correction.
    choice, _, content = request.POST.get("choice", "").partition(":")
    trouble = ""
    try:
        told = correcting.told(content) if content else correcting.asked(request.POST, found, item, choice)
        decide(
            by=request.user,
            at=request.at,
            once=_once(request),
            upload=found.upload,
            choice=Choice(item, choice, _number(request.POST.get("seen", "")), told),
        )
    except ActionError as error:
        trouble = error.en if spoken() == "en" else error.vi
    if not request.in_part:
        if trouble:
            messages.error(request, trouble)
        return redirect(f"{reverse('documents_review', args=[area.key, upload])}#{item}")
    return _card(request, area, _review(request, area, upload), item, trouble)


@needs(Permission.CONFIRM, area="area")
def correct(request: Asked, area: AreaRow, upload: int, item: str) -> HttpResponse:
    """Show the small form with which one thing is corrected: in its card, or on a page of its own."""
    found = _review(request, area, upload)
    each = next((one for one in found.proposed if one.key == item), None)
    if each is None:
        raise Http404
    mine = scope(request.user, Permission.CONFIRM, request.day)
    english = spoken() == "en"
    context = {
        "area": area,
        "upload": found.upload,
        "card": card(found, each),
        "base": each.base,
        "meant": each.meant,
        "kinds": {key: KINDS[key] for key in ("target", "result", "baseline")},
        "bases": [basis for basis in Basis if basis is not Basis.UNKNOWN],
        "indicators": [
            (code, entry.indicator.en if english else entry.indicator.vi)
            for code, entry in catalog().by_code.items()
        ],
        "places": places(sorted(mine.areas)[:_MOST_AREAS], request.day),
    }
    return render(
        request, "documents/correct.html" if request.in_part else "documents/correct_page.html", context
    )


@needs(Permission.CONFIRM, area="area")
def one(request: Asked, area: AreaRow, upload: int, item: str) -> HttpResponse:
    """Show one thing as it stands."""
    return _card(request, area, _review(request, area, upload), item)


@needs(Permission.CONFIRM, area="area")
def changes(request: Asked, area: AreaRow, upload: int) -> HttpResponse:
    """Give what others decided since a page was last told, for a page that asks every few seconds."""
    since = _number(request.GET.get("since", ""))
    found = _review(request, area, upload)
    new = {
        key: last for key, last in found.last.items() if last.id > since and last.by != request.user.username
    }
    shown = [card(found, each) for each in found.proposed if each.key in new]
    return render(
        request,
        "documents/changes.html",
        {**_counted(area, found), "shown": shown, "new": new, "since": found.newest},
    )


@require_POST
@needs(Permission.CONFIRM, area="area")
def accept_all_certain(request: Asked, area: AreaRow, upload: int) -> HttpResponse:
    """Accept all that is surely read and has nothing against it."""
    found = _review(request, area, upload)
    trouble, count = "", 0
    try:
        count = accept_certain(by=request.user, at=request.at, once=_once(request), upload=found.upload)
    except ActionError as error:
        trouble = error.en if spoken() == "en" else error.vi
    told = trouble or say("Đã chấp nhận {n} dòng chắc chắn.", "{n} certain lines accepted.", n=count)
    if request.in_part:
        context = _whole(request, area, _review(request, area, upload))
        return render(request, "documents/proposals.html", {**context, "told": told, "in_part": True})
    (messages.error if trouble else messages.success)(request, told)
    return redirect("documents_review", area.key, upload)


@require_POST
@needs(Permission.CONFIRM, area="area")
def describe(request: Asked, area: AreaRow, upload: int) -> HttpResponse:
    """Keep what a person says of the document itself: number, date, title, the basis of its targets."""
    found = _review(request, area, upload)
    told = {name: request.POST.get(name, "").strip()[:300] for name in ("number", "on", "title", "basis")}
    choice = Choice(PAPER, "corrected", _number(request.POST.get("seen", "")), told)
    try:
        decide(by=request.user, at=request.at, once=_once(request), upload=found.upload, choice=choice)
        messages.success(request, say("Đã lưu thông tin văn bản.", "What the document is has been saved."))
    except ActionError as error:
        messages.error(request, error.en if spoken() == "en" else error.vi)
    return redirect("documents_review", area.key, upload)


@require_POST
@needs(Permission.CONFIRM, area="area")
def commit(request: Asked, area: AreaRow, upload: int) -> HttpResponse:
    """Put what was accepted on record, and tell line by line what could not be."""
    found = _review(request, area, upload)
    try:
        done = commit_review(by=request.user, at=request.at, upload=found.upload)
    except ActionError as error:
        messages.error(request, error.en if spoken() == "en" else error.vi)
        return redirect("documents_review", area.key, upload)
    after = _review(request, area, upload)
    shown = {each.key: card(after, each) for each in after.proposed}
    return render(
        request,
        "documents/committed.html",
        {
            **_counted(area, after),
            "done": done,
            "refused": [(shown[key], why) for key, why in done.refused],
            "title": titles_of([area.pk], request.day).get(area.pk, area.key),
        },
    )


def _review(request: Asked, area: AreaRow, upload: int) -> Review:
    row = upload_in(area, upload)
    if row is None:
        raise Http404
    try:
        return Review(row, request.user, request.day)
    except NotReadError:
        raise Http404 from None


def _card(request: Asked, area: AreaRow, found: Review, item: str, trouble: str = "") -> HttpResponse:
    each = next((one for one in found.proposed if one.key == item), None)
    if each is None:
        raise Http404
    context = {
        **_counted(area, found),
        "card": card(found, each),
        "trouble": trouble,
        "in_part": True,
        # What was typed into the form of this line was taken, or given up.
        "let_go": not trouble,
    }
    return render(request, "documents/card.html", context, status=422 if trouble else 200)


def _whole(request: Asked, area: AreaRow, found: Review) -> dict[str, object]:
    every = "all" in request.GET
    certain = [each for each in found.proposed if each.is_certain]
    hidden = {each.key for each in certain[_MOST_CERTAIN:]} if not every else set()
    shown = cards(found, without=hidden)
    return {
        **_counted(area, found),
        "groups": grouped(shown),
        "hidden": len(hidden),
        "source": source_side(found.read.source, marks(found.proposed), found.read.findings),
        "loose": loose_findings(found),
        "notices": found.read.source.notices,
        "unread": found.read.source.unread,
        "title": titles_of([area.pk], request.day).get(area.pk, area.key),
        "since": found.newest,
        "paper_seen": found.last[PAPER].id if PAPER in found.last else 0,
        "bases": [basis for basis in Basis if basis is not Basis.UNKNOWN],
        "needs_basis": needs_basis(found),
    }


def _counted(area: AreaRow, found: Review) -> dict[str, object]:
    states = [each.state for each in found.proposed]
    return {
        "area": area,
        "upload": found.upload,
        "paper": found.paper,
        "decisions": found.decisions,
        "total": len(states),
        "decided": sum(state != "open" for state in states),
        "ready": sum(state in ("accepted", "corrected") for state in states),
        "certain": sum(each.is_certain and each.state == "open" for each in found.proposed),
        "dated": isinstance(found.paper.on, date),
    }


def _once(request: Asked) -> str | None:
    key = request.POST.get("once", "")[:80]
    return f"web:{request.user.pk}:{key}" if key else None


def _number(text: str) -> int:
    return int(text) if text.isascii() and text.isdigit() and len(text) < 18 else 0
