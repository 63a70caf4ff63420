"""What can be said of a file before it is opened, by its first bytes and an archive's directory alone."""

from __future__ import annotations

from pathlib import PurePath

from vedich.domain.document import Notice
from vedich.intake.archive import has_directory, scan
from vedich.reading.sources.form import opener_of
from vedich.reading.sources.trouble import SourceError, Trouble
from vedich.reading.sources.true_type import ARCHIVES, TrueType

_FORMS = {
    TrueType.GIF: "GIF",
    TrueType.BMP: "BMP",
    TrueType.GZIP: "GZIP",
    TrueType.RAR: "RAR",
    TrueType.SEVENZIP: "7-Zip",
    TrueType.OLE_OTHER: "OLE (PowerPoint, Outlook, Visio)",
    TrueType.ZIP: "ZIP",
    TrueType.SLIDES: "PowerPoint",
}
# What each kind of file is usually called.
_ENDINGS = {
    TrueType.DOCX: (".docx", ".docm", ".dotx", ".dotm"),
    TrueType.XLSX: (".xlsx", ".xlsm", ".xltx", ".xltm", ".xlsb"),
    TrueType.ODS: (".ods", ".ots"),
    TrueType.ODT: (".odt", ".ott"),
    TrueType.OLE_WORD: (".doc", ".dot"),
    TrueType.OLE_SHEET: (".xls", ".xlt"),
    TrueType.PDF: (".pdf",),
    TrueType.IMAGE: (".png", ".jpg", ".jpeg", ".tif", ".tiff"),
    TrueType.RTF: (".rtf",),
}
_NAMES = {
    TrueType.DOCX: "Word (.docx)",
    TrueType.XLSX: "Excel (.xlsx)",
    TrueType.ODS: "OpenDocument (.ods)",
    TrueType.ODT: "OpenDocument (.odt)",
    TrueType.OLE_WORD: "Word 97-2003 (.doc)",
    TrueType.OLE_SHEET: "Excel 97-2003 (.xls)",
    TrueType.PDF: "PDF",
    TrueType.IMAGE: "ảnh",
    TrueType.RTF: "RTF",
    TrueType.TEXT: "văn bản thuần",
}
_OFFICE_ENDINGS = {ending for endings in _ENDINGS.values() for ending in endings}
MACROS = Notice(
    "macros",
    "Tệp có macro; macro không được chạy, chỉ phần chữ và số được đọc.",
    "The file carries macros; they are not run, only the words and figures are read.",
)


def pre_scan(data: bytes, kind: TrueType, name: str) -> tuple[Notice, ...]:
    """Refuse a file that is plainly no honest one, and give what a person should know of any other.

    Raises:
        SourceError: locked, of a form that cannot be read, two forms at once, or an archive made to do harm.
    """
    if kind is TrueType.OLE_ENCRYPTED:
        raise SourceError(Trouble.ENCRYPTED, name)
    notices = []
    if kind in ARCHIVES:
        if scan(data, name).has_macros:
            notices.append(MACROS)
    elif kind is not TrueType.OLE_SHEET and kind is not TrueType.OLE_WORD and has_directory(data):
        raise SourceError(Trouble.TWO_FORMS, name, first=_NAMES.get(kind, kind.value), second="ZIP")
    if kind in _FORMS and opener_of(kind) is None:
        raise SourceError(Trouble.OTHER_FORM, name, form=_FORMS[kind])
    if kind in (TrueType.OLE_SHEET, TrueType.OLE_WORD) and "_VBA_PROJECT".encode("utf-16-le") in data:
        notices.append(MACROS)
    if (misnamed := _misnamed(kind, name)) is not None:
        notices.append(misnamed)
    return tuple(notices)


def _misnamed(kind: TrueType, name: str) -> Notice | None:
    ending = PurePath(name).suffix.lower()
    usual = _ENDINGS.get(kind, ())
    if kind not in _NAMES or ending in usual or not ending:
        return None
    if kind is TrueType.TEXT and ending not in _OFFICE_ENDINGS:
        return None
    told = _NAMES[kind]
    return Notice(
        "wrong_extension",
        f"Tên tệp có đuôi {ending} nhưng thực ra là tệp {told}; đã đọc theo dạng thật.",
        f"The file is called {ending} but is a {_in_english(kind, told)} file; it was read as what it is.",
    )


def _in_english(kind: TrueType, told: str) -> str:
    return {TrueType.IMAGE: "picture", TrueType.TEXT: "plain text"}.get(kind, told)
