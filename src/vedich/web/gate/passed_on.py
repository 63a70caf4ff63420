"""What one process made, for the others of the same server: files in a folder that is the server's alone.

Without a folder nothing is passed on. The folder is made before the processes are divided, lies in memory
where the system allows that, and goes with the server.
"""

from __future__ import annotations

import contextlib
import hashlib
from collections.abc import Hashable
from pathlib import Path
from typing import TypeVar

from django.core.cache.backends.filebased import FileBasedCache

Thing = TypeVar("Thing")

# Pages of a nation's morning; of more, those that came first make room.
_MOST = 4_000
_A_DAY = 24 * 60 * 60

_FOLDER: list[FileBasedCache] = []


def pass_on_through(folder: Path | None) -> None:
    """Pass things on through a folder from now on; None: nothing any more."""
    _FOLDER.clear()
    if folder is not None:
        options = {"MAX_ENTRIES": _MOST, "CULL_FREQUENCY": 4}
        _FOLDER.append(FileBasedCache(str(folder), {"TIMEOUT": _A_DAY, "OPTIONS": options}))


def fetched(key: Hashable, kind: type[Thing]) -> Thing | None:
    """Give what another process made under the same key; None where none did, or it cannot be read."""
    for folder in _FOLDER:
        with contextlib.suppress(Exception):  # half a file, a folder that was swept away: it is made anew
            told = folder.get(_name(key))
            if isinstance(told, tuple) and told[0] == repr(key) and isinstance(told[1], kind):
                return told[1]
    return None


def pass_on(key: Hashable, thing: object) -> None:
    """Lay a thing down for the other processes; a full disk keeps nobody from their page."""
    for folder in _FOLDER:
        with contextlib.suppress(OSError):
            folder.set(_name(key), (repr(key), thing))


def _name(key: Hashable) -> str:
    return hashlib.sha256(repr(key).encode()).hexdigest()
