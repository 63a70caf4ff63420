"""The document's side of a marked-up page: paragraphs and real tables, every finding at its words."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from html import escape

from vedich.domain.finding import Finding
from vedich.domain.grid import Grid, GridCell
from vedich.domain.mark import Mark, MarkKind
from vedich.reporting.writers import html_words as words
from vedich.reporting.writers.html_segments import Covers, Segment

_NUMBER = re.compile(r"[-+(]?[\d.,]+\)?\s?%?")
# A table with more rows shows its head, and the rows round each finding.
_MOST_ROWS = 400
_HEAD_ROWS = 6
_AROUND = 3


class SourceSide:
    """Writes the text of a document with its findings; each finding gets one place to go to, `#m1`, `#m2` ...

    `sections` are the starts and names of its pages or sheets, in order.
    """

    def __init__(
        self,
        text: str,
        findings: Sequence[Finding],
        *,
        grids: Sequence[Grid] = (),
        marks: Sequence[Mark] = (),
        sections: Sequence[tuple[int, str]] = (),
        lang: str = "vi",
    ) -> None:
        self.text = text
        self.sections = list(sections)
        self.findings = findings
        self.lang = lang
        self.shown_marks: set[str] = set()
        self._covers = Covers(findings, marks)
        self._anchored: set[int] = set()
        self._badged: set[int] = set()
        # A table inside a cell is shown with its own cells in that cell's words.
        self._grids = _outermost(grids)

    def written(self) -> str:
        """Give the side as HTML; the same object writes only once."""
        parts: list[str] = []
        sections = self.sections or [(0, "")]
        if sections[0][0] > 0:
            sections = [(0, ""), *sections]
        ends = [*(start for start, _ in sections[1:]), len(self.text)]
        for (start, name), end in zip(sections, ends, strict=True):
            inner = "".join(self._blocks(start, end))
            if not inner and not name:
                continue
            head = f"<h3>{escape(name)}</h3>" if name else ""
            parts.append(f'<div class="sheet">{head}{inner}</div>\n')
        return "".join(parts)

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
            stop = self.text.find("\n", at, end)
            stop = end if stop < 0 else stop
            if self.text[at:stop].strip():
                yield f"<p>{self._words(at, stop)}</p>\n"
            at = stop + 1

    def _table(self, grid: Grid) -> str:
        rows: dict[int, list[GridCell]] = {}
        for cell in grid.cells:
            rows.setdefault(cell.row, []).append(cell)
        shown = self._rows_shown(grid, rows)
        width = grid.width
        body, left_out = "", 0
        for row in range(1, grid.height + 1):
            if row not in shown:
                left_out += 1
                continue
            body += self._left_out(left_out, width) + self._row(rows.get(row, []), shown)
            left_out = 0
        body += self._left_out(left_out, width)
        name = escape(grid.name) or f"{grid.number}"
        return (
            f'<div class="wide" tabindex="0" role="group" aria-label="{name}"><table>{body}</table></div>\n'
        )

    def _rows_shown(self, grid: Grid, rows: dict[int, list[GridCell]]) -> set[int]:
        if grid.height <= _MOST_ROWS:
            return set(range(1, grid.height + 1))
        shown = set(range(1, _HEAD_ROWS + 1))
        for row, cells in rows.items():
            if any(self._covers.touched(cell.start, cell.end) for cell in cells):
                shown.update(range(max(1, row - _AROUND), min(grid.height, row + _AROUND) + 1))
        return shown

    def _left_out(self, count: int, width: int) -> str:
        if not count:
            return ""
        said = words.ROWS_LEFT_OUT.say(self.lang).format(count=count)
        return f'<tr><td class="left-out" colspan="{width}">{said}</td></tr>'

    def _row(self, cells: Sequence[GridCell], shown: set[int]) -> str:
        told = ""
        for cell in sorted(cells, key=lambda cell: cell.column):
            said = self.text[cell.start : cell.end].strip()
            kind = ' class="number"' if _NUMBER.fullmatch(said) else ""
            down = sum(row in shown for row in range(cell.row, cell.row + cell.rows))
            reach = f' rowspan="{down}"' if down > 1 else ""
            reach += f' colspan="{cell.columns}"' if cell.columns > 1 else ""
            told += f"<td{kind}{reach}>{self._words(cell.start, cell.end)}</td>"
        return f"<tr>{told}</tr>\n"

    def _words(self, start: int, end: int) -> str:
        segments = list(self._covers.segments(start, end))
        last = {
            number: at
            for at, segment in enumerate(segments)
            for number in segment.findings
            if self._is_about(number, segment)
        }
        told = ""
        for at, segment in enumerate(segments):
            told += self._segment(segment)
            for number, place in last.items():
                if place == at and number not in self._badged:
                    self._badged.add(number)
                    told += self._badge(number)
        return told

    def _is_about(self, number: int, segment: Segment) -> bool:
        span = self.findings[number - 1].span
        return span.start < segment.end and segment.start < span.end

    def _segment(self, segment: Segment) -> str:
        said = escape(self.text[segment.start : segment.end])
        for mark in segment.marks:
            if mark.kind is not MarkKind.CONVERTED:
                self.shown_marks.add(mark.kind.value)
                title = words.MARKS[mark.kind].say(self.lang) + (f": {mark.note}" if mark.note else "")
                said = f'<span class="{mark.kind.value}" title="{escape(title)}">{said}</span>'
        told = segment.findings
        if not told:
            return said
        points = [number for number, point in told.items() if point]
        surest = min(points or told, key=lambda number: self.findings[number - 1].certainty.rank)
        style = words.style_of(self.findings[surest - 1].certainty) if points else "words"
        new = [
            number
            for number in sorted(told)
            if number not in self._anchored and self._is_about(number, segment)
        ]
        self._anchored.update(new)
        anchor = f' id="m{new[0]}"' if new else ""
        inner = "".join(f'<span id="m{number}"></span>' for number in new[1:])
        return f'<mark class="{style}"{anchor}>{inner}{said}</mark>'

    def _badge(self, number: int) -> str:
        style = words.style_of(self.findings[number - 1].certainty)
        label = f"{words.TO_FINDING.say(self.lang)} {number}"
        return f'<a class="badge {style}" href="#f{number}" aria-label="{label}">{number}</a>'


def _outermost(grids: Sequence[Grid]) -> list[Grid]:
    kept: list[Grid] = []
    for grid in sorted(grids, key=lambda grid: (grid.start, -grid.end)):
        if not kept or grid.start >= kept[-1].end:
            kept.append(grid)
    return kept
