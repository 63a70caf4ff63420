"""Number formats: codes that real workbooks hold, and the law that what is printed is the number."""

from __future__ import annotations

from decimal import ROUND_HALF_UP, Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.reading.sources.sheets.workbooks import value_printed
from vedich.reading.sources.sheets.number_format import BUILT_IN, format_of, print_general, print_number


@pytest.mark.parametrize(
    ("value", "code", "printed"),
    [
        ("1234.5", "#,##0.00", "1.234,50"),
        ("1234.5", "#,##0.##", "1.234,5"),
        ("1234", "#,##0.##", "1.234"),
        ("0.0005", "0.0%", "0,1%"),
        ("0.577", "0%", "58%"),
        ("-1234", "#,##0;[Red]#,##0", "-1.234"),
        ("0", BUILT_IN[41], "-"),
        ("-5", BUILT_IN[41], "-5"),
        ("1234567", "#,##0,", "1.235"),
        ("7", "000", "007"),
        ("5", '#,##0 "tỷ đồng"', "5 tỷ đồng"),
        ("5", "#,##0\\ [$₫-42A]", "5 ₫"),
        ("12", "[<10]0;[>=10]0.0", "12,0"),
        ("1500000", "0.00E+00", "1500000"),
        ("0.5", "# ?/?", "0,5"),
        ("45352", '"Ngày" dd "tháng" mm "năm" yyyy', "Ngày 01 tháng 03 năm 2024"),
        ("45352", "mmm-yy", "03/2024"),
        ("45352.5", "dd/mm/yyyy hh:mm", "01/03/2024 12:00"),
        ("0.5", "[h]:mm", "12:00"),
        ("1", "dd/mm/yyyy", "01/01/1900"),
        ("-1", "dd/mm/yyyy", "-1"),
        ("0.4", "#,###", ""),
    ],
)
def test_a_number_is_printed_as_its_cell_shows_it(value: str, code: str, printed: str) -> None:
    assert print_number(Decimal(value), format_of(code)) == printed


@given(st.decimals(-(10**12), 10**12, places=4, allow_nan=False), st.integers(0, 4), st.booleans())
def test_what_is_printed_is_the_number_rounded_to_its_format(
    value: Decimal, places: int, grouped: bool
) -> None:
    code = ("#,##0" if grouped else "0") + ("." + "0" * places if places else "")
    kept = Decimal(f"{value:.15g}")
    expected = kept.quantize(Decimal(1).scaleb(-places), rounding=ROUND_HALF_UP)
    assert value_printed(print_number(kept, format_of(code))) == expected


@given(st.decimals(allow_nan=False, allow_infinity=False, min_value=-(10**20), max_value=10**20))
def test_a_number_without_a_format_keeps_fifteen_digits_and_no_dots(value: Decimal) -> None:
    printed = print_general(value)
    if "E" not in printed:
        assert "." not in printed
        assert abs(value_printed(printed) - value) <= abs(value) * Decimal("1E-14")


@given(st.text(max_size=40), st.decimals(-(10**9), 10**9, allow_nan=False))
def test_no_code_is_too_odd_to_be_read(code: str, value: Decimal) -> None:
    assert isinstance(print_number(value, format_of(code)), str)
