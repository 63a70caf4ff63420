"""Recognise a page: the words of its text and of its tables, in points of the page as it was scanned."""

from __future__ import annotations

import re
from typing import Any

from vedich.reading.sources.ocr.cells import cell_words
from vedich.reading.sources.ocr.engine import Engine, Recognised
from vedich.reading.sources.ocr.picture import prepared
from vedich.reading.sources.ocr.rulings import rulings_of
from vedich.reading.sources.pages.lattice import joined_lines, lattices_of
from vedich.reading.sources.pages.ruled import ruled_table
from vedich.reading.sources.pages.word import Page, Sight, Table, Word

_LETTER = re.compile(r"\w")
_SIGNS = re.compile(r"[-–+%:;().,…*•/<>=≥≤]{1,3}")
# Short scraps below this certainty are specks and strokes of a pen, not words.
_SCRAP = 0.35
_HIGHEST = 0.98
# The height of a row as recognised is more than the size of its type.
_TYPE = 0.82


def recognised_page(engine: Engine, pixels: Any, dpi: int, number: int) -> tuple[Page, int]:
    """Give a page recognised from its pixels, and how many scraps were left out."""
    picture = prepared(pixels, dpi)
    lines, without = rulings_of(picture)
    scale = 72 / dpi
    height, width = picture.grey.shape
    tables: list[Table] = []
    scraps = 0
    text = without.copy()
    for lattice in lattices_of(joined_lines(lines)):
        told = cell_words(engine, lattice, without, dpi, sharp=picture.sharp)
        words = [_word(cell.word, scale, number, cell.note, first=cell.word.begins) for cell in told]
        kept = [word for word in words if not _scrap(word)]
        table, _, _ = ruled_table(lattice, kept)
        if table is not None:
            scraps += len(words) - len(kept)
            tables.append(table)
            left, top, right, bottom = (int(edge / scale) for edge in lattice.box)
            text[max(top - 2, 0) : bottom + 3, max(left - 2, 0) : right + 3] = 255
    words = [_word(word, scale, number, "", first=word.begins) for word in engine.text(text, dpi)]
    kept = [word for word in words if not _scrap(word)]
    scraps += len(words) - len(kept)
    page = Page(number, width * scale, height * scale, tuple(kept), tuple(tables), tilt=picture.tilt)
    return page, scraps


def _word(word: Recognised, scale: float, number: int, note: str, *, first: bool) -> Word:
    return Word(
        word.text,
        word.left * scale,
        word.top * scale,
        word.right * scale,
        word.bottom * scale,
        word.baseline * scale,
        max(word.height * scale * _TYPE, 4.0),
        after_blank=not first,
        sight=Sight.RECOGNISED,
        certainty=round(min(word.certainty, _HIGHEST), 2),
        note=note,
        page=number,
    )


def _scrap(word: Word) -> bool:
    if not _LETTER.search(word.text):
        return word.certainty < 0.6 or not _SIGNS.fullmatch(word.text)
    return word.certainty < _SCRAP and len(word.text) <= 2 and not word.text.isdigit()
