"""An account of a Word file's letters by a raw walk of its XML, to hold the reader against."""

from __future__ import annotations

import re
from collections import Counter
from io import BytesIO
from xml.etree import ElementTree
from zipfile import ZipFile

from vedich.reading.sources.source import Source

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_M = "{http://schemas.openxmlformats.org/officeDocument/2006/math}"
_FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
_DRAWN = "{http://schemas.openxmlformats.org/drawingml/2006/main}t"
_CHARTED = "{http://schemas.openxmlformats.org/drawingml/2006/chart}v"
_ART = "{urn:schemas-microsoft-com:vml}textpath"
_WRITTEN = (_W + "t", _W + "delText", _M + "t", _DRAWN, _CHARTED)
_READ = re.compile(r"word/(?:document|header\d*|footer\d*|footnotes|endnotes|comments|charts/chart\d*)\.xml")
_LETTERS = re.compile(r"\((\d+) letters\)")


def written_letters(data: bytes) -> str:
    """Give every letter that a person may see, blanks aside, once where the file tells it twice."""
    letters: list[str] = []

    def walk(element: ElementTree.Element) -> None:
        for child in element:
            if child.tag in _WRITTEN:
                letters.append(child.text or "")
            elif child.tag == _ART:
                letters.append(child.get("string", ""))
            elif child.tag != _FALLBACK:
                walk(child)

    with ZipFile(BytesIO(data)) as archive:
        for name in archive.namelist():
            if _READ.fullmatch(name):
                walk(ElementTree.fromstring(archive.read(name)))
    return "".join("".join(letters).split())


def left_out(source: Source) -> int:
    """Give how many letters the source says it left out, as people are shown."""
    return sum(int(found[1]) for each in source.unread if (found := _LETTERS.search(each.en)))


def assert_nothing_lost(data: bytes, source: Source) -> None:
    """Fail when a written letter is neither read nor counted, or one is read that is not written."""
    placed: list[str] = [
        source.original[piece.start : piece.end] for piece in source.pieces if piece.place.start is not None
    ]
    read = Counter("".join("".join(placed).split()))
    there = Counter(written_letters(data))
    assert not read - there, f"read and not written: {read - there}"
    lost = sum((there - read).values())
    assert lost == left_out(source), (there - read, source.unread)
    assert not any(each.what == "stray_text" for each in source.unread)


def assert_places(source: Source) -> None:
    """Fail when pieces are not in order, or a cell of a grid is not in its table."""
    at = 0
    for piece in source.pieces:
        assert at <= piece.start < piece.end <= len(source.original)
        assert piece.place.paragraph is not None
        if piece.place.start is not None and piece.place.end is not None:
            assert piece.place.end - piece.place.start == piece.end - piece.start
        at = piece.end
    for grid in source.grids:
        at = grid.start
        taken: set[tuple[int, int]] = set()
        for cell in grid.cells:
            assert at <= cell.start <= cell.end <= grid.end <= len(source.text)
            at = cell.end
            covered = {
                (cell.row + down, cell.column + right)
                for down in range(cell.rows)
                for right in range(cell.columns)
            }
            assert not covered & taken
            taken |= covered
