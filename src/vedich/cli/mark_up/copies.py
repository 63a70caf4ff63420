"""Make the marked-up copy of a file by the writer of its form, and the page that goes with it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import PurePath

from vedich.cli.findings.checked import Checked
from vedich.cli.outputs.place_words import place_in_words
from vedich.intake.marking import carries_notes, marked_copy
from vedich.intake.notes import in_text, notes_of, shown
from vedich.reading.sources.trouble import SourceError
from vedich.reporting.writers.html_page import html_page

AUTHOR = "Về Đích"


@dataclass(frozen=True, slots=True)
class MarkedUp:
    """What goes into the folder for one file: the page, and the copy with the ending it keeps.

    Nulls: `copy` is None for a form of file that has no writer, or where the writer could not; `said` tells.
    """

    page: str
    suffix: str = ""
    copy: bytes | None = None
    said: str = ""


def marked_up(checked: Checked, content: bytes, lang: str, member: str = "") -> MarkedUp:
    """Give the marked-up copy of a file and its page; a file in which nothing was found stays as it is.

    `member` is the name of the file in its archive, where it lies in one. The page is made of what was read;
    the copy is made by a writer in confinement, like the reading itself.
    """
    document = checked.document
    source = document.source
    findings = [in_text(finding, source) for finding in checked.findings]
    places = [
        place_in_words(source.place_in_file(finding.span), lang)
        or _line(document.line_and_column(finding.span), lang)
        for finding in checked.findings
    ]
    path = PurePath(member or document.name)
    page = html_page(shown(source, path.name, lang), findings, places, lang=lang)
    if not carries_notes(content, path.name):
        return MarkedUp(page, path.suffix, said=_page_only(document.name, path.suffix, lang))
    notes = notes_of(checked.findings, source, lang)
    try:
        copy = marked_copy(content, path.name, notes, author=AUTHOR, at=datetime.now(UTC))
    except SourceError:
        return MarkedUp(page, path.suffix, said=_not_written(document.name, lang))
    return MarkedUp(page, path.suffix, copy)


def _line(place: tuple[int, int], lang: str) -> str:
    return f"line {place[0]}, column {place[1]}" if lang == "en" else f"dòng {place[0]}, cột {place[1]}"


def _page_only(name: str, suffix: str, lang: str) -> str:
    if lang == "en":
        return f"{name}: a {suffix or 'text'} file carries no comments; see the page (.html) in the folder."
    return (
        f"{name}: tệp {suffix or 'văn bản'} không mang được ghi chú; xem trang .html trong thư mục kết quả."
    )


def _not_written(name: str, lang: str) -> str:
    if lang == "en":
        return (
            f"{name}: no copy with comments could be made of this file; see the page (.html) in the folder."
        )
    return f"{name}: không tạo được bản có ghi chú của tệp này; xem trang .html trong thư mục kết quả."
