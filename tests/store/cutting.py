"""A disk whose power is cut: what was not synced is lost, or kept by halves, as real disks do.

Files live in memory. A write goes to what programs see at once and to the disk only with the next sync; at a
cut some of the writes that waited reach the disk, whole or torn at a sector, and the others do not.
"""

from __future__ import annotations

import random
from dataclasses import dataclass, field
from pathlib import Path

import apsw

SECTOR = 512


class PowerCutError(Exception):
    """The office goes dark."""


@dataclass
class Content:
    """A file: what programs see, what is safe on the disk, and the writes in between."""

    seen: bytearray = field(default_factory=bytearray)
    safe: bytes = b""
    waiting: list[tuple[int, bytes | None]] = field(default_factory=list)  # None: cut off behind here

    def write(self, offset: int, written: bytes | None) -> None:
        """Write, or cut the file off at an offset."""
        _put(self.seen, offset, written)
        self.waiting.append((offset, written))

    def sync(self) -> None:
        """Let everything reach the disk."""
        self.safe = bytes(self.seen)
        self.waiting.clear()

    def after_a_cut(self, chance: random.Random, share: float) -> bytes:
        """Give what is on the disk when the power comes back; a share of the waiting writes got through."""
        left = bytearray(self.safe)
        for offset, written in self.waiting:
            if chance.random() >= share:
                continue
            torn = written
            if written is not None and len(written) > SECTOR and chance.random() < 0.5:
                torn = written[: SECTOR * chance.randint(1, len(written) // SECTOR)]
            _put(left, offset, torn)
        return bytes(left)


def _put(content: bytearray, offset: int, written: bytes | None) -> None:
    if written is None:
        del content[offset:]
        return
    if len(content) < offset:
        content.extend(bytes(offset - len(content)))
    content[offset : offset + len(written)] = written


class Disk(apsw.VFS):
    """A disk in memory that goes dark at a given write."""

    def __init__(self, name: str, dark_at: int | None = None) -> None:
        self.files: dict[str, Content] = {}
        self.writes = 0
        self.dark_at = dark_at
        super().__init__(name, base="")

    def count(self) -> None:
        """Count a write or a sync; the one at which the power fails does not happen."""
        self.writes += 1
        if self.dark_at is not None and self.writes >= self.dark_at:
            raise PowerCutError

    def xOpen(self, name: object, flags: list[int]) -> OpenFile:  # noqa: N802 - the names of SQLite
        """Open a file, or make it."""
        path = name.filename() if isinstance(name, apsw.URIFilename) else str(name)
        flags[1] = flags[0]
        return OpenFile(self, self.files.setdefault(path, Content()))

    def xAccess(self, path: str, flags: int) -> bool:  # noqa: N802
        """Say whether a file is there."""
        return path in self.files

    def xFullPathname(self, name: str) -> str:  # noqa: N802
        """Give a name as it is: this disk has no folders."""
        return name

    def xDelete(self, path: str, sync: bool) -> None:  # noqa: N802
        """Take a file away."""
        self.count()
        self.files.pop(path, None)

    def left_on(self, folder: Path, chance: random.Random, share: float) -> None:
        """Write what the disk holds after the cut into real files."""
        for path, content in self.files.items():
            (folder / path).write_bytes(content.after_a_cut(chance, share))


class OpenFile:
    """An open file of such a disk."""

    def __init__(self, disk: Disk, content: Content) -> None:
        self.disk, self.content = disk, content

    def xRead(self, amount: int, offset: int) -> bytes:  # noqa: N802
        """Read what programs see."""
        return bytes(self.content.seen[offset : offset + amount])

    def xWrite(self, written: bytes, offset: int) -> None:  # noqa: N802
        """Write; it waits for the next sync."""
        self.disk.count()
        self.content.write(offset, bytes(written))

    def xTruncate(self, size: int) -> None:  # noqa: N802
        """Cut the file off."""
        self.disk.count()
        self.content.write(size, None)

    def xSync(self, flags: int) -> None:  # noqa: N802
        """Let what was written reach the disk."""
        self.disk.count()
        self.content.sync()

    def xFileSize(self) -> int:  # noqa: N802
        """Give the size that programs see."""
        return len(self.content.seen)

    def xLock(self, level: int) -> None:  # noqa: N802
        """Lock: nobody else is here."""

    def xUnlock(self, level: int) -> None:  # noqa: N802
        """Unlock."""

    def xCheckReservedLock(self) -> bool:  # noqa: N802
        """Say whether somebody else wants to write."""
        return False

    def xFileControl(self, op: int, pointer: int) -> bool:  # noqa: N802
        """Know no controls."""
        return False

    def xSectorSize(self) -> int:  # noqa: N802
        """Give the size of what a disk writes whole."""
        return SECTOR

    def xDeviceCharacteristics(self) -> int:  # noqa: N802
        """Promise nothing."""
        return 0

    def xClose(self) -> None:  # noqa: N802
        """Close; the content stays."""
