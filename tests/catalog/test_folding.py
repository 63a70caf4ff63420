"""All spellings of a wording fold to one."""

from __future__ import annotations

import unicodedata

from hypothesis import given
from hypothesis import strategies as st

from vedich.catalog.folding import folded, without_marks, words_of


def test_tone_placement_case_and_habit_make_no_difference() -> None:
    for one, other in (
        ("Thuỷ sản hoá", "thủy sản hóa"),
        ("TỈ LỆ", "tỷ lệ"),
        ("bác sỹ", "bác sĩ"),
        ("kì họp", "Kỳ họp"),
        ("Ðảng uỷ", "đảng ủy"),
        ("KT–XH", "kt-xh"),
        ("km²", "km2"),
    ):
        assert folded(one) == folded(other)


def test_words_that_only_look_alike_stay_apart() -> None:
    assert folded("tỉnh") == "tỉnh"
    assert folded("hoàn thành, quý I, toán") == "hoàn thành, quý i, toán"


def test_an_abbreviation_is_written_out_also_inside_a_joined_word() -> None:
    known = {"ntm": ("nông", "thôn", "mới"), "kt-xh": ("kinh", "tế", "xã", "hội")}
    assert words_of("xã NTM/KT-XH", known) == ["xã", "nông", "thôn", "mới", "kt", "xh"]
    assert words_of("chỉ tiêu KT-XH", known) == ["chỉ", "tiêu", "kinh", "tế", "xã", "hội"]


@given(st.text(max_size=60))
def test_folding_twice_changes_nothing_more(text: str) -> None:
    assert folded(folded(text)) == folded(text)


@given(st.text(alphabet="aăâeêioôơuưyđĐáàảãạềốữ hnt", max_size=40))
def test_composed_and_decomposed_letters_fold_alike(text: str) -> None:
    assert folded(unicodedata.normalize("NFD", text)) == folded(unicodedata.normalize("NFC", text))


@given(st.text(alphabet="aăâeêioôơuưyđĐáàảãạềốữ hnt", max_size=40))
def test_without_marks_only_plain_letters_are_left(text: str) -> None:
    assert without_marks(text).isascii()
