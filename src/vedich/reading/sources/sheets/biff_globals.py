"""What the records at the head of an old Excel workbook say: its sheets, words, formats, fonts and lines."""

from __future__ import annotations

import struct
from collections.abc import Iterator
from dataclasses import dataclass, field

from vedich.reading.sources.sheets.biff_strings import SharedStrings, short_words
from vedich.reading.sources.sheets.number_format import BUILT_IN, format_of
from vedich.reading.sources.sheets.xlsx_styles import Style


@dataclass(slots=True)
class Globals:
    """The head of a workbook; sheets are name, offset of their records, state and kind."""

    version: int = 0
    locked: bool = False
    date_1904: bool = False
    sheets: list[tuple[str, int, int, int]] = field(default_factory=list)
    strings: list[str] = field(default_factory=list)
    styles: list[Style] = field(default_factory=list)


def records(stream: bytes, at: int) -> Iterator[tuple[int, bytes]]:
    """Give the records from an offset on, each its kind and its content."""
    while at + 4 <= len(stream):
        kind, length = struct.unpack_from("<HH", stream, at)
        yield kind, stream[at + 4 : at + 4 + length]
        at += 4 + length


def globals_of(stream: bytes) -> Globals:
    """Read the head of a workbook; one that is locked by a password is read no further."""
    told = Globals()
    codes = dict(BUILT_IN)
    fonts: list[str] = []
    forms: list[tuple[int, int, int]] = []
    shared: list[bytes] = []
    before = 0
    for kind, content in records(stream, 0):
        match kind:
            case 0x0809:
                told.version = struct.unpack_from("<H", content)[0]
                if told.version != 0x0600:
                    return told
            case 0x002F:
                told.locked = True
                return told
            case 0x0022:
                told.date_1904 = content[:2] == b"\x01\x00"
            case 0x0085:
                offset, state, sort = struct.unpack_from("<IBB", content)
                told.sheets.append((short_words(content, 6, wide_count=False), offset, state & 3, sort))
            case 0x041E:
                codes[struct.unpack_from("<H", content)[0]] = short_words(content, 2, wide_count=True)
            case 0x0031:
                fonts.append(short_words(content, 14, wide_count=False))
                if len(fonts) == 4:
                    fonts.append("")  # there is no font of number 4
            case 0x00E0:
                font, code = struct.unpack_from("<HH", content)
                forms.append((font, code, struct.unpack_from("<I", content, 10)[0]))
            case 0x00FC:
                shared = [content]
            case 0x003C if shared and before in (0x00FC, 0x003C):
                shared.append(content)
            case 0x000A:
                break
        before = kind
    told.strings = SharedStrings(shared).read() if shared else []
    told.styles = [
        Style(
            format_of(codes.get(code, "General")),
            fonts[font] if font < len(fonts) else "",
            sum(bool(lines >> side & 15) for side in (0, 4, 8, 12)) >= 2,
        )
        for font, code, lines in forms
    ]
    return told
