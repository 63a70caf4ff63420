"""A file grows beside its place under a hidden name; what a killed run left of one is cleared away."""

from __future__ import annotations

import re
import secrets
import shutil
import sys
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager, suppress
from pathlib import Path
from typing import IO

# A record on SQLite is up to three files while it is open, and a folder of the files that were handed in.
BESIDE = ("", "-wal", "-shm", ".files")
_HELD = ".held"
_LEFT = re.compile(r"(\.[0-9a-f]{12}\.part)\.held")


@contextmanager
def growing_beside(path: Path) -> Iterator[Path]:
    """Give the path of a file that may grow beside `path`; nothing of it is there afterwards.

    Whoever moves it to its place does so inside. What earlier runs left in the folder goes first, unless
    they are still at work.
    """
    clear(path.parent)
    growing = path.with_name(f".{secrets.token_hex(6)}.part")
    holder = Path(f"{growing}{_HELD}")
    with ExitStack() as stack:
        # Where not even this may be written, what is written next tells the person why.
        with suppress(OSError):
            stack.callback(holder.unlink, missing_ok=True)
            _hold(stack.enter_context(holder.open("wb")))
        stack.callback(_remove, growing)
        yield growing


def clear(folder: Path) -> None:
    """Take away what runs that were killed left in a folder.

    A run holds a file beside what it writes, of which the system lets go when the run ends, however it ends.
    """
    for path in folder.glob(f".*{_HELD}"):
        if not (left := _LEFT.fullmatch(path.name)):
            continue
        try:
            with path.open("r+b") as held:
                if not _hold(held):
                    continue
                _remove(path.with_name(left[1]))
            path.unlink(missing_ok=True)
        except OSError:
            # Somebody else's, or gone by now: whoever may take it away does.
            continue


def _remove(growing: Path) -> None:
    for ending in BESIDE:
        path = Path(f"{growing}{ending}")
        if path.is_dir():
            shutil.rmtree(path, ignore_errors=True)
        else:
            path.unlink(missing_ok=True)


def _hold(file: IO[bytes]) -> bool:
    """Hold a file as long as it is open, and say so; False where another holds it or nobody can."""
    try:
        if sys.platform == "win32":
            import msvcrt

            msvcrt.locking(file.fileno(), msvcrt.LK_NBLCK, 1)
        else:
            import fcntl

            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError:
        return False
    return True
