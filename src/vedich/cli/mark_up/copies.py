"""Make the marked-up copy of a file by the writer of its form, and the page that goes with it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime
from importlib import import_module
from importlib.util import find_spec
from pathlib import PurePath
from typing import Any

from vedich.cli.findings.checked import Checked
from vedich.cli.mark_up.notes import in_text, notes_of, place_in_words, shown
from vedich.domain.note import Note
from vedich.reading.sources.source import SourceKind
from vedich.reporting.writers.html_page import html_page

AUTHOR = "Về Đích"

# One line a form: the module of the writer, its function, and whether it is told the time.
WRITERS: dict[SourceKind, tuple[str, str, bool]] = {
    SourceKind.DOCX: ("docx_comments", "marked_docx", True),
    SourceKind.XLSX: ("xlsx_notes", "marked_xlsx", False),
    SourceKind.PDF: ("pdf_annotations", "marked_pdf", False),
}


@dataclass(frozen=True, slots=True)
class MarkedUp:
    """What goes into the folder for one file: the page, and the copy with the ending it keeps.

    Nulls: `copy` is None for a form of file that has no writer, or where the writer could not; `said` tells.
    """

    page: str
    suffix: str = ""
    copy: bytes | None = None
    said: str = ""


def marked_up(checked: Checked, content: bytes, lang: str) -> MarkedUp:
    """Give the marked-up copy of a file and its page; a file in which nothing was found stays as it is."""
    document = checked.document
    findings = [in_text(finding, document.source) for finding in checked.findings]
    places = [
        place_in_words(document.source.place_in_file(finding.span), lang)
        or _line(document.line_and_column(finding.span), lang)
        for finding in checked.findings
    ]
    name = PurePath(document.name).name
    page = html_page(shown(document.source, name, lang), findings, places, lang=lang)
    suffix = PurePath(document.name).suffix
    writer = _writer(document.source.kind)
    if writer is None:
        return MarkedUp(page, suffix, said=_page_only(document.name, suffix, lang))
    notes = notes_of(checked.findings, document.source, lang)
    if not notes:
        return MarkedUp(page, suffix, content)
    try:
        return MarkedUp(page, suffix, writer(content, notes))
    except ValueError as error:
        return MarkedUp(page, suffix, said=_not_written(document.name, str(error), lang))


def _writer(kind: SourceKind) -> Callable[[bytes, tuple[Note, ...]], bytes] | None:
    told = WRITERS.get(kind)
    if told is None or find_spec(f"vedich.reporting.writers.{told[0]}") is None:
        return None
    module, name, timed = told
    function: Any = getattr(import_module(f"vedich.reporting.writers.{module}"), name)

    def write(content: bytes, notes: tuple[Note, ...]) -> bytes:
        at = {"at": datetime.now(UTC)} if timed else {}
        made: bytes = function(content, notes, author=AUTHOR, **at)
        return made

    return write


def _line(place: tuple[int, int], lang: str) -> str:
    return f"line {place[0]}, column {place[1]}" if lang == "en" else f"dòng {place[0]}, cột {place[1]}"


def _page_only(name: str, suffix: str, lang: str) -> str:
    if lang == "en":
        return f"{name}: a {suffix or 'text'} file carries no comments; see the page (.html) in the folder."
    return (
        f"{name}: tệp {suffix or 'văn bản'} không mang được ghi chú; xem trang .html trong thư mục kết quả."
    )


def _not_written(name: str, reason: str, lang: str) -> str:
    if lang == "en":
        return f"{name}: no copy with comments could be made ({reason}); see the page (.html) in the folder."
    return f"{name}: không tạo được bản có ghi chú ({reason}); xem trang .html trong thư mục kết quả."
