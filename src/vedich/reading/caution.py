"""Be careful with claims on marked stretches: read by OCR, hidden, inserted, a number held as text."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from vedich.domain.document import Claim
from vedich.domain.mark import Mark, MarkKind

# The most that a claim on such a stretch can be sure of, besides what the mark itself says.
_MOST: dict[MarkKind, float] = {
    MarkKind.INSERTED: 0.7,  # nobody has accepted it yet
    MarkKind.HIDDEN: 0.6,  # whoever prints the file does not see it
    MarkKind.OCR: 0.95,
    MarkKind.TEXT_NUMBER: 0.9,
    MarkKind.STALE_FORMULA: 0.5,  # the file computes something else by now
    MarkKind.FAULTY_FORMULA: 0.5,
    MarkKind.CONVERTED: 0.98,
}


def cautious(claims: Sequence[Claim], marks: Sequence[Mark]) -> list[Claim]:
    """Give the claims, in order, those on marked stretches no surer than the marks let them be.

    A rule named after the mark ('mark_hidden') tells people why.

    >>> from vedich.reading.read import read_text
    >>> found = read_text("Thu đạt 5 tỷ đồng.", marks=(Mark(8, 9, MarkKind.OCR, 0.3),)).claims[0]
    >>> found.certainty, found.rules[-1]
    (0.3, 'mark_ocr')
    """
    waiting = sorted(marks, key=lambda mark: mark.start, reverse=True)
    open_marks: list[Mark] = []
    told: list[Claim] = []
    for claim in claims:
        start, end = claim.span.start, claim.span.end
        while waiting and waiting[-1].start < end:
            open_marks.append(waiting.pop())
        if open_marks:
            # Claims come in order, so a mark that ends before this one touches none that follows.
            open_marks = [mark for mark in open_marks if mark.end > start]
            on = [mark for mark in open_marks if mark.start < end]
            told.append(_bounded(claim, on) if on else claim)
        else:
            told.append(claim)
    return told


def _bounded(claim: Claim, marks: Sequence[Mark]) -> Claim:
    most = min(min(_MOST[mark.kind], mark.certainty) for mark in marks)
    named = dict.fromkeys(f"mark_{mark.kind.value}" for mark in marks)
    return replace(claim, certainty=min(claim.certainty, most), rules=(*claim.rules, *named))
