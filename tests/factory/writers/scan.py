"""Turn the pages of a PDF into pictures, as a scanner does: clean, or with noise, blur, a tilt and a red stamp."""

from __future__ import annotations

import io
from dataclasses import dataclass
from typing import Any

DPI = 200


@dataclass(frozen=True, slots=True)
class Wear:
    """What happened to a page before and in the scanner.

    `noise` is the spread of the grey of each dot (of 255), `blur` the width of the lens's smear in dots,
    `tilt` degrees, `stamp` whether a round red stamp lies over the page.
    """

    noise: float = 0.0
    blur: float = 0.0
    tilt: float = 0.0
    stamp: bool = False


CLEAN = Wear()
WORN = Wear(noise=14.0, blur=0.7, tilt=0.6, stamp=True)


def pages_of(
    pdf: bytes, wear: Wear = CLEAN, *, dpi: int = DPI, seed: int = 1, most: int | None = None
) -> list[Any]:
    """Give the pages as pictures (numpy arrays of red, green, blue)."""
    import pypdfium2

    document = pypdfium2.PdfDocument(pdf)
    count = min(len(document), most or len(document))
    try:
        return [
            _worn(document[at].render(scale=dpi / 72).to_numpy()[:, :, ::-1].copy(), wear, seed + at)
            for at in range(count)
        ]
    finally:
        document.close()


def scan_of(
    pdf: bytes, wear: Wear = CLEAN, *, dpi: int = DPI, seed: int = 1, most: int | None = None
) -> bytes:
    """Give a PDF that holds nothing but pictures of the pages."""
    from PIL import Image

    pictures = [Image.fromarray(page) for page in pages_of(pdf, wear, dpi=dpi, seed=seed, most=most)]
    stream = io.BytesIO()
    pictures[0].save(stream, "PDF", save_all=True, append_images=pictures[1:], resolution=dpi, quality=90)
    return stream.getvalue()


def picture_of(pdf: bytes, wear: Wear = CLEAN, *, dpi: int = DPI, seed: int = 1) -> bytes:
    """Give the first page as a PNG picture."""
    from PIL import Image

    stream = io.BytesIO()
    Image.fromarray(pages_of(pdf, wear, dpi=dpi, seed=seed, most=1)[0]).save(stream, "PNG", dpi=(dpi, dpi))
    return stream.getvalue()


def _worn(page: Any, wear: Wear, seed: int) -> Any:
    import cv2
    import numpy

    high, wide = page.shape[:2]
    if wear.stamp:
        # Red ink is see-through: where it lies, the paper loses green and blue.
        ink = numpy.zeros((high, wide), numpy.uint8)
        middle = (int(wide * 0.7), int(high * 0.55))
        size = int(wide * 0.09)
        cv2.circle(ink, middle, size, 255, max(3, size // 18))
        cv2.circle(ink, middle, int(size * 0.72), 255, max(2, size // 40))
        cv2.putText(ink, "* UBND *", (middle[0] - size // 2, middle[1]), 0, size / 140, 255, 3)
        red = numpy.array([200, 30, 40], numpy.float32)
        share = (ink.astype(numpy.float32) / 255 * 0.65)[:, :, None]
        page = (page * (1 - share) + numpy.minimum(page, red) * share).astype(numpy.uint8)
    if wear.tilt:
        turn = cv2.getRotationMatrix2D((wide / 2, high / 2), wear.tilt, 1)
        page = cv2.warpAffine(page, turn, (wide, high), borderValue=(255, 255, 255), flags=cv2.INTER_CUBIC)
    if wear.blur:
        page = cv2.GaussianBlur(page, (0, 0), wear.blur)
    if wear.noise:
        dots = numpy.random.default_rng(seed).normal(0, wear.noise, (high, wide, 1))
        page = numpy.clip(page + dots, 0, 255).astype(numpy.uint8)
    return page
