from __future__ import annotations

from decimal import Decimal

import pytest

from vedich.catalog.areas import UnknownAreaError, area, later_changes, resolutions, spot
from vedich.catalog.areas.load import entries
from vedich.domain.area import AreaType


def test_an_id_tells_the_eras_apart_though_the_code_is_the_same() -> None:
    assert area("X34:28439").title == "phường Cai Lậy"
    assert area("X63:28439").title == "phường 4"


def test_an_unknown_id_says_how_ids_look() -> None:
    with pytest.raises(UnknownAreaError, match="X34:28066"):
        area("817")


def test_the_archipelagos_lie_where_they_lie() -> None:
    # The source puts both former districts on the mainland.
    for area_id in ("X34:20333", "H63:498"):
        assert (spot(area(area_id)).latitude, spot(area(area_id)).longitude) == (
            Decimal("16.568"),
            Decimal("112.135"),
        )
    for area_id in ("X34:22736", "H63:576"):
        assert (spot(area(area_id)).latitude, spot(area(area_id)).longitude) == (
            Decimal("9.71"),
            Decimal("114.45"),
        )


def test_every_centre_lies_in_viet_nam_and_its_seas() -> None:
    for area_id in entries():
        point = spot(area(area_id))
        if point.latitude is not None and point.longitude is not None:
            assert 6 < point.latitude < 24
            assert 102 < point.longitude < 118


def test_an_area_of_nothing_is_not_known_rather_than_nought() -> None:
    sizes = [spot(area(area_id)).km2 for area_id in entries() if area_id.startswith("X34")]
    assert sum(size is None for size in sizes) == 4
    assert min(size for size in sizes if size is not None) > 0


def test_each_province_names_its_resolution() -> None:
    assert len(resolutions()) == len(set(resolutions().values())) == 34


def test_what_was_decided_later_concerns_an_area_of_today_of_another_type() -> None:
    for area_id, change in later_changes().items():
        place = area(area_id)
        assert (place.name, place.until) == (change.name, None)
        assert place.type is not change.type
    assert later_changes()["T34:75"].type is AreaType.CENTRAL_CITY
