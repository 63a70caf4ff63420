"""Stand a PDF page upright: from the file's space to points from the top left, along most of its writing."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import Any

from vedich.reading.sources.pages.word import Box
from vedich.reading.sources.pdf.style import Style

_QUARTER = math.pi / 2


@dataclass(frozen=True, slots=True)
class Frame:
    """How a page is turned to be read: `turn` degrees clockwise in all, `shown` of them by the page itself.

    `left`, `bottom`, `right`, `top` are the page in the space of the file.
    """

    left: float
    bottom: float
    right: float
    top: float
    turn: int
    shown: int

    @property
    def width(self) -> float:
        """Give the width of the upright page in points."""
        return self.top - self.bottom if self.turn in (90, 270) else self.right - self.left

    @property
    def height(self) -> float:
        """Give the height of the upright page in points."""
        return self.right - self.left if self.turn in (90, 270) else self.top - self.bottom

    def point(self, x: float, y: float) -> tuple[float, float]:
        """Give a point of the file's space in the frame."""
        if self.turn == 0:
            return x - self.left, self.top - y
        if self.turn == 90:
            return y - self.bottom, x - self.left
        if self.turn == 180:
            return self.right - x, y - self.bottom
        return self.top - y, self.right - x

    def box(self, x0: float, y0: float, x1: float, y1: float) -> Box:
        """Give a box of the file's space in the frame, left and top first."""
        if self.turn == 0:
            return x0 - self.left, self.top - y1, x1 - self.left, self.top - y0
        (a, b), (c, d) = self.point(x0, y0), self.point(x1, y1)
        return min(a, c), min(b, d), max(a, c), max(b, d)

    def direction(self, angle: float) -> tuple[float, float]:
        """Give the direction of writing in the frame (y downwards) of an angle in the file's space."""
        seen = angle + math.radians(-self.turn)
        return math.cos(seen), -math.sin(seen)

    def baseline(self, style: Style, direction: tuple[float, float]) -> float:
        """Give where the letters of a style stand, across their direction of writing."""
        x, y = self.point(style.x, style.y)
        return y if direction[0] > 0.97 else y * direction[0] - x * direction[1]

    def outside(self, left: float, top: float, right: float, bottom: float) -> bool:
        """Say whether a box of the frame lies wholly beside the page."""
        return right <= 0 or bottom <= 0 or left >= self.width or top >= self.height


def frame_of(page: Any, styles: list[Style]) -> Frame:
    """Give the frame in which most letters of a page stand upright."""
    import pypdfium2.raw as pdfium

    box = pdfium.FS_RECTF()
    pdfium.FPDF_GetPageBoundingBox(page.raw, box)
    shown = (pdfium.FPDFPage_GetRotation(page.raw) % 4) * 90
    quarters = [0, 0, 0, 0]
    for style in styles:
        turns = style.angle / _QUARTER
        if abs(turns - round(turns)) < 0.05:
            quarters[round(turns) % 4] += style.letters
    upright = (
        shown // 90 if not any(quarters) else max(range(4), key=lambda q: (quarters[q], q == shown // 90))
    )
    return Frame(box.left, box.bottom, box.right, box.top, upright * 90, shown)
