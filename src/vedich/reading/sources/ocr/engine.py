"""Recognise letters with Tesseract inside this process: Vietnamese text, and figures with digits alone."""

from __future__ import annotations

from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path
from typing import Any

# Where systems keep the data of languages. The folder is also handed to whoever confines this process.
_FOLDERS = (
    "/usr/share/tesseract-ocr/5/tessdata",
    "/usr/share/tesseract-ocr/4.00/tessdata",
    "/usr/share/tessdata",
    "/usr/share/tesseract/tessdata",
    "/usr/local/share/tessdata",
    "/opt/homebrew/share/tessdata",
    "C:/Program Files/Tesseract-OCR/tessdata",
    "C:/Program Files (x86)/Tesseract-OCR/tessdata",
)
_LIBRARIES = ("numpy", "cv2", "tesserocr")
_DIGITS = "0123456789.,%-+/()"


def language_folder() -> str | None:
    """Give the folder with the Vietnamese data of Tesseract, None where no known place has it.

    A confined process must be let read it.
    """
    return next((folder for folder in _FOLDERS if Path(folder, "vie.traineddata").is_file()), None)


def missing_parts() -> tuple[str, ...]:
    """Name what recognition lacks on this machine: libraries by name, 'vie' for the language; () if nothing."""
    lacking = [name for name in _LIBRARIES if find_spec(name) is None]
    if language_folder() is None:
        lacking.append("vie")
    return tuple(lacking)


@dataclass(frozen=True, slots=True)
class Recognised:
    """A word as recognised: its box and baseline in pixels, certainty 0..1; `begins` says it begins a line."""

    text: str
    left: float
    top: float
    right: float
    bottom: float
    baseline: float
    height: float
    certainty: float
    begins: bool


class Engine:
    """Tesseract, ready for Vietnamese text and for figures; close it after use."""

    def __init__(self) -> None:
        import cv2
        import tesserocr

        # The confined process has little memory and shares its cores: one thread, no pool of its own.
        cv2.setNumThreads(1)
        self._library = tesserocr
        self._folder = language_folder() or ""
        self._text = self._open("vie")
        self._figures: Any = None

    def close(self) -> None:
        """Give the memory back."""
        for api in (self._text, self._figures):
            if api is not None:
                api.End()

    def _open(self, language: str) -> Any:
        library = self._library
        return library.PyTessBaseAPI(path=self._folder, lang=language, oem=library.OEM.LSTM_ONLY)

    def text(self, image: Any, dpi: int, *, lines: int = 0) -> list[Recognised]:
        """Give the words of a grey image: a whole page (`lines` 0), a line (1), several (2), one word (3)."""
        modes = self._library.PSM
        mode = (modes.AUTO, modes.SINGLE_LINE, modes.SINGLE_BLOCK, modes.SINGLE_WORD)[lines]
        return self._read(self._text, image, dpi, mode)

    def figure(self, image: Any, dpi: int) -> list[Recognised]:
        """Give the words of one line that holds nothing but a figure."""
        if self._figures is None:
            language = "eng" if Path(self._folder, "eng.traineddata").is_file() else "vie"
            self._figures = self._open(language)
            self._figures.SetVariable("tessedit_char_whitelist", _DIGITS)
        return self._read(self._figures, image, dpi, self._library.PSM.SINGLE_LINE)

    def _read(self, api: Any, image: Any, dpi: int, mode: int) -> list[Recognised]:
        level = self._library.RIL
        height, width = image.shape
        api.SetPageSegMode(mode)
        api.SetImageBytes(image.tobytes(), width, height, 1, width)
        api.SetSourceResolution(dpi)
        if not api.Recognize():
            return []
        words: list[Recognised] = []
        walk = api.GetIterator()
        if walk is None:
            return []
        for word in self._library.iterate_level(walk, level.WORD):
            try:
                text = word.GetUTF8Text(level.WORD).strip()
            except RuntimeError:
                continue
            box = word.BoundingBox(level.WORD)
            if not text or box is None:
                continue
            line = word.Baseline(level.TEXTLINE)
            middle = (box[0] + box[2]) / 2
            baseline = float(box[3])
            if line is not None and line[1][0] > line[0][0]:
                (x0, y0), (x1, y1) = line
                baseline = y0 + (y1 - y0) * (middle - x0) / (x1 - x0)
            row = word.RowAttributes()
            words.append(
                Recognised(
                    text,
                    float(box[0]),
                    float(box[1]),
                    float(box[2]),
                    float(box[3]),
                    baseline,
                    float(row["row_height"]) if row else float(box[3] - box[1]),
                    word.Confidence(level.WORD) / 100,
                    word.IsAtBeginningOf(level.TEXTLINE),
                )
            )
        return words
