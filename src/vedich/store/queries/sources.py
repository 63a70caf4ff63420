"""Where a figure on record comes from, in words."""

from __future__ import annotations

from vedich.domain.known import Source
from vedich.store.models import Document

ENTERED = "số liệu nhập trên hồ sơ"


def source_of(document: Document | None, place: str) -> Source:
    """Give the source of a figure: its document by number, title or file, and the place in it."""
    if document is None:
        return Source(ENTERED, place=place)
    name = document.file.name if document.file else f"văn bản {document.pk}"
    return Source(document.number or document.title or name, document.on, place)
