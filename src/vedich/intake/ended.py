"""How a child ended."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Ended:
    """How a child ended: its exit code (minus a signal's number), seconds of work, and most bytes of memory.

    Nulls: `processor` and `memory` are 0 where the system does not tell.
    """

    status: int
    processor: float
    memory: int
