"""Where something stands in a person's own file: a paragraph, a cell of a sheet, a box on a page."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Place:
    """A place a person can go to; which fields are filled depends on the form of the file.

    Units: paragraphs, tables, rows, columns and pages count from 1; `start` and `end` are offsets in the text
    of the paragraph (`text[start:end]`), or of the cell; `box` is left, top, right, bottom in points from the
    top left corner of the page. Merged cells go by their first.
    Nulls: what a form of file does not have is None, or "" for `part`, `sheet` and `cell`.

    >>> str(Place(sheet="Biểu 1", cell="C7"))
    'Biểu 1!C7'
    >>> str(Place(part="body", paragraph=12, start=3, end=9))
    'body ¶12'
    >>> str(Place(part="body", table=2, row=3, column=4, paragraph=1))
    'body table 2 row 3 column 4'
    >>> str(Place(page=5, box=(72, 90, 120, 102)))
    'page 5'
    """

    part: str = ""
    paragraph: int | None = None
    start: int | None = None
    end: int | None = None
    table: int | None = None
    row: int | None = None
    column: int | None = None
    sheet: str = ""
    cell: str = ""
    page: int | None = None
    box: tuple[float, float, float, float] | None = None

    def __str__(self) -> str:
        if self.sheet:
            return f"{self.sheet}!{self.cell}" if self.cell else self.sheet
        told = []
        if self.part:
            told.append(self.part)
        if self.page is not None:
            told.append(f"page {self.page}")
        if self.table is not None:
            told.append(f"table {self.table} row {self.row} column {self.column}")
        elif self.paragraph is not None:
            told.append(f"¶{self.paragraph}")
        return " ".join(told)


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of a source's original text and the place of the person's file it came from.

    Where the place is a paragraph, `place.start` is the offset of the piece's first letter in it.
    """

    start: int
    end: int
    place: Place
