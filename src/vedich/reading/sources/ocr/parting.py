"""Find the ink of a table's cells, and part it into lines of type."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from statistics import median
from typing import Any

# Left, top, right, bottom, in pixels.
Box = tuple[int, int, int, int]

# How far the dot under a vowel stands from it at most, in pixels.
_DOT = 8
# Inches: how close and far the lines of a cell stand, and how high one line is, with accents and tails or without.
_CLOSEST, _FURTHEST = 0.115, 0.3
_LOWEST, _HIGHEST_LINE, _USUAL_LINE = 0.04, 0.16, 0.105
# Inches: a dot or comma at its widest, and a dash; fewer pixels than these are a speck.
_WIDEST_DIVIDER, _WIDEST_DASH, _THICKEST_DASH, _SPECK = 0.035, 0.08, 0.022, 4
# A comma is so much higher than wide.
_TALL = 1.45
# So many pairs of lines tell how far the lines of a table stand apart.
_ENOUGH = 3
# How far from its place a cut between lines may be moved, as a share of the way from line to line.
_MOVED = 0.2


def inked(ink: Any, left: int, top: int, right: int, bottom: int) -> Box | None:
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


def pitch_of(ink: Any, boxes: Sequence[Box], dpi: int) -> float | None:
    """Give how far apart the lines of a table's cells stand, None where too few cells show it clearly."""
    steps: list[float] = []
    for left, top, right, bottom in boxes:
        middles = [
            (a + b) / 2
            for a, b in _runs(_profile(ink, (left, top, right, bottom)))
            if _LOWEST * dpi <= b - a <= _HIGHEST_LINE * dpi
        ]
        steps += [b - a for a, b in pairwise(middles) if _CLOSEST * dpi <= b - a <= _FURTHEST * dpi]
    return float(median(steps)) if len(steps) >= _ENOUGH else None


def lines_of(ink: Any, box: Box, dpi: int, pitch: float | None) -> list[Box]:
    """Part a cell into lines of type, which stand `pitch` pixels apart where that is known."""
    left, top, right, _ = box
    profile = _profile(ink, box)
    bounds = _bounds_by_ink(profile, dpi) if pitch is None else _bounds_by_pitch(profile, dpi, pitch)
    if len(bounds) == 2:
        return [box]
    parts = (inked(ink, left, top + a, right, top + b) for a, b in pairwise(bounds))
    return [part for part in parts if part is not None] or [box]


def _pieces(ink: Any, line: Box) -> list[tuple[int, int, int, int]]:
    """Give the pieces of ink in a line from the left: left, top, width, height within it."""
    import cv2

    left, top, right, bottom = line
    count, _, boxes, _ = cv2.connectedComponentsWithStats(ink[top:bottom, left:right], connectivity=8)
    told = (tuple(int(value) for value in boxes[index]) for index in range(1, count))
    return sorted((x, y, w, h) for x, y, w, h, area in told if area >= _SPECK)


def dividers_of(ink: Any, line: Box, dpi: int) -> str:
    """Give the dots and commas of a line that is a figure, by their shape: small pieces that stand at its foot."""
    height = line[3] - line[1]
    return "".join(
        "," if h >= _TALL * w else "."
        for x, y, w, h in _pieces(ink, line)
        if y >= 0.55 * height and h <= 0.45 * height and w <= _WIDEST_DIVIDER * dpi
    )


def begins_with_dash(ink: Any, line: Box, dpi: int) -> bool:
    """Say whether a line begins with a short level stroke at half its height: a minus."""
    pieces = _pieces(ink, line)
    if len(pieces) < 2:
        return False
    height = line[3] - line[1]
    (x, y, w, h), after = pieces[0], pieces[1]
    return (
        x <= 1
        and h <= _THICKEST_DASH * dpi
        and 1.4 * h <= w <= _WIDEST_DASH * dpi
        and 0.3 * height <= y + h / 2 <= 0.8 * height
        and after[0] >= x + w
    )


def _profile(ink: Any, box: Box) -> Any:
    """Give how many pixels of ink each row of a box has."""
    left, top, right, bottom = box
    return (ink[top:bottom, left:right] > 0).sum(axis=1).astype(float)


def _runs(profile: Any) -> list[tuple[int, int]]:
    """Give the stretches of rows with ink."""
    found: list[tuple[int, int]] = []
    start = None
    for row, count in enumerate([*profile, 0.0]):
        if count and start is None:
            start = row
        elif not count and start is not None:
            found.append((start, row))
            start = None
    return found


def _bounds_by_pitch(profile: Any, dpi: int, pitch: float) -> list[int]:
    """Part rows of ink into lines that stand evenly, where the cuts meet the least ink."""
    height = len(profile)
    count = max(1, round((height - _USUAL_LINE * dpi) / pitch) + 1)
    if count == 1:
        return [0, height]
    smooth = _smoothed(profile)
    spare = height - (count - 1) * pitch  # what the first and the last line share
    best: tuple[float, list[int]] | None = None
    for first in range(max(int(spare * 0.4), 4), int(max(spare, pitch)) + 1):
        cuts = [_least(smooth, first + at * pitch, pitch * _MOVED) for at in range(count - 1)]
        cost = sum(float(smooth[cut]) + abs(cut - first - at * pitch) / pitch for at, cut in enumerate(cuts))
        if best is None or cost < best[0]:
            best = cost, cuts
    return [0, *best[1], height] if best is not None else [0, height]


def _least(smooth: Any, place: float, around: float) -> int:
    """Give the row with the least ink near a place; of several the nearest."""
    low, high = max(int(place - around), 1), min(int(place + around) + 1, len(smooth) - 1)
    return min(
        range(low, max(high, low + 1)),
        key=lambda row: (float(smooth[min(row, len(smooth) - 1)]), abs(row - place)),
    )


def _smoothed(profile: Any) -> Any:
    import numpy as np

    return np.convolve(profile, np.ones(3) / 3, mode="same")


def _bounds_by_ink(profile: Any, dpi: int) -> list[int]:
    """Part rows of ink into as many lines as leave the least ink at the cuts and no gap inside."""
    height = len(profile)
    smooth = _smoothed(profile)
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
    return best[1] if best is not None else [0, height]
