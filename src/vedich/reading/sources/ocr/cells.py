"""Recognise the cells of a table one by one, figures with digits alone and against a second reading."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import Any

from vedich.reading.sources.ocr.engine import Engine, Recognised
from vedich.reading.sources.ocr.rulings import ink_of
from vedich.reading.sources.pages.lattice import Lattice

# Letters that no figure holds, even badly recognised.
_WORDS = re.compile(r"[^\W\d_oOlISsBbgqzZGD][^\W\d_]|[^\W\d_]{4}")
_DIGIT = re.compile(r"\d")
_LETTERS = re.compile(r"[^\d,.%-]")
# The certainty of a figure on which two readings differ, what two that agree may claim, and the highest of all.
_DOUBTED, _AGREED, _HIGHEST = 0.5, 0.9, 0.98
# Inches: how wide a figure is at most, and how close and far the lines of a cell stand.
_WIDEST_FIGURE, _CLOSEST, _FURTHEST = 1.3, 0.115, 0.3
_LARGER, _MARGIN, _NARROW = 2, 24, 10
# How far the dot under a vowel stands from it at most, in pixels.
_DOT = 8
# A reading less sure than this is a guess.
_GUESSED = 0.6
# Words surer than this are not read again.
_SURE_WORD = 0.85
_SOFT_FIGURE, _SOFTEST = 1.6, 2.4
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
    ink = ink_of(grey)
    soft = _SOFT_SHARP if sharp else _SOFT_WORN
    found: list[CellWord] = []
    scale = dpi / 72
    for cell in lattice.cells:
        left, right = (
            lattice.columns[cell.column] * scale,
            lattice.columns[cell.column + cell.columns] * scale,
        )
        top, bottom = lattice.rows[cell.row] * scale, lattice.rows[cell.row + cell.rows] * scale
        box = _inked(ink, int(left) + 2, int(top) + 2, int(right) - 1, int(bottom) - 1)
        if box is None:
            continue
        if _is_dash(box, dpi):
            found.append(CellWord(_dash(box), ""))
        else:
            found += _cell(engine, grey, ink, box, dpi, soft=soft)
    return found


def _inked(ink: Any, left: int, top: int, right: int, bottom: int) -> tuple[int, int, int, int] | None:
    """Give the box of the ink within a cell, None for a blank one; specks are no ink."""
    import cv2

    cut = ink[max(top, 0) : bottom, max(left, 0) : right]
    if cut.size == 0 or not cut.any():
        return None
    count, _, boxes, _ = cv2.connectedComponentsWithStats(cut, connectivity=8)
    pieces = [tuple(int(value) for value in boxes[index]) for index in range(1, count)]
    solid = [(x, y, w, h) for x, y, w, h, area in pieces if area >= 10 and (h >= 5 or w >= 6)]
    if not solid:
        return None
    x0, y0 = min(x for x, _, _, _ in solid), min(y for _, y, _, _ in solid)
    x1, y1 = max(x + w for x, _, w, _ in solid), max(y + h for _, y, _, h in solid)
    # The dot under a vowel is as small as a speck, but it stands close to letters.
    near = [
        (y, y + h)
        for x, y, w, h, area in pieces
        if area >= 3 and x0 <= x and x + w <= x1 and y0 - _DOT <= y and y + h <= y1 + _DOT
    ]
    y0, y1 = min([y0, *(top for top, _ in near)]), max([y1, *(bottom for _, bottom in near)])
    return max(left, 0) + x0, max(top, 0) + y0, max(left, 0) + x1, max(top, 0) + y1


def _is_dash(box: tuple[int, int, int, int], dpi: int) -> bool:
    """Say whether the ink of a cell is one short level stroke: a dash, for 'nothing'."""
    width, height = box[2] - box[0], box[3] - box[1]
    return height <= 0.035 * dpi and 1.4 * height <= width <= 0.15 * dpi


def _dash(box: tuple[int, int, int, int]) -> Recognised:
    left, top, right, bottom = (float(edge) for edge in box)
    return Recognised("-", left, top, right, bottom, bottom + right - left, 2 * (right - left), _AGREED, True)


def _cell(
    engine: Engine, grey: Any, ink: Any, box: tuple[int, int, int, int], dpi: int, *, soft: float
) -> list[CellWord]:
    """Recognise a cell line by line; a short line alone in its cell is asked for a figure too."""
    found: list[CellWord] = []
    lines = _lines(ink, box, dpi)
    for line in lines:
        left, top, right, _ = line
        words = _words(engine, grey, line, dpi, soft=soft)
        if len(lines) == 1 and right - left < _WIDEST_FIGURE * dpi:
            figure = _figure(engine, grey, line, dpi, words)
            if figure is not None:
                return [figure]
        found += [CellWord(_placed(word, left, top), "") for word in words]
    return found


def _words(
    engine: Engine, grey: Any, line: tuple[int, int, int, int], dpi: int, *, soft: float
) -> list[Recognised]:
    """Give the words of a line; where they are not sure, the surest of several readings, sharp to soft."""
    best = engine.text(_enlarged(grey, line, soft=soft), dpi * _LARGER, lines=1)
    for softer in (_SOFT_FIGURE, _SOFTEST):
        if _certainty(best) > _SURE_WORD:
            break
        again = engine.text(_enlarged(grey, line, soft=softer), dpi * _LARGER, lines=1)
        if _certainty(again) > _certainty(best):
            best = again
    return best or engine.text(_enlarged(grey, line), dpi * _LARGER, lines=3)


def _figure(
    engine: Engine, grey: Any, line: tuple[int, int, int, int], dpi: int, words: list[Recognised]
) -> CellWord | None:
    """Give the figure that a line is, None where it is words."""
    told = "".join(word.text for word in words)
    if _WORDS.search(told) and _certainty(words) > _GUESSED:
        return None
    figure = engine.figure(_enlarged(grey, line), dpi * _LARGER)
    if not _sure(figure):
        # A tighter margin moves the letters against the window of the recogniser; the surer reading stays.
        again = engine.figure(_enlarged(grey, line, _NARROW), dpi * _LARGER)
        if _certainty(again) > _certainty(figure):
            figure = [_shifted(word, _MARGIN - _NARROW) for word in again]
    if not figure or (_WORDS.search(told) and _certainty(figure) < _GUESSED):
        return None
    return CellWord(_placed(_joined(figure, told), line[0], line[1]), _other(figure, told))


def _lines(ink: Any, box: tuple[int, int, int, int], dpi: int) -> list[tuple[int, int, int, int]]:
    """Part a cell into lines of type: into as many as leave the least ink at the cuts and no gap inside."""
    import numpy as np

    left, top, right, bottom = box
    height = bottom - top
    profile = (ink[top:bottom, left:right] > 0).sum(axis=1).astype(float)
    smooth = np.convolve(profile, np.ones(3) / 3, mode="same")
    usual = max(float(smooth.mean()), 1.0)
    best: tuple[float, list[int]] | None = None
    for count in range(1, max(1, int(height / (_CLOSEST * dpi))) + 1):
        step = height / count
        if step > _FURTHEST * dpi:
            continue
        bounds = [0]
        for index in range(1, count):
            low = max(int(index * step - step * 0.3), 1)
            bounds.append(low + int(smooth[low : int(index * step + step * 0.3) + 1].argmin()))
        bounds.append(height)
        cost = sum(float(smooth[cut]) for cut in bounds[1:-1]) / usual / max(count - 1, 1)
        for a, b in pairwise(bounds):
            quarter = (b - a) // 4
            inner = smooth[a + quarter : max(b - quarter, a + quarter + 1)]
            # The middle of a line is dense; two lines taken for one leave their gap there.
            cost += (float(inner.min()) < 0.3 * float(smooth[a:b].mean())) / count
        if best is None or cost < best[0]:
            best = cost, bounds
    if best is None or len(best[1]) == 2:
        return [box]
    parts = (_inked(ink, left, top + a, right, top + b) for a, b in pairwise(best[1]))
    return [part for part in parts if part is not None] or [box]


def _enlarged(
    grey: Any, box: tuple[int, int, int, int], margin: int = _MARGIN, soft: float = _SOFT_FIGURE
) -> Any:
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


def _sure(words: list[Recognised]) -> bool:
    return _certainty(words) > 0.75


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
