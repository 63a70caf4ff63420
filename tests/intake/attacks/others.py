"""Attacks by old office files, pictures and words."""

from __future__ import annotations

import struct
import zlib

_FREE, _END = 0xFFFFFFFF, 0xFFFFFFFE


def compound(names: list[str], *, loop: bool = False) -> bytes:
    """Give an OLE file with streams of these names, whose table of sectors may lead in a circle."""
    sector = 512
    table = struct.pack("<128L", 0xFFFFFFFD, 1 if loop else _END, *([_FREE] * 126))
    head = struct.pack(
        "<8s16sHHHHH6xLLLLLLLLL", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", b"", 0x3E, 3, 0xFFFE, 9, 6,
        0, 1, 1, 0, 4096, _END, 0, _END, 0,
    )  # fmt: skip
    head += struct.pack("<109L", 0, *([_FREE] * 108))
    entries = b""
    for number, name in enumerate(["Root Entry", *names]):
        encoded = name.encode("utf-16-le")
        entries += encoded.ljust(64, b"\0") + struct.pack(
            "<HBBLLL16sLQQLQ", len(encoded) + 2, 5 if number == 0 else 2, 1, _FREE, _FREE,
            1 if number == 0 and names else _FREE, b"", 0, 0, 0, _END, 0,
        )  # fmt: skip
    return (head + table + entries.ljust(sector, b"\0")).ljust(8 * sector, b"\0")


def png(width: int, height: int, *, cut: bool = False) -> bytes:
    """Give a picture that says it is so large, with nothing in it."""

    def chunk(kind: bytes, content: bytes) -> bytes:
        return (
            len(content).to_bytes(4, "big") + kind + content + zlib.crc32(kind + content).to_bytes(4, "big")
        )

    made = b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", struct.pack(">2L5B", width, height, 8, 0, 0, 0, 0))
    made += chunk(b"IDAT", zlib.compress(bytes(1 << 16))) + chunk(b"IEND", b"")
    return made[:40] if cut else made
