"""Free wordings lead to the right indicator, quickly."""

from __future__ import annotations

from time import process_time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vedich.catalog.find import Finder, find
from vedich.catalog.load import Catalog, catalog


@pytest.mark.parametrize(
    ("wording", "measure", "code"),
    [
        ("tổng thu ngân sách nhà nước trên địa bàn huyện", None, "BUD-001"),
        ("Tổng thu NSNN trên địa bàn", "tỷ đồng", "BUD-001"),
        ("tỷ lệ người dân tham gia BHYT", "%", "HEA-001"),
        ("sản lượng tôm", "tấn", "AGR-008"),
        ("Thu nhập bình quân đầu người", "triệu đồng/người/năm", "ECO-009"),
        ("thu nhập bình quân đầu người", "triệu đồng", "ECO-009"),
        ("hộ nghèo", "hộ", "POV-003"),
        ("hộ nghèo", "%", "POV-001"),
        ("hộ nghèo", "điểm %", "POV-002"),
        ("xã đạt chuẩn nông thôn mới nâng cao", "xã", "NRU-003"),
        ("xã NTM nâng cao", "xã", "NRU-003"),
        ("tội phạm về trật tự xã hội", "%", "SEC-003"),
        ("tội phạm về trật tự xã hội", "vụ", "SEC-002"),
        ("GRDP", "%", "ECO-003"),
        ("GRDP", "tỷ đồng", "ECO-001"),
        ("xuất khẩu", "triệu USD", "TRA-003"),
        ("xuất khẩu lao động", "lao động", "LAB-003"),
        ("điện thương phẩm", "triệu kWh", "IND-003"),
        ("trường đạt chuẩn quốc gia", "trường", "EDU-007"),
        ("trường đạt chuẩn quốc gia", "%", "EDU-008"),
        ("GTSX công nghiệp - xây dựng", "tỷ đồng", "ECO-013"),
        ("độ che phủ rừng", "%", "AGR-015"),
        ("diện tích đất sạch", "ha", "INV-012"),
        ("tai nạn giao thông", "vụ", "SEC-005"),
        ("Tỉ lệ hộ nghèo", "%", "POV-001"),
    ],
)
def test_a_wording_of_the_trade_leads_to_its_indicator(wording: str, measure: str | None, code: str) -> None:
    assert find(wording, measure=measure)[0].code == code


def test_an_ambiguous_wording_without_a_measure_keeps_its_rivals_at_nearly_the_same_score() -> None:
    three = find("hộ nghèo", limit=3)
    assert [match.code for match in three] == ["POV-003", "POV-001", "POV-002"]
    assert three[0].score - three[2].score < 0.05
    assert three[0].score < 1


def test_an_exact_name_scores_one_and_says_which_name() -> None:
    match = find("đất sạch")[0]
    assert (match.code, match.score, match.alias) == ("INV-012", 1.0, "đất sạch")


def test_a_code_leads_to_its_own_indicator_whatever_the_case() -> None:
    assert [match.code for match in find("pov-004")] == ["POV-004"]


def test_a_wording_typed_without_marks_or_in_english_is_understood() -> None:
    assert find("ho ngheo", measure="%")[0].code == "POV-001"
    assert find("san luong tom")[0].code == "AGR-008"
    assert find("poor households")[0].code == "POV-003"


def test_what_the_catalog_does_not_hold_gets_no_high_score() -> None:
    for stranger in ("tuổi thọ trung bình", "mật độ dân số", "số thuê bao Internet", "chất lượng không khí"):
        assert all(match.score < 0.75 for match in find(stranger)), stranger
    assert find("") == ()
    assert find("!?") == ()


@pytest.mark.parametrize("entry", catalog().by_code.values(), ids=list(catalog().by_code))
def test_every_name_leads_to_its_own_indicator(entry: object) -> None:
    indicator = entry.indicator  # type: ignore[attr-defined]
    for name in (indicator.vi, indicator.en, *indicator.aliases):
        best = find(name, measure=indicator.measure, limit=1)[0]
        assert (best.code, best.score) == (indicator.code, 1.0), name


@given(st.text(max_size=80), st.one_of(st.none(), st.sampled_from(["%", "hộ", "tỷ đồng", "???", ""])))
def test_any_text_gives_matches_in_order_and_never_fails(text: str, measure: str | None) -> None:
    matches = find(text, measure=measure)
    scores = [match.score for match in matches]
    assert scores == sorted(scores, reverse=True)
    assert all(0 <= score <= 1 for score in scores)
    assert len({match.code for match in matches}) == len(matches)


def took() -> tuple[float, float]:
    """Give the seconds of work that building the index takes, and finding one wording in it."""
    began = process_time()
    fresh = Finder(Catalog())
    built = process_time() - began
    asked = [(entry.examples[0], entry.indicator.measure) for entry in catalog().indicators.values()]
    for wording, measure in asked:
        fresh.find(wording, measure=measure)
    began = process_time()
    for wording, measure in asked:
        fresh.find(wording, measure=measure)
    return built, (process_time() - began) / len(asked)


def test_a_wording_costs_a_small_part_of_what_the_index_costs() -> None:
    built, each = took()
    assert each < built / 50, f"{each * 1000:.3f} ms for one wording, {built:.3f} s to build"


@pytest.mark.slow
def test_the_index_is_built_and_asked_quickly() -> None:
    built, each = took()
    # The goals are 0.1 s and 0.2 ms on a quiet machine.
    assert built < 0.4, f"{built:.3f} s to build"
    assert each < 0.0008, f"{each * 1000:.3f} ms for one wording"
