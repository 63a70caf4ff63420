"""A cell says one thing or is refused; nothing is guessed."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vedich.domain.figure import Figure
from vedich.domain.period import Period
from vedich.domain.refusal import RefusedError
from vedich.exchange import cells
from vedich.exchange.cells import Broken, Cell, Decimals, Percent
from vedich.exchange.choices import FIXED
from vedich.exchange.columns import Listed
from vedich.exchange.period_words import period_of, periods_of, words_of


@pytest.mark.parametrize(
    ("cell", "why"),
    [
        ("sáu mươi", "“sáu mươi” không phải là số"),
        ("12 tỷ", "không phải là số"),
        ("1.2.3", "không phải là số"),
        (Broken("#N/A"), "“#N/A” không phải là số"),
        (date(2026, 9, 1), "không phải là số"),
        ("17.4", "hiểu hai cách"),
    ],
)
def test_what_is_no_plain_figure_is_refused_with_what_stands_there(cell: Cell, why: str) -> None:
    with pytest.raises(RefusedError) as refused:
        cells.figure(cell, "value")
    assert why in refused.value.refusal.say("vi")
    assert refused.value.refusal.field == "value"


def test_a_blank_is_no_nought() -> None:
    assert cells.figure(None, "value") is None
    assert cells.figure("  ", "value") is None
    assert cells.figure("0", "value") == 0


def test_a_figure_that_a_machine_and_a_person_read_differently_is_refused_until_one_is_chosen() -> None:
    with pytest.raises(RefusedError, match="two ways"):
        cells.figure("1.250", "value", Decimals.UNSAID)
    assert cells.figure("1.250", "value", Decimals.DOT) == Decimal("1.25")
    assert cells.figure("1.250", "value", Decimals.COMMA) == 1250
    assert cells.figure("61.45", "value", Decimals.UNSAID) == Decimal("61.45")
    assert cells.figure("61,45", "value", Decimals.UNSAID) == Decimal("61.45")


def test_a_percent_keeps_the_figure_that_people_see() -> None:
    assert cells.figure(Percent(Decimal("84.2")), "value") == Decimal("84.2")


def test_a_period_that_a_spreadsheet_made_a_date_of_is_refused_with_what_to_type() -> None:
    with pytest.raises(RefusedError) as refused:
        cells.period(date(2026, 9, 1))
    assert "gõ lại thành chữ, ví dụ: tháng 9/2026" in refused.value.refusal.say("vi")


@pytest.mark.parametrize("year", [2024, 2026])
def test_every_period_of_a_year_is_read_back_from_its_words(year: int) -> None:
    for period in (*periods_of(year), Period.years(2026, 2030), Period.to_date(date(year, 9, 20))):
        assert period_of(words_of(period)).same_dates(period)
        assert period_of(str(period)) == period


def test_every_choice_of_a_list_is_read_back_from_its_words() -> None:
    for listed, words in FIXED.items():
        for choice, wording in words.items():
            for said in (wording.vi, wording.en.upper(), choice.value):
                assert cells.choice(said, listed, "x") is choice
    with pytest.raises(RefusedError, match="choose one of: forecast"):
        cells.choice("gần đúng", Listed.VINTAGES, "vintage")


@given(st.decimals(allow_nan=False, allow_infinity=False, places=3, min_value=-(10**9), max_value=10**9))
def test_a_figure_printed_the_vietnamese_way_is_read_back(value: Decimal) -> None:
    assert cells.figure(Figure.of(value).text, "value") == value
    assert cells.figure(f"{value:f}", "value", Decimals.DOT) == value


@given(st.text(max_size=30))
def test_any_text_is_a_figure_or_refused(said: str) -> None:
    for decimals in Decimals:
        try:
            read = cells.figure(said, "value", decimals)
        except RefusedError:
            continue
        assert read is None or read.is_finite()
