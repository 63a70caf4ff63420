"""Read the paragraphs, tables and text boxes of one part of a Word file, in order."""

from __future__ import annotations

from lxml import etree

from vedich.reading.sources.docx.content import LETTERS, Content, Mode, chosen, letters_in, letters_once
from vedich.reading.sources.docx.gathering import Line
from vedich.reading.sources.docx.names import MC, VAL, W
from vedich.reading.sources.docx.styles import number_of
from vedich.reading.sources.docx.tables import read_table
from vedich.reading.sources.docx.words import Words

_PARAGRAPH, _TABLE, _CONTROL = W + "p", W + "tbl", W + "sdt"
_TRACKED = {
    W + "ins": Mode.INSERTED,
    W + "moveTo": Mode.INSERTED,
    W + "del": Mode.DELETED,
    W + "moveFrom": Mode.MOVED,
}


class Story:
    """Reads one part; `name` is what its places call it, `path` where it lies in the file.

    Paragraphs count from 1 in the order of the XML, those in tables, text boxes and repeated branches too, so
    that whoever opens the part again finds the same paragraph by counting.
    """

    def __init__(self, content: Content, name: str, path: str, root: etree._Element) -> None:
        self.content = content
        self.name = name
        self.words = Words(content, path, root)
        self.where: tuple[int | None, int | None, int | None] = None, None, None
        self._numbers = {each: number for number, each in enumerate(root.iter(_PARAGRAPH), start=1)}
        self._joined = False

    def blocks(self, parent: etree._Element, mode: int = Mode.PLAIN) -> None:
        """Read all paragraphs and tables below an element."""
        for child in parent:
            tag = child.tag
            if tag == _PARAGRAPH:
                self._paragraph(child, mode)
            elif tag == _TABLE:
                read_table(self, child, mode)
            elif tag == _CONTROL:
                inner = child.find(W + "sdtContent")
                if inner is not None:
                    self.blocks(inner, mode)
            elif tag == MC + "AlternateContent":
                branch, others = chosen(child)
                if branch is not None:
                    self.blocks(branch, mode)
                self.words.seen += sum(len(letters_in(other)) for other in others)
            elif tag == W + "altChunk":
                self.content.ledger.leave_out("attached_document")
            elif tag in _TRACKED:
                self.blocks(child, mode | _TRACKED[tag])
            elif len(child) and tag not in _PROPERTIES:
                self.blocks(child, mode)

    def account(self, root: etree._Element) -> None:
        """Count what stands outside every paragraph, so that even a malformed part loses nothing in silence."""
        there = sum(len(each.text or "") for each in root.iter(*LETTERS))
        if there > self.words.seen:
            stray = "".join(
                each.text or ""
                for each in root.iter(*LETTERS)
                if next(each.iterancestors(_PARAGRAPH), None) is None
            )
            missing = there - self.words.seen
            self.content.ledger.leave_out("stray_text", (stray + "\ufffd" * missing)[:missing])

    def leave_out(self, element: etree._Element, mode: int) -> None:
        """Account for words that are not shown."""
        self.words.seen += len(letters_in(element))
        letters = letters_once(element)
        if letters:
            what = "deleted_text" if mode & Mode.DELETED else "covered_text"
            self.content.ledger.leave_out(what, letters)

    def _paragraph(self, paragraph: etree._Element, mode: int) -> None:
        line = Line(self.name, self._numbers[paragraph], *self.where)
        styles = self.content.styles
        properties = paragraph.find(W + "pPr")
        style_name: str | None = None
        number = None
        mark_deleted = False
        if properties is not None:
            told = properties.find(W + "pStyle")
            style_name = None if told is None else told.get(VAL)
            number = properties.find(W + "numPr")
            mark = properties.find(W + "rPr")
            if mark is not None:
                mark_deleted = mark.find(W + "del") is not None or mark.find(W + "moveFrom") is not None
                if mark_deleted:
                    self.content.deleted += mark.find(W + "del") is not None and not _has_deletion(paragraph)
        style = styles.of(style_name)
        line.font = style.font or styles.font
        line.hidden = style.hidden
        gathering = self.content.gathering
        before = gathering.length
        if not mode & Mode.LEFT_OUT and not mark_deleted:
            listed = _list_of(number, style.number)
            label = self.content.numbering.label(listed, style_name or "") if listed else None
            if label is not None and not self._joined:
                saying, blank_after = label
                gathering.label(
                    saying,
                    line,
                    inserted=bool(mode & Mode.INSERTED),
                    hidden=bool(mode & Mode.HIDDEN) or line.hidden,
                    blank_after=blank_after,
                )
        self.words.inside(paragraph, line, mode, line.font)
        self._joined = mark_deleted and gathering.length > before
        if not self._joined:
            gathering.line_end()
        while self.words.drawings.boxes:
            self._boxes()

    def _boxes(self) -> None:
        """Read the text boxes that hang on the paragraph just read, each as lines of its own."""
        waiting, self.words.drawings.boxes = self.words.drawings.boxes, type(self.words.drawings.boxes)()
        codes, self.words.codes = self.words.codes, []
        joined, self._joined = self._joined, False
        self.content.gathering.line_end()
        for box, mode in waiting:
            self.blocks(box, mode)
        self.words.codes, self._joined = codes, joined


def _list_of(
    direct: etree._Element | None, by_style: tuple[str, int | None] | None
) -> tuple[str, int | None] | None:
    """Give the list of a paragraph: its own, or its style's, on the level that it names itself."""
    own = number_of(direct)
    if own is not None:
        return own
    if by_style is None or direct is None:
        return by_style
    level = direct.find(W + "ilvl")
    if level is None:
        return by_style
    told = level.get(VAL, "")
    return by_style[0], int(told) if told.isdecimal() and len(told) < 3 else by_style[1]


def _has_deletion(paragraph: etree._Element) -> bool:
    return paragraph.find(W + "del") is not None


_PROPERTIES = frozenset(
    W + name
    for name in ("pPr", "rPr", "tblPr", "tblGrid", "trPr", "tcPr", "sectPr", "sdtPr", "sdtEndPr", "tblPrEx")
)
