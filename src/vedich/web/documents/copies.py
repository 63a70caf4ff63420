"""A copy of a file with what was found in it: in its own form where that carries notes, else as a page."""

from __future__ import annotations

from datetime import datetime
from pathlib import PurePosixPath

from vedich.intake.marking import carries_notes, marked_copy
from vedich.intake.notes import moved, notes_of, shown
from vedich.intake.reading import ReadFile
from vedich.reading.sources.trouble import SourceError
from vedich.reporting.writers.html_page import html_page

AUTHOR = "Về Đích"


def marked(data: bytes, name: str, read: ReadFile, *, at: datetime, lang: str) -> tuple[bytes, str]:
    """Give the copy and its name; the writer parses the file once more, in confinement."""
    bare = PurePosixPath(name).name
    if carries_notes(data, bare):
        findings = [moved(finding, read.source) for finding in read.findings]
        notes = notes_of(findings, read.source, lang)
        try:
            return marked_copy(data, bare, notes, author=AUTHOR, at=at), bare
        except SourceError:
            pass  # the page says the same, beside the words
    page = html_page(shown(read.source, bare, lang), read.findings, lang=lang)
    return page.encode(), f"{PurePosixPath(bare).stem}.html"
