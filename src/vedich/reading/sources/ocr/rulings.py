"""Find the lines of tables in the picture of a page, and take them out so that letters stand alone."""

from __future__ import annotations

from typing import Any

from vedich.reading.sources.ocr.picture import Picture
from vedich.reading.sources.pages.word import Ruling

# The shortest line of a table and the thickest, in inches.
_LEVEL, _UPRIGHT, _THICK = 0.3, 0.19, 0.05
# The lowest row has room for a line of small type; its uprights are told from letters by reaching from rule to rule.
_LOWEST_ROW, _TOUCHING = 0.13, 0.012


def rulings_of(picture: Picture) -> tuple[list[Ruling], Any]:
    """Give the level and upright lines of a page in points, and its grey picture without them."""
    import cv2
    import numpy as np

    ink = ink_of(picture.grey)
    dpi = picture.dpi
    mask = np.zeros_like(ink)
    levels = _strokes(ink, _LEVEL, dpi, level=True)
    uprights = _strokes(ink, _UPRIGHT, dpi, level=False)
    short = _strokes(ink, _LOWEST_ROW, dpi, level=False, bridged=0)
    uprights += [each for each in short if _stands_between(each, levels, dpi) and not _within(each, uprights)]
    scale = 72 / dpi
    for left, top, width, height, stroke in (*levels, *uprights):
        mask[top : top + height, left : left + width] |= stroke
    lines = [
        Ruling(True, (top + height / 2) * scale, left * scale, (left + width) * scale)
        for left, top, width, height, _ in levels
    ] + [
        Ruling(False, (left + width / 2) * scale, top * scale, (top + height) * scale)
        for left, top, width, height, _ in uprights
    ]
    without = picture.grey.copy()
    without[cv2.dilate(mask, np.ones((3, 3), np.uint8)) > 0] = 255
    return lines, without


# Left, top, width, height, and the ink of a straight stroke.
_Stroke = tuple[int, int, int, int, Any]


def _strokes(ink: Any, inches: float, dpi: int, *, level: bool, bridged: int = 15) -> list[_Stroke]:
    """Give the straight strokes of a page that are long enough and no broader than a line.

    Gaps of fewer pixels than `bridged` are taken as filled.
    """
    import cv2
    import numpy as np

    length = int(inches * dpi)
    # Thickened a little across, so that a line that steps by a pixel stays whole.
    thick = cv2.dilate(ink, np.ones((3, 1) if level else (1, 3), np.uint8))
    long = cv2.morphologyEx(thick, cv2.MORPH_OPEN, np.ones((1, length) if level else (length, 1), np.uint8))
    if bridged:
        across = np.ones((1, bridged) if level else (bridged, 1), np.uint8)
        long = cv2.morphologyEx(long, cv2.MORPH_CLOSE, across)
    count, labels, boxes, _ = cv2.connectedComponentsWithStats(long, connectivity=8)
    found: list[_Stroke] = []
    for index in range(1, count):
        left, top, width, height, area = (int(value) for value in boxes[index])
        if area / max(width, height) <= _THICK * dpi + 2:
            here = labels[top : top + height, left : left + width] == index
            found.append((left, top, width, height, here.astype(np.uint8) * 255))
    return found


def _stands_between(stroke: _Stroke, levels: list[_Stroke], dpi: int) -> bool:
    """Say whether an upright stroke reaches from one level line to another."""
    left, top, width, height, _ = stroke
    near = _TOUCHING * dpi
    ends = [
        (abs(at + high / 2 - top) <= near + high / 2, abs(at + high / 2 - top - height) <= near + high / 2)
        for start, at, wide, high, _ in levels
        if start - near <= left + width / 2 <= start + wide + near
    ]
    return any(above for above, _ in ends) and any(below and not above for above, below in ends)


def _within(stroke: _Stroke, others: list[_Stroke]) -> bool:
    left, top, width, height, _ = stroke
    middle = left + width / 2
    return any(
        x <= middle <= x + wide and y <= top + height / 2 <= y + high for x, y, wide, high, _ in others
    )


def ink_of(grey: Any) -> Any:
    """Give where there is ink: 255, else 0; judged against the paper around, so a shade is no ink."""
    import cv2

    return cv2.adaptiveThreshold(grey, 255, cv2.ADAPTIVE_THRESH_MEAN_C, cv2.THRESH_BINARY_INV, 41, 18)
