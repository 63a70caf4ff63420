"""Divide a text into passages, sentences and clauses, as a reader would.

A line break is a border only where it must be: scanned pages break lines in the middle of a sentence.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from vedich.reading.folding import Folded

_MARKER = re.compile(
    r"\s*(?:[-+*•●▪◦]\s+|_{1,3}\s*|\(?(?:\d{1,2}|[a-zđ]|[ivx]{1,4}|§)\)\s*|(?:\d{1,2}\.){1,4}\s*(?=\D)|[ivx]{1,5}\.\s+|[a-e]\.\s+|#{1,6}\s+)"
)
# Longer than the longest list of targets in one sentence of a resolution.
_LONGEST = 3000
_ENDS = ".;:!?…"
_WRAPPED = 55
# A full stop followed by a capital ends a sentence, unless it belongs to an abbreviation or a number.
_STOP = re.compile(r"[.!?…]+[\"')\]]*(?=\s)")
_BORDER = re.compile(r"[();]")
_ABBREVIATION = re.compile(
    r"(?:\b(?:tp|tx|tt|ths|ts|pgs|gs|bs|ks|đ/c|st|ng|p|q|h|x|gđ|v\.v|nxb|t)|\b[a-zđ]|\d)\.$"
)


@dataclass(frozen=True, slots=True)
class Sentence:
    """A stretch of the folded text that says one thing.

    `passage` counts passages from 0; `heading` marks a line that stands alone without a full stop;
    `marker` is true where a list mark ('-', '1.', 'a)') opens it.
    """

    start: int
    end: int
    passage: int
    heading: bool
    marker: bool


def sentences(folded: Folded) -> Iterator[Sentence]:
    """Yield the sentences of a text in order.

    >>> from vedich.reading.folding import fold
    >>> text = "Thu ngân sách đạt 5 tỷ đồng. TP. Cà Mau: 15.\\n\\nMục tiêu"
    >>> [(text[s.start:s.end], s.heading) for s in sentences(fold(text))]
    [('Thu ngân sách đạt 5 tỷ đồng.', False), ('TP. Cà Mau: 15.', False), ('Mục tiêu', True)]
    """
    for passage, (start, end) in enumerate(_passages(folded)):
        marker = _MARKER.match(folded.view, start, end)
        begin = marker.end() if marker else start
        alone = folded.view[end - 1] not in _ENDS and "\n" not in folded.view[start:end]
        at = begin
        for stop in _STOP.finditer(folded.view, begin, end):
            following = stop.end()
            while following < end and folded.view[following].isspace():
                following += 1
            if following >= end or not _opens(folded, following) or _abbreviates(folded.view, stop):
                continue
            for piece_start, piece_end in _pieces(folded.view, at, stop.end()):
                first = bool(marker) and piece_start == begin
                yield Sentence(piece_start, piece_end, passage, False, first)
            at = following
        for piece_start, piece_end in _pieces(folded.view, at, end):
            opens = piece_start == begin
            yield Sentence(piece_start, piece_end, passage, alone and opens, bool(marker) and opens)


def _pieces(view: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Cut what is too long for a sentence (a damaged file, a table run together) at a semicolon, comma or blank."""
    while end - start > _LONGEST:
        cut = max(view.rfind(mark, start + _LONGEST // 2, start + _LONGEST) for mark in ";, ")
        cut = cut + 1 if cut > start else start + _LONGEST
        yield start, cut
        start = cut
    if start < end:
        yield start, end


def _opens(folded: Folded, at: int) -> bool:
    letter = folded.cased[at]
    return (
        letter.isupper()
        or letter in "\"“'(‘[-+"
        or (letter.isdigit() and folded.view[at - 2] not in "0123456789.")
    )


def _abbreviates(view: str, stop: re.Match[str]) -> bool:
    if stop.group()[0] != "." or len(stop.group()) > 1:
        return False
    before = view[max(0, stop.start() - 5) : stop.start() + 1]
    found = _ABBREVIATION.search(before)
    if found is None:
        return False
    if found.group()[0].isdigit():  # '2023. Trong đó' ends; '2.164. 350' does not
        return bool(re.match(r"\s*\d", view[stop.end() : stop.end() + 3]))
    return True


def _passages(folded: Folded) -> Iterator[tuple[int, int]]:
    """Yield (start, end) of passages: lines, joined where a line was only wrapped."""
    view = folded.view
    start: int | None = None
    end = 0
    length = 0
    for found in re.finditer(r"[^\n]*", view):
        line_start, line_end = _trimmed(view, *found.span())
        if line_start >= line_end:
            if found.start() == found.end() and start is not None and _blank_line(view, found.start()):
                yield start, end
                start = None
            continue
        if start is None:
            start = line_start
        elif not _continues(folded, end, length, line_start):
            yield start, end
            start = line_start
        end, length = line_end, line_end - line_start
    if start is not None:
        yield start, end


def _blank_line(view: str, at: int) -> bool:
    return at == 0 or view[at - 1] == "\n"


def _trimmed(view: str, start: int, end: int) -> tuple[int, int]:
    while start < end and view[start].isspace():
        start += 1
    while end > start and view[end - 1].isspace():
        end -= 1
    return start, end


def _continues(folded: Folded, end: int, length: int, start: int) -> bool:
    last = folded.view[end - 1]
    if last in ".!?…:" or (last == ";" and length < _WRAPPED):
        return False
    if _MARKER.match(folded.view, start):
        return False
    return folded.cased[start].islower() or (length >= _WRAPPED) or last in ",("


def clauses(view: str, start: int, end: int) -> list[tuple[int, int]]:
    """Divide a sentence at its semicolons.

    >>> clauses("thu đạt 5; chi đạt 6", 0, 20)
    [(0, 9), (10, 20)]
    """
    depth = 0
    pieces: list[tuple[int, int]] = []
    if view.find(";", start, end) >= 0:
        for border in _BORDER.finditer(view, start, end):
            letter = border.group()
            if letter == "(":
                depth += 1
            elif letter == ")":
                depth = max(0, depth - 1)
            elif depth == 0:
                pieces.append((start, border.start()))
                start = border.end()
    pieces.append((start, end))
    return pieces
