"""The whole checker: chosen rules, dismissals, doubt, and any text at all."""

from __future__ import annotations

import time
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from vedich.checking.check import UnknownRuleError, check, chosen, dismissed
from vedich.checking.rule import rules
from vedich.domain.document import Reading
from vedich.domain.finding import Certainty, Dismissal
from vedich.reading.read import read_text

WRONG = "Có 26 trên 42 chỉ tiêu đạt và vượt; 13 chỉ tiêu đạt trên 90% và 13 chỉ tiêu đạt dưới 90% kế hoạch."
PIECES = st.sampled_from(
    [
        "Thu ngân sách đạt 214,6 tỷ đồng",
        ", bằng 97,2% dự toán tỉnh giao (235,3 tỷ đồng)",
        " giai đoạn 2018 – 2010",
        "Có 26 trên 42 chỉ tiêu đạt",
        "; 13 chỉ tiêu không đạt",
        " gồm: 5 xã, 7 xã và ",
        "Số: 7/KH-UBND\n",
        "trước ngày 31/4/2023",
        ". ",
        "\n",
        "\u0301",
        " cơ cấu: a 30%; b 40%; c 50%",
        "0,0",
        "999.999.999.999 tỷ đồng",
        " tăng 0% (0 ha)",
        "1/0 xã",
    ]
)


@settings(deadline=None)
@given(st.lists(PIECES, max_size=14).map("".join))
def test_no_text_breaks_the_checker_and_every_finding_lies_in_the_text(text: str) -> None:
    for finding in check(read_text(text)):
        assert 0 <= finding.span.start < finding.span.end <= len(text)
        assert finding.surface == text[finding.span.start : finding.span.end]
        for repair in finding.repairs:
            assert 0 <= repair.span.start < repair.span.end <= len(text)
            assert repair.replacement != text[repair.span.start : repair.span.end]


def test_findings_come_by_place() -> None:
    found = check(read_text(f"Giai đoạn 2018 - 2010. {WRONG}"))
    assert [finding.code for finding in found] == ["VD201", "VD101"]


def test_rules_are_chosen_by_code_by_its_beginning_and_by_name() -> None:
    assert {rule.code[:3] for rule in chosen(select=["VD1", "VD5"])} == {"VD1", "VD5"}
    assert [rule.code for rule in chosen(select=["parts-do-not-add-up"])] == ["VD101"]
    assert "VD101" not in {rule.code for rule in chosen(ignore=["vd101"])}
    assert len(chosen()) == len(rules()) >= 30


def test_an_unknown_rule_is_refused_with_the_nearest_in_both_languages() -> None:
    with pytest.raises(UnknownRuleError, match="did you mean parts-do-not-add-up") as caught:
        chosen(select=["parts-do-not-ad-up"])
    assert "có phải ý bạn là" in caught.value.vi


def test_the_least_certainty_leaves_out_what_is_less_sure() -> None:
    reading = read_text("Nâng cấp tuyến đường dài 17.4 km.")
    assert [finding.code for finding in check(reading)] == ["VD404"]
    assert check(reading, least=Certainty.LIKELY) == ()


def test_a_dismissed_finding_is_left_out_and_told_apart() -> None:
    reading = read_text(WRONG)
    (finding,) = check(reading)
    answer = Dismissal("VD101", finding.surface, "Đã đối chiếu biểu số 2.", "Lan", date(2023, 11, 2))
    assert check(reading, dismissals=[answer]) == ()
    assert dismissed(reading, [answer]) == ((finding, answer),)
    # The same words under another code are another finding.
    other = Dismissal("VD102", finding.surface, "Khác.", "Lan", date(2023, 11, 2))
    assert check(reading, dismissals=[other]) == (finding,)


def test_a_text_that_a_scan_damaged_gives_nothing_certain() -> None:
    damaged = (
        "Thu ngân sách đạt 214,6 tỷ đồng, bằng 197,2% dự toán tỉnh giao (235,3 tỷ đồng). "
        "Tỷ lệ a I00%. Tỷ lệ b 95⁄%. Tỷ lệ c đạt 100%%. Tỷ lệ d I00%."
    )
    assert {finding.certainty for finding in check(read_text(damaged))} == {Certainty.WORTH_A_LOOK}


def test_a_reading_without_anything_is_clean() -> None:
    assert check(Reading("")) == ()


@pytest.mark.slow
def test_ten_thousand_figures_take_no_more_than_five_seconds() -> None:
    line = (
        "Sản lượng lúa xã số {0} đạt {0},5 tấn, bằng 97,2% kế hoạch (235,3 tấn), tăng 8,5% so với cùng kỳ. "
    )
    reading = read_text("\n".join(line.format(number) for number in range(10, 2600)))
    assert len(reading.claims) >= 10_000
    start = time.perf_counter()
    check(reading)
    assert time.perf_counter() - start <= 5
