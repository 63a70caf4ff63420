"""A document from outside as one text to read, with the way back to every place of the original."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable
from dataclasses import dataclass, replace
from enum import StrEnum

from vedich.domain.document import Notice, Span
from vedich.domain.grid import Grid
from vedich.domain.mark import Mark, Unread
from vedich.domain.place import Piece, Place


class SourceKind(StrEnum):
    """The form a document came in, which decides how its text is taken out."""

    TEXT = "text"
    MARKDOWN = "markdown"
    HTML = "html"
    CSV = "csv"
    DOCX = "docx"
    DOC = "doc"
    RTF = "rtf"
    ODT = "odt"
    XLSX = "xlsx"
    XLS = "xls"
    ODS = "ods"
    PDF = "pdf"
    IMAGE = "image"


@dataclass(frozen=True, slots=True)
class Run:
    """A stretch of the read text and the place in the original that it stands for.

    A copied run is the original letter for letter; any other stands as a whole for its whole place (an
    entity, a stretch of blanks), or for nothing when the place is empty (a line end that a tag made).
    """

    start: int
    original_start: int
    original_end: int
    copied: bool


@dataclass(frozen=True, slots=True)
class Source:
    """A document ready to be read: `text` is read, `original` is what its places point into.

    Of a text file `original` is what `open(path, encoding="utf-8", newline="")` gives; of other files it is
    their letters in the order of reading, an old encoding not yet converted. No runs means that the text is
    the original itself. `pieces` lead from the original into the person's own file; a text file needs none.
    `grids` and `marks` are about `text`, `unread` counts what of the file was left out.

    >>> source = Source("t", SourceKind.HTML, "5&nbsp;ha", "5\\xa0ha",
    ...                 (Run(0, 0, 1, True), Run(1, 1, 7, False), Run(2, 7, 9, True)))
    >>> source.place(0, 2)
    Span(start=0, end=7)
    >>> source.read_place(7, 9)
    Span(start=2, end=4)
    """

    name: str
    kind: SourceKind
    original: str
    text: str
    runs: tuple[Run, ...] = ()
    notices: tuple[Notice, ...] = ()
    pieces: tuple[Piece, ...] = ()
    grids: tuple[Grid, ...] = ()
    marks: tuple[Mark, ...] = ()
    unread: tuple[Unread, ...] = ()

    def place(self, start: int, end: int) -> Span:
        """Give the place in the original of `text[start:end]`."""
        if not self.runs:
            return Span(start, end)
        first = self._original(start)
        if end <= start:
            return Span(first[0], first[0])
        return Span(first[0], max(first[0], self._original(end - 1)[1]))

    def read_place(self, start: int, end: int) -> Span:
        """Give the place in `text` that stands for `original[start:end]`: the way back of `place`."""
        if not self.runs:
            return Span(start, end)
        return Span(self._read(start), max(self._read(start), self._read(end)))

    def place_in_file(self, span: Span) -> Place | None:
        """Give the place in the person's own file where `original[span.start:span.end]` begins.

        Nulls: None for a text file, whose places are offsets, and where nothing of the file stands.

        >>> source = Source("b.xlsx", SourceKind.XLSX, "Lúa\\t120", "Lúa\\t120",
        ...                 pieces=(Piece(0, 3, Place(sheet="S", cell="A1")), Piece(4, 7, Place(sheet="S", cell="B1"))))
        >>> str(source.place_in_file(Span(4, 7)))
        'S!B1'
        """
        return self._in_piece(bisect_right(self.pieces, span.start, key=_piece_start) - 1, span)

    def places_in_file(self) -> Callable[[Span], Place | None]:
        """Give what `place_in_file` gives, as a function that is quicker when asked a great many times.

        >>> Source("a", SourceKind.TEXT, "5 ha", "5 ha").places_in_file()(Span(0, 1)) is None
        True
        """
        starts = [piece.start for piece in self.pieces]
        return lambda span: self._in_piece(bisect_right(starts, span.start) - 1, span)

    def _in_piece(self, at: int, span: Span) -> Place | None:
        if at < 0 or span.start >= max(self.pieces[at].end, self.pieces[at].start + 1):
            return None
        piece = self.pieces[at]
        if piece.place.start is None:
            return piece.place
        first = piece.place.start + span.start - piece.start
        last = piece.place.start + min(span.end, piece.end) - piece.start
        return replace(piece.place, start=first, end=last)

    def _original(self, position: int) -> tuple[int, int]:
        run = self.runs[max(0, bisect_right(self.runs, position, key=_start) - 1)]
        if not run.copied:
            return run.original_start, run.original_end
        at = min(run.original_start + position - run.start, run.original_end)
        return at, min(at + 1, run.original_end)

    def _read(self, position: int) -> int:
        index = bisect_right(self.runs, position, key=_original_start) - 1
        if index < 0:
            return 0
        run = self.runs[index]
        after = self.runs[index + 1].start if index + 1 < len(self.runs) else len(self.text)
        if run.copied:
            return min(run.start + position - run.original_start, after)
        return run.start if position < run.original_end else after


def _start(run: Run) -> int:
    return run.start


def _piece_start(piece: Piece) -> int:
    return piece.start


def _original_start(run: Run) -> int:
    return run.original_start
