from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vedich.catalog.areas.naming import fold, plain, read_name, short_name, type_word
from vedich.domain.area import AreaType


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Hoà Bình", "Hòa Bình"),
        ("Thuỷ Nguyên", "Thủy Nguyên"),
        ("Qúy Sơn", "Quý Sơn"),
        ("ĐẮK LẮK", "Đắk Lắk"),
        ("Ðồng Tháp", "Đồng Tháp"),
        ("Bà Rịa – Vũng Tàu", "Bà Rịa-Vũng Tàu"),
        ("Cư M’gar", "Cư M'gar"),
        ("Tam Xuân II", "Tam Xuân 2"),
        ("Cổ  Nhuế\u00a01", "Cổ Nhuế 1"),
        ("01", "1"),
    ],
)
def test_two_spellings_of_a_name_fold_alike(one: str, other: str) -> None:
    assert fold(one) == fold(other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Mỹ Tho", "Mỹ Thọ"),
        ("Cẩm Giang", "Cẩm Giàng"),
        ("Hoàn Kiếm", "Hòan Kiếm"),
        ("Tân An", "Tân Ân"),
    ],
)
def test_accents_that_tell_places_apart_stay(one: str, other: str) -> None:
    assert fold(one) != fold(other)


@pytest.mark.parametrize(
    ("text", "kind", "name"),
    [
        ("TP. Cao Lãnh", AreaType.PROVINCIAL_CITY, "Cao Lãnh"),
        ("TP.Cao Lãnh", AreaType.PROVINCIAL_CITY, "Cao Lãnh"),
        ("Thành  phố Cao Lãnh", AreaType.PROVINCIAL_CITY, "Cao Lãnh"),
        ("H.Cần Đước", AreaType.RURAL_DISTRICT, "Cần Đước"),
        ("Q1", AreaType.URBAN_DISTRICT, "1"),
        ("P. 3", AreaType.WARD, "3"),
        ("TT Bến Lức", AreaType.TOWNSHIP, "Bến Lức"),
        ("đặc khu Phú Quốc", AreaType.SPECIAL_ZONE, "Phú Quốc"),
    ],
)
def test_the_type_word_is_parted_from_the_name(text: str, kind: AreaType, name: str) -> None:
    naming = read_name(text)
    assert naming.types is not None
    assert kind in naming.types
    assert naming.name == name


@pytest.mark.parametrize("text", ["Huyền Hội", "Tỉnh", "Phường", "Quảng Trị", "Xãm", "Pá Hu", "Tam Nông"])
def test_a_name_that_only_begins_like_a_type_keeps_all_its_letters(text: str) -> None:
    assert read_name(text).types is None


def test_a_lone_type_word_is_known_as_one() -> None:
    assert type_word("TX.") == frozenset({AreaType.DISTRICT_TOWN})
    assert type_word("Cai Lậy") is None


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("tỉnh Long An", "Long An"),
        ("TP.HCM", "HCM"),
        ("Phường 3", "Phường 3"),
        ("Cai Lậy", "Cai Lậy"),
    ],
)
def test_the_short_name_has_no_type(text: str, name: str) -> None:
    assert short_name(text) == name


@given(st.text(max_size=30))
def test_folding_twice_changes_nothing_more(text: str) -> None:
    assert fold(fold(text)) == fold(text)
    assert plain(plain(text)) == plain(text)


@given(st.text(alphabet="aàáảãạăằâầeèêềiìoòôồơờuùưừyỳbcdđghklmnpqrstvx ", max_size=30))
def test_composed_and_decomposed_letters_fold_alike(text: str) -> None:
    assert fold(unicodedata.normalize("NFD", text)) == fold(text)
