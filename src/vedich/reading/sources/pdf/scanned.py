"""Recognise the pages of a PDF that are pictures, where recognition is installed."""

from __future__ import annotations

from typing import Any

from vedich.reading.sources.ocr.engine import Engine, missing_parts
from vedich.reading.sources.ocr.page import recognised_page
from vedich.reading.sources.ocr.picture import DPI, MOST_PIXELS
from vedich.reading.sources.pages.word import Page


def recognised_pages(document: Any, numbers: list[int]) -> tuple[dict[int, Page], int, tuple[str, ...]]:
    """Give pages by number as recognised, how many scraps were left out, and what recognition lacks here."""
    missing = missing_parts() if numbers else ()
    if not numbers or missing:
        return {}, 0, missing
    pages: dict[int, Page] = {}
    scraps = 0
    engine = Engine()
    try:
        for number in numbers:
            page, left = _recognised(engine, document, number)
            if page.words or page.tables:
                pages[number] = page
            scraps += left
    finally:
        engine.close()
    return pages, scraps, ()


def _recognised(engine: Engine, document: Any, number: int) -> tuple[Page, int]:
    page = document[number - 1]
    width, height = page.get_size()
    # A poster is drawn smaller, so that its picture fits into memory.
    scale = min(DPI / 72, (MOST_PIXELS / max(width * height, 1.0)) ** 0.5)
    pixels = page.render(scale=scale, rev_byteorder=True, prefer_bgrx=False).to_numpy()
    page.close()
    if pixels.ndim == 3 and pixels.shape[2] == 1:
        pixels = pixels[:, :, 0]
    made, scraps = recognised_page(
        engine, pixels[:, :, :3] if pixels.ndim == 3 else pixels, round(scale * 72), number
    )
    return made, scraps
