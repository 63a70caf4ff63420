"""What printed digits and words allow."""

from __future__ import annotations

from decimal import Decimal

import pytest

from vedich.checking.fact import alike, between, is_clean, key_of, same_kind
from vedich.checking.facts import Facts
from vedich.domain.document import Claim, ClaimKind, Comparator, Reading, Span
from vedich.domain.figure import Figure


def claim(text: str, value: str, measure: str, comparator: Comparator = Comparator.EQ) -> Claim:
    return Claim(
        Span(0, len(text)),
        text,
        ClaimKind.RESULT,
        Figure(text.split(maxsplit=1)[0].removesuffix("%")),
        Decimal(value),
        measure,
        comparator=comparator,
        certainty=0.9,
    )


@pytest.mark.parametrize(
    ("printed", "value", "measure", "comparator", "allowed"),
    [
        ("57,7%", "57.7", "%", Comparator.EQ, "57.65..57.75"),
        ("26 chỉ tiêu", "26", "chỉ tiêu", Comparator.EQ, "26"),
        ("32.700 tấn", "32700", "tấn", Comparator.EQ, "32699.5..32700.5"),
        ("51,36 nghìn", "51360", "người", Comparator.EQ, "51355..51365"),
        ("4.610 tấn", "4610", "tấn", Comparator.GT, "4609.5.."),
        ("98%", "98", "%", Comparator.LT, "0..98.5"),
        ("12 km", "12", "km", Comparator.APPROX, "10.5..13.5"),
    ],
)
def test_the_last_digit_and_the_word_before_it_say_how_far_a_figure_may_be_off(
    printed: str, value: str, measure: str, comparator: Comparator, allowed: str
) -> None:
    interval = between(claim(printed, value, measure, comparator))
    ends = "..".join("" if end is None else f"{end.normalize():f}" for end in (interval.low, interval.high))
    assert (ends if interval.low != interval.high else ends.partition("..")[0]) == allowed


def test_a_name_is_the_same_in_every_spelling_and_like_its_shorter_form() -> None:
    assert key_of("Tỉ lệ hộ nghèo (chuẩn mới)") == key_of("tỷ lệ  hộ nghèo")
    assert alike("thu ngân sách", "thu ngân sách trên địa bàn")
    assert not alike("sản lượng lúa", "sản lượng rau")
    assert not alike("", "sản lượng rau")


@pytest.mark.parametrize("surface", ["I00%", "118⁄2", "100%%", "Š km", "1.§33,8 tỷ", "0,6%o"])
def test_digits_damaged_by_a_scan_are_not_clean(surface: str) -> None:
    assert not is_clean(surface)


def test_money_of_two_scales_is_of_one_kind_and_people_are_not_households() -> None:
    claims = (claim("5 tỷ", "5", "tỷ đồng"), claim("7 triệu", "7", "triệu đồng"), claim("9 hộ", "9", "hộ"))
    one, third, other = Facts(Reading("", claims)).figures
    assert same_kind(one, other)
    assert not same_kind(one, third)
    assert one.between.low == Decimal("4500000000")
