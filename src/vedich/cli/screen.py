"""What the screen can show: letters, colours, width."""

from __future__ import annotations

import contextlib
import os
import shutil
import sys
from typing import TextIO

# Where no screen says its width (a pipe, a file), tables are drawn for a wide sheet.
WIDE = 120
NARROWEST = 60


def speak_utf_8() -> None:
    """Let every letter through, also on a Windows console whose code page has no Vietnamese.

    A letter that no encoding can carry (a broken file name) is shown by its number rather than raising.
    """
    for stream in (sys.stdout, sys.stderr):
        reconfigure = getattr(stream, "reconfigure", None)
        if reconfigure is not None:
            with contextlib.suppress(ValueError, OSError):
                reconfigure(encoding="utf-8", errors="backslashreplace")


def is_terminal(stream: TextIO) -> bool:
    """Say whether a person is looking at what the stream prints."""
    try:
        return stream.isatty()
    except (AttributeError, ValueError):
        return False


def shows_colours(stream: TextIO) -> bool:
    """Say whether colours may be sent: only to a terminal that knows them, never against NO_COLOR."""
    if not is_terminal(stream) or os.environ.get("NO_COLOR") or os.environ.get("TERM") == "dumb":
        return False
    # Old Windows consoles print the colour codes as letters.
    return sys.platform != "win32" or any(name in os.environ for name in ("WT_SESSION", "ANSICON", "TERM"))


def width() -> int:
    """Give the number of columns to draw for."""
    return max(NARROWEST, shutil.get_terminal_size((WIDE, 40)).columns)
