"""Let a large workbook be read without pauses of the collector of cycles."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def unhindered() -> Iterator[None]:
    """Keep the collector still while many small values are made, none of them in a cycle.

    A sheet of 100,000 cells is a million values; going through them again and again for cycles that are
    not there costs a third of the time of reading it.
    """
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()
