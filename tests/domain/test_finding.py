"""Findings, repairs and dismissals."""

from datetime import date

import pytest

from vedich.domain.document import Span
from vedich.domain.finding import Certainty, Dismissal, Finding, Repair
from vedich.domain.wording import Wording

FINDING = Finding(
    "VD101",
    Certainty.CERTAIN,
    Span(10, 15),
    "26/42",
    "Các phần cộng lại là 52.",
    "The parts come to 52.",
    arithmetic=("26 + 13 + 13 = 52 ≠ 42",),
    repairs=(Repair(Span(10, 15), "16/42", "Khi đó tổng là 42.", "The total is then 42."),),
)


def test_a_finding_speaks_both_languages_and_keeps_its_arithmetic() -> None:
    assert FINDING.say("vi") == "VD101 Các phần cộng lại là 52."
    assert FINDING.say("en") == "VD101 The parts come to 52."
    assert FINDING.repairs[0].replacement == "16/42"


def test_a_dismissal_follows_the_words_when_text_before_them_moves() -> None:
    dismissal = Dismissal(
        "VD101", "26/42", "Danh sách trùng nhau có chủ ý.", "Lan", date(2023, 11, 1), Span(0, 5)
    )
    assert dismissal.covers(FINDING)


@pytest.mark.parametrize(("code", "surface"), [("VD102", "26/42"), ("VD101", "26/43")])
def test_a_dismissal_covers_no_other_finding(code: str, surface: str) -> None:
    assert not Dismissal(code, surface, "đúng", "Lan", date(2023, 11, 1)).covers(FINDING)


def test_findings_are_told_in_the_order_of_the_text_the_surest_first() -> None:
    places = [
        Finding("VD103", Certainty.LIKELY, Span(10, 15), "", "a", "a"),
        FINDING,
        Finding("VD102", Certainty.WORTH_A_LOOK, Span(2, 3), "", "a", "a"),
    ]
    assert [one.code for one in sorted(places, key=lambda one: one.order)] == ["VD102", "VD101", "VD103"]


@pytest.mark.parametrize("certainty", Certainty)
def test_each_certainty_has_a_name(certainty: Certainty) -> None:
    assert certainty.wording.vi and certainty.wording.en


def test_a_wording_in_one_language_is_refused() -> None:
    with pytest.raises(ValueError, match="needs both languages"):
        Wording("đạt", "")
