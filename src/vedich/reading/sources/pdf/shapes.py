"""Find what is drawn on a PDF page beside letters: lines of tables, shaded boxes and pictures."""

from __future__ import annotations

import ctypes
from dataclasses import dataclass, field
from typing import Any

from vedich.reading.sources.pages.word import Box, Ruling
from vedich.reading.sources.pdf.frame import Frame

# A drawn line is at most this thick (points); programs draw table lines as thin filled boxes.
_THICKEST = 2.6
_SHORTEST = 3.0
# A page with more drawn pieces than this is a drawing; no table has so many.
_MOST_PIECES = 60_000
_DEEPEST = 4

Matrix = tuple[float, float, float, float, float, float]
_AS_IT_IS: Matrix = (1.0, 0.0, 0.0, 1.0, 0.0, 0.0)


@dataclass(slots=True)
class Shapes:
    """What is drawn on a page, in its frame; `inked` are filled boxes that are not white."""

    frame: Frame
    lines: list[Ruling] = field(default_factory=list)
    inked: list[Box] = field(default_factory=list)
    pictures: list[Box] = field(default_factory=list)
    too_many: bool = False

    def shaded(self, box: Box) -> bool:
        """Say whether something coloured or a picture lies behind the middle of a box."""
        x, y = (box[0] + box[2]) / 2, (box[1] + box[3]) / 2
        return any(
            a <= x <= c and b <= y <= d for boxes in (self.inked, self.pictures) for a, b, c, d in boxes
        )


def shapes_of(page: Any, frame: Frame) -> Shapes:
    """Give the lines, shades and pictures of a page, those inside drawn forms too."""
    import pypdfium2.raw as pdfium

    found = Shapes(frame)
    walk = _Walk(pdfium, frame, found)
    walk.objects(page.raw, pdfium.FPDFPage_CountObjects, pdfium.FPDFPage_GetObject, _AS_IT_IS, 0)
    return found


class _Walk:
    """Goes over the objects of a page and into its forms."""

    def __init__(self, pdfium: Any, frame: Frame, found: Shapes) -> None:
        self.pdfium = pdfium
        self.frame = frame
        self.found = found
        self.left, self.bottom, self.right, self.top = (ctypes.c_float() for _ in range(4))
        self.pieces = 0

    def objects(self, holder: Any, count_of: Any, get: Any, matrix: Matrix, depth: int) -> None:
        pdfium = self.pdfium
        kind_of = pdfium.FPDFPageObj_GetType
        for index in range(max(0, count_of(holder))):
            thing = get(holder, index)
            kind = kind_of(thing)
            if kind == pdfium.FPDF_PAGEOBJ_TEXT:
                continue
            self.pieces += 1
            if self.pieces > _MOST_PIECES:
                self.found.too_many = True
                return
            if kind == pdfium.FPDF_PAGEOBJ_PATH:
                self._path(thing, matrix)
            elif kind == pdfium.FPDF_PAGEOBJ_IMAGE:
                if (box := self._bounds(thing, matrix)) is not None:
                    self.found.pictures.append(box)
            elif kind == pdfium.FPDF_PAGEOBJ_FORM and depth < _DEEPEST:
                inner = _times(self._matrix(thing), matrix)
                self.objects(
                    thing, pdfium.FPDFFormObj_CountObjects, pdfium.FPDFFormObj_GetObject, inner, depth + 1
                )

    def _matrix(self, thing: Any) -> Matrix:
        matrix = self.pdfium.FS_MATRIX()
        if not self.pdfium.FPDFPageObj_GetMatrix(thing, matrix):
            return _AS_IT_IS
        return matrix.a, matrix.b, matrix.c, matrix.d, matrix.e, matrix.f

    def _bounds(self, thing: Any, matrix: Matrix) -> Box | None:
        edges = self.left, self.bottom, self.right, self.top
        if not self.pdfium.FPDFPageObj_GetBounds(thing, *edges):
            return None
        x0, y0, x1, y1 = (edge.value for edge in edges)
        if matrix is _AS_IT_IS:
            return self.frame.box(x0, y0, x1, y1)
        a, b = _at(matrix, x0, y0)
        c, d = _at(matrix, x1, y1)
        return self.frame.box(min(a, c), min(b, d), max(a, c), max(b, d))

    def _path(self, thing: Any, matrix: Matrix) -> None:
        pdfium = self.pdfium
        fill, stroke = ctypes.c_int(), ctypes.c_int()
        if not pdfium.FPDFPath_GetDrawMode(thing, fill, stroke) or not (fill.value or stroke.value):
            return
        box = self._bounds(thing, matrix)
        if box is None:
            return
        width, height = box[2] - box[0], box[3] - box[1]
        if height <= _THICKEST and width <= _THICKEST:
            return
        if height <= _THICKEST or width <= _THICKEST:
            self._line(*box)
            return
        if fill.value and not self._white(thing):
            self.found.inked.append(box)
        if stroke.value:
            self._segments(thing, _times(self._matrix(thing), matrix))

    def _white(self, thing: Any) -> bool:
        red, green, blue, alpha = (ctypes.c_uint() for _ in range(4))
        if not self.pdfium.FPDFPageObj_GetFillColor(thing, red, green, blue, alpha):
            return False
        return alpha.value < 8 or min(red.value, green.value, blue.value) > 249

    def _segments(self, thing: Any, matrix: Matrix) -> None:
        """Take the level and upright strokes of a path: a frame, or a whole grid in one path."""
        pdfium = self.pdfium
        x, y = ctypes.c_float(), ctypes.c_float()
        first = last = (0.0, 0.0)
        for index in range(max(0, pdfium.FPDFPath_CountSegments(thing))):
            self.pieces += 1
            if self.pieces > _MOST_PIECES:
                self.found.too_many = True
                return
            segment = pdfium.FPDFPath_GetPathSegment(thing, index)
            if not pdfium.FPDFPathSegment_GetPoint(segment, x, y):
                continue
            here = self.frame.point(*_at(matrix, x.value, y.value))
            kind = pdfium.FPDFPathSegment_GetType(segment)
            if kind == pdfium.FPDF_SEGMENT_MOVETO:
                first = here
            elif kind == pdfium.FPDF_SEGMENT_LINETO:
                self._stroke(last, here)
            if pdfium.FPDFPathSegment_GetClose(segment):
                self._stroke(here, first)
            last = here

    def _stroke(self, start: tuple[float, float], end: tuple[float, float]) -> None:
        across, down = abs(end[0] - start[0]), abs(end[1] - start[1])
        if min(across, down) <= _THICKEST / 2:
            self._line(
                min(start[0], end[0]), min(start[1], end[1]), max(start[0], end[0]), max(start[1], end[1])
            )

    def _line(self, left: float, top: float, right: float, bottom: float) -> None:
        if right - left >= max(_SHORTEST, bottom - top):
            self.found.lines.append(Ruling(True, (top + bottom) / 2, left, right))
        elif bottom - top >= _SHORTEST:
            self.found.lines.append(Ruling(False, (left + right) / 2, top, bottom))


def _at(matrix: Matrix, x: float, y: float) -> tuple[float, float]:
    a, b, c, d, e, f = matrix
    return a * x + c * y + e, b * x + d * y + f


def _times(first: Matrix, second: Matrix) -> Matrix:
    """Give the matrix that applies `first`, then `second`."""
    if second is _AS_IT_IS:
        return first
    a, b, c, d, e, f = first
    p, q, r, s, t, u = second
    return (
        a * p + b * r,
        a * q + b * s,
        c * p + d * r,
        c * q + d * s,
        e * p + f * r + t,
        e * q + f * s + u,
    )
