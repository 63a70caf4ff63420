"""Programs and data that are not part of the product and read more kinds of files where they are there."""

from __future__ import annotations

import shutil
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path

_OFFICES = (
    "/usr/lib/libreoffice/program/soffice",
    "/Applications/LibreOffice.app/Contents/MacOS/soffice",
    "C:/Program Files/LibreOffice/program/soffice.com",
)
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
    ['OCR (vedich[ocr])', 'Tesseract: vie', 'LibreOffice', 'antiword']
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
        Program(
            "LibreOffice",
            "đọc tệp .doc, .rtf và .odt",
            "reads .doc, .rtf and .odt files",
            office() is not None,
            "apt install libreoffice-writer-nogui",
        ),
        Program(
            "antiword",
            "đọc nhanh tệp .doc không có bảng",
            "reads .doc files without tables quickly",
            antiword() is not None,
            "apt install antiword",
        ),
    )


def office() -> str | None:
    """Give the path of LibreOffice's own program, past the script that starts it.

    Nulls: None where it is not there.
    """
    for found in (shutil.which("soffice"), shutil.which("libreoffice"), *_OFFICES):
        if found is None:
            continue
        # The script starts other programs, which a confined one may not.
        there = Path(found).resolve()
        for path in (there.with_name("soffice.bin"), there):
            if path.is_file() and (path.suffix in (".bin", ".exe", ".com") or sys.platform == "darwin"):
                return str(path)
    return None


def antiword() -> str | None:
    """Give the path of antiword; None where it is not there."""
    found = shutil.which("antiword")
    return str(Path(found).resolve()) if found else None


def _letters() -> Iterator[Path]:
    for pattern in _LETTERS:
        root, _, rest = pattern.partition("*")
        if rest:
            yield from (folder / rest.lstrip("/") for folder in Path(root).glob("*"))
        else:
            yield Path(pattern)
