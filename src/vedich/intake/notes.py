"""Findings as notes on the person's own file, and as the page beside it shows them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from vedich.domain.document import Span
from vedich.domain.finding import Finding
from vedich.domain.note import Note
from vedich.reading.sources.source import Source
from vedich.reporting.one_line import clean
from vedich.reporting.writers.html_page import Section, ShownDocument

_MOST_QUOTED = 200


def notes_of(findings: Sequence[Finding], source: Source, lang: str) -> tuple[Note, ...]:
    """Give a note for each finding that has a place in the file; places of findings are the original's.

    >>> from vedich.domain.finding import Certainty
    >>> from vedich.domain.place import Piece, Place
    >>> from vedich.reading.sources.source import SourceKind
    >>> pieces = (Piece(0, 5, Place(sheet="S", cell="B2")),)
    >>> source = Source("a.xlsx", SourceKind.XLSX, "26/42", "26/42", pieces=pieces)
    >>> finding = Finding("VD101", Certainty.CERTAIN, Span(0, 5), "26/42", "Cộng là 52.", "They come to 52.")
    >>> notes_of([finding], source, "en")[0].text
    'VD101 · certain\\nThey come to 52.'
    """
    made = []
    for finding in findings:
        place = source.place_in_file(finding.span)
        if place is None:
            continue
        related = [source.place_in_file(span) for span in finding.related]
        made.append(
            Note(
                place,
                f"{finding.code} · {finding.certainty.wording.say(lang)}",
                tuple(_lines(finding, source, lang)),
                source.original[
                    finding.span.start : min(finding.span.end, finding.span.start + _MOST_QUOTED)
                ],
                tuple(each for each in related if each is not None and each != place),
            )
        )
    return tuple(made)


def _lines(finding: Finding, source: Source, lang: str) -> list[str]:
    english = lang == "en"
    told = [finding.en if english else finding.vi, *finding.arithmetic]
    for repair in finding.repairs:
        there = source.read_place(repair.span.start, repair.span.end)
        old = clean(source.text[there.start : there.end])
        head = "Possible repair" if english else "Có thể sửa"
        told.append(f"{head}: {old} → {repair.replacement} ({repair.en if english else repair.vi})")
    return told


def moved(finding: Finding, source: Source) -> Finding:
    """Move a finding about the read text to its place in the original."""
    if not source.runs:
        return finding

    def there(span: Span) -> Span:
        return source.place(span.start, span.end)

    return replace(
        finding,
        span=there(finding.span),
        repairs=tuple(replace(repair, span=there(repair.span)) for repair in finding.repairs),
        related=tuple(there(span) for span in finding.related),
    )


def in_text(finding: Finding, source: Source) -> Finding:
    """Give a finding about the original at its places of the text that was read: the page shows that text."""
    if not source.runs:
        return finding

    def there(span: Span) -> Span:
        return source.read_place(span.start, span.end)

    return replace(
        finding,
        span=there(finding.span),
        repairs=tuple(replace(repair, span=there(repair.span)) for repair in finding.repairs),
        related=tuple(there(span) for span in finding.related),
    )


def shown(source: Source, name: str, lang: str) -> ShownDocument:
    """Give the document as the page shows it, page by page or sheet by sheet."""
    return ShownDocument(
        name,
        source.text,
        source.grids,
        source.marks,
        tuple(_sections(source, lang)),
        source.notices,
        source.unread,
    )


def _sections(source: Source, lang: str) -> list[Section]:
    found: list[Section] = []
    last: object = None
    for piece in source.pieces:
        here = piece.place.sheet or piece.place.page
        if here in (None, "", last):
            continue
        last = here
        start = source.read_place(piece.start, piece.end).start
        word = (
            ("Trang tính" if lang == "vi" else "Sheet")
            if piece.place.sheet
            else ("Trang" if lang == "vi" else "Page")
        )
        found.append(Section(start, f"{word} {here}"))
    return found
