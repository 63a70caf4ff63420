"""Borders are read in a child: what it refuses, and what ends it, are sentences for people."""

from __future__ import annotations

import pytest

from tests.exchange.test_outlines import SQUARE, collection, polygon
from vedich.exchange.outlines import OutlineError
from vedich.intake.outlines import MOST_BYTES, read_outlines
from vedich.reading.sources.trouble import SourceError


def test_outlines_cross_the_border_as_they_are() -> None:
    (found,) = read_outlines(collection(polygon(SQUARE), ma="28108"), "dia-gioi.geojson")
    assert found.code == "28108"
    assert found.rings == (tuple((float(lon), float(lat)) for lon, lat in SQUARE),)


def test_a_refusal_of_the_child_is_told_in_both_languages() -> None:
    with pytest.raises(OutlineError) as refused:
        read_outlines(b'{"type": "Topology"}', "x.json")
    assert "FeatureCollection" in refused.value.why.vi
    assert "FeatureCollection" in refused.value.why.en


@pytest.mark.parametrize("data", [b"", b" " * (MOST_BYTES + 1)])
def test_nothing_and_too_much_are_refused_before_a_child_is_started(data: bytes) -> None:
    with pytest.raises(SourceError):
        read_outlines(data, "x.json")
