"""Damage a sound file as transport, programs and people who mean harm do: in its bytes, its parts, its XML."""

from __future__ import annotations

import random
import re
from io import BytesIO
from zipfile import ZIP_DEFLATED, BadZipFile, ZipFile

_NUMBER = re.compile(rb"\d+")
_TAG = re.compile(rb"<[^<>]{1,300}>")
_VALUE = re.compile(rb'="[^"]{0,200}"')
_ODD = (
    b"-1",
    b"0",
    b"4294967296",
    b"99999999999999999999",
    b"1e9999",
    b"NaN",
    b"",
    b"\xff\xfe",
    b"A1:XFD1048576",
)


def mutated(data: bytes, seed: int) -> bytes:
    """Give a file damaged in one to three ways; the same seed gives the same damage."""
    chance = random.Random(seed)
    for _ in range(chance.choice((1, 1, 2, 3))):
        data = (
            _in_a_part(data, chance)
            if data.startswith(b"PK") and chance.random() < 0.8
            else _in_bytes(data, chance)
        )
    return data


def _in_a_part(data: bytes, chance: random.Random) -> bytes:
    """Damage one part of an archive and pack it again, so that the parser of the part meets it."""
    try:
        with ZipFile(BytesIO(data)) as archive:
            parts = [(member.filename, archive.read(member)) for member in archive.infolist()]
    except (BadZipFile, OSError, ValueError, NotImplementedError, EOFError):
        return _in_bytes(data, chance)
    except Exception as error:  # noqa: BLE001 - zlib.error has no other name for what was damaged before
        assert "decompress" in str(error)
        return _in_bytes(data, chance)
    if not parts:
        return data
    at = chance.randrange(len(parts))
    name, content = parts[at]
    match chance.randrange(8):
        case 0:
            del parts[at]
        case 1:
            parts[at] = (name, parts[chance.randrange(len(parts))][1])
        case 2:
            parts[at] = (name, b"")
        case _:
            parts[at] = (
                name,
                _in_xml(content, chance) if content[:1] == b"<" else _in_bytes(content, chance),
            )
    written = BytesIO()
    with ZipFile(written, "w", ZIP_DEFLATED) as archive:
        for name, content in parts:
            archive.writestr(name, content)
    return written.getvalue()


def _in_xml(data: bytes, chance: random.Random) -> bytes:
    """Damage elements and values of XML, so that it stays XML more often than not."""
    kind = chance.randrange(7)
    pattern = (_NUMBER, _VALUE, _TAG, _TAG, _TAG)[kind] if kind < 5 else None
    if pattern is None:
        return _in_bytes(data, chance)
    found = list(pattern.finditer(data))
    if not found:
        return data
    one = chance.choice(found)
    match kind:
        case 0:
            new = chance.choice(_ODD)
        case 1:
            new = b'="' + chance.choice(_ODD).replace(b"\xff\xfe", b"x" * 1000) + b'"'
        case 2:
            new = b""
        case 3:
            new = one[0] * chance.choice((2, 50, 2000))
        case _:
            new = chance.choice(found)[0]
    return data[: one.start()] + new + data[one.end() :]


def _in_bytes(data: bytes, chance: random.Random) -> bytes:
    if not data:
        return b"\0"
    at = chance.randrange(len(data))
    size = min(chance.choice((1, 1, 4, 64, 1024)), len(data) - at)
    match chance.randrange(7):
        case 0:
            return data[:at]
        case 1:
            return data[:at] + chance.randbytes(size) + data[at + size :]
        case 2:
            return data[:at] + data[at + size :]
        case 3:
            return data[:at] + data[at : at + size] * chance.choice((2, 20, 200)) + data[at:]
        case 4:
            flipped = bytearray(data)
            for _ in range(chance.choice((1, 8, 64))):
                flipped[chance.randrange(len(flipped))] ^= 1 << chance.randrange(8)
            return bytes(flipped)
        case 5:
            found = list(_NUMBER.finditer(data, at))[:1] or list(_NUMBER.finditer(data))[:1]
            if not found:
                return data + b"\0" * size
            return data[: found[0].start()] + chance.choice(_ODD) + data[found[0].end() :]
        case _:
            there = chance.randrange(len(data))
            return data[:at] + data[there : there + size] + data[at:]
