"""A small chart of lines over the months, worked out as coordinates that a template draws."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal

WIDTH, HEIGHT = 720, 280
_LEFT, _RIGHT, _TOP, _BOTTOM = 84, 16, 14, 30
# Where a mark may stand on a scale: these times a power of ten.
_STEPS = (Decimal(1), Decimal(2), Decimal("2.5"), Decimal(5), Decimal(10))


@dataclass(frozen=True, slots=True)
class Curve:
    """A line of the chart: what it is, its parts without a gap, and its points."""

    key: str
    paths: tuple[str, ...]
    points: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Plot:
    """A chart: its curves, the marks of its scale (where, value) and of its months (where, month)."""

    curves: tuple[Curve, ...]
    scale: tuple[tuple[str, Decimal], ...]
    months: tuple[tuple[str, int], ...]
    width: int = WIDTH
    height: int = HEIGHT
    left: int = _LEFT
    right: int = WIDTH - _RIGHT
    bottom: int = HEIGHT - _BOTTOM


def plot(series: Sequence[tuple[str, Sequence[Decimal | None]]]) -> Plot | None:
    """Lay out series of twelve months; None where none of them has a figure. A blank leaves a gap."""
    values = [value for _, row in series for value in row if value is not None]
    if not values:
        return None
    low, high, step = scale_for(min(values), max(values))
    curves = tuple(_curve(key, row, low, high) for key, row in series)
    marks, mark = [], low
    while mark <= high:
        marks.append((_y(mark, low, high), mark))
        mark += step
    months = tuple((_x(month), month) for month in range(1, 13))
    return Plot(curves, tuple(marks), months)


def scale_for(least: Decimal, most: Decimal) -> tuple[Decimal, Decimal, Decimal]:
    """Give where a scale begins and ends, and its step; figures above zero stand on zero.

    >>> [str(each) for each in scale_for(Decimal(3), Decimal(73))]
    ['0', '80', '20']
    """
    least, most = min(least, Decimal(0)), max(most, Decimal(0))
    span = (most - least) or Decimal(1)
    ten = Decimal(10) ** (span / 5).adjusted()
    step = next(each * ten for each in _STEPS if each * ten * 5 >= span)
    low = (least / step).to_integral_value(rounding="ROUND_FLOOR") * step
    high = (most / step).to_integral_value(rounding="ROUND_CEILING") * step
    # A target of zero that came to zero has a scale, too.
    return low, max(high, low + step), step


def spark(values: Sequence[Decimal | None], width: int = 72, height: int = 20) -> str:
    """Give the points of a line as small as a word; '' where fewer than two months are known."""
    known = [(place, value) for place, value in enumerate(values) if value is not None]
    if len(known) < 2:
        return ""
    low, high = min(value for _, value in known), max(value for _, value in known)
    span = (high - low) or Decimal(1)
    last = max(len(values) - 1, 1)
    return " ".join(
        f"{2 + place * (width - 4) / last:.1f},{height - 3 - float((value - low) / span) * (height - 6):.1f}"
        for place, value in known
    )


def _curve(key: str, row: Sequence[Decimal | None], low: Decimal, high: Decimal) -> Curve:
    points = [
        (_x(month), _y(value, low, high)) if value is not None else None
        for month, value in enumerate(row, start=1)
    ]
    return Curve(key, tuple(_parts(points)), tuple(point for point in points if point))


def _parts(points: Iterable[tuple[str, str] | None]) -> Iterable[str]:
    part: list[str] = []
    for point in (*points, None):
        if point is not None:
            part.append(f"{point[0]},{point[1]}")
        elif part:
            yield " ".join(part)
            part = []


def _x(month: int) -> str:
    return f"{_LEFT + (month - 1) * (WIDTH - _LEFT - _RIGHT - 24) / 11 + 12:.1f}"


def _y(value: Decimal, low: Decimal, high: Decimal) -> str:
    part = (value - low) / (high - low)
    return f"{HEIGHT - _BOTTOM - float(part) * (HEIGHT - _TOP - _BOTTOM):.1f}"
