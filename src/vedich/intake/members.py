"""The files inside an archive of files: which there are, and the bytes of one, unpacked in confinement."""

from __future__ import annotations

import json
import struct
import zlib
from dataclasses import dataclass
from functools import lru_cache
from pathlib import PurePosixPath
from typing import Any
from zipfile import ZipInfo

from vedich.intake.archive import scan
from vedich.intake.confined import run_confined
from vedich.intake.limits import Limits
from vedich.reading.sources.trouble import SourceError, Trouble
from vedich.reading.sources.true_type import TrueType, true_type

_HEAD = struct.Struct("<4s5H3L2H")
_LIST, _UNPACK = "vedich.intake.members:list_child", "vedich.intake.members:unpack"
_MOST_UNPACKED = 128_000_000
# What systems put into archives beside the files of people.
_OF_THE_SYSTEM = ("__MACOSX/",)
_HIDDEN = (".", "~$", "Thumbs.db", "desktop.ini")


@dataclass(frozen=True, slots=True)
class _Member:
    """A file inside an archive, as the directory of it says: where its bytes begin, how they are packed."""

    name: str
    begins: int
    packed_size: int
    packed: bool
    size: int
    check: int


def members(data: bytes, name: str) -> tuple[str, ...] | None:
    """Name the files inside an archive of files, in its own order; what systems put beside them is left out.

    The directory is read in a child, like everything in a file from outside.
    Nulls: None where the bytes are no archive of files (an office file is none).

    Raises:
        SourceError: the archive is damaged, locked or made to do harm.
    """
    if true_type(data, name) is not TrueType.ZIP:
        return None
    return tuple(one.name for one in _directory(data, name) if not _is_beside(one.name))


def unpacked(data: bytes, name: str, member: str) -> bytes:
    """Give the bytes of one file inside an archive, unpacked in a child that sees no other.

    Raises:
        SourceError: there is none of that name, it is an archive itself, or not what the directory says.
    """
    told = next((one for one in _directory(data, name) if one.name == member), None)
    if told is None:
        raise SourceError(Trouble.NO_MEMBER, name, member=member)
    inner = f"{name}/{member}"
    if told.size > _MOST_UNPACKED:
        size, most = told.size // 1_000_000, _MOST_UNPACKED // 1_000_000
        raise SourceError(Trouble.TOO_LARGE, inner, size=size, most=most)
    arguments = {"packed": told.packed, "size": told.size, "check": told.check}
    limits = Limits(output=told.size + 1024)
    packed = data[told.begins : told.begins + told.packed_size]
    bytes_of_it = run_confined(_UNPACK, packed, arguments, name=inner, limits=limits)
    if true_type(bytes_of_it, member) is TrueType.ZIP:
        raise SourceError(Trouble.ARCHIVE_NESTED, inner)
    return bytes_of_it


@lru_cache(maxsize=1)
def _directory(data: bytes, name: str) -> tuple[_Member, ...]:
    """Give the directory of an archive; files of one are asked for one by one, so the last is kept."""
    answer = run_confined(_LIST, data, {"name": name}, name=name, warm=("vedich.intake.archive",))
    try:
        found = tuple(
            _Member(str(called), _count(begins), _count(length), bool(packed), _count(size), int(check))
            for called, begins, length, packed, size, check in json.loads(answer)
        )
    except (ValueError, TypeError, RecursionError):
        # The child may have been taken over by its file: what is no answer of ours is not believed.
        raise SourceError(Trouble.READER_DIED, name) from None
    return found


def _count(told: object) -> int:
    """Give a number of bytes that a child told.

    Raises:
        ValueError: it is none.
    """
    if not isinstance(told, int) or told < 0:
        raise ValueError(told)
    return told


def list_child(data: bytes, arguments: dict[str, Any]) -> bytes:
    """Read the directory of an archive, in the child.

    Raises:
        SourceError: the archive is damaged, locked or made to do harm.
    """
    return json.dumps([_told(data, one) for one in scan(data, str(arguments["name"])).members]).encode()


def _told(data: bytes, member: ZipInfo) -> tuple[str, int, int, bool, int, int]:
    *_, of_name, of_more = _HEAD.unpack(data[member.header_offset : member.header_offset + _HEAD.size])
    begins = member.header_offset + _HEAD.size + of_name + of_more
    packed = member.compress_type != 0
    return called(member), begins, member.compress_size, packed, member.file_size, member.CRC


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
