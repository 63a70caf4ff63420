"""A document with what was read from it, and the ways to show a place in it."""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass, field

from vedich.domain.document import Reading, Span
from vedich.reading.sources.source import Source
from vedich.reporting.one_line import clean

_LINE_END = re.compile(r"\r\n|\r|\n")
# 'TX. Cai Lậy', 'TP. Tân An' and 'P. 3' go on behind their dot.
_SENTENCE_END = re.compile(r"[\r\n]+|(?<!\bT[XPT])(?<!\b[Tt]p)(?<!\b[Tt]r)(?<!\b[A-ZĐ])[.!?](?=\s)|;(?=\s)")
_MOST_AROUND = 240


@dataclass(frozen=True, slots=True)
class ReadDocument:
    """One input after reading; `id` is what its records go by, `name` what the person called it."""

    id: str
    name: str
    source: Source
    reading: Reading
    line_starts: list[int] = field(init=False, repr=False)

    def __post_init__(self) -> None:
        starts = [0, *(found.end() for found in _LINE_END.finditer(self.source.original))]
        object.__setattr__(self, "line_starts", starts)

    def line_and_column(self, span: Span) -> tuple[int, int]:
        """Give where a place begins, both counted from 1 as editors do."""
        line = bisect_right(self.line_starts, span.start)
        return line, span.start - self.line_starts[line - 1] + 1

    def around(self, span: Span) -> tuple[str, str, str]:
        """Give the words of the sentence before a figure, the figure, and the words after it."""
        text = self.source.text
        place = self.source.read_place(span.start, span.end)
        first = max(0, place.start - _MOST_AROUND)
        before = text[first : place.start]
        ends = list(_SENTENCE_END.finditer(before))
        if ends:
            before = before[ends[-1].end() :]
        elif first:
            before = "…" + before
        until = min(len(text), place.end + _MOST_AROUND)
        end = _SENTENCE_END.search(text, place.end, until)
        after = text[place.end : end.start() if end else until]
        if end is None and until < len(text):
            after += "…"
        return clean(before, edge="left"), clean(text[place.start : place.end]), clean(after, edge="right")
