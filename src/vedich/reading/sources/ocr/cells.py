"""Recognise the cells of a table one by one, figures with digits alone and against a second reading."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import Any

from vedich.reading.sources.ocr.engine import Engine, Recognised
from vedich.reading.sources.ocr.parting import Box, begins_with_dash, dividers_of, inked, lines_of, pitch_of
from vedich.reading.sources.ocr.rulings import ink_of
from vedich.reading.sources.ocr.spelling import respelt
from vedich.reading.sources.pages.lattice import Lattice

# Letters that no figure holds, even badly recognised.
_WORDS = re.compile(r"[^\W\d_oOlISsBbgqzZGD][^\W\d_]|[^\W\d_]{4}")
_DIGIT = re.compile(r"\d")
_LETTERS = re.compile(r"[^\d,.%-]")
# The certainty of a figure on which two readings differ, what two that agree may claim, and the highest of all.
_DOUBTED, _AGREED, _HIGHEST = 0.5, 0.9, 0.98
_WIDEST_FIGURE = 1.3  # inches
_LARGER, _MARGIN, _NARROW = 2, 24, 10
# A reading less sure than this is a guess.
_GUESSED = 0.6
# Words surer than this are not read again.
_SURE_WORD = 0.85
_SOFT_FIGURE, _SOFTEST = 1.6, 2.4
# The margins and softnesses that a figure is read with, one after the other, until one is sure.
_TRIES = ((_MARGIN, _SOFT_FIGURE), (_NARROW, _SOFT_FIGURE), (_MARGIN, 1.0), (_NARROW, _SOFTEST))
_NUMBER = re.compile(r"[-+]?\(?(?:\d{1,3}(?:\.\d{3})+|\d+)(?:,\d+)?\)?%?")
_DIVIDER = re.compile(r"[.,]")
_FITTING, _SURE_FIGURE = 2, 0.75
_SOFT_SHARP, _SOFT_WORN = 1.2, 0.7


@dataclass(frozen=True, slots=True)
class CellWord:
    """A word recognised in a cell, in pixels of the page, and another reading of it in `note`."""

    word: Recognised
    note: str


def cell_words(engine: Engine, lattice: Lattice, grey: Any, dpi: int, *, sharp: bool) -> list[CellWord]:
    """Give the words of the cells of a lattice (in points), from the grey picture without lines; `sharp`
    says that it has edges as no paper has.
    """
    on = _Sight(engine, grey, ink_of(grey), dpi, _SOFT_SHARP if sharp else _SOFT_WORN)
    found: list[CellWord] = []
    boxes = [box for cell in lattice.cells if (box := _box(lattice, cell, on.ink, dpi / 72)) is not None]
    pitch = pitch_of(on.ink, boxes, dpi)
    for box in boxes:
        if _is_dash(box, dpi):
            found.append(CellWord(_dash(box), ""))
        else:
            found += _cell(on, lines_of(on.ink, box, dpi, pitch))
    return found


@dataclass(frozen=True, slots=True)
class _Sight:
    """A page and who reads it: the grey picture without lines, its ink, and how soft its edges are to be made."""

    engine: Engine
    grey: Any
    ink: Any
    dpi: int
    soft: float

    def text(self, line: Box, margin: int, softness: float) -> list[Recognised]:
        """Give the words of a line, read with a margin around it."""
        words = self.engine.text(_enlarged(self.grey, line, margin, softness), self.dpi * _LARGER, lines=1)
        return [_shifted(word, _MARGIN - margin) for word in words]

    def figure(self, line: Box, margin: int, softness: float) -> list[Recognised]:
        """Give the pieces of a line that is a figure, read with a margin around it."""
        words = self.engine.figure(_enlarged(self.grey, line, margin, softness), self.dpi * _LARGER)
        return [_shifted(word, _MARGIN - margin) for word in words]


def _box(lattice: Lattice, cell: Any, ink: Any, scale: float) -> Box | None:
    left, right = lattice.columns[cell.column] * scale, lattice.columns[cell.column + cell.columns] * scale
    top, bottom = lattice.rows[cell.row] * scale, lattice.rows[cell.row + cell.rows] * scale
    return inked(ink, int(left) + 2, int(top) + 2, int(right) - 1, int(bottom) - 1)


def _is_dash(box: Box, dpi: int) -> bool:
    """Say whether the ink of a cell is one short level stroke: a dash, for 'nothing'."""
    width, height = box[2] - box[0], box[3] - box[1]
    return height <= 0.035 * dpi and 1.4 * height <= width <= 0.15 * dpi


def _dash(box: Box) -> Recognised:
    left, top, right, bottom = (float(edge) for edge in box)
    return Recognised("-", left, top, right, bottom, bottom + right - left, 2 * (right - left), _AGREED, True)


def _cell(on: _Sight, lines: list[Box]) -> list[CellWord]:
    """Recognise a cell line by line; a short line alone in its cell is asked for a figure too."""
    found: list[CellWord] = []
    for line in lines:
        left, top, right, _ = line
        words = _words(on, line)
        if len(lines) == 1 and right - left < _WIDEST_FIGURE * on.dpi:
            figure = _figure(on, line, words)
            if figure is not None:
                return [figure]
        found += [CellWord(_placed(word, left, top), "") for word in words]
    return [
        each if text == each.word.text else CellWord(replace(each.word, text=text), each.word.text)
        for each, text in zip(found, respelt([each.word.text for each in found]), strict=True)
    ]


def _words(on: _Sight, line: Box) -> list[Recognised]:
    """Give the words of a line; where they are not sure, the surest of several readings, sharp to soft."""
    best: list[Recognised] = []
    for margin, softness in (
        (_MARGIN, on.soft),
        (_NARROW, on.soft),
        (_NARROW, _SOFTEST),
        (_MARGIN, _SOFT_FIGURE),
    ):
        if _certainty(best) > _SURE_WORD:
            break
        again = on.text(line, margin, softness)
        if _certainty(again) > _certainty(best):
            best = again
    return best or on.engine.text(_enlarged(on.grey, line), on.dpi * _LARGER, lines=3)


def _figure(on: _Sight, line: Box, words: list[Recognised]) -> CellWord | None:
    """Give the figure that a line is, None where it is words."""
    told = "".join(word.text for word in words)
    if _WORDS.search(told) and _certainty(words) > _GUESSED:
        return None
    dividers, below_zero = dividers_of(on.ink, line, on.dpi), begins_with_dash(on.ink, line, on.dpi)
    best: list[Recognised] = []
    worth = (-1, -1.0)
    # Tighter margins and other edges move the letters against the window of the recogniser: what is a number,
    # and has the dividers that are seen, stays; of several such the surest.
    for margin, softness in _TRIES:
        again = on.figure(line, margin, softness)
        again = _divided(again, dividers)
        text = "".join(word.text for word in again)
        fits = (_NUMBER.fullmatch(text) is not None) + (len(_DIVIDER.findall(text)) == len(dividers))
        if again and (fits, _certainty(again)) > worth:
            best, worth = again, (fits, _certainty(again))
        if worth[0] == _FITTING and worth[1] > _SURE_FIGURE:
            break
    if not best or (_WORDS.search(told) and _certainty(best) < _GUESSED):
        return None
    joined = _joined(best, told)
    if worth[0] < _FITTING:
        joined = replace(joined, certainty=min(joined.certainty, _DOUBTED))
    if below_zero and joined.text[:1].isdigit():
        joined = replace(joined, text=f"-{joined.text}")
    return CellWord(_placed(joined, line[0], line[1]), _other(best, told))


def _divided(words: list[Recognised], dividers: str) -> list[Recognised]:
    """Give the one piece of what is no number with its dots and commas by their shape, where that makes it one."""
    if len(words) != 1 or _NUMBER.fullmatch(words[0].text):
        return words
    shapes = iter(dividers)
    text = _DIVIDER.sub(lambda found: next(shapes, found.group()), words[0].text)
    return [replace(words[0], text=text)] if _NUMBER.fullmatch(text) else words


def _enlarged(grey: Any, box: Box, margin: int = _MARGIN, soft: float = _SOFT_FIGURE) -> Any:
    """Cut a cell out with white around it, twice as large: small type is read better."""
    import cv2

    left, top, right, bottom = box
    cut = grey[max(top - 2, 0) : bottom + 2, max(left - 2, 0) : right + 2]
    large = cv2.resize(cut, None, fx=_LARGER, fy=_LARGER, interpolation=cv2.INTER_CUBIC)
    # Edges as sharp as a screen's make the recogniser take a 5 for a 9; paper is never so sharp.
    large = cv2.GaussianBlur(large, (0, 0), soft)
    return cv2.copyMakeBorder(large, margin, margin, margin, margin, cv2.BORDER_CONSTANT, value=255)


def _certainty(words: list[Recognised]) -> float:
    return min((word.certainty for word in words), default=-1.0)


def _joined(words: list[Recognised], told: str) -> Recognised:
    """Put the pieces of a figure together; two readings that agree are surer than one."""
    text = "".join(word.text for word in words)
    certainty = _certainty(words)
    if text == told.replace(" ", ""):
        certainty = max(certainty, _AGREED) if certainty > 0.6 else certainty
    elif _LETTERS.sub("", told) != _LETTERS.sub("", text):
        certainty = min(certainty, _DOUBTED)
    return Recognised(
        text,
        min(word.left for word in words),
        min(word.top for word in words),
        max(word.right for word in words),
        max(word.bottom for word in words),
        words[0].baseline,
        words[0].height,
        certainty,
        True,
    )


def _other(words: list[Recognised], told: str) -> str:
    text = "".join(word.text for word in words)
    return told if told and told != text and _DIGIT.search(told) else ""


def _shifted(word: Recognised, by: float) -> Recognised:
    return replace(
        word,
        left=word.left + by,
        top=word.top + by,
        right=word.right + by,
        bottom=word.bottom + by,
        baseline=word.baseline + by,
    )


def _placed(word: Recognised, left: float, top: float) -> Recognised:
    """Give a word of an enlarged cell at its place on the page."""
    x, y = left - 2, top - 2

    def back(value: float) -> float:
        return (value - _MARGIN) / _LARGER

    return Recognised(
        word.text,
        back(word.left) + x,
        back(word.top) + y,
        back(word.right) + x,
        back(word.bottom) + y,
        back(word.baseline) + y,
        word.height / _LARGER,
        min(word.certainty, _HIGHEST),
        word.begins,
    )
