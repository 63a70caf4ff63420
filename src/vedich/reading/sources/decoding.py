"""Turn the bytes of a file into text, or say why not; a damaged byte never becomes part of a figure."""

from __future__ import annotations

import re

from vedich.domain.document import Notice
from vedich.reading.sources.old_encodings.recognising import recognised
from vedich.reading.sources.trouble import SourceError, Trouble

# What other programs put at the start of their files.
_FORMS = (
    (b"%PDF", "PDF"),
    (b"PK\x03\x04", "Word/Excel (DOCX, XLSX, ODT) / ZIP"),
    (b"\xd0\xcf\x11\xe0", "Word/Excel (DOC, XLS)"),
    (b"{\\rtf", "RTF"),
    (b"\x89PNG", "PNG"),
    (b"\xff\xd8\xff", "JPEG"),
    (b"GIF8", "GIF"),
    (b"II*\0", "TIFF"),
    (b"MM\0*", "TIFF"),
    (b"\x1f\x8b", "GZIP"),
    (b"Rar!", "RAR"),
    (b"7z\xbc\xaf", "7-Zip"),
)
_UTF8_LETTER = re.compile(
    rb"\xc3[\x80-\xbf]|\xc4[\x82\x83\x90\x91]|\xc6[\xa0\xa1\xaf\xb0]|\xe1[\xba\xbb][\x80-\xbf]"
)
_CONTROL = re.compile(rb"[\x01-\x08\x0e-\x1a\x1c-\x1f]")
_DECLARED = re.compile(rb"""<meta[^>]{0,200}?charset\s*=\s*["']?\s*([A-Za-z0-9_-]{2,20})""", re.IGNORECASE)
_WESTERN = {"windows-1252": "cp1252", "iso-8859-1": "cp1252", "us-ascii": "cp1252", "ascii": "cp1252"}

_TONES = "\u0300\u0301\u0303\u0309\u0323"
_VOWELS = "aăâeêioôơuưyAĂÂEÊIOÔƠUƯY"
_WRITTEN_WHOLE = "àáèéìíòóùúÀÁÈÉÌÍÒÓÙÚ"
_SIGNS = "“”‘’–—…•°±²³½·×÷«»§₫‰%\u00a0"
_PLAUSIBLE = frozenset(_TONES + _VOWELS + _WRITTEN_WHOLE + _SIGNS + "đĐ")
_STRAY_TONE = re.compile(f"(?<![{_VOWELS}])[{_TONES}]")

READ_AS_WINDOWS_1258 = Notice(
    "windows_1258",
    "Tệp theo bảng mã Windows-1258 đã được đọc như vậy; nên lưu lại với bảng mã UTF-8.",
    "The file is in Windows-1258 and was read as such; better save it as UTF-8.",
)
READ_AS_WESTERN = Notice(
    "western_encoding",
    "Trang khai báo bảng mã Tây Âu; dấu tiếng Việt có thể thiếu. Nên lưu lại với bảng mã UTF-8.",
    "The page declares a Western encoding; Vietnamese accents may be missing. Better save it as UTF-8.",
)


def decode(data: bytes, name: str) -> tuple[str, tuple[Notice, ...]]:
    """Give the text of a file's bytes, and what was out of the ordinary about them.

    UTF-8 (a byte order mark stays as its character, so that places fit), UTF-16, or wholly Windows-1258. What is
    for certain in TCVN3 or VNI is given as the Western letters that stand there; `old_encodings` converts them.

    >>> decode("Tỷ lệ".encode("utf-16"), "a.txt")[0]
    'Tỷ lệ'
    >>> decode(b"526\\xff8", "a.txt")  # doctest: +ELLIPSIS
    Traceback (most recent call last):
    vedich.reading.sources.trouble.SourceError: a.txt: byte 0xFF in line 1, column 4 is not UTF-8 ...

    Raises:
        SourceError: another program's file, a binary file, a damaged, wrong or mixed encoding.
    """
    for start, form in _FORMS:
        if data.startswith(start):
            raise SourceError(Trouble.OTHER_FORM, name, form=form)
    wide = _utf_16(data)
    if wide is not None:
        try:
            return _without_nul(data.decode(wide), name), ()
        except UnicodeDecodeError as error:
            raise _wrong(data, error.start, name) from None
    _refuse_binary(data, name)
    try:
        return data.decode("utf-8"), ()
    except UnicodeDecodeError as error:
        return _not_utf_8(data, error.start, name)


def _utf_16(data: bytes) -> str | None:
    """Name the UTF-16 codec when a byte order mark or a NUL in every other byte shows one."""
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        return "utf-16"
    head = data[:4096]
    if len(head) < 4 or len(data) % 2:
        return None
    # Blanks, digits and plain letters carry a NUL byte on one side only; binaries have it on both.
    high, low = head[1::2].count(0), head[0::2].count(0)
    most, least = max(high, low), min(high, low)
    if most * 2 > len(head) * 0.4 and not least:
        return "utf-16-le" if high > low else "utf-16-be"
    return None


def _without_nul(text: str, name: str) -> str:
    at = text.find("\0")
    if at >= 0:
        line = text.count("\n", 0, at) + 1
        raise SourceError(Trouble.NUL_BYTE, name, line=line, column=at - text.rfind("\n", 0, at))
    return text


def _refuse_binary(data: bytes, name: str) -> None:
    nul = data.find(b"\0")
    controls = sum(1 for _ in _CONTROL.finditer(data[:65536]))
    if controls * 50 > min(len(data), 65536) or (nul >= 0 and data.count(b"\0") * 100 > len(data) > 200):
        at = nul if nul >= 0 else next(_CONTROL.finditer(data)).start()
        raise SourceError(Trouble.BINARY, name, byte=f"0x{data[at]:02X}", at=at)
    if nul >= 0:
        line = data.count(b"\n", 0, nul) + 1
        column = len(data[data.rfind(b"\n", 0, nul) + 1 : nul].decode("utf-8", "replace")) + 1
        raise SourceError(Trouble.NUL_BYTE, name, line=line, column=column)


def _not_utf_8(data: bytes, at: int, name: str) -> tuple[str, tuple[Notice, ...]]:
    if _UTF8_LETTER.search(data) is None:
        declared = _DECLARED.search(data[:4096])
        if declared and (codec := _WESTERN.get(declared[1].decode().lower())):
            try:
                return data.decode(codec), (READ_AS_WESTERN,)
            except UnicodeDecodeError as error:
                raise _wrong(data, error.start, name) from None
        text = _windows_1258(data)
        if text is not None:
            return text, (READ_AS_WINDOWS_1258,)
        text = _old_letters(data)
        if text is not None:
            return text, ()
        if sum(byte >= 0x80 for byte in data[:65536]) >= 5:
            line = data.count(b"\n", 0, at) + 1
            raise SourceError(Trouble.OLD_FONT, name, byte=f"0x{data[at]:02X}", line=line)
    raise _wrong(data, at, name)


def _old_letters(data: bytes) -> str | None:
    """Give the letters as an old font would be handed them, when they are in its encoding for certain."""
    try:
        text = data.decode("cp1252")
    except UnicodeDecodeError:
        return None
    return None if recognised(text) is None else text


def _windows_1258(data: bytes) -> str | None:
    """Give the text when the whole file is plausible Vietnamese in Windows-1258, else None."""
    try:
        text = data.decode("cp1258")
    except UnicodeDecodeError:
        return None
    foreign = {letter for letter in set(text) if letter > "\x7f"}
    accents = sum(text.count(letter) for letter in _TONES + "đĐưƯơƠăĂ")
    if accents < 3 or not foreign <= _PLAUSIBLE or _STRAY_TONE.search(text):
        return None
    return text


def _wrong(data: bytes, at: int, name: str) -> SourceError:
    line = data.count(b"\n", 0, at) + 1
    column = len(data[data.rfind(b"\n", 0, at) + 1 : at].decode("utf-8", "replace")) + 1
    return SourceError(Trouble.WRONG_ENCODING, name, byte=f"0x{data[at]:02X}", line=line, column=column)
