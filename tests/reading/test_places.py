"""Figures are about the area that holds where they stand."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vedich.domain.period import Period
from vedich.reading.read import read_text

PIECES = (
    *(
        "huyện ",
        "Huyện Cần Đước ",
        "tỉnh Long An",
        "cả nước ",
        "toàn tỉnh ",
        "(",
        ")",
        "5%",
        " 7 ha",
        ", ",
        "; ",
    ),
    *("lần lượt ", "\n", ".", ". ", ":", "1. ", "- ", "Sở Y tế ", "TP.", "các huyện ", "XÃ ", "Ð", "và "),
)


def areas_of(text: str, *, place: str | None = None, year: int = 2023) -> dict[str, str | None]:
    """Give the area of each figure of a text, by its printed form."""
    reading = read_text(text, as_of=Period.year(year), place=place)
    return {claim.surface: claim.area for claim in reading.claims}


def test_the_nearest_area_before_a_figure_takes_it() -> None:
    assert areas_of("Hà Nội tăng 3,98%, TPHCM tăng 1,39%, còn Đà Nẵng giảm 2%.") == {
        "3,98%": "Hà Nội",
        "1,39%": "TPHCM",
        "2%": "Đà Nẵng",
    }


def test_bare_districts_of_the_province_are_known_by_the_catalog() -> None:
    text = "Huyện Tháp Mười dẫn đầu với 7,45 tấn/ha, kế đến là Hồng Ngự 7,38 tấn/ha và Tam Nông 7,3 tấn/ha."
    assert areas_of(text, place="tỉnh Đồng Tháp") == {
        "7,45 tấn/ha": "huyện Tháp Mười",
        "7,38 tấn/ha": "Hồng Ngự",
        "7,3 tấn/ha": "Tam Nông",
    }


def test_the_same_words_name_nothing_in_a_text_about_another_province() -> None:
    assert areas_of("Hồng Ngự đạt 5 tấn/ha.", place="tỉnh Lạng Sơn") == {"5 tấn/ha": "tỉnh Lạng Sơn"}


def test_a_ranking_gives_each_line_its_area_and_the_paragraph_behind_it_the_province() -> None:
    text = (
        "Tỷ lệ huy động trẻ theo huyện:\n1. Thành phố Tuyên Quang 51,3%\n2. Yên Sơn 39,9%\n"
        "3. Na Hang 30,8%\n\nTrường đạt chuẩn: 246 trường."
    )
    assert areas_of(text, place="tỉnh Tuyên Quang") == {
        "51,3%": "thành phố Tuyên Quang",
        "39,9%": "Yên Sơn",
        "30,8%": "Na Hang",
        "246 trường": "tỉnh Tuyên Quang",
    }


def test_the_area_that_opens_a_line_holds_for_all_its_sentences() -> None:
    text = "Hạng 1: Triệu Phong, 93,6 điểm. Thu ngân sách 148,2 tỷ đồng, đạt 104% dự toán; BHYT 96,2%."
    assert set(areas_of(text, place="tỉnh Quảng Trị").values()) == {"Triệu Phong"}


@pytest.mark.parametrize(
    ("text", "figure", "area"),
    [
        ("Cao nhất là Ngã Năm (97,1%) và Cù Lao Dung (95,3%).", "95,3%", "Cù Lao Dung"),
        ("Cao nhất là thị xã Ngã Năm, kế đến là một huyện (huyện Kế Sách 78%).", "78%", "huyện Kế Sách"),
        ("Thấp nhất đạt 45% (thị xã Vĩnh Châu).", "45%", "thị xã Vĩnh Châu"),
        ("Huyện Kế Sách (Sóc Trăng) thu 5 tỷ đồng.", "5 tỷ đồng", "huyện Kế Sách"),
    ],
)
def test_brackets_tie_an_area_to_its_figure(text: str, figure: str, area: str) -> None:
    assert areas_of(text, place="tỉnh Sóc Trăng")[figure] == area


def test_figures_told_in_turn_go_to_the_areas_in_turn() -> None:
    text = "Các huyện Hương Khê, Vũ Quang, Kỳ Anh giải ngân lần lượt 41,3%, 39,8% và 33,5%."
    assert areas_of(text, place="tỉnh Hà Tĩnh") == {
        "41,3%": "huyện Hương Khê",
        "39,8%": "huyện Vũ Quang",
        "33,5%": "huyện Kỳ Anh",
    }


def test_the_country_takes_its_own_figure_and_not_the_distance_to_it() -> None:
    text = "Tỉnh giải ngân đạt 41,3%, thấp hơn bình quân cả nước (46,7%). GRDP cao hơn cả nước 2,1 điểm %."
    assert areas_of(text, place="tỉnh Quảng Ngãi") == {
        "41,3%": "tỉnh Quảng Ngãi",
        "46,7%": "cả nước",
        "2,1 điểm %": "tỉnh Quảng Ngãi",
    }


def test_a_rank_in_the_country_is_no_figure_of_the_country() -> None:
    assert areas_of("Đứng thứ 3 cả nước, thu đạt 900 tỷ đồng.", place="tỉnh Hưng Yên") == {
        "900 tỷ đồng": "tỉnh Hưng Yên"
    }


@pytest.mark.parametrize(
    "text",
    [
        "Tuyến đường từ huyện Cần Giuộc đến huyện Bến Lức dài 12 km.",
        "So với huyện Cần Giuộc, thu nhập đạt 60 triệu đồng.",
        "Ông Trần Văn Nam, Chủ tịch UBND huyện Bến Lức, nói thu ngân sách đạt 95%.",
        "Thu ngân sách đạt 95% dự toán tỉnh giao.",
        "Phối hợp với huyện Bến Lức trồng 5 ha.",
    ],
)
def test_a_place_a_speaker_or_a_comparison_takes_nothing_over(text: str) -> None:
    assert set(areas_of(text, place="huyện Cần Đước").values()) == {"huyện Cần Đước"}


def test_after_a_paragraph_about_a_commune_the_next_returns_to_the_document() -> None:
    text = "Xã Trường Xuân trồng 4.150 ha, đạt 90%.\n\nTổng diện tích đạt 35.500 ha."
    assert areas_of(text, place="huyện Tháp Mười") == {
        "4.150 ha": "xã Trường Xuân",
        "90%": "xã Trường Xuân",
        "35.500 ha": "huyện Tháp Mười",
    }


def test_the_whole_province_returns_to_the_province() -> None:
    text = "Huyện Hương Khê đạt 7/9 tiêu chí. Toàn tỉnh huy động 9.412 tỷ đồng, đạt 80%."
    found = areas_of(text, place="tỉnh Hà Tĩnh")
    assert (found["7/9 tiêu chí"], found["9.412 tỷ đồng"]) == ("huyện Hương Khê", "tỉnh Hà Tĩnh")


def test_a_line_that_announces_an_area_holds_for_the_list_under_it() -> None:
    text = (
        "1. Huyện Đức Hòa:\n- Thu ngân sách 2.000 tỷ đồng.\n- Hộ nghèo còn 0,5%.\n"
        "2. Huyện Bến Lức:\n- Thu ngân sách 1.500 tỷ đồng.\n3. Đánh giá chung\nThu ngân sách 20.000 tỷ đồng."
    )
    assert areas_of(text, place="tỉnh Long An") == {
        "2.000 tỷ đồng": "huyện Đức Hòa",
        "0,5%": "huyện Đức Hòa",
        "1.500 tỷ đồng": "huyện Bến Lức",
        "20.000 tỷ đồng": "tỉnh Long An",
    }


def test_agencies_take_only_the_figures_told_of_them() -> None:
    text = "Sở Y tế mới đạt 27%. Theo Sở Tài chính, thu ngân sách đạt 900 tỷ đồng."
    assert areas_of(text, place="tỉnh Hà Tĩnh") == {"27%": "Sở Y tế", "900 tỷ đồng": "tỉnh Hà Tĩnh"}


def test_a_text_about_one_area_after_another_is_about_the_area_above() -> None:
    text = (
        "Các địa phương tỉnh Long An tăng tốc. Huyện Đức Hòa thu 5 tỷ đồng. Huyện Bến Lức thu 6 tỷ đồng. "
        "Huyện Cần Đước thu 7 tỷ đồng."
    )
    assert read_text(text).area == "tỉnh Long An"


def test_a_town_that_names_only_its_wards_is_found_through_them() -> None:
    text = "Năm 2018, thị xã có 88% gia đình văn hóa. Phường Nghĩa Phú và phường Nghĩa Trung đạt chuẩn."
    assert areas_of(text, year=2019) == {"88%": "thị xã Gia Nghĩa"}


def test_a_district_that_is_never_named_is_called_by_its_level() -> None:
    reading = read_text("UBND huyện họp phiên thường kỳ. Thu ngân sách đạt 526,8 tỷ đồng.")
    assert (reading.area, reading.claims[0].area, reading.claims[0].area_link) == ("huyện", "huyện", None)


def test_a_text_that_names_no_area_is_about_none() -> None:
    assert areas_of("Thu ngân sách đạt 526,8 tỷ đồng.") == {"526,8 tỷ đồng": None}


def test_the_link_knows_the_era_of_the_document() -> None:
    text = "Phường Cai Lậy thu 5 tỷ đồng, đạt 80%."
    codes = [
        read_text(text, as_of=Period.year(year), place=place).claims[0].area_link
        for year, place in ((2026, "phường Cai Lậy (tỉnh Đồng Tháp)"), (2023, "TX. Cai Lậy (Tiền Giang)"))
    ]
    assert codes[0] is not None and codes[0].code == "X34:28439"
    assert codes[1] is None or codes[1].score < 0.6


def test_two_areas_of_one_name_are_left_to_a_person() -> None:
    claim = read_text("Cao Lãnh đạt 7,38 tấn/ha.", as_of=Period.year(2023), place="tỉnh Đồng Tháp").claims[0]
    assert claim.area_link is None
    assert [rival.value for rival in claim.rivals if rival.field == "area"] == [
        "H63:866 thành phố Cao Lãnh",
        "H63:873 huyện Cao Lãnh",
    ]


@given(st.lists(st.sampled_from(PIECES), max_size=25).map("".join))
def test_no_text_upsets_the_carrying_of_areas(text: str) -> None:
    for claim in read_text(text).claims:
        assert claim.area is None or claim.area.strip()


def test_areas_told_together_share_their_figure_and_their_role() -> None:
    text = (
        "Các xã Nam Đà, Đắk Sôr và Buôn Choáh trồng 5.000 ha. Thu nhập đạt 45 triệu đồng. "
        "Đứng sau TP.HCM, Hà Nội và Hải Phòng, xuất khẩu đạt 3 tỷ USD."
    )
    assert areas_of(text, place="huyện Krông Nô") == {
        "5.000 ha": "xã Nam Đà, Đắk Sôr và Buôn Choáh",
        "45 triệu đồng": "huyện Krông Nô",
        "3 tỷ USD": "huyện Krông Nô",
    }
