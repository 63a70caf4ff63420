"""Read what stands in the form fields and text boxes that lie over a PDF page, and its comments."""

from __future__ import annotations

import ctypes
from typing import Any

from vedich.reading.sources.pages.word import Word
from vedich.reading.sources.pdf.frame import Frame

_MOST = 5_000
_BUTTON, _LONGEST = "Btn", 200_000


def field_words(document: Any, page: Any, number: int, frame: Frame) -> tuple[list[Word], tuple[str, ...]]:
    """Give the words that fields and text boxes show on a page, and the texts of its comments."""
    import pypdfium2.raw as pdfium

    words: list[Word] = []
    comments: list[str] = []
    for index in range(min(max(0, pdfium.FPDFPage_GetAnnotCount(page.raw)), _MOST)):
        annotation = pdfium.FPDFPage_GetAnnot(page.raw, index)
        if not annotation:
            continue
        kind = pdfium.FPDFAnnot_GetSubtype(annotation)
        if kind == pdfium.FPDF_ANNOT_WIDGET:
            if _string(pdfium, annotation, b"FT") != _BUTTON:
                words += _words(pdfium, annotation, _string(pdfium, annotation, b"V"), number, frame)
        elif kind == pdfium.FPDF_ANNOT_FREETEXT:
            words += _words(pdfium, annotation, _string(pdfium, annotation, b"Contents"), number, frame)
        elif kind not in (pdfium.FPDF_ANNOT_LINK, pdfium.FPDF_ANNOT_POPUP):
            comments.append(_string(pdfium, annotation, b"Contents"))
        pdfium.FPDFPage_CloseAnnot(annotation)
    return words, tuple(comment for comment in comments if comment.strip())


def _string(pdfium: Any, annotation: Any, key: bytes) -> str:
    length = pdfium.FPDFAnnot_GetStringValue(annotation, key, None, 0)
    if not 2 < length < _LONGEST:
        return ""
    buffer = ctypes.create_string_buffer(length)
    pdfium.FPDFAnnot_GetStringValue(
        annotation, key, ctypes.cast(buffer, ctypes.POINTER(ctypes.c_ushort)), length
    )
    return buffer.raw[: length - 2].decode("utf-16-le", "replace")


def _words(pdfium: Any, annotation: Any, told: str, number: int, frame: Frame) -> list[Word]:
    """Give the words of a field at its box, line under line and side by side."""
    box = pdfium.FS_RECTF()
    if not told.strip() or not pdfium.FPDFAnnot_GetRect(annotation, box):
        return []
    left, top, right, bottom = frame.box(box.left, box.bottom, box.right, box.top)
    lines = [line.split() for line in told.splitlines() if line.strip()]
    height = (bottom - top) / len(lines)
    size = min(12.0, max(height * 0.75, 4.0))
    words = []
    for row, line in enumerate(lines):
        step = (right - left) / max(1, sum(len(word) + 1 for word in line))
        at = left
        for index, text in enumerate(line):
            end = at + step * len(text)
            base = top + (row + 0.5) * height + 0.35 * size
            words.append(
                Word(
                    text,
                    at,
                    top + row * height,
                    end,
                    top + (row + 1) * height,
                    base,
                    size,
                    after_blank=index > 0,
                    page=number,
                )
            )
            at = end + step
    return words
