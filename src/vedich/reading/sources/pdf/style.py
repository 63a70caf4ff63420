"""Read how a stretch of PDF text is drawn: its size, font, slant on the page, and whether it can be seen."""

from __future__ import annotations

import ctypes
import math
import re
from dataclasses import dataclass
from typing import Any

from vedich.reading.sources.old_encodings import is_old_font
from vedich.reading.sources.pages.word import Sight

_BOLD = re.compile(r"bold|black|heavy|demi|,b\b|-b\b", re.IGNORECASE)
_SUBSET = re.compile(r"^[A-Z]{6}\+")
_INVISIBLE = 3
_CLIP = 7


@dataclass(slots=True, eq=False)
class Style:
    """How one drawn stretch of text looks; `x`, `y` are where its first letter stands in the file's space.

    Units: `size` in points, `angle` in radians against the file's space. `old` fonts show Vietnamese from before Unicode.
    """

    font: str
    size: float
    bold: bool
    angle: float
    x: float
    y: float
    sight: Sight
    white: bool
    old: bool = False
    letters: int = 0


def style_of(raw: Any, index: int, pointer: Any) -> Style:
    """Give the style of the text object that the letter at `index` belongs to."""
    import pypdfium2.raw as pdfium

    size = ctypes.c_float()
    pdfium.FPDFTextObj_GetFontSize(pointer, size)
    matrix = pdfium.FS_MATRIX()
    pdfium.FPDFText_GetMatrix(raw, index, matrix)
    across = math.hypot(matrix.c, matrix.d) or 1.0
    angle = math.atan2(matrix.b, matrix.a)
    font = _font_name(pdfium, pdfium.FPDFTextObj_GetFont(pointer))
    x, y = ctypes.c_double(), ctypes.c_double()
    pdfium.FPDFText_GetCharOrigin(raw, index, x, y)
    mode = pdfium.FPDFTextObj_GetTextRenderMode(pointer)
    white = _white(pdfium, pointer)
    sight = Sight.RECOGNISED if mode in (_INVISIBLE, _CLIP) else Sight.SEEN
    drawn = abs(size.value) * across
    return Style(
        font,
        max(drawn, 0.5),
        bool(_BOLD.search(font)),
        angle,
        x.value,
        y.value,
        sight,
        white,
        is_old_font(font),
    )


def _font_name(pdfium: Any, font: Any) -> str:
    if not font:
        return ""
    length = pdfium.FPDFFont_GetBaseFontName(font, None, 0)
    if not 1 < length < 512:
        return ""
    buffer = ctypes.create_string_buffer(length)
    pdfium.FPDFFont_GetBaseFontName(font, buffer, length)
    return _SUBSET.sub("", buffer.value.decode("utf-8", "replace"))


def _white(pdfium: Any, pointer: Any) -> bool:
    """Say whether the fill is white or nearly so, or lets everything through."""
    red, green, blue, alpha = (ctypes.c_uint() for _ in range(4))
    if not pdfium.FPDFPageObj_GetFillColor(pointer, red, green, blue, alpha):
        return False
    return alpha.value < 8 or min(red.value, green.value, blue.value) > 249
