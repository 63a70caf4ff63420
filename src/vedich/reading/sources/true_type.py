"""Tell what a file is by its bytes, whatever its name says."""

from __future__ import annotations

from enum import StrEnum
from pathlib import PurePath

# No office file has more parts.
_MOST_NAMES = 10_000
_SEARCHED = 262_144

_STARTS = (
    (b"%PDF-", "pdf"),
    (b"\x89PNG\r\n\x1a\n", "image"),
    (b"\xff\xd8\xff", "image"),
    (b"II*\0", "image"),
    (b"MM\0*", "image"),
    (b"BM", "bmp"),
    (b"{\\rtf", "rtf"),
    (b"GIF8", "gif"),
    (b"\x1f\x8b", "gzip"),
    (b"Rar!", "rar"),
    (b"7z\xbc\xaf", "sevenzip"),
)
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"


class TrueType(StrEnum):
    """What a file is; TEXT stands for everything that begins like no other kind."""

    TEXT = "text"
    CSV = "csv"
    DOCX = "docx"
    XLSX = "xlsx"
    ODS = "ods"
    ODT = "odt"
    SLIDES = "slides"
    ZIP = "zip"
    OLE_WORD = "doc"
    OLE_SHEET = "xls"
    OLE_ENCRYPTED = "ole_encrypted"
    OLE_OTHER = "ole_other"
    PDF = "pdf"
    IMAGE = "image"
    RTF = "rtf"
    GIF = "gif"
    BMP = "bmp"
    GZIP = "gzip"
    RAR = "rar"
    SEVENZIP = "sevenzip"


def true_type(data: bytes, name: str = "") -> TrueType:
    """Give what a file is by its first bytes and, for archives, the names in it; CSV alone goes by its ending.

    >>> true_type(b"%PDF-1.7 ...", "report.docx").value
    'pdf'
    >>> true_type("Thu đạt 5 tỷ".encode(), "a.csv").value
    'csv'
    """
    start = data[:1024].lstrip(b"\0\t\n\r\x0c ")
    for sign, kind in _STARTS:
        # A text may begin with the letters BM; a bitmap says its own size behind them.
        if start.startswith(sign) and (kind != "bmp" or data[2:6] == len(data).to_bytes(4, "little")):
            return TrueType(kind)
    if data.startswith((b"PK\x03\x04", b"PK\x05\x06")):
        return _archive(data)
    if data.startswith(_OLE):
        return _compound(data)
    return TrueType.CSV if PurePath(name).suffix.lower() in (".csv", ".tsv") else TrueType.TEXT


ARCHIVES = (TrueType.DOCX, TrueType.XLSX, TrueType.ODS, TrueType.ODT, TrueType.SLIDES, TrueType.ZIP)


def _archive(data: bytes) -> TrueType:
    """Tell an office file from an archive of files by the names in its directory, not by its contents."""
    names = _names(data)
    if not names:
        # Cut off: the heads of its members still tell what it was.
        start = data[:_SEARCHED]
        return (
            TrueType.DOCX
            if b"word/document" in start
            else TrueType.XLSX
            if b"xl/work" in start
            else TrueType.ZIP
        )
    if b"[Content_Types].xml" in names:
        # The main part of a file has this name in every program but a few that number it.
        if any(name.startswith(b"word/document") for name in names):
            return TrueType.DOCX
        if any(name.startswith((b"xl/workbook", b"xl\\workbook")) for name in names):
            return TrueType.XLSX
        if any(name.startswith(b"ppt/") for name in names):
            return TrueType.SLIDES
    # An OpenDocument begins with its type, not packed.
    if data[30:38] == b"mimetype":
        head = data[38:200]
        if b"opendocument.spreadsheet" in head:
            return TrueType.ODS
        if b"opendocument.text" in head:
            return TrueType.ODT
    return TrueType.ZIP


def _names(data: bytes) -> set[bytes]:
    """Give the names in the directory of an archive; one that is cut off has none."""
    end = data.rfind(b"PK\x05\x06", max(0, len(data) - 65_557))
    if end < 0:
        return set()
    size, start = (int.from_bytes(data[end + at : end + at + 4], "little") for at in (12, 16))
    # What stands before the archive moves its directory.
    at = end - size if size <= end else start
    names: set[bytes] = set()
    while data[at : at + 4] == b"PK\x01\x02" and len(names) < _MOST_NAMES:
        of_name, of_more, of_comment = (
            int.from_bytes(data[at + k : at + k + 2], "little") for k in (28, 30, 32)
        )
        names.add(data[at + 46 : at + 46 + of_name])
        at += 46 + of_name + of_more + of_comment
    return names


def _compound(data: bytes) -> TrueType:
    """Tell old Word from old Excel by the names of their streams, written in UTF-16."""
    if "EncryptedPackage".encode("utf-16-le") in data:
        return TrueType.OLE_ENCRYPTED
    if "WordDocument".encode("utf-16-le") in data:
        return TrueType.OLE_WORD
    if "Workbook".encode("utf-16-le") in data or "Book\0".encode("utf-16-le") in data:
        return TrueType.OLE_SHEET
    return TrueType.OLE_OTHER
