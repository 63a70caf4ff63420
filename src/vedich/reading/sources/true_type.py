"""Tell what a file is by its bytes, whatever its name says."""

from __future__ import annotations

from enum import StrEnum
from pathlib import PurePath

# A central directory of more entries than this is no office file; its names are searched, not its contents.
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


def _archive(data: bytes) -> TrueType:
    directory = data[-_SEARCHED:]
    if b"word/document" in directory:
        return TrueType.DOCX
    if b"xl/workbook" in directory:
        return TrueType.XLSX
    head = data[:256]
    if b"opendocument.spreadsheet" in head:
        return TrueType.ODS
    if b"opendocument.text" in head:
        return TrueType.ODT
    return TrueType.ZIP


def _compound(data: bytes) -> TrueType:
    """Tell old Word from old Excel by the names of their streams, written in UTF-16."""
    if "EncryptedPackage".encode("utf-16-le") in data:
        return TrueType.OLE_ENCRYPTED
    if "WordDocument".encode("utf-16-le") in data:
        return TrueType.OLE_WORD
    if "Workbook".encode("utf-16-le") in data or "Book\0".encode("utf-16-le") in data:
        return TrueType.OLE_SHEET
    return TrueType.OLE_OTHER
