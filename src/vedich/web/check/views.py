"""A draft comes in, what does not add up in it goes out; between, it lies in memory and nowhere else."""

from __future__ import annotations

from dataclasses import dataclass

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_POST

from vedich.access.policy import Permission
from vedich.access.scope import scope
from vedich.checking.elsewhere import ToldElsewhere, told_by
from vedich.domain.area import AreaLevel
from vedich.intake.reading import ReadFile, read_confined
from vedich.jobs.reading import expected_seconds
from vedich.reading.sources.opening import MOST_MEGABYTES_WITH_PICTURES
from vedich.reading.sources.trouble import SourceError
from vedich.store.queries.areas import areas_of, places
from vedich.store.queries.known import OnRecord
from vedich.store.queries.people import held_by
from vedich.web.documents.cards import told_finding
from vedich.web.documents.copies import marked
from vedich.web.documents.marked import Marked, source_side
from vedich.web.gate.asked import Asked
from vedich.web.gate.rights import for_everybody_signed_in
from vedich.web.parts.handing_out import attachment
from vedich.web.parts.words import say, spoken

_MOST_BYTES = MOST_MEGABYTES_WITH_PICTURES * 1_000_000
# A page waits for the answer; what takes longer is read as a document, in the background.
_MOST_SECONDS = 45


class _RefusedError(Exception):
    """Says why a draft is not checked."""


@dataclass(frozen=True, slots=True)
class _Draft:
    """A draft that was read: its name, its bytes, and what was found."""

    name: str
    data: bytes
    read: ReadFile


@for_everybody_signed_in
def check(request: Asked) -> HttpResponse:
    """Take a draft and show what does not add up in it."""
    if request.method != "POST":
        return render(request, "check/page.html", _form(request))
    try:
        draft = _draft(request)
    except _RefusedError as why:
        context = {**_form(request), "why": str(why)}
        return render(
            request, "check/result.html" if request.in_part else "check/page.html", context, status=422
        )
    findings = draft.read.findings
    marks = [
        Marked(span, f"f{number}", f"fault {finding.certainty.value.replace('_', '-')}")
        for number, finding in enumerate(findings)
        for span in (finding.span, *finding.related)
    ]
    context = {
        **_form(request),
        "name": draft.name,
        "findings": [
            (f"f{number}", told_finding(finding, draft.read.source.text))
            for number, finding in enumerate(findings)
        ],
        "claims": len(draft.read.reading.claims),
        "source": source_side(draft.read.source, marks, ()),
        "notices": draft.read.source.notices,
        "unread": draft.read.source.unread,
    }
    return render(request, "check/result.html" if request.in_part else "check/page.html", context)


@require_POST
@for_everybody_signed_in
def copy(request: Asked) -> HttpResponse:
    """Take a draft and hand a copy of it back, with what was found marked in it."""
    try:
        draft = _draft(request)
    except _RefusedError as why:
        return render(request, "check/page.html", {**_form(request), "why": str(why)}, status=422)
    data, name = marked(draft.data, draft.name, draft.read, at=request.at, lang=spoken())
    return attachment(data, name, "")


def _form(request: Asked) -> dict[str, object]:
    keys = {held.area for held in held_by(request.user.pk, request.day)} - {""}
    own = places(areas_of(keys), request.day)
    # A clerk drafts for one commune, which a draft need not name; who verifies many is told by them.
    usual = own[0].key if len(own) == 1 and own[0].level is AreaLevel.COMMUNE else ""
    return {"own": own, "usual": usual, "most_bytes": _MOST_BYTES, "may_compare": bool(own)}


def _draft(request: Asked) -> _Draft:
    """Read what was sent, and check it against what else was sent and what is on record.

    Raises:
        _RefusedError: it cannot be read; the sentence says why.
    """
    name, data = _sent(request, "draft")
    if not data:
        raise _RefusedError(say("Hãy chọn tệp dự thảo.", "Choose the draft."))
    keys = {held.area for held in held_by(request.user.pk, request.day)}
    asked = request.POST.get("area", "")
    own = places(areas_of({asked} & keys), request.day)
    place = own[0].title if own else None
    seen = scope(request.user, Permission.READ, request.day)
    known = None
    if request.POST.get("record") and (seen.everywhere or seen.areas):
        known = OnRecord(None if seen.everywhere else seen.areas)
    try:
        before = _before(request, place)
        return _Draft(name, data, read_confined(data, name, place=place, known=known, elsewhere=before))
    except SourceError as error:
        raise _RefusedError(error.en if spoken() == "en" else error.vi) from None


def _before(request: Asked, place: str | None) -> tuple[ToldElsewhere, ...]:
    """Give the figures of the report of last session, where one was sent along."""
    name, data = _sent(request, "before")
    return told_by(read_confined(data, name, place=place).reading, name) if data else ()


def _sent(request: Asked, field: str) -> tuple[str, bytes]:
    file = request.FILES.get(field)
    if file is None or not file.name:
        return "", b""
    name = str(file.name)
    if (file.size or 0) > _MOST_BYTES:
        raise _RefusedError(
            say(
                "{name}: tệp quá lớn (tối đa {most} MB). Hãy chia thành nhiều tệp nhỏ hơn.",
                "{name}: the file is too large (at most {most} MB). Divide it into smaller files.",
                name=name,
                most=MOST_MEGABYTES_WITH_PICTURES,
            )
        )
    data = file.read()
    if data and expected_seconds(data, name) > _MOST_SECONDS:
        raise _RefusedError(
            say(
                "{name}: bản quét này dài, đọc ngay trên trang sẽ rất lâu. Hãy đưa vào mục Văn bản để máy "
                "đọc nền, hoặc tách vài trang một.",
                "{name}: this scan is long and would take a page too long. Hand it in under Documents to be "
                "read in the background, or divide it.",
                name=name,
            )
        )
    return name, data
