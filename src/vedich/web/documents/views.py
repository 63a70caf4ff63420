"""Documents of an area: the list, files coming in, how far each has come, and its bytes."""

from __future__ import annotations

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST

from vedich.access.policy import Permission
from vedich.access.require import may
from vedich.access.scope import scope
from vedich.demonstration.papers import RESOLUTION
from vedich.demonstration.scale import COMMUNE
from vedich.store import kept_files
from vedich.store.queries.areas import AreaRow, area_of, areas_of, places, titles_of
from vedich.store.queries.people import held_by
from vedich.store.queries.uploads import Handed, file_of, papers, uploads
from vedich.store.queries.uploads import upload as upload_of
from vedich.web.documents.taking import MOST_BYTES, MOST_FILES, Taken, taken
from vedich.web.gate.asked import Asked
from vedich.web.gate.profiles import is_demonstration
from vedich.web.gate.rights import for_everybody_signed_in, needs
from vedich.web.parts.handing_out import attachment
from vedich.web.parts.words import say

_TOLD = 8
_WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"


@for_everybody_signed_in
def documents(request: Asked) -> HttpResponse:
    """Show the documents of all areas I may see, and where I may hand in more."""
    seen = scope(request.user, Permission.READ, request.day)
    areas = None if seen.everywhere else seen.areas
    mine = scope(request.user, Permission.CONFIRM, request.day)
    keys = {held.area for held in held_by(request.user.pk, request.day)} - {""}
    own = places([pk for pk in areas_of(keys) if mine.holds(pk)], request.day)
    return render(
        request,
        "documents/page.html",
        {
            "uploads": uploads(areas, request.day, request.at),
            "papers": papers(areas, request.day),
            "own": own,
            "sample_of": _sample_of(request),
            "several": True,
            "confirms": mine.areas,
        },
    )


@needs(Permission.READ, area="area")
def of_area(request: Asked, area: AreaRow) -> HttpResponse:
    """Show the documents of one area, and take more where I may confirm their figures."""
    return render(
        request,
        "documents/page.html",
        {
            "area": area,
            "title": titles_of([area.pk], request.day).get(area.pk, area.key),
            "uploads": uploads([area.pk], request.day, request.at),
            "papers": papers([area.pk], request.day),
            "may_hand_in": may(request.user, Permission.CONFIRM, area, request.day),
            "confirms": scope(request.user, Permission.CONFIRM, request.day).areas,
            "sample_of": _sample_of(request),
            "most_bytes": MOST_BYTES,
            "most_files": MOST_FILES,
        },
    )


@require_POST
@needs(Permission.CONFIRM, area="area")
def hand_in(request: Asked, area: AreaRow) -> HttpResponse:
    """Take files; a script sends them one by one and gets the rows of the list, a form gets the list."""
    found = list(taken(request, area))
    if request.in_part:
        rows = [_row(request, each) for each in found]
        refused = all(each.why for each in found)
        confirms = scope(request.user, Permission.CONFIRM, request.day).areas
        context = {"rows": rows, "confirms": confirms}
        return render(request, "documents/taken.html", context, status=422 if refused else 200)
    _tell(request, found)
    return redirect("documents_of", area.key)


@needs(Permission.READ, area="area")
def progress(request: Asked, area: AreaRow, upload: int) -> HttpResponse:
    """Show how far a file has come: a row of the list that asks again by itself, or a page."""
    row = _of(area, upload, request)
    context = {
        "row": row,
        "area": area,
        "several": "several" in request.GET,
        "confirms": scope(request.user, Permission.CONFIRM, request.day).areas,
    }
    return render(request, "documents/row.html" if request.in_part else "documents/progress.html", context)


@needs(Permission.READ, area="area")
def original(request: Asked, area: AreaRow, upload: int) -> HttpResponse:
    """Hand out the bytes of a file as they came in."""
    row = _of(area, upload, request)
    sha256, media_type = file_of(upload)
    return attachment(kept_files.bytes_of(sha256), row.name, media_type)


@for_everybody_signed_in
def sample(request: Asked) -> HttpResponse:
    """Hand out the resolution of the demonstration that nobody handed in yet; elsewhere there is none."""
    if not is_demonstration():
        raise Http404
    return attachment(RESOLUTION.word(), RESOLUTION.name, _WORD)


def _sample_of(request: Asked) -> tuple[str, str] | None:
    """Give key and title of the area that the demonstration's resolution is of, for who may hand it in."""
    if not is_demonstration():
        return None
    area = area_of(COMMUNE)
    if area is None or not may(request.user, Permission.CONFIRM, area, request.day):
        return None
    return area.key, titles_of([area.pk], request.day).get(area.pk, area.key)


def _of(area: AreaRow, upload: int, request: Asked) -> Handed:
    """Give an upload of an area, or nothing where it is of another."""
    row = upload_of(upload, request.day, request.at)
    if row is None or row.area_key != area.key:
        raise Http404
    return row


def _row(request: Asked, each: Taken) -> dict[str, object]:
    row = upload_of(each.upload, request.day, request.at) if each.upload else None
    return {"taken": each, "row": row}


def _tell(request: Asked, found: list[Taken]) -> None:
    new = [each for each in found if each.upload and not each.again]
    again = [each for each in found if each.again]
    refused = [each for each in found if each.why]
    if new:
        messages.success(
            request,
            say("Đã nhận {n} tệp; máy đang đọc.", "{n} files taken; they are being read.", n=len(new)),
        )
    for each in again[:_TOLD]:
        messages.info(
            request,
            say(
                "{name}: tệp này đã có từ trước; xem dòng của nó trong danh sách.",
                "{name}: this very file is here already; see its line in the list.",
                name=each.name,
            ),
        )
    for each in refused[:_TOLD]:
        messages.error(request, f"{each.name}: {each.why}" if each.name else each.why)
    if len(refused) > _TOLD:
        messages.error(request, say("Và {n} tệp khác.", "And {n} more.", n=len(refused) - _TOLD))
