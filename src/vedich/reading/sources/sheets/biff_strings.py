"""The words of an old Excel workbook: letters of one or two bytes, cut over records as they come."""

from __future__ import annotations

import struct


def short_words(content: bytes, at: int, *, wide_count: bool) -> str:
    """Give a string within one record: its length in one byte or two, then how wide its letters are.

    >>> short_words(b"\\x03\\x00Thu", 0, wide_count=False)
    'Thu'
    """
    count = struct.unpack_from("<H" if wide_count else "<B", content, at)[0]
    at += 2 if wide_count else 1
    if content[at] & 1:
        return content[at + 1 : at + 1 + 2 * count].decode("utf-16-le", "replace")
    return content[at + 1 : at + 1 + count].decode("latin-1")


class SharedStrings:
    """Reads the table of shared strings from its record and those that continue it."""

    def __init__(self, blocks: list[bytes]) -> None:
        self.blocks, self.block, self.at = blocks, 0, 8

    def read(self) -> list[str]:
        """Give all strings, as many as are there."""
        count = struct.unpack_from("<I", self.blocks[0], 4)[0]
        strings: list[str] = []
        while len(strings) < count and self._more():
            strings.append(self._one())
        return strings

    def _more(self) -> bool:
        while self.block < len(self.blocks) and self.at >= len(self.blocks[self.block]):
            self.block, self.at = self.block + 1, 0
        return self.block < len(self.blocks)

    def _bytes(self, count: int) -> bytes:
        told = b""
        while count > 0 and self._more():
            part = self.blocks[self.block][self.at : self.at + count]
            told += part
            self.at += len(part)
            count -= len(part)
        return told

    def _one(self) -> str:
        count, flags = struct.unpack("<HB", self._bytes(3))
        runs = struct.unpack("<H", self._bytes(2))[0] if flags & 8 else 0
        hints = struct.unpack("<I", self._bytes(4))[0] if flags & 4 else 0
        told = ""
        while count > 0 and self._more():
            wide = flags & 1
            left = len(self.blocks[self.block]) - self.at
            letters = min(count, left // 2 if wide else left)
            part = self._bytes(letters * 2 if wide else letters)
            told += part.decode("utf-16-le" if wide else "latin-1", "replace")
            count -= letters
            if count > 0:
                # A string goes on in the next record, which says anew how wide its letters are.
                self.block, self.at = self.block + 1, 1
                if self.block >= len(self.blocks) or not self.blocks[self.block]:
                    break
                flags = self.blocks[self.block][0]
        self._bytes(4 * runs + hints)
        return told
