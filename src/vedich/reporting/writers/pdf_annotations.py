"""Write notes into a copy of a PDF as annotations; its own bytes stay as they are, ours follow them."""

from __future__ import annotations

from collections.abc import Sequence
from io import BytesIO
from typing import Any

from vedich.domain.note import Note

Box = tuple[float, float, float, float]

# Points: a corner where a note without a box sits, and the size of an opened note.
_CORNER = 24.0
_POPUP_WIDTH, _POPUP_HEIGHT = 220.0, 120.0
_YELLOW = (1.0, 0.85, 0.2)


def marked_pdf(data: bytes, notes: Sequence[Note], *, author: str) -> bytes:
    """Give a copy of a PDF with a highlight for each note, its words in a popup.

    What the file was is the beginning of the copy, byte for byte: no page's content is touched, and a
    signature still covers what it covered. A note without a box sits in the corner of its page, one without
    a page on the first and names its place. Without notes the copy is the file itself.

    Units: boxes are points from the top left corner of the page as it is shown, turned pages included.

    >>> marked_pdf(b"any file", [], author="Về Đích")
    b'any file'

    Raises:
        ValueError: it is no PDF, is damaged, or is protected against changes.
    """
    if not notes:
        return data
    from pypdf import PdfReader, PdfWriter
    from pypdf.errors import PyPdfError

    try:
        if PdfReader(BytesIO(data)).is_encrypted:
            raise ValueError("The PDF is protected; notes cannot be written into it.")
        writer = PdfWriter(BytesIO(data), incremental=True)
        writing = _Writing(writer, author)
        for note in notes:
            writing.write(note)
        out = BytesIO()
        writer.write(out)
    except (
        PyPdfError,
        KeyError,
        TypeError,
        IndexError,
        AttributeError,
        RecursionError,
        OverflowError,
    ) as error:
        raise ValueError(f"This PDF cannot be written into: {error}.") from error
    return out.getvalue()


class _Writing:
    def __init__(self, writer: Any, author: str) -> None:
        self.writer, self.author = writer, author
        self.count = len(writer.pages)
        self.cornered: dict[int, int] = {}
        self.written = 0

    def write(self, note: Note) -> None:
        number = note.place.page or 0
        there = 1 <= number <= self.count
        number = number if there else 1
        page = self.writer.pages[number - 1]
        words = note.text if there else f"{note.text}\n({note.place})" if str(note.place) else note.text
        box = note.place.box if there else None
        if box is not None and box[2] > box[0] and box[3] > box[1]:
            corners = [_in_file(page, point) for point in _points(box)]
            self._annotate(page, "/Highlight", corners, words)
            return
        # Several notes in one corner stand beside each other.
        at = self.cornered.get(number, 0)
        self.cornered[number] = at + 1
        corner = (_CORNER * (1 + at), _CORNER, _CORNER * (1 + at) + 18, _CORNER + 18)
        self._annotate(page, "/Text", [_in_file(page, point) for point in _points(corner)], words)

    def _annotate(self, page: Any, kind: str, corners: list[tuple[float, float]], words: str) -> None:
        from pypdf.generic import ArrayObject, DictionaryObject, FloatObject, NameObject, NumberObject
        from pypdf.generic import TextStringObject as Words

        def numbers(values: Sequence[float]) -> ArrayObject:
            return ArrayObject([FloatObject(round(value, 2)) for value in values])

        xs, ys = [x for x, _ in corners], [y for _, y in corners]
        rect = (min(xs), min(ys), max(xs), max(ys))
        self.written += 1
        told = DictionaryObject(
            {
                NameObject("/Type"): NameObject("/Annot"),
                NameObject("/Subtype"): NameObject(kind),
                NameObject("/Rect"): numbers(rect),
                NameObject("/Contents"): Words(words),
                NameObject("/T"): Words(self.author),
                NameObject("/NM"): Words(f"vedich-{self.written}"),
                NameObject("/C"): numbers(_YELLOW),
                NameObject("/F"): NumberObject(4),  # printed with the page
            }
        )
        if kind == "/Highlight":
            told[NameObject("/QuadPoints")] = numbers([value for corner in corners for value in corner])
            told[NameObject("/AP")] = DictionaryObject({NameObject("/N"): self._look(rect)})
        else:
            told[NameObject("/Name")] = NameObject("/Comment")
        note = self.writer._add_object(told)
        left, top = min(rect[2] + 12, _right(page) - _POPUP_WIDTH), rect[3]
        popup = DictionaryObject(
            {
                NameObject("/Type"): NameObject("/Annot"),
                NameObject("/Subtype"): NameObject("/Popup"),
                NameObject("/Rect"): numbers((left, top - _POPUP_HEIGHT, left + _POPUP_WIDTH, top)),
                NameObject("/Parent"): note,
            }
        )
        told[NameObject("/Popup")] = self.writer._add_object(popup)
        existing = page.get("/Annots")
        array = existing.get_object() if existing is not None else None
        if not isinstance(array, ArrayObject):
            array = ArrayObject()
            page[NameObject("/Annots")] = array
        array.append(note)
        array.append(told.raw_get("/Popup"))

    def _look(self, rect: Box) -> Any:
        """Give the drawing of a highlight: its colour laid over the letters so that they stay readable."""
        from pypdf.generic import (
            ArrayObject,
            DecodedStreamObject,
            DictionaryObject,
            FloatObject,
            NameObject,
        )

        left, bottom, right, top = (round(value, 2) for value in rect)
        look = DecodedStreamObject()
        red, green, blue = _YELLOW
        area = f"{left} {bottom} {right - left:.2f} {top - bottom:.2f}"
        look.set_data(f"/Over gs {red} {green} {blue} rg {area} re f".encode())
        over = DictionaryObject({NameObject("/BM"): NameObject("/Multiply")})
        states = DictionaryObject({NameObject("/Over"): over})
        look.update(
            {
                NameObject("/Type"): NameObject("/XObject"),
                NameObject("/Subtype"): NameObject("/Form"),
                NameObject("/BBox"): ArrayObject(
                    [FloatObject(value) for value in (left, bottom, right, top)]
                ),
                NameObject("/Resources"): DictionaryObject({NameObject("/ExtGState"): states}),
                NameObject("/Group"): DictionaryObject({NameObject("/S"): NameObject("/Transparency")}),
            }
        )
        return self.writer._add_object(look)


def _points(box: Box) -> list[tuple[float, float]]:
    """Give the corners in the order that viewers expect of a highlight: top left, top right, then below."""
    left, top, right, bottom = box
    return [(left, top), (right, top), (left, bottom), (right, bottom)]


def _shown(page: Any) -> Box:
    """Give left, bottom, right and top of what is shown of a page, in the space of the file."""
    crop, media = page.cropbox, page.mediabox
    left, bottom = max(crop.left, media.left), max(crop.bottom, media.bottom)
    right, top = min(crop.right, media.right), min(crop.top, media.top)
    if right <= left or top <= bottom:
        left, bottom, right, top = media.left, media.bottom, media.right, media.top
    return float(left), float(bottom), float(right), float(top)


def _right(page: Any) -> float:
    return _shown(page)[2]


def _in_file(page: Any, point: tuple[float, float]) -> tuple[float, float]:
    """Give a point of the page as it is shown in the space of the file."""
    left, bottom, right, top = _shown(page)
    x, y = point
    match int(page.get("/Rotate", 0)) % 360:
        case 90:
            return left + y, bottom + x
        case 180:
            return right - x, bottom + y
        case 270:
            return right - y, top - x
    return left + x, top - y
