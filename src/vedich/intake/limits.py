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
    seconds of waiting, which a busy machine needs more of. `nice` is how far it stands back where others want
    the processor, as the system counts it: 0 not at all, 19 altogether.
    """

    memory: int = _GIBIBYTE
    processor: int = 10
    wall: float = 40.0
    output: int = 24 * MEGABYTE
    nice: int = 0


# Work that nobody's page waits for but the one who asked: it gets a third of a processor that others want.
GIVING_WAY = 5


@dataclass(frozen=True, slots=True)
class Pages:
    """What a PDF says of itself: its pages, and how many of those looked at are pictures without letters."""

    count: int = 0
    pictures: int = 0


# A budget grows with what a file says of itself, but not beyond what one file may cost a machine.
_MOST_SECONDS, _MOST_SECONDS_OF_OCR = 60, 600
_SECONDS_A_PICTURE = 8


def limits_for(kind: TrueType, size: int, pages: Pages | None = None) -> Limits:
    """Give the limits for a file of a kind, `size` bytes long; a PDF gets time by its pages, a picture more.

    >>> limits_for(TrueType.DOCX, 50_000).processor
    10
    >>> limits_for(TrueType.PDF, 50_000, Pages(100)).processor
    30
    """
    if kind in (TrueType.TEXT, TrueType.CSV):
        # A page of HTML comes back twice, as it stands and as it is read.
        return Limits(output=24 * MEGABYTE + 6 * size)
    processor = 10
    if kind is TrueType.PDF and pages is not None:
        processor = min(processor + pages.count // 5, _MOST_SECONDS)
        processor += min(_SECONDS_A_PICTURE * pages.pictures, _MOST_SECONDS_OF_OCR)
    if kind is TrueType.IMAGE:
        processor = 30
    return Limits(processor=processor, wall=4.0 * processor)
