"""Open a picture of a document as a source: its pages recognised, every figure with how sure it is."""

from __future__ import annotations

from vedich.domain.document import Notice
from vedich.domain.mark import Unread
from vedich.reading.sources.ocr.engine import Engine, missing_parts
from vedich.reading.sources.ocr.page import recognised_page
from vedich.reading.sources.ocr.picture import DPI
from vedich.reading.sources.ocr.pixels import picture_pages
from vedich.reading.sources.pages.flow import flow_of
from vedich.reading.sources.pages.weaving import set_apart, written
from vedich.reading.sources.pages.word import Page
from vedich.reading.sources.source import Source, SourceKind
from vedich.reading.sources.trouble import SourceError, Trouble


def source_of_image(data: bytes, name: str) -> Source:
    """Recognise a PNG, JPEG or TIFF as a document.

    Raises:
        SourceError: recognition is not installed, the picture is damaged, or nothing is written on it.
    """
    if missing_parts():
        raise SourceError(Trouble.SCAN_UNREAD, name, count=1)
    pages: list[Page] = []
    scraps = 0
    engine = Engine()
    try:
        for number, (pixels, _) in enumerate(picture_pages(data, name), start=1):
            page, left = recognised_page(engine, pixels, DPI, number)
            pages.append(page)
            scraps += left
    finally:
        engine.close()
    flow = flow_of(pages)
    out = written(flow, pages)
    if not out.text.strip():
        raise SourceError(Trouble.NO_TEXT, name)
    return Source(
        name,
        SourceKind.IMAGE,
        out.text,
        out.text,
        notices=(recognised_notice([page.number for page in pages]),),
        pieces=tuple(out.pieces),
        grids=tuple(out.grids),
        marks=tuple(out.marks),
        unread=(*set_apart(flow), *scraps_unread(scraps)),
    )


def scraps_unread(count: int) -> tuple[Unread, ...]:
    """Count the specks and strokes that were taken for no letters."""
    if not count:
        return ()
    return (Unread("scrap", count, "nét lạ trên ảnh (vết bẩn, chữ ký, dấu)", "scraps on the picture"),)


def recognised_notice(pages: list[int]) -> Notice:
    """Tell that pages were recognised, so that no figure of theirs is trusted unseen."""
    told = ", ".join(str(page) for page in pages[:8]) + (", …" if len(pages) > 8 else "")
    return Notice(
        "recognised",
        f"Trang {told} là ảnh; chữ và số do máy nhận dạng, cần đối chiếu con số với bản gốc.",
        f"Page {told}: a picture, recognised by machine; compare its figures with the original.",
    )
