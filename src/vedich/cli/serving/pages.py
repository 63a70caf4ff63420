"""A folder for the pages that processes of one server pass on to each other, gone when the server ends."""

from __future__ import annotations

import os
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

_MEMORY = Path("/dev/shm")
_NAME = "vedich-pages-"


@contextmanager
def folder_of_pages(room: Path | None = None) -> Iterator[Path]:
    """Make a folder that only this account can open, in memory where there is a place; remove it at the end.

    Folders of servers that were killed are removed here, too: their number says which server made them.
    """
    room = room or (_MEMORY if os.access(_MEMORY, os.W_OK) else Path(tempfile.gettempdir()))
    for left in room.glob(f"{_NAME}*"):
        if _is_ours(left) and not _runs(left):
            shutil.rmtree(left, ignore_errors=True)
    made = Path(tempfile.mkdtemp(prefix=f"{_NAME}{os.getpid()}-", dir=room))
    owner = os.getpid()
    try:
        yield made
    finally:
        # A process that was divided from this one ends here, too, and leaves the folder to the others.
        if os.getpid() == owner:
            shutil.rmtree(made, ignore_errors=True)


def _is_ours(folder: Path) -> bool:
    return folder.is_dir() and not folder.is_symlink() and folder.stat().st_uid == os.getuid()


def _runs(folder: Path) -> bool:
    number = folder.name.removeprefix(_NAME).split("-")[0]
    try:
        os.kill(int(number), 0)
    except (ValueError, ProcessLookupError):
        return False
    except PermissionError:
        return True
    return True
