"""Make scans of drawn pages for tests: rendered at 200 dpi, turned, blurred, with noise and a red stamp."""

from __future__ import annotations

import io
from typing import Any

import pypdfium2
import pytest
from PIL import Image

from vedich.reading.sources.ocr.engine import missing_parts


def recognition() -> None:
    """Skip where recognition is not installed."""
    if missing_parts():
        pytest.skip("office: tesseract-ocr-vie is not installed")


def scan_of(pdf: bytes, page: int = 0, *, degrees: float = 0.7, noise: float = 12, blur: float = 0.8) -> Any:
    """Give a scan of a page: degrees it lies aslant, spread of its noise (of 255), blur in pixels."""
    import cv2
    import numpy as np

    pixels = pypdfium2.PdfDocument(pdf)[page].render(scale=200 / 72, rev_byteorder=True).to_numpy()[:, :, :3]
    if not (degrees or noise or blur):
        return Image.fromarray(pixels)
    height, width = pixels.shape[:2]
    stamp = np.full_like(pixels, 255)
    middle = (int(width * 0.62), int(height * 0.3))
    for radius, thick in ((0.09, 6), (0.065, 3)):
        cv2.circle(stamp, middle, int(width * radius), (210, 40, 45), thick)
    pixels = np.minimum(pixels, stamp)
    matrix = cv2.getRotationMatrix2D((width / 2, height / 2), degrees, 1)
    pixels = cv2.warpAffine(pixels, matrix, (width, height), borderValue=(255, 255, 255))
    pixels = cv2.GaussianBlur(pixels, (0, 0), blur)
    spread = np.random.default_rng(page).normal(0, noise, pixels.shape)
    return Image.fromarray(np.clip(pixels + spread, 0, 255).astype(np.uint8))


def image_file(*scans: Any, form: str = "PNG") -> bytes:
    """Give a picture file, or a PDF, of scans, one a page."""
    out = io.BytesIO()
    more = {"save_all": True, "append_images": scans[1:]} if form in ("PDF", "TIFF") else {}
    scale = {"resolution": 200} if form == "PDF" else {"dpi": (200, 200)}
    scans[0].save(out, form, **more, **scale)
    return out.getvalue()
