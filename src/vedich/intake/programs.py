"""Programs and data that are not part of the product and read more kinds of files where they are there."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path

_LETTERS = (
    "/usr/share/tesseract-ocr/*/tessdata",
    "/usr/share/tessdata",
    "/usr/local/share/tessdata",
    "C:/Program Files/Tesseract-OCR/tessdata",
)


@dataclass(frozen=True, slots=True)
class Program:
    """An optional program: what it is for, whether it is there, and how to install it otherwise."""

    name: str
    vi: str
    en: str
    there: bool
    install: str


def programs() -> tuple[Program, ...]:
    """Give each optional program, looked for just now.

    >>> [program.name for program in programs()]
    ['OCR (vedich[ocr])', 'Tesseract: vie']
    """
    return (
        Program(
            "OCR (vedich[ocr])",
            "đọc bản quét và ảnh",
            "reads scans and pictures",
            all(find_spec(name) is not None for name in ("tesserocr", "cv2", "numpy")),
            "pip install 'vedich[ocr]'",
        ),
        Program(
            "Tesseract: vie",
            "dữ liệu nhận dạng chữ Việt",
            "what recognises Vietnamese letters",
            any((folder / "vie.traineddata").is_file() for folder in _letters()),
            "apt install tesseract-ocr-vie",
        ),
    )


def _letters() -> Iterator[Path]:
    for pattern in _LETTERS:
        root, _, rest = pattern.partition("*")
        if rest:
            yield from (folder / rest.lstrip("/") for folder in Path(root).glob("*"))
        else:
            yield Path(pattern)
