"""The document's side of a review: its words with tables, every figure to decide marked on its very words."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from html import escape
from itertools import pairwise

from django.utils.safestring import SafeString, mark_safe

from vedich.domain.document import Span
from vedich.domain.finding import Finding
from vedich.domain.grid import Grid, GridCell
from vedich.reading.sources.source import Source
from vedich.web.parts.words import say

_NUMBER = re.compile(r"[-+(]?[\d.,]+\)?\s?%?")
# A table with more rows shows its head, and the rows round what is marked.
_MOST_ROWS, _HEAD_ROWS, _AROUND = 400, 6, 2


@dataclass(frozen=True, slots=True)
class Marked:
    """A stretch to mark: the key of what is decided there and the classes it has; without a key a finding."""

    span: Span
    key: str = ""
    classes: str = ""


def source_side(source: Source, marks: Sequence[Marked], findings: Sequence[Finding]) -> SafeString:
    """Give the document as HTML; all its words are escaped, so that none can be a tag of ours."""
    faults = [
        Marked(span, classes=f"fault {finding.certainty.value}")
        for finding in findings
        for span in (finding.related or (finding.span,))
    ]
    side = _Side(source.text, [*marks, *faults], source.grids)
    # Every stretch of the document went through `escape`; keys and classes are our own words.
    return mark_safe("".join(side.written(sections_of(source))))


def sections_of(source: Source) -> list[tuple[int, str]]:
    """Give where each page or sheet begins, and what it is called."""
    found: list[tuple[int, str]] = []
    last: object = None
    for piece in source.pieces:
        here = piece.place.sheet or piece.place.page
        if here in (None, "", last):
            continue
        last = here
        start = source.read_place(piece.start, piece.end).start
        word = say("Trang tính", "Sheet") if piece.place.sheet else say("Trang", "Page")
        found.append((start, f"{word} {here}"))
    return found


class _Side:
    def __init__(self, text: str, marks: Iterable[Marked], grids: Sequence[Grid]) -> None:
        self._text = text
        self._marks = sorted(
            (mark for mark in marks if mark.span.start < mark.span.end), key=lambda mark: mark.span
        )
        self._starts = [mark.span.start for mark in self._marks]
        self._longest = max((mark.span.end - mark.span.start for mark in self._marks), default=0)
        self._grids = _outermost(grids)
        self._anchored: set[str] = set()

    def written(self, sections: list[tuple[int, str]]) -> Iterator[str]:
        """Yield the pages or sheets in order."""
        if not sections or sections[0][0] > 0:
            sections = [(0, ""), *sections]
        ends = [*(start for start, _ in sections[1:]), len(self._text)]
        for (start, name), end in zip(sections, ends, strict=True):
            inner = "".join(self._blocks(start, end))
            if inner or name:
                head = f'<p class="sheet-name">{escape(name)}</p>' if name else ""
                yield f'<div class="sheet">{head}{inner}</div>\n'

    def _blocks(self, start: int, end: int) -> Iterator[str]:
        at = start
        first = bisect_right([grid.start for grid in self._grids], start - 1)
        for grid in self._grids[first:]:
            if grid.start >= end:
                break
            yield from self._paragraphs(at, grid.start)
            yield self._table(grid)
            at = max(at, grid.end)
        yield from self._paragraphs(at, end)

    def _paragraphs(self, start: int, end: int) -> Iterator[str]:
        at = start
        while at < end:
            stop = self._text.find("\n", at, end)
            stop = end if stop < 0 else stop
            if self._text[at:stop].strip():
                yield f"<p>{self._words(at, stop)}</p>\n"
            at = stop + 1

    def _table(self, grid: Grid) -> str:
        rows: dict[int, list[GridCell]] = {}
        for cell in grid.cells:
            rows.setdefault(cell.row, []).append(cell)
        shown = self._shown(grid, rows)
        body, left_out = "", 0
        for row in range(1, grid.height + 1):
            if row not in shown:
                left_out += 1
                continue
            body += _left_out(left_out, grid.width) + self._row(rows.get(row, []), shown)
            left_out = 0
        body += _left_out(left_out, grid.width)
        label = escape(grid.name) or say("Bảng {n}", "Table {n}", n=grid.number)
        return (
            f'<div class="wide" tabindex="0" role="group" aria-label="{label}"><table>{body}</table></div>\n'
        )

    def _shown(self, grid: Grid, rows: Mapping[int, Sequence[GridCell]]) -> set[int]:
        if grid.height <= _MOST_ROWS:
            return set(range(1, grid.height + 1))
        shown = set(range(1, _HEAD_ROWS + 1))
        for row, cells in rows.items():
            if any(self._over(cell.start, cell.end) for cell in cells):
                shown.update(range(max(1, row - _AROUND), min(grid.height, row + _AROUND) + 1))
        return shown

    def _row(self, cells: Sequence[GridCell], shown: set[int]) -> str:
        told = ""
        for cell in sorted(cells, key=lambda cell: cell.column):
            said = self._text[cell.start : cell.end].strip()
            kind = ' class="number"' if _NUMBER.fullmatch(said) else ""
            down = sum(row in shown for row in range(cell.row, cell.row + cell.rows))
            reach = f' rowspan="{down}"' if down > 1 else ""
            reach += f' colspan="{cell.columns}"' if cell.columns > 1 else ""
            told += f"<td{kind}{reach}>{self._words(cell.start, cell.end)}</td>"
        return f"<tr>{told}</tr>\n"

    def _over(self, start: int, end: int) -> list[Marked]:
        first = bisect_left(self._starts, start - self._longest)
        last = bisect_left(self._starts, end)
        return [mark for mark in self._marks[first:last] if start < mark.span.end]

    def _words(self, start: int, end: int) -> str:
        """Write a stretch cut where what is marked of it changes."""
        marks = self._over(start, end)
        cuts = {start, end}
        for mark in marks:
            cuts.update(at for at in (mark.span.start, mark.span.end) if start < at < end)
        return "".join(
            self._segment(a, b, [mark for mark in marks if mark.span.start < b and a < mark.span.end])
            for a, b in pairwise(sorted(cuts))
        )

    def _segment(self, start: int, end: int, marks: Sequence[Marked]) -> str:
        said = escape(self._text[start:end])
        if not marks:
            return said
        keys = [mark.key for mark in marks if mark.key]
        classes = " ".join(dict.fromkeys(word for mark in marks for word in mark.classes.split()))
        if not keys:
            return f'<span class="{classes}">{said}</span>'
        new = [key for key in keys if key not in self._anchored]
        self._anchored.update(new)
        anchor = f' id="m-{new[0]}"' if new else ""
        return f'<mark class="{classes}" data-items="{" ".join(keys)}"{anchor}>{said}</mark>'


def _left_out(count: int, width: int) -> str:
    if not count:
        return ""
    told = say("… {n} dòng không có gì để quyết", "… {n} rows with nothing to decide", n=count)
    return f'<tr><td class="left-out" colspan="{width}">{told}</td></tr>'


def _outermost(grids: Sequence[Grid]) -> list[Grid]:
    """Leave out tables inside cells: they are shown as words of those."""
    kept: list[Grid] = []
    for grid in sorted(grids, key=lambda grid: (grid.start, -grid.end)):
        if not kept or grid.start >= kept[-1].end:
            kept.append(grid)
    return kept
