"""What the child does with the bytes of a file: bytes and plain arguments in, bytes out."""

from __future__ import annotations

from typing import Any


def echo(data: bytes, arguments: dict[str, Any]) -> bytes:
    """Give the bytes back: the least that a child can do, to see that one runs."""
    return data


def open_file(data: bytes, arguments: dict[str, Any]) -> bytes:
    """Open a file by its true type and give its source in the form that crosses the border."""
    from vedich.intake.source_form import written
    from vedich.reading.sources.opening import source_of

    name = str(arguments["name"])
    return written(source_of(data, name))
