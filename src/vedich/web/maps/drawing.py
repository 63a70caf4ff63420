"""Where tiles and points lie on a drawing. Centre points alone are drawn here: borders are nobody's guess."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from math import cos, radians

from vedich.catalog.areas import UnknownAreaError, area, spot, tiles
from vedich.domain.wording import Wording

# The archipelagos are always on a map of the country, each by its name under its province; they lie too far
# out to be drawn to scale beside it.
ISLANDS = (
    (
        "X34:20333",
        "T34:48",
        Wording("Quần đảo Hoàng Sa", "Hoàng Sa archipelago"),
        Wording("thuộc Đà Nẵng", "Đà Nẵng"),
        6,
        9,
    ),
    (
        "X34:22736",
        "T34:56",
        Wording("Quần đảo Trường Sa", "Trường Sa archipelago"),
        Wording("thuộc Khánh Hòa", "Khánh Hòa"),
        6,
        13,
    ),
)
WIDE, HIGH = 104, 60
_WIDTH, _EDGE = 640, 26


@dataclass(frozen=True, slots=True)
class Share:
    """How much of something was reached; a total of 0 is nothing known."""

    key: str
    title: str
    reached: int
    total: int

    @property
    def percent(self) -> int | None:
        """Give the share in whole per cent, None where nothing is known."""
        return round(self.reached * 100 / self.total) if self.total else None

    @property
    def step(self) -> str:
        """Give the step of the scale of colours: 1 (under 20%) to 5 (80% and more), '' for nothing known."""
        return "" if self.percent is None else str(min(5, self.percent // 20 + 1))


@dataclass(frozen=True, slots=True)
class Tile:
    """A province at its place; `open` says that its own page may be opened."""

    x: int
    y: int
    name: str
    share: Share
    open: bool


@dataclass(frozen=True, slots=True)
class Islands:
    """An archipelago at its place, with the province it belongs to."""

    x: int
    y: int
    name: Wording
    under: Wording


@dataclass(frozen=True, slots=True)
class Dot:
    """An area at its centre point."""

    x: str
    y: str
    key: str
    title: str
    mark: str
    told: str


@dataclass(frozen=True, slots=True)
class Dots:
    """Areas at their centre points, those that lie far out at sea in boxes, and those without a point."""

    width: int
    height: int
    dots: tuple[Dot, ...]
    out_at_sea: tuple[Dot, ...]
    unplaced: tuple[str, ...]


def tiles_of(shares: Iterable[Share], seen: Iterable[str]) -> list[Tile]:
    """Give the 34 tiles; a province of which nothing is known is there all the same."""
    told, may = {share.key: share for share in shares}, set(seen)
    found = []
    for key, (column, row) in tiles().items():
        name = area(key).name
        share = told.get(key) or Share(key, name, 0, 0)
        found.append(Tile(column * WIDE, row * HIGH, name, share, key in may))
    return found


def islands() -> list[Islands]:
    """Give the archipelagos."""
    return [Islands(column * WIDE, row * HIGH, name, under) for _, _, name, under, column, row in ISLANDS]


def dots_of(marked: Sequence[tuple[str, str, str, str]]) -> Dots:
    """Place areas (key, title, mark, what is told) by the centre points of the catalog."""
    far = {island[0] for island in ISLANDS}
    points: list[tuple[float, float, tuple[str, str, str, str]]] = []
    unplaced: list[str] = []
    sea: list[Dot] = []
    for one in marked:
        where = _centre(one[0])
        if one[0] in far:
            sea.append(Dot(str(_WIDTH - 70), str(60 + 70 * len(sea)), *one))
        elif where is None:
            unplaced.append(one[1])
        else:
            points.append((float(where[1]), float(where[0]), one))
    if not points:
        return Dots(_WIDTH, 160, (), tuple(sea), tuple(unplaced))
    middle = cos(radians(sum(lat for _, lat, _ in points) / len(points)))
    xs, ys = [lon * middle for lon, _, _ in points], [lat for _, lat, _ in points]
    room = _WIDTH - 2 * _EDGE - (150 if sea else 0)
    scale = min(room / max(max(xs) - min(xs), 0.01), 820 / max(max(ys) - min(ys), 0.01))
    height = round((max(ys) - min(ys)) * scale) + 2 * _EDGE
    dots = tuple(
        Dot(f"{_EDGE + (x - min(xs)) * scale:.1f}", f"{_EDGE + (max(ys) - y) * scale:.1f}", *one)
        for x, y, (_, _, one) in zip(xs, ys, points, strict=True)
    )
    return Dots(_WIDTH, max(height, 160), dots, tuple(sea), tuple(unplaced))


def _centre(key: str) -> tuple[Decimal, Decimal] | None:
    try:
        found = spot(area(key))
    except UnknownAreaError:
        return None
    if found.latitude is None or found.longitude is None:
        return None
    return found.latitude, found.longitude
