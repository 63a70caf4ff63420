"""How much a file may cost: memory, time and output, by what it is and how large it is."""

from __future__ import annotations

from dataclasses import dataclass

from vedich.reading.sources.true_type import TrueType

MEGABYTE = 1_000_000
_GIBIBYTE = 1 << 30


@dataclass(frozen=True, slots=True)
class Limits:
    """What a child may use before it is ended.

    Units: `memory` and `output` in bytes (memory is address space), `processor` in seconds of work, `wall` in
    seconds of waiting, which a busy machine needs more of.
    """

    memory: int = _GIBIBYTE
    processor: int = 10
    wall: float = 40.0
    output: int = 24 * MEGABYTE


def limits_for(kind: TrueType, size: int, pages: int = 0) -> Limits:
    """Give the limits for a file of a kind, `size` bytes long; a PDF gets time by its pages, a picture more.

    >>> limits_for(TrueType.DOCX, 50_000).processor
    10
    >>> limits_for(TrueType.PDF, 50_000, pages=100).processor
    20
    """
    if kind in (TrueType.TEXT, TrueType.CSV):
        # A page of HTML comes back twice, as it stands and as it is read.
        return Limits(output=24 * MEGABYTE + 6 * size)
    processor = 10
    if kind is TrueType.PDF:
        processor += pages // 10
    if kind is TrueType.IMAGE:
        processor = 30
    return Limits(processor=processor, wall=4.0 * processor)
