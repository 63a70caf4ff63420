"""Take page numbers and repeated headers and footers out of the flow of pages, counted."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, field

from vedich.reading.sources.pages.line import Line

_NUMBER = re.compile(
    r"^[-–—|\s]*(?:trang\s*|page\s*)?(?P<page>\d{1,4}|[ivxl]{1,7})(?:\s*(?:/|of|trên)\s*\d{1,4})?[-–—|\s]*$",
    re.IGNORECASE,
)
_SAID = re.compile(r"trang|page|/|[-–—]\s*\d+\s*[-–—]", re.IGNORECASE)
_ROMAN = {"i": 1, "v": 5, "x": 10, "l": 50}
# Headers and footers stand among the first and last lines of a page.
_OUTER = 3
_NEAR = 8.0
# Words at the edge of two pages may be said twice; of three, they are a header or a footer.
_FEWEST = 3


@dataclass(slots=True)
class Edges:
    """What stands at the edges of pages: page numbers, lines said again, and the lines said first."""

    numbers: list[Line] = field(default_factory=list)
    repeated: list[Line] = field(default_factory=list)
    kept: set[int] = field(default_factory=set)


def take_edges(pages: list[list[list[Line]]], heights: list[float], step: float) -> Edges:
    """Take page numbers and repeated lines out of the rows of each page, in place.

    The first of a repeated line stays in its page; `kept` has the ids of such lines, which no paragraph
    joins. A number alone is a page number only where it counts the pages; a repeated line is a header or
    footer only where it is set off from the body by more than `step`, the usual distance of baselines.
    """
    edges = Edges()
    _numbers(pages, heights, edges)
    _repeated(pages, heights, step, edges)
    return edges


def _outer(rows: list[list[Line]], height: float) -> list[tuple[int, list[Line], bool]]:
    """Give the rows at the top and the bottom of a page: index, row, whether at the top."""
    found = [(i, row, True) for i, row in enumerate(rows[:_OUTER]) if row[0].bottom < 0.16 * height]
    behind = range(max(len(found), len(rows) - _OUTER), len(rows))
    return found + [(i, rows[i], False) for i in behind if rows[i][0].top > 0.84 * height]


def _set_off(rows: list[list[Line]], height: float, step: float) -> list[tuple[int, list[Line], bool]]:
    """Give the outer rows that a gap parts from the body of their page."""
    outer = _outer(rows, height)
    heads = [index for index, _, top in outer if top]
    feet = [index for index, _, top in outer if not top]
    last = max((i for i in heads if i + 1 == len(rows) or _apart(rows[i], rows[i + 1], step)), default=-1)
    first = min((i for i in feet if i == 0 or _apart(rows[i - 1], rows[i], step)), default=len(rows))
    return [(index, row, top) for index, row, top in outer if (index <= last if top else index >= first)]


def _apart(above: list[Line], below: list[Line], step: float) -> bool:
    return below[0].baseline - above[0].baseline > 1.45 * step


def _numbers(pages: list[list[list[Line]]], heights: list[float], edges: Edges) -> None:
    seen: list[tuple[int, int, Line, int, bool]] = []
    for at, (rows, height) in enumerate(zip(pages, heights, strict=True)):
        for index, row, top in _outer(rows, height):
            for line in row:
                if (told := _NUMBER.match(line.text)) and (
                    top or index == len(rows) - 1 or _SAID.search(line.text)
                ):
                    if (number := _value(told["page"])) is not None:
                        seen.append((at, index, line, number, bool(_SAID.search(line.text))))
    steps = Counter(
        {step: len({s[0] for s in seen if s[3] - s[0] == step}) for step in {s[3] - s[0] for s in seen}}
    )
    for at, index, line, number, said in seen:
        step = number - at
        counts = steps[step] > 1 and steps[step] * 2 >= max(steps.values())
        if counts or said or (step == 1 and len(pages) > 1) or (len(pages) == 1 and number == 1):
            row = pages[at][index]
            if line in row:
                row.remove(line)
                edges.numbers.append(line)
    for at, rows in enumerate(pages):
        pages[at] = [row for row in rows if row]


def _value(told: str) -> int | None:
    if told.isdigit():
        return int(told)
    total = last = 0
    for letter in reversed(told.lower()):
        value = _ROMAN[letter]
        total += -value if value < last else value
        last = max(last, value)
    return total or None


def _repeated(pages: list[list[list[Line]]], heights: list[float], step: float, edges: Edges) -> None:
    """Leave out lines that stand at the same place of other pages before, in the same words."""
    places: dict[tuple[str, bool], list[tuple[int, Line]]] = {}
    for at, (rows, height) in enumerate(zip(pages, heights, strict=True)):
        for _, row, top in _set_off(rows, height, step):
            for line in row:
                places.setdefault((re.sub(r"\d+", "#", line.text), top), []).append((at, line))
    for (text, _), told in places.items():
        if len(told) < _FEWEST or len(text) < 4:
            continue
        first_at, first = told[0]
        again = [
            (at, line)
            for at, line in told[1:]
            if at > first_at
            and abs(line.baseline - first.baseline) < _NEAR
            and (line.text == first.text or _counting(line.text, first.text) == at - first_at)
        ]
        on = {first_at, *(at for at, _ in again)}
        # Odd and even pages may have heads of their own; words that return now and then are no head.
        span = max(on) - first_at + 1
        if len(on) < _FEWEST or len(on) < 0.6 * (span if len({at % 2 for at in on}) > 1 else (span + 1) // 2):
            continue
        edges.kept.add(id(first))
        for at, line in again:
            for row in pages[at]:
                row[:] = [other for other in row if other is not line]
            edges.repeated.append(line)
    for at, rows in enumerate(pages):
        pages[at] = [row for row in rows if row]


def _counting(line: str, first: str) -> int | None:
    """Give by how much the one number in which two lines differ has grown, None where more differs."""
    pairs = zip(re.findall(r"\d+", line), re.findall(r"\d+", first), strict=True)
    steps = [int(a) - int(b) for a, b in pairs if a != b]
    return steps[0] if len(steps) == 1 else None
