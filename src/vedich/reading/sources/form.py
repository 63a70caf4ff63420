"""The forms of file that have an opener, and where it is; openers and their libraries are imported on use."""

from __future__ import annotations

from collections.abc import Callable
from importlib import import_module

from vedich.reading.sources.source import Source
from vedich.reading.sources.true_type import TrueType

Opener = Callable[[bytes, str], Source]

# One line a form: the module and the function that makes a source of a file's bytes and its name.
_OPENERS: dict[TrueType, tuple[str, str]] = {
    TrueType.DOCX: ("docx.opening", "source_of_docx"),
    TrueType.CSV: ("sheets.csv_file", "source_of_csv"),
    TrueType.OLE_SHEET: ("sheets.xls", "source_of_xls"),
    TrueType.ODS: ("sheets.ods", "source_of_ods"),
    TrueType.XLSX: ("sheets.xlsx", "source_of_xlsx"),
    TrueType.PDF: ("pdf.opening", "source_of_pdf"),
    TrueType.IMAGE: ("ocr.opening", "source_of_image"),
}


def opener_of(kind: TrueType) -> Opener | None:
    """Give the function that opens a kind of file, or None where there is none.

    >>> opener_of(TrueType.GIF) is None
    True
    """
    told = _OPENERS.get(kind)
    if told is None:
        return None
    module, function = told
    found: Opener = getattr(import_module(f"vedich.reading.sources.{module}"), function)
    return found
