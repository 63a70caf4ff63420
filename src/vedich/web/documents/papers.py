"""The page of a document on record: its relations, all that came from it, and its file."""

from __future__ import annotations

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST

from vedich.access.policy import Permission
from vedich.access.require import may
from vedich.access.scope import scope
from vedich.actions.documents import relate_documents
from vedich.actions.reviewing.proposals import NotReadError, reading_of
from vedich.domain.wording import Wording
from vedich.store import kept_files
from vedich.store.queries.areas import AreaRow
from vedich.store.queries.papers import document_row, month_of, other_document, paper_page, papers_to_relate
from vedich.web.documents.copies import marked
from vedich.web.gate.asked import Asked
from vedich.web.gate.rights import needs
from vedich.web.parts.doing import try_to
from vedich.web.parts.handing_out import attachment
from vedich.web.parts.words import say, spoken

# What a document does to another, and how that one sees it.
KINDS = {
    "amends": (Wording("sửa đổi, bổ sung", "amends"), Wording("được sửa đổi bởi", "is amended by")),
    "replaces": (Wording("thay thế", "replaces"), Wording("được thay thế bởi", "is replaced by")),
    "repeals": (Wording("bãi bỏ", "repeals"), Wording("bị bãi bỏ bởi", "is repealed by")),
    "concretises": (
        Wording("cụ thể hóa", "concretises"),
        Wording("được cụ thể hóa bởi", "is concretised by"),
    ),
    "based_on": (Wording("căn cứ vào", "is based on"), Wording("là căn cứ của", "is what is based on")),
}


@needs(Permission.READ, area="area")
def paper(request: Asked, area: AreaRow, document: int) -> HttpResponse:
    """Show a document with everything that hangs on it."""
    seen = scope(request.user, Permission.READ, request.day)
    areas = None if seen.everywhere else seen.areas
    found = paper_page(area, document, areas, request.day)
    if found is None:
        raise Http404
    relate = may(request.user, Permission.CONFIRM, area, request.day)
    return render(
        request,
        "documents/paper.html",
        {
            "area": area,
            "paper": found,
            "related": [
                (KINDS[one.kind][not one.outgoing], one, seen.holds(one.area)) for one in found.related
            ],
            "targets": [(one, month_of(one.period, one.until, request.day)) for one in found.targets],
            "results": [(one, month_of(one.period, one.until, request.day)) for one in found.results],
            "again": [(one, month_of(one.period, one.until, request.day)) for one in found.again],
            "may_relate": relate,
            "others": papers_to_relate(areas, document) if relate else [],
            "kinds": {key: words[0] for key, words in KINDS.items()},
        },
    )


@require_POST
@needs(Permission.CONFIRM, area="area")
def relate(request: Asked, area: AreaRow, document: int) -> HttpResponse:
    """Say what a document does to another."""
    one = document_row(area, document)
    seen = scope(request.user, Permission.READ, request.day)
    asked = request.POST.get("other", "")
    number = int(asked) if asked.isascii() and asked.isdigit() and len(asked) < 12 else 0
    other = other_document(number, None if seen.everywhere else seen.areas)
    if one is None:
        raise Http404
    if other is None:
        messages.error(request, say("Hãy chọn văn bản kia.", "Choose the other document."))
    elif try_to(request, relate_documents, document=one, other=other, kind=request.POST.get("kind", "")):
        messages.success(request, say("Đã ghi quan hệ giữa hai văn bản.", "The relation is on record."))
    return redirect("documents_paper", area.key, document)


@needs(Permission.READ, area="area")
def marked_copy(request: Asked, area: AreaRow, upload: int) -> HttpResponse:
    """Hand out a copy of a file with what was found in it marked, in its own form where that can be."""
    try:
        read, row = reading_of(area, upload)
    except NotReadError:
        raise Http404 from None
    data, name = marked(kept_files.bytes_of(row.file.sha256), row.name, read, at=request.at, lang=spoken())
    return attachment(data, name, row.file.media_type)
