"""Hooks of Python that refuse files, network and processes: all there is where the system offers no more."""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence
from typing import Any

_REFUSED = (
    "socket.",
    "subprocess.",
    "os.system",
    "os.exec",
    "os.posix_spawn",
    "os.spawn",
    "os.startfile",
    "os.fork",
    "os.kill",
    "os.remove",
    "os.rename",
    "os.rmdir",
    "os.mkdir",
    "os.link",
    "os.symlink",
    "os.truncate",
    "os.chmod",
    "os.chown",
    "os.putenv",
    "shutil.",
    "tempfile.",
    "winreg.",
    "_winapi.CreateProcess",
    "_winapi.CreateFile",
    "signal.pthread_kill",
    "ftplib.",
    "urllib.",
    "http.",
    "smtplib.",
)
_LOOKING = ("open", "os.listdir", "os.scandir")
_WRITING = os.O_WRONLY | os.O_RDWR | os.O_CREAT | os.O_TRUNC | os.O_APPEND


def forbid_all_but_reading(folders: Sequence[str]) -> None:
    """Let this process read files of these folders, and refuse it all else that a hook can see, for ever."""
    kept = tuple(os.path.join(os.path.realpath(folder), "") for folder in folders)  # noqa: PTH118 - in a hook

    def hook(event: str, arguments: tuple[Any, ...]) -> None:
        if event.startswith(_REFUSED):
            raise PermissionError(f"{event} is not for the reader of a file")
        if event in _LOOKING:
            path = arguments[0]
            flags = arguments[2] if event == "open" else 0
            if isinstance(path, int) or (isinstance(flags, int) and flags & _WRITING):
                raise PermissionError("the reader of a file writes none")
            if not os.path.join(os.path.realpath(os.fsdecode(path or ".")), "").startswith(kept):  # noqa: PTH118
                raise PermissionError("the reader of a file sees no other")

    sys.addaudithook(hook)
