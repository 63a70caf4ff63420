"""The atlas sees the catalog as one text does."""

from __future__ import annotations

from datetime import date

from vedich.domain.area import AreaLevel
from vedich.reading.atlas import Atlas, atlas


def test_the_province_of_the_document_tells_homonyms_apart() -> None:
    alone, _ = Atlas(date(2023, 1, 31)).link("xã Tân Thành")
    within, rivals = Atlas(date(2023, 1, 31), ("huyện Lai Vung",)).link("xã Tân Thành")
    assert alone is None
    assert within is not None and within.code == "X63:30226"
    assert rivals == ()


def test_a_year_that_saw_the_reform_is_read_by_the_levels_a_text_names() -> None:
    assert atlas(None, 2025, ["huyện"], ()).on == date(2025, 6, 30)
    assert atlas(None, 2025, ["xã"], ()).on == date(2025, 12, 31)
    assert atlas(date(2025, 9, 1), 2025, ["huyện"], ()).on == date(2025, 9, 1)
    assert atlas(None, None, [], ()).on is None


def test_the_area_above_is_found_through_the_catalog() -> None:
    book = Atlas(date(2023, 1, 31), ("Lai Vung",))
    assert book.above("xã Tân Thành", AreaLevel.PROVINCE) == "tỉnh Đồng Tháp"
    assert book.above("một nơi không có", AreaLevel.PROVINCE) is None


def test_names_inside_leave_the_level_open_where_two_areas_share_one() -> None:
    inside = Atlas(date(2023, 1, 31)).names_inside("tỉnh Đồng Tháp")
    assert (inside["lapvo"], inside["caolanh"]) == ("huyện", "")


def test_the_parent_is_the_one_that_most_of_the_named_areas_share() -> None:
    book = Atlas(date(2019, 1, 31))
    assert book.shared_parent(["phường Nghĩa Phú", "phường Nghĩa Trung"]) == "Gia Nghĩa"
    assert book.shared_parent(["phường Nghĩa Phú"]) is None
