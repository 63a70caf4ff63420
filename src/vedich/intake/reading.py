"""Read and check a file from outside: opened in confinement, read, then looked at by every rule."""

from __future__ import annotations

import json
import zlib
from collections.abc import Sequence
from dataclasses import dataclass

from vedich.checking.check import check
from vedich.checking.elsewhere import ToldElsewhere
from vedich.domain.document import Reading
from vedich.domain.finding import Finding
from vedich.domain.known import Known
from vedich.domain.period import Period
from vedich.intake import source_form
from vedich.intake.opening import open_confined
from vedich.intake.patience import within
from vedich.intake.plain_form import plain, valued
from vedich.reading.front import Front, front_of
from vedich.reading.read import read_text
from vedich.reading.sources.source import Source

FORM = 1
# Seconds of the processor for reading and checking a text, and for each million letters of it: several times
# what dense honest text takes.
PATIENCE, PATIENCE_A_MILLION = 60.0, 90.0


@dataclass(frozen=True, slots=True)
class ReadFile:
    """A file that was read: its source, what stands in it, what does not add up, and what it says of itself.

    All places are those of `source.text`.
    """

    source: Source
    reading: Reading
    findings: tuple[Finding, ...]
    front: Front


def read_confined(
    data: bytes,
    name: str,
    *,
    member: str = "",
    place: str | None = None,
    as_of: Period | None = None,
    known: Known | None = None,
    elsewhere: Sequence[ToldElsewhere] = (),
) -> ReadFile:
    """Give what stands in a file from outside, and what does not add up in it.

    `place` is the area it is about and `as_of` its date where it does not say; `known` is what is on record,
    `elsewhere` figures of other documents to set it against.

    >>> read = read_confined("Xã A: năm 2023 thu đạt 526,8 tỷ đồng.".encode(), "a.txt")
    >>> [claim.surface for claim in read.reading.claims]
    ['526,8 tỷ đồng']

    Raises:
        SourceError: it cannot be read; the sentence says what it is, why, and what to do.
    """
    source = open_confined(data, name, member=member)
    with within(PATIENCE + PATIENCE_A_MILLION * len(source.text) / 1_000_000, name):
        reading = read_text(source.text, as_of=as_of, place=place, grids=source.grids, marks=source.marks)
        found = check(reading, known=known, elsewhere=elsewhere)
    return ReadFile(source, reading, found, front_of(source.text))


def written(read: ReadFile) -> bytes:
    """Give a file that was read as bytes to keep.

    >>> read = read_confined("Xã A: năm 2023 thu đạt 526,8 tỷ đồng.".encode(), "a.txt")
    >>> kept(written(read), "a.txt") == read
    True
    """
    told = {
        "form": FORM,
        "source": source_form.written(read.source).decode("utf-8", "surrogatepass"),
        "reading": {name: one for name, one in plain(read.reading).items() if name != "text"},
        "findings": plain(read.findings),
        "front": plain(read.front),
    }
    return zlib.compress(json.dumps(told).encode(), 6)


def kept_text(data: bytes, name: str) -> str:
    """Give the text alone of a file that was kept as bytes, in which its places are counted."""
    told = json.loads(zlib.decompress(data))
    return source_form.read(told["source"].encode("utf-8", "surrogatepass"), name).text


def kept(data: bytes, name: str) -> ReadFile:
    """Give a file that was kept as bytes, under the name the person gave."""
    told = json.loads(zlib.decompress(data))
    source = source_form.read(told["source"].encode("utf-8", "surrogatepass"), name)
    return ReadFile(
        source,
        valued(Reading, {**told["reading"], "text": source.text}),
        valued(tuple[Finding, ...], told["findings"]),
        valued(Front, told["front"]),
    )
