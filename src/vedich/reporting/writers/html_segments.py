"""Cut a stretch of text where what is to be shown of it changes: under a finding, a point of one, a mark."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from vedich.domain.finding import Finding
from vedich.domain.mark import Mark, MarkKind

# Letters read this surely by OCR need no eye; below, the page shows them as unsure.
_SURE = 0.8


@dataclass(frozen=True, slots=True)
class Cover:
    """A stretch that is shown otherwise: by a finding (its number from 1, 0 for none) or by a mark.

    `point` tells a figure that the finding rests on from the rest of its words.
    """

    start: int
    end: int
    finding: int = 0
    point: bool = False
    mark: Mark | None = None


@dataclass(frozen=True, slots=True)
class Segment:
    """A stretch of the text over which nothing changes, and what covers it."""

    start: int
    end: int
    covers: tuple[Cover, ...] = ()

    @property
    def findings(self) -> dict[int, bool]:
        """Give the numbers of the findings it takes part in, each with whether it is a point of it."""
        told: dict[int, bool] = {}
        for cover in self.covers:
            if cover.finding:
                told[cover.finding] = cover.point or told.get(cover.finding, False)
        return told

    @property
    def marks(self) -> tuple[Mark, ...]:
        """Give the marks on the stretch."""
        return tuple(cover.mark for cover in self.covers if cover.mark is not None)


class Covers:
    """All that is shown otherwise in a text, ready to be cut out stretch by stretch.

    >>> from vedich.domain.document import Span
    >>> from vedich.domain.finding import Certainty
    >>> finding = Finding("VD104", Certainty.CERTAIN, Span(4, 9), "26/42", "Sai.", "Wrong.")
    >>> [(each.start, each.end, each.findings) for each in Covers([finding], []).segments(0, 12)]
    [(0, 4, {}), (4, 9, {1: True}), (9, 12, {})]
    """

    def __init__(self, findings: Sequence[Finding], marks: Sequence[Mark]) -> None:
        covers = [
            Cover(span.start, span.end, number, point=True)
            for number, finding in enumerate(findings, start=1)
            for span in finding.related or (finding.span,)
        ]
        covers += [
            Cover(finding.span.start, finding.span.end, number)
            for number, finding in enumerate(findings, start=1)
        ]
        covers += [
            Cover(mark.start, mark.end, mark=mark)
            for mark in marks
            if mark.kind is not MarkKind.OCR or mark.certainty < _SURE
        ]
        self._covers = sorted(
            (cover for cover in covers if cover.start < cover.end), key=lambda cover: (cover.start, cover.end)
        )
        self._starts = [cover.start for cover in self._covers]
        self._longest = max((cover.end - cover.start for cover in self._covers), default=0)

    def over(self, start: int, end: int) -> list[Cover]:
        """Give the covers that reach into `text[start:end]`."""
        first = bisect_left(self._starts, start - self._longest)
        last = bisect_left(self._starts, end)
        return [each for each in self._covers[first:last] if start < each.end]

    def touched(self, start: int, end: int) -> bool:
        """Say whether a finding reaches into a stretch."""
        return any(cover.finding for cover in self.over(start, end))

    def segments(self, start: int, end: int) -> Iterator[Segment]:
        """Yield the stretches of `text[start:end]` from first to last, each whole in its covers."""
        covers = self.over(start, end)
        cuts = {start, end}
        for cover in covers:
            cuts.update(place for place in (cover.start, cover.end) if start < place < end)
        for a, b in pairwise(sorted(cuts)):
            yield Segment(a, b, tuple(cover for cover in covers if cover.start < b and a < cover.end))
