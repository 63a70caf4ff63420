"""Take the pixels out of picture files, page by page, at the resolution that recognition reads best."""

from __future__ import annotations

import io
from collections.abc import Iterator
from typing import Any

from vedich.reading.sources.ocr.picture import DPI, MOST_PIXELS
from vedich.reading.sources.trouble import SourceError, Trouble

# A picture of more pixels than this is no page; it is refused before it is unpacked.
_MOST_UNPACKED = 120_000_000
_A4_INCHES = 8.27
_LEAST_DPI, _MOST_DPI = 60, 1_200
MOST_PAGES = 200


def pages_of_picture(data: bytes) -> int:
    """Give the number of pages of a picture file (a TIFF may have many), 0 where it cannot be opened."""
    from PIL import Image, UnidentifiedImageError

    try:
        with Image.open(io.BytesIO(data)) as image:
            return int(getattr(image, "n_frames", 1))
    except (UnidentifiedImageError, OSError, ValueError, SyntaxError):
        return 0


def picture_pages(data: bytes, name: str) -> Iterator[tuple[Any, float]]:
    """Give the pixels of each page at the resolution of recognition, and points a pixel of it stands for.

    A picture without a resolution is taken as wide as A4.

    Raises:
        SourceError: the picture is damaged, or larger than any page.
    """
    import numpy as np
    from PIL import Image, ImageOps, ImageSequence, UnidentifiedImageError

    # The size is judged here, page by page; a warning on the way would only say the same.
    Image.MAX_IMAGE_PIXELS = None
    try:
        with Image.open(io.BytesIO(data), formats=("PNG", "JPEG", "TIFF")) as image:
            for number, frame in enumerate(ImageSequence.Iterator(image), start=1):
                if number > MOST_PAGES:
                    raise SourceError(Trouble.TOO_MANY_PAGES, name, count=number, most=MOST_PAGES)
                width, height = frame.size
                if width * height > _MOST_UNPACKED:
                    raise SourceError(Trouble.DAMAGED, name, form="ảnh", reason=f"{width} × {height}")
                dpi = _resolution(frame)
                frame.draft("RGB", (int(width * DPI / dpi), int(height * DPI / dpi)))
                upright = ImageOps.exif_transpose(frame).convert("RGB")
                shrink = min(DPI / dpi * width / frame.size[0], (MOST_PIXELS / (width * height)) ** 0.5)
                wide, high = round(upright.width * shrink), round(upright.height * shrink)
                if abs(shrink - 1) > 0.02 and min(wide, high) > 20:
                    upright = upright.resize((wide, high), Image.Resampling.LANCZOS)
                yield np.asarray(upright), 72 / DPI
    except (UnidentifiedImageError, OSError, ValueError, SyntaxError):
        # The library's own words name its objects in memory, which tell a person nothing.
        raise SourceError(Trouble.DAMAGED, name, form="ảnh", reason="no picture recognised") from None


def _resolution(image: Any) -> float:
    """Give dots an inch: what the file says where it can be, else as if the picture were A4."""
    told = image.info.get("dpi")
    width, height = image.size
    if told:
        dpi = float(told[0])
        inches = min(width, height) / dpi if dpi > 0 else 0
        if _LEAST_DPI < dpi < _MOST_DPI and 3 < inches < 40:
            return dpi
    return max(float(min(width, height)) / _A4_INCHES, 1.0)
