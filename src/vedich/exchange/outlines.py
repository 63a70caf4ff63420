"""Borders of areas as an office hands them in: GeoJSON (RFC 7946) becomes outlines small enough to draw.

Nothing of a border is ours: what is drawn is what the office's own file says, with fewer corners.
"""

from __future__ import annotations

import json
import math
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from vedich.domain.wording import Wording

Point = tuple[float, float]
Ring = tuple[Point, ...]

MOST_FEATURES = 4_000
MOST_POSITIONS = 3_000_000
# Corners nearer than this to the line between their neighbours are not seen on a map of a province: degrees,
# some thirty metres.
_NEAR = 0.0003
_DIGITS = 5
# The seas and islands of Viet Nam lie within; a file whose two numbers are the other way round does not.
_WEST, _EAST, _SOUTH, _NORTH = 100.0, 120.0, 5.0, 25.0
_CODES = ("code", "ma", "ma_xa", "maxa", "ma_tinh", "matinh", "ma_dvhc", "key", "id", "gso")
_NAMES = ("name", "ten", "ten_xa", "tenxa", "ten_tinh", "tentinh", "ten_dvhc", "name_vi")


@dataclass(frozen=True, slots=True)
class Outline:
    """A feature of a file: what it says it is, and its rings; the first of a polygon goes round the others.

    Units: degrees, longitude before latitude, in five digits. `code` and `name` are "" where there is none.
    """

    code: str
    name: str
    rings: tuple[Ring, ...]

    @property
    def called(self) -> str:
        """Give what a person calls it: its name, else its code."""
        return self.name or self.code or "?"


class OutlineError(ValueError):
    """Raised when a file is no borders that can be drawn; `why` says so for people."""

    def __init__(self, vi: str, en: str) -> None:
        self.why = Wording(vi, en)
        super().__init__(en)


def outlines(data: bytes) -> list[Outline]:
    """Give the outlines that a GeoJSON file holds.

    >>> square = '[[106,10],[106.1,10],[106.1,10.1],[106,10.1],[106,10]]'
    >>> feature = f'{{"type":"Feature","properties":{{"ma":"28108","ten":"Cần Đước"}},'
    >>> feature += f'"geometry":{{"type":"Polygon","coordinates":[{square}]}}}}'
    >>> [(one.code, one.name, len(one.rings[0])) for one in outlines(feature.encode())]
    [('28108', 'Cần Đước', 5)]

    Raises:
        OutlineError: it is no GeoJSON of polygons in degrees within the region of Viet Nam, or is too large.
    """
    try:
        told = json.loads(data.decode("utf-8-sig"), parse_constant=_no_number)
    except (ValueError, RecursionError):
        raise OutlineError(
            "Tệp không phải GeoJSON. Hãy xuất địa giới dưới dạng GeoJSON (RFC 7946), mã UTF-8.",
            "The file is no GeoJSON. Export the borders as GeoJSON (RFC 7946) in UTF-8.",
        ) from None
    features = _features(told)
    if not features:
        raise OutlineError("Tệp không có địa giới nào.", "The file holds no borders.")
    if len(features) > MOST_FEATURES:
        raise OutlineError(
            f"Tệp có {len(features)} vùng; mỗi lần nhận tối đa {MOST_FEATURES}. Hãy chia theo tỉnh.",
            f"The file holds {len(features)} features; at most {MOST_FEATURES} are taken. Divide it.",
        )
    left, found = MOST_POSITIONS, []
    for number, feature in enumerate(features, start=1):
        rings = tuple(_rings(feature, number))
        left -= sum(map(len, rings))
        if left < 0:
            raise OutlineError(
                f"Tệp có hơn {MOST_POSITIONS} điểm. Hãy giản lược địa giới trước khi nạp.",
                f"The file has more than {MOST_POSITIONS} positions. Simplify it first.",
            )
        told_of = feature.get("properties")
        properties = told_of if isinstance(told_of, Mapping) else {}
        known = {str(key).casefold(): value for key, value in properties.items()}
        code = _first(known, _CODES) or _text(feature.get("id"))
        found.append(
            Outline(code, _first(known, _NAMES), tuple(drawn for ring in rings if (drawn := thinned(ring))))
        )
    return found


def thinned(ring: Ring) -> Ring:
    """Give a ring with the corners that are seen on a map; a sliver of fewer than four points is left out.

    >>> len(thinned(((106.0, 10.0), (106.05, 10.00001), (106.1, 10.0), (106.1, 10.1), (106.0, 10.0))))
    4
    """
    keep = {0, len(ring) - 1}
    # The corner farthest from the first divides a closed ring in two open lines.
    far = max(range(len(ring)), key=lambda place: math.dist(ring[place], ring[0]))
    waiting = [(0, far), (far, len(ring) - 1)]
    keep.add(far)
    while waiting:
        start, end = waiting.pop()
        best, place = _NEAR, 0
        for middle in range(start + 1, end):
            away = _distance(ring[middle], ring[start], ring[end])
            if away > best:
                best, place = away, middle
        if place:
            keep.add(place)
            waiting += [(start, place), (place, end)]
    found = tuple((round(ring[place][0], _DIGITS), round(ring[place][1], _DIGITS)) for place in sorted(keep))
    return found if len(found) >= 4 else ()


def _distance(point: Point, start: Point, end: Point) -> float:
    length = math.dist(start, end)
    if not length:
        return math.dist(point, start)
    (x, y), (a, b), (c, d) = point, start, end
    along = ((x - a) * (c - a) + (y - b) * (d - b)) / length**2
    if along <= 0:
        return math.dist(point, start)
    if along >= 1:
        return math.dist(point, end)
    return abs((x - a) * (d - b) - (y - b) * (c - a)) / length


def _features(told: object) -> Sequence[Mapping[str, Any]]:
    if isinstance(told, Mapping) and told.get("type") == "FeatureCollection":
        listed = told.get("features")
        found = listed if isinstance(listed, list) else []
    else:
        found = [told]
    if not all(isinstance(each, Mapping) and each.get("type") == "Feature" for each in found):
        raise OutlineError(
            "Tệp không phải GeoJSON gồm các vùng (FeatureCollection của Feature).",
            "The file is no GeoJSON of features (a FeatureCollection of Feature).",
        )
    return found


def _rings(feature: Mapping[str, Any], number: int) -> Iterator[Ring]:
    geometry = feature.get("geometry")
    kind = geometry.get("type") if isinstance(geometry, Mapping) else None
    there = geometry.get("coordinates") if isinstance(geometry, Mapping) else None
    if kind not in ("Polygon", "MultiPolygon") or not isinstance(there, list) or not there:
        raise OutlineError(
            f"Vùng thứ {number} là {kind or 'không rõ gì'}; chỉ nhận Polygon và MultiPolygon.",
            f"Feature {number} is {kind or 'nothing known'}; only Polygon and MultiPolygon are taken.",
        )
    for polygon in [there] if kind == "Polygon" else there:
        if not isinstance(polygon, list) or not polygon:
            raise _not_a_ring(number)
        for ring in polygon:
            yield _ring(ring, number)


def _ring(told: object, number: int) -> Ring:
    if not isinstance(told, list) or len(told) < 4 or told[0] != told[-1]:
        raise _not_a_ring(number)
    found = []
    for position in told:
        if not isinstance(position, list) or not 2 <= len(position) <= 4:
            raise _not_a_ring(number)
        lon, lat = position[:2]
        if not all(isinstance(each, int | float) and not isinstance(each, bool) for each in (lon, lat)):
            raise _not_a_ring(number)
        if not (_WEST <= lon <= _EAST and _SOUTH <= lat <= _NORTH):
            where = f"({str(lon)[:12]}; {str(lat)[:12]})"
            raise OutlineError(
                f"Vùng thứ {number} có điểm {where} ngoài Việt Nam. Tọa độ phải là kinh độ rồi vĩ độ theo "
                "WGS 84 (không phải VN-2000 tính bằng mét).",
                f"Feature {number} has {where} outside Viet Nam. Coordinates are longitude, then latitude, "
                "in WGS 84 (not VN-2000 in metres).",
            )
        found.append((float(lon), float(lat)))
    return tuple(found)


def _not_a_ring(number: int) -> OutlineError:
    return OutlineError(
        f"Vùng thứ {number} không khép kín: mỗi vòng cần ít nhất bốn điểm, điểm đầu trùng điểm cuối.",
        f"Feature {number} is not closed: a ring has four positions or more, the last one being the first.",
    )


def _first(known: Mapping[str, Any], names: Sequence[str]) -> str:
    return next((text for name in names if (text := _text(known.get(name)))), "")


def _text(value: object) -> str:
    if isinstance(value, bool) or not isinstance(value, str | int):
        return ""
    return " ".join(str(value).split())[:200]


def _no_number(name: str) -> float:
    raise ValueError(name)
