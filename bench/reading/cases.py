"""Give the claims read in a document beside what was right about them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

from bench.reading.author import Document
from bench.reading.score import CLAIM_KINDS, outcome
from vedich.domain.document import Claim, Reading
from vedich.domain.period import Period
from vedich.reading.evidence import Part
from vedich.reading.read import read_text
from vedich.reading.records import records

Record = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Case:
    """A claim as read, the true record it stands on (None: there is none), and which of its parts are right.

    A part that cannot be asked of a claim without truth is None.
    """

    document: str
    claim: Claim
    truth: Record | None
    right: dict[Part, bool | None]
    whole: bool


def reading_of(document: Document) -> Reading:
    """Read a corpus document as the scoreboard does."""
    dated = Period.day(date.fromisoformat(document.head["as_of"])) if document.head["as_of"] else None
    return read_text(document.text, as_of=dated, place=document.head["place"] or None)


def cases(document: Document, reading: Reading) -> Iterator[Case]:
    """Yield the claims read, numbers that are no claims left out."""
    at = {(each.span.start, each.span.end, each.kind.value): each for each in reading.claims}
    found = outcome(document.id, document.records, records(reading, document.id), document.phenomena)
    for pair in found.pairs:
        if pair.predicted is not None and pair.truth["kind"] in CLAIM_KINDS:
            right: dict[Part, bool | None] = {
                Part.FIGURE: pair.right["value+unit"],
                Part.NAME: pair.right["indicator"],
                Part.SENSE: pair.right["kind"] and pair.right["basis"],
                Part.PERIOD: pair.right["period"],
            }
            yield Case(document.id, at[_key(pair.predicted)], pair.truth, right, pair.right["full_tuple"])
    for extra in found.extras:
        if extra["kind"] in CLAIM_KINDS:
            unasked: dict[Part, bool | None] = dict.fromkeys(Part)
            yield Case(document.id, at[_key(extra)], None, unasked | {Part.FIGURE: False}, False)


def _key(row: Record) -> tuple[int, int, str]:
    return row["start"], row["end"], row["kind"]
