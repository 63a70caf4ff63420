"""Open a Word file as a source: the body, then headers, footers and notes, each with its places."""

from __future__ import annotations

import posixpath
from collections.abc import Iterator
from dataclasses import replace

from lxml import etree

from vedich.domain.document import Notice
from vedich.domain.mark import MarkKind
from vedich.reading.sources.damage import damage_of
from vedich.reading.sources.docx.content import Content, Mode, letters_in
from vedich.reading.sources.docx.names import ID, TYPE, R, W
from vedich.reading.sources.docx.numbering import Numbering
from vedich.reading.sources.docx.package import Package
from vedich.reading.sources.docx.story import Story
from vedich.reading.sources.docx.styles import Styles
from vedich.reading.sources.html import RAISED_DIGITS
from vedich.reading.sources.lines import refuse_lines
from vedich.reading.sources.old_encodings import converted_source
from vedich.reading.sources.source import Source, SourceKind
from vedich.reading.sources.trouble import SourceError, Trouble

_NOTES = (("footnotes", "footnote"), ("endnotes", "endnote"))

HIDDEN_TEXT = Notice(
    "hidden_text",
    "Văn bản có chữ ẩn; số liệu trong đó được đọc và đánh dấu là ẩn, bản in không có.",
    "The document has hidden text; figures in it were read and marked as hidden, a printed copy lacks them.",
)


def source_of_docx(data: bytes, name: str) -> Source:
    """Take the text out of a Word file, as a person sees it with all tracked changes accepted.

    Places: `part` is 'body', 'header1' ..., 'footnotes' or 'endnotes'; `paragraph` counts every `w:p` of the
    part; `start` and `end` count the letters of the paragraph's own runs, shown or not (a tab, a break, a
    hyphen or a symbol is one). Numbers set by the word processor ('1.', 'a)') have a paragraph and no offsets.

    Raises:
        SourceError: the file is damaged, encrypted, too large, declares a document type, or has no words.
    """
    package = Package(data, name)
    main = package.part(package.main)
    body = None if main is None else main.find(W + "body")
    if main is None or body is None:
        raise SourceError(Trouble.DAMAGED, name, form="Word (DOCX)", reason="no body")
    content = Content(package, Styles(_of(package, "styles")), Numbering(_of(package, "numbering")))
    story = Story(content, "body", package.main, main)
    story.blocks(body)
    story.account(main)
    for path in _around(package, main):
        _read_around(content, path)
    for kind, element in _NOTES:
        _read_notes(content, kind, element)
    _count_comments(content)
    gathering = content.gathering
    gathering.close()
    text = gathering.text
    if not text.strip():
        pictures = content.ledger.counts.get("picture", 0)
        if pictures:
            raise SourceError(Trouble.ONLY_PICTURES, name, count=pictures)
        raise SourceError(Trouble.NO_TEXT, name)
    refuse_lines(text, name)
    source = Source(
        name,
        SourceKind.DOCX,
        text,
        text,
        (),
        tuple(_notices(content)),
        tuple(gathering.pieces),
        tuple(sorted(gathering.grids, key=lambda grid: grid.number)),
        tuple(sorted(gathering.marks, key=lambda mark: (mark.start, mark.end))),
        content.ledger.unread(),
    )
    # The fonts tell; where they do not, the letters may: a text pasted from an old file into another font.
    read = converted_source(source, gathering.fonts) if gathering.fonts else converted_source(source)
    return replace(read, notices=(*read.notices, *damage_of(read.text)))


def _of(package: Package, kind: str) -> etree._Element | None:
    path = package.related(kind)
    return package.part(path) if path else None


def _around(package: Package, main: etree._Element) -> Iterator[str]:
    """Yield the paths of the headers and footers that the sections name, each once: headers first."""
    told: set[str] = set()
    for name in ("headerReference", "footerReference"):
        for reference in main.iter(W + name):
            path = package.target(reference.get(R + "id"), package.main)
            if path and path not in told:
                told.add(path)
                yield path


def _read_around(content: Content, path: str) -> None:
    root = content.package.part(path)
    if root is not None:
        story = Story(content, posixpath.basename(path).rpartition(".")[0], path, root)
        story.blocks(root)
        story.account(root)


def _read_notes(content: Content, kind: str, name: str) -> None:
    path = content.package.related(kind)
    root = content.package.part(path) if path else None
    if path is None or root is None:
        return
    story = Story(content, kind, path, root)
    for note in root.iterchildren(W + name):
        # Separators are lines that the word processor draws.
        drawn = note.get(TYPE) in ("separator", "continuationSeparator", "continuationNotice")
        marked = drawn or (name, note.get(ID, "")) in content.notes_marked
        story.blocks(note, Mode.PLAIN if marked else Mode.UNMARKED)
    story.account(root)


def _count_comments(content: Content) -> None:
    path = content.package.related("comments")
    root = content.package.part(path) if path else None
    for comment in () if root is None else root.iter(W + "comment"):
        content.ledger.leave_out("comment", letters_in(comment))


def _notices(content: Content) -> Iterator[Notice]:
    changes = content.inserted + content.deleted + content.moved
    if changes:
        yield Notice(
            "tracked_changes",
            f"Bản thảo có {changes} chỗ sửa chưa duyệt ({content.inserted} chèn, {content.deleted} xóa, "
            f"{content.moved} chuyển chỗ): chữ chèn được đọc và đánh dấu, chữ đã xóa không đọc. "
            "Hãy chấp nhận hoặc từ chối hết trước khi ban hành.",
            f"The draft has {changes} unapproved changes ({content.inserted} inserted, {content.deleted} "
            f"deleted, {content.moved} moved): what was inserted is read and marked, what was deleted is not "
            "read. Accept or reject all of them before it is issued.",
        )
    if any(mark.kind is MarkKind.HIDDEN for mark in content.gathering.marks):
        yield HIDDEN_TEXT
    if "raised_digits" in content.ledger.counts:
        yield RAISED_DIGITS
