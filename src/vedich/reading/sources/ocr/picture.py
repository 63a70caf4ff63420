"""Make a scanned page ready for recognition: stamps taken out, paper made white, the page set straight."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

DPI = 200
# A4 at 200 dpi has 3.9 million pixels; larger pages are read at a lower resolution.
MOST_PIXELS = 16_000_000
_STEEPEST = 4.0


@dataclass(slots=True)
class Picture:
    """A page in grey, set straight; `tilt` is by how many degrees it was turned (clockwise is positive).

    `sharp` says that it has no noise, as a page drawn by a program.
    """

    grey: Any
    dpi: int
    tilt: float
    sharp: bool = False


def prepared(pixels: Any, dpi: int) -> Picture:
    """Give the picture of a page from its pixels (rows of red, green, blue, or of grey)."""
    import cv2
    import numpy as np

    grey = _without_stamp(pixels) if pixels.ndim == 3 else pixels
    noise = _noise(grey)
    grey = _without_noise(grey, noise)
    # Paper photographed under a lamp is grey in one corner: measure it coarsely and divide it out.
    small = cv2.resize(grey, None, fx=0.125, fy=0.125, interpolation=cv2.INTER_AREA)
    paper = cv2.medianBlur(cv2.dilate(small, np.ones((5, 5), np.uint8)), 21)
    paper = cv2.resize(paper, (grey.shape[1], grey.shape[0]), interpolation=cv2.INTER_LINEAR)
    grey = cv2.divide(grey, np.maximum(paper, 60), scale=250)
    tilt = tilt_of(grey)
    if abs(tilt) >= 0.05:
        grey = turned(grey, tilt)
    return Picture(grey, dpi, tilt, noise < 1)


def turned(image: Any, degrees: float) -> Any:
    """Give an image turned about its middle, clockwise, white where nothing was."""
    import cv2

    height, width = image.shape[:2]
    matrix = cv2.getRotationMatrix2D((width / 2, height / 2), -degrees, 1.0)
    return cv2.warpAffine(image, matrix, (width, height), flags=cv2.INTER_CUBIC, borderValue=255)


def tilt_of(grey: Any) -> float:
    """Give by how many degrees (clockwise) a page must be turned to stand straight: where its lines are densest."""
    import cv2
    import numpy as np

    scale = 700 / max(grey.shape)
    small = cv2.resize(grey, None, fx=scale, fy=scale, interpolation=cv2.INTER_AREA)
    ink = (255 - small).astype(np.float32)
    ink[ink < 60] = 0
    if not ink.any():
        return 0.0

    def sharpness(degrees: float) -> float:
        profile = turned_ink(degrees).sum(axis=1)
        return float(np.square(np.diff(profile)).sum())

    def turned_ink(degrees: float) -> Any:
        height, width = ink.shape
        matrix = cv2.getRotationMatrix2D((width / 2, height / 2), -degrees, 1.0)
        return cv2.warpAffine(ink, matrix, (width, height))

    best = max(np.arange(-_STEEPEST, _STEEPEST + 0.01, 0.5), key=lambda angle: sharpness(float(angle)))
    fine = max(np.arange(best - 0.5, best + 0.51, 0.1), key=lambda angle: sharpness(float(angle)))
    return round(float(fine), 2)


def _without_stamp(pixels: Any) -> Any:
    """Give the grey of coloured pixels without red ink; black letters under a stamp stay."""
    import cv2
    import numpy as np

    red, green, blue = cv2.split(pixels)
    grey = cv2.cvtColor(pixels, cv2.COLOR_RGB2GRAY)
    # Noise on grey paper looks red in single pixels; ink does over several.
    redness = cv2.blur(cv2.subtract(red, cv2.max(green, blue)), (3, 3))
    ink = redness > 28
    if np.count_nonzero(ink) < 50:
        return grey
    # In the red part alone, red ink fades into the paper and black letters under it stay black; wherever the
    # stamp touches a letter, that is the picture to go by.
    fading = 250 / max(float(np.median(red[ink])), 100.0)
    around = cv2.dilate(ink.astype(np.uint8), np.ones((9, 9), np.uint8))
    return np.where(around > 0, cv2.convertScaleAbs(red, alpha=max(fading, 1.0)), grey)


def _noise(grey: Any) -> float:
    """Give how much the grey of paper changes from one pixel to the next, on average."""
    import cv2

    paper = grey > 180
    return float(cv2.absdiff(grey, cv2.medianBlur(grey, 3))[paper].mean()) if paper.any() else 0.0


def _without_noise(grey: Any, noise: float) -> Any:
    import cv2

    if noise > 12:
        return cv2.medianBlur(grey, 3)
    return cv2.GaussianBlur(grey, (3, 3), 0.7) if noise > 3 else grey
