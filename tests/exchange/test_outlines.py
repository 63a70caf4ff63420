"""GeoJSON that an office hands in becomes outlines, or a sentence that says what is wrong with it."""

from __future__ import annotations

import json
from itertools import pairwise
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vedich.exchange.outlines import OutlineError, Ring, outlines, thinned

SQUARE = [[106.0, 10.0], [106.1, 10.0], [106.1, 10.1], [106.0, 10.1], [106.0, 10.0]]


def collection(*geometries: Any, **properties: Any) -> bytes:
    told = [{"type": "Feature", "properties": properties, "geometry": each} for each in geometries]
    return json.dumps({"type": "FeatureCollection", "features": told}).encode()


def polygon(*rings: Any) -> dict[str, Any]:
    return {"type": "Polygon", "coordinates": list(rings)}


def test_polygons_and_islands_come_with_code_and_name() -> None:
    hole = [[106.02, 10.02], [106.04, 10.02], [106.04, 10.04], [106.02, 10.04], [106.02, 10.02]]
    islands = {"type": "MultiPolygon", "coordinates": [[SQUARE, hole], [SQUARE]]}
    (found,) = outlines(collection(islands, MA_XA=28108, Ten="xã  Cần Đước"))
    assert (found.code, found.name, len(found.rings)) == ("28108", "xã Cần Đước", 3)
    (alone,) = outlines(b"\xef\xbb\xbf" + json.dumps({"type": "Feature", "id": "80", "properties": None,
                        "geometry": polygon(SQUARE)}).encode())  # fmt: skip
    assert (alone.code, alone.name) == ("80", "")


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"", "không phải GeoJSON"),
        (b"\xff\xfe", "không phải GeoJSON"),
        (b"<kml/>", "không phải GeoJSON"),
        (b"[" * 100_000, "không phải GeoJSON"),
        (b"null", "gồm các vùng"),
        (b'{"type":"Topology"}', "gồm các vùng"),
        (b'{"type":"FeatureCollection","features":{}}', "không có địa giới nào"),
        (b'{"type":"FeatureCollection","features":[1]}', "gồm các vùng"),
        (collection(None), "chỉ nhận Polygon"),
        (collection({"type": "Point", "coordinates": [106, 10]}), "chỉ nhận Polygon"),
        (collection({"type": ["Polygon"], "coordinates": [SQUARE]}), "chỉ nhận Polygon"),
        (collection(polygon()), "chỉ nhận Polygon"),
        (collection(polygon(SQUARE[:-1])), "không khép kín"),
        (collection(polygon([[106, 10], [106, 10]])), "không khép kín"),
        (collection(polygon([["106", "10"]] * 5)), "không khép kín"),
        (collection(polygon([[True, False]] * 5)), "không khép kín"),
        (collection(polygon([[106]] * 5)), "không khép kín"),
        (collection(polygon([{}] * 5)), "không khép kín"),
        (collection(polygon([[lat, lon] for lon, lat in SQUARE])), "kinh độ rồi vĩ độ"),
        (collection(polygon([[602_345.2, 1_189_000.7]] * 5)), "VN-2000"),
        (collection(polygon([[10**300, 10**300]] * 5)), "ngoài Việt Nam"),
        (collection(polygon([[106, 10]] * 5)).replace(b"106", b"1e999"), "ngoài Việt Nam"),
        (collection(polygon([[106, 10]] * 5)).replace(b"106", b"NaN"), "không phải GeoJSON"),
        (collection(*[polygon(SQUARE)] * 4001), "tối đa 4000"),
    ],
)  # fmt: skip
def test_what_is_no_border_is_refused_with_a_sentence(data: bytes, said: str) -> None:
    with pytest.raises(OutlineError) as refused:
        outlines(data)
    assert said in refused.value.why.vi
    assert refused.value.why.en


@given(
    st.lists(
        st.tuples(st.floats(105, 107, allow_nan=False), st.floats(9, 11, allow_nan=False)),
        min_size=3,
        max_size=40,
    )
)
def test_a_thinned_ring_stays_closed_and_near_every_corner(corners: list[tuple[float, float]]) -> None:
    ring: Ring = (*corners, corners[0])
    found = thinned(ring)
    if not found:
        return
    assert found[0] == found[-1]
    for corner in ring:
        near = min(_distance(corner, start, end) for start, end in pairwise(found))
        assert near <= 0.0004


def _distance(point: tuple[float, float], start: tuple[float, float], end: tuple[float, float]) -> float:
    """Measure with complex numbers, so that a slip of the program is not repeated here."""
    here, first, last = complex(*point), complex(*start), complex(*end)
    line = last - first
    if not line:
        return abs(here - first)
    along = ((here - first) * line.conjugate()).real / abs(line) ** 2
    return abs(here - (first + min(1.0, max(0.0, along)) * line))
