"""The sentence around a finding, folded to the width of the screen, with marks under the words."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator, Sequence

from vedich.cli.outputs.read_document import ReadDocument
from vedich.domain.document import Span

_MOST_AROUND = 160
_ENDS = ".!?\n"


def marked(document: ReadDocument, span: Span, points: Sequence[Span], width: int) -> list[tuple[str, str]]:
    """Give the lines of the sentence, each with the line of marks below it.

    '^' stands under the figures a finding rests on, '~' under the rest of the words it is about. Lines far
    from any mark are left out.
    """
    source = document.source
    place = source.read_place(span.start, span.end)
    spots = [source.read_place(point.start, point.end) for point in points or (span,)]
    spots = [
        spot for spot in spots if place.start - _MOST_AROUND <= spot.start < place.end + _MOST_AROUND
    ] or [place]
    first = min([place.start, *(spot.start for spot in spots)])
    last = max([place.end, *(spot.end for spot in spots)])
    start, end = _opening(source.text, first), _closing(source.text, last)
    letters, marks = _cleaned(source.text, start, end, place, spots)
    if start > 0 and source.text[start - 1] not in _ENDS + " ":
        letters, marks = "…" + letters, " " + marks
    lines = list(_wrapped(letters, marks, max(width, 30)))
    while len(lines) > 1 and not lines[0][1].strip():
        lines = lines[1:]
    while len(lines) > 1 and not lines[-1][1].strip():
        lines = lines[:-1]
    return lines


def _opening(text: str, first: int) -> int:
    start = max(0, first - _MOST_AROUND)
    for at in range(first - 1, start, -1):
        if text[at] == "\n" or (text[at] in ".!?" and text[at + 1 : at + 2].isspace() and at - start > 2):
            return at + 1
    return start


def _closing(text: str, last: int) -> int:
    end = min(len(text), last + _MOST_AROUND)
    for at in range(last, end):
        if text[at] == "\n" or (text[at] in ".!?" and text[at + 1 : at + 2].isspace()):
            return at + 1
    return end


def _cleaned(text: str, start: int, end: int, place: Span, spots: Sequence[Span]) -> tuple[str, str]:
    letters: list[str] = []
    marks: list[str] = []
    for at in range(start, end):
        letter = text[at]
        if letter.isspace() or unicodedata.category(letter) in ("Cc", "Cf"):
            if not letters or letters[-1] == " ":
                continue
            letter = " "
        letters.append(letter)
        pointed = any(spot.start <= at < spot.end for spot in spots)
        marks.append("^" if pointed else "~" if place.start <= at < place.end else " ")
    return "".join(letters).rstrip(), "".join(marks)


def _wrapped(letters: str, marks: str, width: int) -> Iterator[tuple[str, str]]:
    while letters:
        cut = len(letters)
        if cut > width:
            blank = letters.rfind(" ", 0, width + 1)
            cut = blank + 1 if blank > width // 2 else width
        line, below = letters[:cut], marks[:cut]
        # A letter that joins the one before it takes no column of its own.
        below = "".join(
            mark for letter, mark in zip(line, below, strict=False) if not unicodedata.combining(letter)
        )
        yield line.rstrip(), below.rstrip()
        letters, marks = letters[cut:], marks[cut:]
