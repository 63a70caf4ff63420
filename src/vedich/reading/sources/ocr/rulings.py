"""Find the lines of tables in the picture of a page, and take them out so that letters stand alone."""

from __future__ import annotations

from typing import Any

from vedich.reading.sources.ocr.picture import Picture
from vedich.reading.sources.pages.word import Ruling

# The shortest line of a table and the thickest, in inches.
_LEVEL, _UPRIGHT, _THICK = 0.3, 0.19, 0.05


def rulings_of(picture: Picture) -> tuple[list[Ruling], Any]:
    """Give the level and upright lines of a page in points, and its grey picture without them."""
    import cv2
    import numpy as np

    ink = ink_of(picture.grey)
    scale = 72 / picture.dpi
    lines: list[Ruling] = []
    mask = np.zeros_like(ink)
    for level, inches in ((True, _LEVEL), (False, _UPRIGHT)):
        length = int(inches * picture.dpi)
        across = (3, 1) if level else (1, 3)
        # Thickened a little across, so that a line that steps by a pixel stays whole.
        thick = cv2.dilate(ink, np.ones(across, np.uint8))
        long = cv2.morphologyEx(
            thick, cv2.MORPH_OPEN, np.ones((1, length) if level else (length, 1), np.uint8)
        )
        long = cv2.morphologyEx(long, cv2.MORPH_CLOSE, np.ones((1, 15) if level else (15, 1), np.uint8))
        count, _, boxes, _ = cv2.connectedComponentsWithStats(long, connectivity=8)
        for index in range(1, count):
            left, top, width, height, area = (int(value) for value in boxes[index])
            thickness = area / max(width, height)
            if thickness > _THICK * picture.dpi + 2:
                continue
            if level:
                lines.append(Ruling(True, (top + height / 2) * scale, left * scale, (left + width) * scale))
            else:
                lines.append(Ruling(False, (left + width / 2) * scale, top * scale, (top + height) * scale))
        mask |= cv2.dilate(long, np.ones((3, 3), np.uint8))
    without = picture.grey.copy()
    without[mask > 0] = 255
    return lines, without


def ink_of(grey: Any) -> Any:
    """Give where there is ink: 255, else 0; judged against the paper around, so a shade is no ink."""
    import cv2

    return cv2.adaptiveThreshold(grey, 255, cv2.ADAPTIVE_THRESH_MEAN_C, cv2.THRESH_BINARY_INV, 41, 18)
