"""Printed numbers: what they mean, how far they may be off, and what is refused."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vedich.domain.figure import Figure, FigureError

values = st.builds(
    lambda whole, places: Decimal(whole).scaleb(-places), st.integers(-(10**15), 10**15), st.integers(0, 6)
)


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("1.833", "1833"),
        ("526,8", "526.8"),
        ("540,136", "540.136"),
        ("2.745,3", "2745.3"),
        ("1.250", "1250"),
        ("52.410,00", "52410.00"),
        ("1.234.567,89", "1234567.89"),
        ("2.164. 350", "2164350"),
        ("28 330", "28330"),
        ("1 234 567,8", "1234567.8"),
        ("12 , 5", "12.5"),
        ("300.000", "300000"),
        ("0,63", "0.63"),
        ("-12,5", "-12.5"),
        ("− 3", "-3"),
        ("2024", "2024"),
    ],
)
def test_the_vietnamese_form_is_read_without_doubt(text: str, value: str) -> None:
    assert Figure(text).value == Decimal(value)
    assert not Figure(text).doubtful


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("17.4", "17.4"),
        ("465.4", "465.4"),
        ("3.25", "3.25"),
        ("1.2345", "1.2345"),
        ("20350.125", "20350.125"),
        ("0.625", "0.625"),
        ("1,234.5", "1234.5"),
        ("1,234,567", "1234567"),
        ("1.234.56", "1234.56"),
    ],
)
def test_a_separator_against_the_habit_is_read_as_likely_and_called_doubtful(text: str, value: str) -> None:
    assert Figure(text).value == Decimal(value)
    assert Figure(text).doubtful


@pytest.mark.parametrize(
    "text",
    [
        "",
        " ",
        "một",
        "57,7%",
        "1,2,3",
        "12.",
        ",5",
        "1.2,3,4",
        "12 34",
        "1..2",
        "٣",
        "²",
        "9" * 40,
        "1e5",
        "NaN",
    ],
)
def test_what_is_no_number_is_refused_in_both_languages(text: str) -> None:
    with pytest.raises(FigureError) as caught:
        Figure(text)
    assert "is not a number" in str(caught.value)
    assert "không phải" in caught.value.vi


@given(st.text(alphabet="0123456789., \n-−x", max_size=40))
def test_any_text_is_a_number_or_refused(text: str) -> None:
    try:
        figure = Figure(text)
    except FigureError:
        return
    low, high = figure.between
    assert low < figure.value < high


@given(values)
def test_reading_a_printed_value_gives_it_back(value: Decimal) -> None:
    figure = Figure.of(value)
    assert figure.value == value
    assert not figure.doubtful


@given(values, st.integers(0, 6))
def test_a_value_could_have_been_printed_as_its_own_rounding(value: Decimal, decimals: int) -> None:
    figure = Figure.of(value, decimals)
    assert figure.decimals == decimals
    assert figure.could_be(value)


@given(values)
def test_printing_what_was_read_gives_the_canonical_text(value: Decimal) -> None:
    printed = Figure.of(value)
    assert Figure.of(printed.value, printed.decimals) == printed


def test_a_rounded_minus_zero_is_printed_as_zero() -> None:
    assert Figure.of(Decimal("-0.001"), 2).text == "0,00"


@pytest.mark.parametrize("value", ["NaN", "Infinity", "1E+40"])
def test_a_value_that_no_report_prints_is_refused(value: str) -> None:
    with pytest.raises(FigureError):
        Figure.of(Decimal(value))


def test_the_ends_stay_with_the_last_printed_digit() -> None:
    assert Figure("32.700").between == (Decimal("32699.5"), Decimal("32700.5"))
    assert Figure("-2,10").between == (Decimal("-2.105"), Decimal("-2.095"))
