"""Slips of the hand: each wrong number leads back to the right one."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vedich.checking.check import check
from vedich.checking.repair import slips
from vedich.domain.figure import Figure
from vedich.reading.read import read_text

DIGITS = st.text(alphabet="123456789", min_size=3, max_size=6)


def offered(text: str) -> set[Figure]:
    return {Figure(slip.text) for slip in slips(text)}


@given(DIGITS, st.integers(0, 5))
def test_a_doubled_digit_is_undone(digits: str, place: int) -> None:
    place %= len(digits)
    wrong = digits[:place] + digits[place] + digits[place:]
    assert any(figure.value == int(digits) for figure in offered(wrong))


@given(DIGITS, st.integers(0, 5))
def test_two_swapped_digits_are_undone(digits: str, place: int) -> None:
    place %= len(digits) - 1
    wrong = digits[:place] + digits[place + 1] + digits[place] + digits[place + 2 :]
    assert wrong == digits or any(figure.value == int(digits) for figure in offered(wrong))


@given(DIGITS, st.integers(0, 5))
def test_a_lost_digit_is_found(digits: str, place: int) -> None:
    place %= len(digits)
    wrong = digits[:place] + digits[place + 1 :]
    assert any(figure.value == int(digits) for figure in offered(wrong))


@given(DIGITS)
def test_no_slip_gives_the_same_number_and_smaller_slips_come_first(digits: str) -> None:
    found = slips(digits)
    assert all(Figure(slip.text).value != int(digits) for slip in found)
    assert [slip.cost for slip in found] == sorted(slip.cost for slip in found)


@pytest.mark.parametrize("right", ["110,33", "103,3", "113,3"])
def test_the_slips_of_1103_3_are_what_an_official_would_try(right: str) -> None:
    assert right in {slip.text for slip in slips("1103,3")}


@pytest.mark.parametrize(
    ("text", "wrong", "right"),
    [
        ("Thu ngân sách đạt 214,6 tỷ đồng, bằng 97,2% dự toán tỉnh giao (235,3 tỷ đồng).", "97,2", "91,2"),
        ("Thu ngân sách đạt 2.146 tỷ đồng, bằng 91,2% dự toán tỉnh giao (235,3 tỷ đồng).", "2.146", "214,6"),
        ("Thu ngân sách đạt 214,6 triệu đồng, bằng 91,2% dự toán tỉnh giao (235,3 tỷ đồng).", "triệu", "tỷ"),
        ("Diện tích đạt 5.120 ha, bằng 81,9% kế hoạch (6.520 ha).", "6.520", "6.250"),
    ],
)
def test_the_likeliest_repair_stands_first(text: str, wrong: str, right: str) -> None:
    (finding,) = check(read_text(text), select=["VD104"])
    first = finding.repairs[0]
    assert (text[first.span.start : first.span.end], first.replacement) == (wrong, right)


def test_a_repair_that_settles_two_contradictions_goes_before_one_that_settles_one() -> None:
    text = (
        "Thu ngân sách đạt 241,6 tỷ đồng, bằng 91,2% dự toán tỉnh giao (235,3 tỷ đồng), "
        "tăng 8,5% so với cùng kỳ (197,8 tỷ đồng)."
    )
    for finding in check(read_text(text), select=["VD104", "VD105"]):
        assert finding.repairs[0].replacement == "214,6"
