"""Join the lines of a column into paragraphs: a sentence over several lines is one again."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from vedich.reading.sources.pages.line import Line
from vedich.reading.sources.pages.word import Word

# A first line stands in by more than this share of the type.
_INDENT = 0.7
_MARKER = re.compile(
    r"(?:[-+*•–▪➢✓◻□☑❑·]\s*\S|\d{1,3}(?:\.\d{1,2}){0,3}[.)/]?\s+\S|\d{1,2}(?:\.\d{1,2}){0,3}[.)]\S|[a-zđ]\)|[a-zđ]\.\s|"
    r"\([0-9a-zđivx]{1,4}\)|[IVXLC]{1,6}[.)/\-]\s?|[A-ZĐ][.)]\s|(?:Điều|Chương|Phần|Mục|Khoản|Phụ lục|Biểu)\s+[\dIVXA-Z])"
)
_STRONG_MARKER = re.compile(
    r"(?:[•▪➢✓◻□☑❑]|\d{1,2}(?:\.\d{1,2}){0,3}[.)]\s|[IVXLC]{1,6}\.\s|(?:Điều|Chương|Phần|Mục|Phụ lục)\s+[\dIVXA-Z])"
)
_CLOSED = re.compile(r"[.;:!?…]['\"”’)]*$")
_LEADERS = re.compile(r"\.{5,}|…{2,}|_{4,}")


@dataclass(slots=True)
class Paragraph:
    """Words that are read as one: `lines` in order, perhaps from two columns or pages; `alone` joins nothing."""

    lines: list[Line] = field(default_factory=list)
    alone: bool = False

    def words(self) -> list[tuple[str, Word]]:
        """Give each word with what stands before it: a blank, or nothing where a hyphen ends a line."""
        told: list[tuple[str, Word]] = []
        for line in self.lines:
            for word in line.words:
                glued = word is line.words[0] and bool(told) and _glues(told[-1][1].text, word.text)
                told.append(("" if glued or not told else " ", word))
        return told


def _glues(end: str, begin: str) -> bool:
    """Say whether a word goes on behind a hyphen at the end of its line: 'KT-' 'XH', '2021-' '2025'."""
    return len(end) > 1 and end[-1] in "-–" and end[-2].isalnum() and begin[0].isalnum()


def paragraphs_of(lines: list[Line], step: float, kept: set[int]) -> list[Paragraph]:
    """Give the paragraphs of lines in the order of reading; `step` is the usual distance of baselines."""
    found: list[Paragraph] = []
    for line in lines:
        alone = id(line) in kept
        last = found[-1] if found else None
        if last is None or alone or last.alone or begins(last.lines, line, step):
            found.append(Paragraph([line], alone))
        else:
            last.lines.append(line)
    return found


def begins(before: list[Line], line: Line, step: float) -> bool:
    """Say whether a line begins a paragraph of its own behind the lines before."""
    last = before[-1]
    size = max(last.size, line.size)
    if abs(last.size - line.size) > 0.14 * size or _LEADERS.search(last.text):
        return True
    moved = last.page != line.page or line.baseline < last.baseline or last.column != line.column
    if not moved:
        distance = line.baseline - last.baseline
        inner = (
            before[1].baseline - before[0].baseline
            if len(before) > 1 and before[1].page == before[0].page
            else step
        )
        if distance > 1.45 * max(min(step, inner), line.size) or (
            len(before) > 1 and 0 < inner * 1.3 < distance
        ):
            return True
    elif last.page == line.page and (last.column == line.column or not line.text[0].islower()):
        return True  # a table stands between, or another column begins
    small = line.text[0].islower() or line.text[0].isdigit()
    if _centred(last) and _centred(line):
        return _begins_centred(last, line, small)
    room = last.column[1] - last.right
    if _centred(last) and last.left - last.column[0] > 2 * size:
        room += last.left - last.column[0]
    first = line.words[0]
    fits = room > (first.right - first.left) + 0.35 * size
    closed = bool(_CLOSED.search(last.text))
    left = line.left - (line.column[0] - last.column[0] if moved else 0.0)
    if fits:
        # A short line ends its paragraph, unless the words plainly go on.
        goes_on = line.text[0].islower() and not closed and not _MARKER.match(line.text) and room < 8 * size
        return not (goes_on and abs(left - last.left) < 4 * size)
    indent = _INDENT * size
    stands_in = left > (before[1].left if len(before) > 1 else last.left) + indent
    if line.text[0].islower() and not closed and not _MARKER.match(line.text):
        return False
    if (
        _centred(line)
        and not closed
        and last.bold is line.bold
        and last.text.isupper() is line.text.isupper()
        and not _MARKER.match(line.text)
    ):
        return False  # the short last line of a centred title
    if _MARKER.match(line.text) and (closed or stands_in or _STRONG_MARKER.match(line.text)):
        if closed or stands_in or left > line.column[0] + indent:
            return True
    if len(before) > 1 and not moved:
        if left > last.left + indent:
            return True
        if left < last.left - indent and closed:
            return True
    elif left > line.column[0] + indent and left > last.left - indent and (closed or moved):
        return not (line.text[0].islower() and not closed)
    elif left > last.left + indent and not _MARKER.match(before[0].text):
        return True
    return last.bold and not line.bold and all(word.bold for word in last.words) and not small and closed


def _begins_centred(last: Line, line: Line, small: bool) -> bool:
    if last.bold is not line.bold and not small:
        return True
    if small and not _CLOSED.search(last.text) and not _MARKER.match(line.text):
        return last.text.isupper() and not line.text.isupper()
    first = line.words[0]
    width = last.column[1] - last.column[0]
    fits = width - (last.right - last.left) > first.right - first.left + 0.35 * last.size
    return fits or last.text.isupper() is not line.text.isupper()


def _centred(line: Line) -> bool:
    left, right = line.left - line.column[0], line.column[1] - line.right
    return (
        left > 0.8 * line.size
        and right > 0.8 * line.size
        and abs(left - right) < max(1.2 * line.size, 0.12 * (left + right))
    )
