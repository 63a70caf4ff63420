"""Where tiles, points and borders lie on a drawing. Borders are those an office handed in, nobody's guess."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from math import cos, hypot, radians

from vedich.catalog.areas import UnknownAreaError, area, spot, tiles
from vedich.domain.wording import Wording
from vedich.exchange.outlines import Ring

# The archipelagos are always on a map of the country, each by its name under its province; they lie too far
# out to be drawn to scale beside it.
ISLANDS = (
    (
        "X34:20333",
        "T34:48",
        (Wording("Quần đảo", "Hoàng Sa"), Wording("Hoàng Sa", "archipelago")),
        Wording("thuộc Đà Nẵng", "Đà Nẵng"),
        9,
    ),
    (
        "X34:22736",
        "T34:56",
        (Wording("Quần đảo", "Trường Sa"), Wording("Trường Sa", "archipelago")),
        Wording("thuộc Khánh Hòa", "Khánh Hòa"),
        13,
    ),
)
# Names stand in two lines, so that a phone shows the whole country, its islands included, and it can be read.
WIDE, HIGH = 64, 58
ISLANDS_AT, ISLANDS_WIDE = 342, 128
_WIDTH, _EDGE = 640, 26
# Units of the drawing; less is not seen.
_FINE = 0.7


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
    lines: tuple[str, ...]
    share: Share
    open: bool


@dataclass(frozen=True, slots=True)
class Islands:
    """An archipelago at its place, with the province it belongs to."""

    x: int
    y: int
    lines: tuple[Wording, ...]
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
class Path:
    """An area within the borders that its office handed in: what an SVG path draws, and its mark."""

    drawn: str
    title: str
    mark: str
    told: str


@dataclass(frozen=True, slots=True)
class Dots:
    """Areas at their centre points, those that lie far out at sea in boxes, and those without a point.

    `paths` lie below the points, for areas whose borders were handed in.
    """

    width: int
    height: int
    dots: tuple[Dot, ...]
    out_at_sea: tuple[Dot, ...]
    unplaced: tuple[str, ...]
    paths: tuple[Path, ...] = ()


def tiles_of(shares: Iterable[Share], seen: Iterable[str]) -> list[Tile]:
    """Give the 34 tiles; a province of which nothing is known is there all the same."""
    told, may = {share.key: share for share in shares}, set(seen)
    found = []
    for key, (column, row) in tiles().items():
        name = area(key).name
        share = told.get(key) or Share(key, name, 0, 0)
        found.append(Tile(column * WIDE, row * HIGH, name, in_two(name), share, key in may))
    return found


def in_two(name: str) -> tuple[str, ...]:
    """Give a name in at most two lines, as even as its words allow.

    >>> in_two("Hồ Chí Minh"), in_two("Huế")
    (('Hồ Chí', 'Minh'), ('Huế',))
    """
    words = name.split()
    cuts = [(" ".join(words[:at]), " ".join(words[at:])) for at in range(1, len(words))]
    return min(cuts, key=lambda cut: max(map(len, cut))) if cuts else (name,)


def islands() -> list[Islands]:
    """Give the archipelagos, at their places on the map of the country."""
    return [Islands(ISLANDS_AT, row * HIGH, lines, under) for _, _, lines, under, row in ISLANDS]


def islands_beside(shown: Iterable[str]) -> list[Islands]:
    """Give the archipelagos that a map of these areas does not hold, side by side for a strip below it."""
    there = set(shown)
    beside = [(lines, under) for key, _, lines, under, _ in ISLANDS if key not in there]
    return [
        Islands(place * (ISLANDS_WIDE + 8), 0, lines, under) for place, (lines, under) in enumerate(beside)
    ]


def dots_of(
    marked: Sequence[tuple[str, str, str, str]], outlines: Mapping[str, Sequence[Ring]] | None = None
) -> Dots:
    """Place areas (key, title, mark, what is told) by the centre points of the catalog.

    `outlines` are the borders that were handed in, by key; an area without a point in the catalog stands in
    the middle of its own. The archipelagos stay in their boxes, whatever was handed in.
    """
    borders = {key: rings for key, rings in (outlines or {}).items() if rings}
    far = {island[0] for island in ISLANDS}
    points: list[tuple[float, float, tuple[str, str, str, str]]] = []
    unplaced: list[str] = []
    sea: list[Dot] = []
    for one in marked:
        where = _centre(one[0]) or (_middle(borders[one[0]]) if one[0] in borders else None)
        if one[0] in far:
            sea.append(Dot(str(_WIDTH - 95), str(60 + 80 * len(sea)), *one))
        elif where is None:
            unplaced.append(one[1])
        else:
            points.append((float(where[1]), float(where[0]), one))
    if not points:
        return Dots(_WIDTH, 160, (), tuple(sea), tuple(unplaced))
    middle = cos(radians(sum(lat for _, lat, _ in points) / len(points)))
    xs, ys = [lon * middle for lon, _, _ in points], [lat for _, lat, _ in points]
    inland = {one[0]: one for _, _, one in points if one[0] in borders}
    corners = [corner for key in inland for ring in borders[key] for corner in ring]
    xs += [lon * middle for lon, _ in corners]
    ys += [lat for _, lat in corners]
    room = _WIDTH - 2 * _EDGE - (200 if sea else 0)
    scale = min(room / max(max(xs) - min(xs), 0.01), 820 / max(max(ys) - min(ys), 0.01))
    height = round((max(ys) - min(ys)) * scale) + 2 * _EDGE
    left, top = min(xs), max(ys)

    def on_paper(lon: float, lat: float) -> tuple[float, float]:
        return _EDGE + (lon * middle - left) * scale, _EDGE + (top - lat) * scale

    dots = []
    for lon, lat, one in points:
        x, y = on_paper(lon, lat)
        dots.append(Dot(f"{x:.1f}", f"{y:.1f}", *one))
    paths = tuple(
        Path("".join(_drawn([on_paper(*corner) for corner in ring]) for ring in borders[key]), *one[1:])
        for key, one in inland.items()
    )
    return Dots(_WIDTH, max(height, 160), tuple(dots), tuple(sea), tuple(unplaced), paths)


def _drawn(corners: Sequence[tuple[float, float]]) -> str:
    """Give a ring as an SVG path; corners that would fall on the dot before them are left out."""
    kept = [corners[0]]
    for corner in corners[1:]:
        if hypot(corner[0] - kept[-1][0], corner[1] - kept[-1][1]) >= _FINE:
            kept.append(corner)
    return f"M{'L'.join(f'{x:.1f} {y:.1f}' for x, y in kept)}z" if len(kept) > 2 else ""


def _middle(rings: Sequence[Ring]) -> tuple[float, float]:
    """Give the middle of the first ring as latitude and longitude."""
    ring = rings[0]
    return sum(lat for _, lat in ring) / len(ring), sum(lon for lon, _ in ring) / len(ring)


def _centre(key: str) -> tuple[Decimal, Decimal] | None:
    try:
        found = spot(area(key))
    except UnknownAreaError:
        return None
    if found.latitude is None or found.longitude is None:
        return None
    return found.latitude, found.longitude
