"""Open a PDF as a source: the text of its pages in the order of reading, every word with its page and box."""

from __future__ import annotations

from typing import Any

from vedich.domain.document import Notice
from vedich.domain.mark import Unread
from vedich.reading.sources.damage import damage_of
from vedich.reading.sources.ocr.opening import recognised_notice, scraps_unread
from vedich.reading.sources.old_encodings import converted_source
from vedich.reading.sources.pages.flow import flow_of
from vedich.reading.sources.pages.weaving import set_apart, written
from vedich.reading.sources.pages.word import Page
from vedich.reading.sources.pdf.page import FEWEST_LETTERS, PdfPage, page_of
from vedich.reading.sources.pdf.scanned import recognised_pages
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


def pages_of_pdf(data: bytes) -> tuple[int, int]:
    """Give how many pages a PDF has and how many of them are pictures to be recognised; (0, 0) if damaged.

    Cheap next to reading (a few milliseconds a page): it is for whoever sets the time that reading may take.
    """
    import pypdfium2
    import pypdfium2.raw as pdfium

    try:
        document = pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError:
        return 0, 0
    try:
        count = len(document)
        pictures = 0
        for index in range(min(count, MOST_PAGES)):
            try:
                page = document[index]
            except pypdfium2.PdfiumError:
                continue
            text_page = page.get_textpage()
            pictures += pdfium.FPDFText_CountChars(text_page.raw) < FEWEST_LETTERS
            text_page.close()
            page.close()
        return count, pictures
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
    needed = [told.page.number for told in read if told.wordless or told.garbled]
    recognised, scraps, missing = recognised_pages(document, needed)
    pages: list[Page] = []
    silent: list[int] = []
    garbled: list[int] = []
    for told in read:
        number = told.page.number
        if number in recognised:
            pages.append(recognised[number])
        elif told.garbled:
            garbled.append(number)
        else:
            pages.append(told.page)
            if told.wordless:
                silent.append(number)
    flow = flow_of(pages)
    flow.marks += [mark for told in read if told.page.number not in recognised for mark in told.marks]
    out = written(flow, pages)
    if not out.text.strip():
        if missing and silent:
            raise SourceError(Trouble.SCAN_UNREAD, name, count=count)
        raise SourceError(Trouble.GARBLED_PDF if garbled else Trouble.NO_TEXT, name)
    notices = [recognised_notice(list(recognised))] if recognised else []
    notices += [_silent(silent, installed=not missing)] if silent else []
    notices += [_garbled(garbled)] if garbled else []
    source = Source(
        name,
        SourceKind.PDF,
        out.text,
        out.text,
        notices=(*notices, *(() if out.fonts else damage_of(out.text))),
        pieces=tuple(out.pieces),
        grids=tuple(out.grids),
        marks=tuple(out.marks),
        unread=(*set_apart(flow), *scraps_unread(scraps), *_unread(read, silent, garbled, broken)),
    )
    return converted_source(source, out.fonts or None)


def _unread(
    read: list[PdfPage], silent: list[int], garbled: list[int], broken: list[int]
) -> tuple[Unread, ...]:
    """Count what of the pages no words tell."""
    comments = [comment for told in read for comment in told.comments]
    pictures = sum(told.pictures for told in read if not told.scanned and not told.wordless)
    unmapped = sum(told.unmapped for told in read if not told.garbled)
    counted = (
        ("page_image", len(silent), "trang là ảnh", "pages that are pictures", _numbers(silent)),
        (
            "garbled_page",
            len(garbled),
            "trang có phông chữ không kèm bảng mã",
            "pages whose font does not tell its letters",
            _numbers(garbled),
        ),
        ("broken_page", len(broken), "trang hỏng", "damaged pages", _numbers(broken)),
        (
            "unmapped_letter",
            unmapped,
            "ký tự mà phông chữ không cho biết",
            "letters their font does not tell",
            "",
        ),
        ("comment", len(comments), "ghi chú trên trang", "comments on pages", "; ".join(comments)[:80]),
        ("picture", pictures, "hình ảnh", "pictures", ""),
    )
    return tuple(Unread(what, count, vi, en, sample) for what, count, vi, en, sample in counted if count)


def _numbers(pages: list[int]) -> str:
    told = ", ".join(str(page) for page in pages[:8])
    return told + (", …" if len(pages) > 8 else "")


def _silent(pages: list[int], *, installed: bool) -> Notice:
    vi = f"Trang {_numbers(pages)} là ảnh, chưa đọc được"
    en = f"Page {_numbers(pages)}: a picture, not read"
    if installed:
        return Notice("page_images", f"{vi}: không nhận ra chữ nào.", f"{en}: no letters were recognised.")
    return Notice(
        "page_images",
        f"{vi}. Hãy cài phần nhận dạng chữ: pip install 'vedich[ocr]' và gói tiếng Việt của Tesseract "
        "(Debian, Ubuntu: apt install tesseract-ocr-vie; Windows: bộ cài Tesseract, chọn Vietnamese).",
        f"{en}. Install recognition: pip install 'vedich[ocr]' and the Vietnamese data of Tesseract (Debian, "
        "Ubuntu: apt install tesseract-ocr-vie; Windows: its installer, with Vietnamese chosen).",
    )


def _garbled(pages: list[int]) -> Notice:
    return Notice(
        "garbled_pages",
        f"Trang {_numbers(pages)} dùng phông chữ không kèm bảng mã Unicode nên không đọc được chữ. Hãy xuất "
        "lại tệp PDF từ bản gốc.",
        f"Page {_numbers(pages)}: the font does not tell its letters, so they were not read. Export the PDF "
        "again.",
    )
