"""DB504: without identity."""

from __future__ import annotations

from collections.abc import Iterator

from django.db.models import Q

from vedich.store.integrity.check import Check, Hit, hit
from vedich.store.integrity.view import View
from vedich.store.models import Document

check = Check(
    "DB504",
    "Văn bản “{title}” không phải dự thảo mà thiếu số hoặc ngày.",
    "The document '{title}' is no draft and lacks its number or date.",
)


@check.look
def look(view: View) -> Iterator[Hit]:
    """Give documents that are cited, are no drafts and have no number or date; illustrations have none."""
    rows = Document.objects.filter(Q(number="") | Q(on=None), is_draft=False, illustration=False).exclude(
        type="article"
    )
    cited = Q(target_sets__isnull=False) | Q(observations__isnull=False)
    for document in rows.filter(cited).distinct():
        yield hit(f"document:{document.pk}", document.area_id, title=str(document) or document.pk)
