"""Write notes into a copy of a Word file as real comments, its text and formatting untouched."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from lxml import etree

from vedich.domain.note import Note
from vedich.domain.place import Place
from vedich.reporting.writers.docx_anchors import Anchors
from vedich.reporting.writers.docx_parts import Parts

_CONTENT_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.comments+xml"
_UNWRITABLE = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_NOTES = {"footnotes": "footnote", "endnotes": "endnote"}
# Where Word has no comments, in Vietnamese and English.
_AROUND = {
    "header": ("phần đầu trang", "the page header"),
    "footer": ("phần chân trang", "the page footer"),
    "footnotes": ("chú thích cuối trang", "a footnote"),
    "endnotes": ("chú thích cuối văn bản", "an endnote"),
    "box": ("hộp văn bản", "a text box"),
}


def marked_docx(data: bytes, notes: Sequence[Note], *, author: str, at: datetime, lang: str = "vi") -> bytes:
    """Give a copy of a Word file with a comment for each note, around the words at its place.

    Runs are divided where a comment begins or ends inside one, each half with the run's own properties; no
    word, property or other part changes. Word has no comments in headers, footers, notes and text boxes: such
    a note hangs on the mark of the footnote, on the box, or on the first paragraph, and names its place.
    Without notes the copy is the file itself.

    >>> marked_docx(b"any file", [], author="Về Đích", at=datetime(2025, 9, 3))
    b'any file'

    Raises:
        ValueError: it is no Word file, or its XML is damaged.
    """
    if not notes:
        return data
    parts = Parts(data)
    tree = parts.tree(parts.main)
    if tree is None:
        raise ValueError(f"This is not a Word file: it has no {parts.main}.")
    writing = _Writing(parts, tree.getroot(), author, at, lang)
    for note in notes:
        writing.write(note)
    parts.change(parts.main)
    return parts.written()


@dataclass(frozen=True, slots=True)
class _Anchor:
    """Where the marks of a comment go: around two elements, or around all of a paragraph."""

    paragraph: etree._Element
    first: etree._Element | None = None
    last: etree._Element | None = None
    named: str = ""


class _Writing:
    """The comments being written into one file."""

    def __init__(self, parts: Parts, root: etree._Element, author: str, at: datetime, lang: str) -> None:
        self.parts = parts
        self.root = root
        self.anchors = Anchors(root)
        self.w = self.anchors.w
        self.author = author
        self.at = at
        self.english = lang == "en"
        self.comments = self._comments_part()
        self._others: dict[str, Anchors | None] = {}
        told = [
            each.get(self.w + "id", "")
            for tree in (self.comments, root)
            for each in tree.iter(
                self.w + "comment", self.w + "commentRangeStart", self.w + "commentReference"
            )
        ]
        self.next = max((int(each) for each in told if each.isdecimal() and len(each) < 10), default=-1) + 1

    def write(self, note: Note) -> None:
        """Write one note: its marks in the text and its words among the comments."""
        anchor = self._anchor(note)
        identity, self.next = str(self.next), self.next + 1
        w = self.w
        begin = etree.Element(w + "commentRangeStart", {w + "id": identity})
        end = etree.Element(w + "commentRangeEnd", {w + "id": identity})
        mark = etree.Element(w + "r")
        etree.SubElement(mark, w + "commentReference", {w + "id": identity})
        if anchor.first is not None and anchor.last is not None:
            anchor.first.addprevious(begin)
            anchor.last.addnext(end)
        else:
            properties = anchor.paragraph.find(w + "pPr")
            if properties is not None:
                properties.addnext(begin)
            else:
                anchor.paragraph.insert(0, begin)
            anchor.paragraph.append(end)
        end.addnext(mark)
        self._comment(identity, note, anchor.named)

    def _comment(self, identity: str, note: Note, named: str) -> None:
        w = self.w
        comment = etree.SubElement(
            self.comments,
            w + "comment",
            {
                w + "id": identity,
                w + "author": self.author,
                w + "date": self.at.strftime("%Y-%m-%dT%H:%M:%SZ"),
                w + "initials": "".join(word[0] for word in self.author.split())[:9],
            },
        )
        for index, line in enumerate((note.heading, *([named] if named else ()), *note.lines)):
            paragraph = etree.SubElement(comment, w + "p")
            _unindented(paragraph, w)
            if index == 0:
                first = etree.SubElement(paragraph, w + "r")
                etree.SubElement(first, w + "annotationRef")
            run = etree.SubElement(paragraph, w + "r")
            properties = etree.SubElement(run, w + "rPr")
            if index == 0:
                etree.SubElement(properties, w + "b")
            etree.SubElement(properties, w + "sz", {w + "val": "20"})
            text = etree.SubElement(run, w + "t")
            text.text = _UNWRITABLE.sub("\ufffd", line)
            text.set("{http://www.w3.org/XML/1998/namespace}space", "preserve")

    def _anchor(self, note: Note) -> _Anchor:
        place = note.place
        if place.part not in ("", "body"):
            return self._anchor_around(note)
        paragraphs = self.anchors.paragraphs
        number = place.paragraph
        if number is None or not 0 < number <= len(paragraphs):
            return self._first(note, "")
        paragraph = paragraphs[number - 1]
        host = self.anchors.host(paragraph)
        if host is not None:
            above, holder = host
            return _Anchor(above, holder, holder, self._named(note, "box"))
        start, end = self._offsets(note, paragraph)
        found = self.anchors.range(paragraph, start, end)
        return _Anchor(paragraph, *found) if found else _Anchor(paragraph)

    def _offsets(self, note: Note, paragraph: etree._Element) -> tuple[int, int]:
        """Give the offsets of a note, by the words it quotes where its place is only the paragraph."""
        place = note.place
        if place.start is not None and place.end is not None and place.start < place.end:
            return place.start, place.end
        letters = self.anchors.letters(paragraph)
        if note.quoted and letters.count(note.quoted) == 1:
            at = letters.index(note.quoted)
            return at, at + len(note.quoted)
        return 0, 0

    def _anchor_around(self, note: Note) -> _Anchor:
        """Give the anchor of a note on a header, a footer or a footnote, with its place in words."""
        kind = note.place.part.rstrip("0123456789")
        named = self._named(note, kind)
        if kind in _NOTES:
            reference = self._reference(note.place, kind)
            if reference is not None:
                return _Anchor(*reference, named)
        return self._first(note, named)

    def _reference(
        self, place: Place, kind: str
    ) -> tuple[etree._Element, etree._Element, etree._Element] | None:
        """Give the paragraph and run of the mark of a footnote or endnote."""
        if kind not in self._others:
            path = self.parts.related(kind, self.parts.main)
            tree = self.parts.tree(path) if path else None
            self._others[kind] = None if tree is None else Anchors(tree.getroot())
        anchors = self._others[kind]
        if anchors is None or place.paragraph is None or not 0 < place.paragraph <= len(anchors.paragraphs):
            return None
        inside = anchors.paragraphs[place.paragraph - 1]
        note = next(inside.iterancestors(self.w + _NOTES[kind]), None)
        if note is None:
            return None
        for each in self.root.iter(f"{self.w}{_NOTES[kind]}Reference"):
            run, above = each.getparent(), next(each.iterancestors(self.w + "p"), None)
            if each.get(self.w + "id") == note.get(self.w + "id") and run is not None and above is not None:
                host = self.anchors.host(above)
                return (host[0], host[1], host[1]) if host else (above, run, run)
        return None

    def _named(self, note: Note, kind: str) -> str:
        """Give a place that can have no comment in words, for the comment that stands elsewhere."""
        where = _AROUND[kind][self.english] if kind in _AROUND else note.place.part
        quoted = f": “{note.quoted}”" if note.quoted else ""
        return f"(In {where}{quoted})" if self.english else f"(Ở {where}{quoted})"

    def _first(self, note: Note, named: str) -> _Anchor:
        """Give the first paragraph of the body, made where the body has none."""
        for paragraph in self.anchors.paragraphs:
            if self.anchors.host(paragraph) is None:
                return _Anchor(paragraph, named=named)
        body = self.root.find(self.w + "body")
        made = etree.Element(self.w + "p")
        (self.root if body is None else body).insert(0, made)
        return _Anchor(made, named=named)

    def _comments_part(self) -> etree._Element:
        path = self.parts.related("comments", self.parts.main)
        tree = self.parts.tree(path) if path else None
        if path and tree is not None:
            self.parts.change(path)
            return tree.getroot()
        namespace = self.w.strip("{}")
        root = etree.Element(self.w + "comments", nsmap={"w": namespace})
        office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
        if "purl.oclc.org" in namespace:
            office = "http://purl.oclc.org/ooxml/officeDocument/relationships"
        self.parts.add("comments.xml", root, f"{office}/comments", _CONTENT_TYPE)
        return root


def _unindented(paragraph: etree._Element, w: str) -> None:
    """Keep the indents and spaces of the document's own style out of the margin."""
    properties = etree.SubElement(paragraph, w + "pPr")
    spacing = {w + "before": "0", w + "after": "0", w + "line": "240", w + "lineRule": "auto"}
    etree.SubElement(properties, w + "spacing", spacing)
    etree.SubElement(properties, w + "ind", {w + "left": "0", w + "firstLine": "0"})
    etree.SubElement(properties, w + "jc", {w + "val": "left"})
