"""The files inside an archive of files: which there are, and the bytes of one, unpacked in confinement."""

from __future__ import annotations

import struct
import zlib
from pathlib import PurePosixPath
from typing import Any
from zipfile import ZipInfo

from vedich.intake.archive import scan
from vedich.intake.confined import run_confined
from vedich.intake.limits import Limits
from vedich.reading.sources.trouble import SourceError, Trouble
from vedich.reading.sources.true_type import TrueType, true_type

_HEAD = struct.Struct("<4s5H3L2H")
_UNPACK = "vedich.intake.members:unpack"
_MOST_UNPACKED = 128_000_000
# What systems put into archives beside the files of people.
_OF_THE_SYSTEM = ("__MACOSX/",)
_HIDDEN = (".", "~$", "Thumbs.db", "desktop.ini")


def members(data: bytes, name: str) -> tuple[str, ...] | None:
    """Name the files inside an archive of files, in its own order; what systems put beside them is left out.

    Nulls: None where the bytes are no archive of files (an office file is none).

    Raises:
        SourceError: the archive is damaged, locked or made to do harm.
    """
    if true_type(data, name) is not TrueType.ZIP:
        return None
    return tuple(called(member) for member in scan(data, name).members if not _is_beside(called(member)))


def unpacked(data: bytes, name: str, member: str) -> bytes:
    """Give the bytes of one file inside an archive, unpacked in a child that sees no other.

    Raises:
        SourceError: there is none of that name, it is an archive itself, or not what the directory says.
    """
    for told in scan(data, name).members:
        if called(told) == member:
            break
    else:
        raise SourceError(Trouble.NO_MEMBER, name, member=member)
    inner = f"{name}/{member}"
    if told.file_size > _MOST_UNPACKED:
        size, most = told.file_size // 1_000_000, _MOST_UNPACKED // 1_000_000
        raise SourceError(Trouble.TOO_LARGE, inner, size=size, most=most)
    *_, of_name, of_more = _HEAD.unpack(data[told.header_offset : told.header_offset + _HEAD.size])
    begins = told.header_offset + _HEAD.size + of_name + of_more
    arguments = {"packed": told.compress_type != 0, "size": told.file_size, "check": told.CRC}
    limits = Limits(output=told.file_size + 1024)
    bytes_of_it = run_confined(
        _UNPACK, data[begins : begins + told.compress_size], arguments, name=inner, limits=limits
    )
    if true_type(bytes_of_it, member) is TrueType.ZIP:
        raise SourceError(Trouble.ARCHIVE_NESTED, inner)
    return bytes_of_it


def unpack(data: bytes, arguments: dict[str, Any]) -> bytes:
    """Unpack one member, in the child; no more than its size is ever made of it.

    Raises:
        ValueError: it is not what the directory says.
    """
    size = int(arguments["size"])
    content = zlib.decompressobj(-15).decompress(data, size + 1) if arguments["packed"] else data
    if len(content) != size or zlib.crc32(content) != arguments["check"]:
        raise ValueError("ZIP: a member is not what the directory says")
    return content


def called(member: ZipInfo) -> str:
    """Give the name of a member as a person wrote it: archives of Windows seldom say which letters they use.

    >>> called(ZipInfo("báo cáo.docx"))
    'báo cáo.docx'
    """
    if member.flag_bits & 0x800 or member.filename.isascii():
        return member.filename
    try:
        return member.filename.encode("cp437").decode("utf-8")
    except (UnicodeEncodeError, UnicodeDecodeError):
        return member.filename


def _is_beside(name: str) -> bool:
    return name.startswith(_OF_THE_SYSTEM) or PurePosixPath(name).name.startswith(_HIDDEN)
