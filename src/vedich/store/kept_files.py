"""The bytes of files that were handed in, by their hash, in a folder beside the record.

A file is written whole under another name, then renamed, so that a crash leaves all of it or nothing. What is
there under a hash is never written again.
"""

from __future__ import annotations

import contextlib
import hashlib
import os
import tempfile
from pathlib import Path

from django.conf import settings
from django.db import connection

# A record on a server has no folder of its own: this one, in the folder the program runs in.
_OF_A_SERVER = "vedich.files"


class LostFileError(RuntimeError):
    """Raised when the bytes of a file on record are not there any more, or are not those that were kept."""

    def __init__(self, sha256: str) -> None:
        self.vi = (
            f"Bản gốc của tệp (mã {sha256[:12]}) không còn nguyên trong thư mục tệp cạnh hồ sơ. Hãy khôi "
            "phục thư mục đó từ bản sao lưu."
        )
        self.en = (
            f"The bytes of the file {sha256[:12]} are not whole in the folder beside the record. Restore "
            "that folder from a backup."
        )
        super().__init__(self.en)


def folder() -> Path:
    """Give the folder of files of the record that is open; the setting VEDICH_FILES names another."""
    given = getattr(settings, "VEDICH_FILES", "")
    if given:
        return Path(given)
    if connection.vendor == "sqlite":
        return Path(f"{connection.settings_dict['NAME']}.files")
    return Path(_OF_A_SERVER)


def hash_of(data: bytes) -> str:
    """Give the hash by which bytes are known.

    >>> hash_of(b"")[:8]
    'e3b0c442'
    """
    return hashlib.sha256(data).hexdigest()


def keep(data: bytes) -> str:
    """Keep bytes and give their hash; they are on the disk when this returns."""
    sha256 = hash_of(data)
    path = _path(sha256)
    if path.exists():
        return sha256
    path.parent.mkdir(parents=True, exist_ok=True)
    handle, unfinished = tempfile.mkstemp(dir=path.parent, prefix=".")
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        Path(unfinished).replace(path)
    except BaseException:
        with contextlib.suppress(FileNotFoundError):
            Path(unfinished).unlink()
        raise
    _settle(path.parent)
    return sha256


def bytes_of(sha256: str) -> bytes:
    """Give the bytes of a file that was kept.

    Raises:
        LostFileError: they are gone, or changed.
    """
    try:
        data = _path(sha256).read_bytes()
    except OSError:
        raise LostFileError(sha256) from None
    if hash_of(data) != sha256:
        raise LostFileError(sha256)
    return data


def is_kept(sha256: str) -> bool:
    """Say whether something lies where the bytes of a hash are kept, whether or not they are those."""
    return _path(sha256).exists()


def _path(sha256: str) -> Path:
    if len(sha256) != 64 or not set(sha256) <= set("0123456789abcdef"):
        raise LostFileError(sha256)
    return folder() / sha256[:2] / sha256


def _settle(place: Path) -> None:
    """See that the name is on the disk, too, where a folder can be opened for that."""
    if os.name != "posix":
        return
    handle = os.open(place, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
