"""Look at the directory of a ZIP archive before unpacking anything, and refuse what no honest file has.

Only the directory and the heads of the members are looked at; not one byte is unpacked here.
"""

from __future__ import annotations

import struct
from dataclasses import dataclass
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZIP_STORED, BadZipFile, ZipFile, ZipInfo

from vedich.reading.sources.trouble import SourceError, Trouble

# A report with a picture on each of 300 pages has some hundred members; its directory some 100 kB.
MOST_MEMBERS = 5_000
MOST_UNPACKED = 600_000_000
# Sheets of one figure in every cell shrink to a hundredth; nothing honest and large shrinks further.
_FREE_OF_RATIO = 64_000_000
MOST_RATIO = 150
_END, _END_SIZE, _LONGEST_COMMENT = b"PK\x05\x06", 22, 65_535
_HEAD = struct.Struct("<4s5H3L2H")
_ENCRYPTED = 0x1
_LINK, _FORM_OF_FILE = 0o120000, 0o170000
_MACROS = ("vbaproject.bin", "vbadata.xml")


@dataclass(frozen=True, slots=True)
class Archive:
    """What the directory of an archive says: its files in order, and whether it carries macros."""

    members: tuple[ZipInfo, ...]
    has_macros: bool = False


def has_directory(data: bytes) -> bool:
    """Say whether bytes end as an archive does, whatever they begin with.

    >>> has_directory(b"%PDF-1.7 ...")
    False
    """
    tail = data[-(_END_SIZE + _LONGEST_COMMENT) :]
    at = tail.rfind(_END)
    if at < 0 or len(tail) - at < _END_SIZE:
        return False
    return len(tail) - at - _END_SIZE == int.from_bytes(tail[at + 20 : at + 22], "little")


def scan(data: bytes, name: str) -> Archive:
    """Give what the directory of an archive says.

    Raises:
        SourceError: it is damaged, locked, or made to do harm: bombs, members over one another, names
            that lead out of it, links.
    """
    _refuse_directory(data, name)
    try:
        with ZipFile(BytesIO(data)) as archive:
            members = archive.infolist()
    except (BadZipFile, NotImplementedError, ValueError, OSError, struct.error) as error:
        raise SourceError(Trouble.DAMAGED, name, form="ZIP", reason=str(error)[:120]) from None
    _refuse_members(members, name)
    _refuse_sizes(members, len(data), name)
    _refuse_overlaps(data, members, name)
    files = tuple(member for member in members if not member.is_dir())
    macros = any(member.filename.lower().endswith(_MACROS) for member in files)
    return Archive(files, macros)


def _refuse_directory(data: bytes, name: str) -> None:
    tail = data[-(_END_SIZE + _LONGEST_COMMENT) :]
    at = tail.rfind(_END)
    if at < 0 or len(tail) - at < _END_SIZE:
        raise SourceError(Trouble.DAMAGED, name, form="ZIP", reason="no directory")
    disk, first, here, count, size, offset = struct.unpack("<4H2L", tail[at + 4 : at + 20])
    if count == 0xFFFF or count > MOST_MEMBERS or size > MOST_MEMBERS * 400:
        raise SourceError(Trouble.ARCHIVE_CROWDED, name, most=MOST_MEMBERS)
    if disk or first or here != count or offset == 0xFFFFFFFF:
        raise SourceError(Trouble.ARCHIVE_ODD, name)
    end = len(data) - len(tail) + at
    if data.count(_END, end) != 1 or offset + size != end:
        raise SourceError(Trouble.ARCHIVE_ODD, name)


def _refuse_members(members: list[ZipInfo], name: str) -> None:
    seen: set[str] = set()
    for member in members:
        parts = member.orig_filename.replace("\\", "/").split("/")
        # orig_filename keeps what Python's own cleaning would hide.
        if ".." in parts or parts[0] == "" or ":" in parts[0] or "\0" in member.orig_filename:
            raise SourceError(Trouble.ARCHIVE_PATH, name)
        if member.external_attr >> 16 & _FORM_OF_FILE == _LINK:
            raise SourceError(Trouble.ARCHIVE_PATH, name)
        if member.filename in seen:
            raise SourceError(Trouble.ARCHIVE_ODD, name)
        seen.add(member.filename)
        if member.flag_bits & _ENCRYPTED:
            raise SourceError(Trouble.ENCRYPTED, name)
        if member.compress_type not in (ZIP_STORED, ZIP_DEFLATED):
            raise SourceError(Trouble.ARCHIVE_ODD, name)


def _refuse_sizes(members: list[ZipInfo], size: int, name: str) -> None:
    unpacked = sum(member.file_size for member in members)
    if unpacked > MOST_UNPACKED or (unpacked > _FREE_OF_RATIO and unpacked > MOST_RATIO * size):
        megabytes = -(-size // 1_000_000)
        raise SourceError(Trouble.ARCHIVE_BOMB, name, size=megabytes, unpacked=unpacked // 1_000_000)


def _refuse_overlaps(data: bytes, members: list[ZipInfo], name: str) -> None:
    reached = 0
    for member in sorted(members, key=_offset):
        head = data[member.header_offset : member.header_offset + _HEAD.size]
        if len(head) < _HEAD.size or not head.startswith(b"PK\x03\x04"):
            raise SourceError(Trouble.ARCHIVE_ODD, name)
        *_, of_name, of_more = _HEAD.unpack(head)
        begins = member.header_offset + _HEAD.size
        written = data[begins : begins + of_name]
        if written.replace(b"\\", b"/") != _as_written(member):
            raise SourceError(Trouble.ARCHIVE_ODD, name)
        if member.header_offset < reached or (reached == 0 and member.header_offset != 0):
            raise SourceError(Trouble.ARCHIVE_ODD, name)
        reached = begins + of_name + of_more + member.compress_size
        if reached > len(data):
            raise SourceError(Trouble.DAMAGED, name, form="ZIP", reason="cut off")


def _as_written(member: ZipInfo) -> bytes:
    codec = "utf-8" if member.flag_bits & 0x800 else "cp437"
    return member.orig_filename.encode(codec, "replace").replace(b"\\", b"/")


def _offset(member: ZipInfo) -> int:
    return member.header_offset
