"""Read a page of a PDF: its words, its ruled tables, and what of it no letters tell."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Any

from vedich.reading.sources.pages.lattice import joined_lines, lattices_of
from vedich.reading.sources.pages.ruled import ruled_table
from vedich.reading.sources.pages.word import Box, Page, Sight, Table, Word
from vedich.reading.sources.pdf.fields import field_words
from vedich.reading.sources.pdf.frame import Frame, frame_of
from vedich.reading.sources.pdf.letters import letters_of, styles_of
from vedich.reading.sources.pdf.shapes import shapes_of

# A picture over this share of the page is the page itself: a scan.
_SCAN = 0.55
# A page on which this share of the letters has no meaning cannot be read by its letters.
_UNMAPPED = 0.2
# A scan with fewer letters than this has a stamp or a signature over it, not its text.
FEWEST_LETTERS = 150


@dataclass(slots=True)
class PdfPage:
    """A page as read from its letters, and what they do not tell.

    `scanned` pages are a picture, with or without recognised letters, `wordless` ones a picture without its
    text; `unmapped` counts letters without
    meaning; `garbled` says that they are too many to read the page.
    """

    page: Page
    marks: list[Word]
    pictures: int = 0
    comments: tuple[str, ...] = ()
    scanned: bool = False
    wordless: bool = False
    unmapped: int = 0
    garbled: bool = False
    too_many_lines: bool = False


def page_of(document: Any, index: int) -> PdfPage:
    """Read the page of a document at an index from 0."""
    page = document[index]
    text_page = page.get_textpage()
    try:
        return _read(document, page, text_page.raw, index + 1)
    finally:
        text_page.close()
        page.close()


def _read(document: Any, page: Any, raw: Any, number: int) -> PdfPage:
    styles, order = styles_of(raw)
    frame = frame_of(page, order)
    shapes = shapes_of(page, frame)
    lines = joined_lines(shapes.lines) if shapes.lines else []
    lattices = lattices_of(lines)
    divided = tuple(line for line in lines if not line.level) if lattices else ()
    letters = letters_of(raw, number, styles, shapes, divided)
    filled, comments = field_words(document, page, number, frame)
    area = frame.width * frame.height or 1.0
    scanned = any(_area(box, frame) > _SCAN * area for box in shapes.pictures)
    words = [*letters.words, *filled]
    if not scanned:
        # Letters without ink and without a picture that they describe are hidden.
        words = [
            replace(word, sight=Sight.HIDDEN) if word.sight is Sight.RECOGNISED else word for word in words
        ]
    tables: list[Table] = []
    marks: list[Word] = []
    for lattice in lattices:
        table, taken, raised = ruled_table(lattice, words)
        if table is not None:
            tables.append(table)
            marks += raised
            words = [word for word in words if id(word) not in taken]
    turn = (frame.turn - frame.shown) % 360
    made = Page(number, frame.width, frame.height, tuple(words), tuple(tables), turn)
    return PdfPage(
        made,
        marks,
        len(shapes.pictures),
        comments,
        scanned,
        bool(shapes.pictures) and (letters.letters == 0 or (scanned and letters.letters < FEWEST_LETTERS)),
        letters.unmapped,
        letters.unmapped > _UNMAPPED * max(letters.letters, 1) and letters.unmapped > 5,
        shapes.too_many,
    )


def _area(box: Box, frame: Frame) -> float:
    left, top, right, bottom = box
    return max(0.0, min(right, frame.width) - max(left, 0.0)) * max(
        0.0, min(bottom, frame.height) - max(top, 0.0)
    )
