"""Open a PDF as a source: the text of its pages in the order of reading, every word with its page and box."""

from __future__ import annotations

from typing import Any

from vedich.domain.document import Notice
from vedich.domain.mark import Unread
from vedich.reading.sources.damage import damage_of
from vedich.reading.sources.pages.flow import flow_of
from vedich.reading.sources.pages.weaving import set_apart, written
from vedich.reading.sources.pages.word import Page
from vedich.reading.sources.pdf.page import PdfPage, page_of
from vedich.reading.sources.source import Source, SourceKind
from vedich.reading.sources.trouble import SourceError, Trouble

MOST_PAGES = 5_000
_PASSWORD = 4


def source_of_pdf(data: bytes, name: str) -> Source:
    """Take the text out of a PDF with a text layer; pages that are pictures go to recognition.

    Raises:
        SourceError: a password is needed, the file is damaged, or no page says anything.
    """
    import pypdfium2

    try:
        document = pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError as error:
        raise _refusal(error, name) from None
    try:
        count = len(document)
        if count == 0:
            raise SourceError(Trouble.DAMAGED, name, form="PDF", reason="no pages")
        if count > MOST_PAGES:
            raise SourceError(Trouble.TOO_MANY_PAGES, name, count=count, most=MOST_PAGES)
        return _source(document, count, name)
    finally:
        document.close()


def pages_of_pdf(data: bytes) -> int:
    """Give the number of pages of a PDF, 0 where it cannot be opened; cheap, whatever stands on them."""
    import pypdfium2

    try:
        document = pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError:
        return 0
    try:
        return len(document)
    finally:
        document.close()


def _refusal(error: Exception, name: str) -> SourceError:
    code = getattr(error, "err_code", None)
    if code == _PASSWORD or "password" in str(error).lower():
        return SourceError(Trouble.ENCRYPTED, name)
    return SourceError(Trouble.DAMAGED, name, form="PDF", reason="no pages")


def _source(document: Any, count: int, name: str) -> Source:
    import pypdfium2

    read: list[PdfPage] = []
    broken: list[int] = []
    for index in range(count):
        try:
            read.append(page_of(document, index))
        except pypdfium2.PdfiumError:
            broken.append(index + 1)
    notices: list[Notice] = []
    unread: list[Unread] = []
    pages: list[Page] = []
    silent: list[int] = []
    garbled: list[int] = []
    for told in read:
        if told.garbled:
            garbled.append(told.page.number)
        elif not told.page.words and not told.page.tables and told.pictures:
            silent.append(told.page.number)
        else:
            pages.append(told.page)
    flow = flow_of(pages)
    for told in read:
        flow.marks += told.marks
    out = written(flow, pages)
    text = out.text
    unread += set_apart(flow)
    if broken:
        unread.append(Unread("broken_page", len(broken), "trang hỏng", "damaged pages", _numbers(broken)))
    if silent:
        notices.append(_silent(silent))
        unread.append(
            Unread("page_image", len(silent), "trang là ảnh", "pages that are pictures", _numbers(silent))
        )
    if garbled:
        notices.append(_garbled(garbled))
        unread.append(
            Unread(
                "garbled_page",
                len(garbled),
                "trang có phông chữ không kèm bảng mã",
                "pages whose font does not tell its letters",
                _numbers(garbled),
            )
        )
    if not text.strip():
        if silent:
            raise SourceError(Trouble.SCAN_UNREAD, name, count=count)
        raise SourceError(Trouble.GARBLED_PDF if garbled else Trouble.NO_TEXT, name)
    return Source(
        name,
        SourceKind.PDF,
        text,
        text,
        notices=(*notices, *damage_of(text)),
        pieces=tuple(out.pieces),
        grids=tuple(out.grids),
        marks=tuple(out.marks),
        unread=tuple(unread),
    )


def _numbers(pages: list[int]) -> str:
    told = ", ".join(str(page) for page in pages[:8])
    return told + (", …" if len(pages) > 8 else "")


def _silent(pages: list[int]) -> Notice:
    return Notice(
        "page_images",
        f"Trang {_numbers(pages)} là ảnh, chưa đọc được.",
        f"Page {_numbers(pages)}: a picture, not read.",
    )


def _garbled(pages: list[int]) -> Notice:
    return Notice(
        "garbled_pages",
        f"Trang {_numbers(pages)} dùng phông chữ không kèm bảng mã Unicode nên không đọc được chữ. Hãy xuất lại tệp PDF từ bản gốc.",
        f"Page {_numbers(pages)}: the font does not tell its letters, so they were not read. Export the PDF again.",
    )
