"""Measures convert within a quantity, exactly, and never across."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vedich.domain.measure import Dimension, Measure, MeasureError, measure_named, scale_of


def of(name: str, dimension: Dimension, base: str, factor: str) -> Measure:
    return Measure(name, dimension, base, Decimal(factor))


SCALED = (("đồng", "1"), ("nghìn đồng", "1e3"), ("triệu đồng", "1e6"), ("tỷ đồng", "1e9"))
MONEY = [of(n, Dimension.MONEY, "đồng", f) for n, f in SCALED]
MASS = [of(n, Dimension.MASS, "kg", f) for n, f in (("kg", "1"), ("tạ", "100"), ("tấn", "1000"))]
AREA = [of(n, Dimension.AREA, "m2", f) for n, f in (("m2", "1"), ("ha", "1e4"), ("km2", "1e6"))]
LENGTH = [of(n, Dimension.LENGTH, "m", f) for n, f in (("m", "1"), ("km", "1000"))]
SHARE = [of(n, Dimension.SHARE, "%", f) for n, f in (("%", "1"), ("‰", "0.1"))]
POINTS = of("điểm %", Dimension.POINTS, "điểm %", "1")
DOLLAR = of("USD", Dimension.MONEY, "USD", "1")
KNOWN = {measure.name: measure for measure in (*MONEY, *MASS, *AREA, *LENGTH, *SHARE, POINTS, DOLLAR)}

values = st.decimals(-(10**12), 10**12, places=4)
pairs = st.sampled_from([MONEY, MASS, AREA, LENGTH, SHARE]).flatmap(
    lambda family: st.tuples(st.sampled_from(family), st.sampled_from(family))
)


@given(values, pairs)
def test_converting_there_and_back_gives_the_value(value: Decimal, pair: tuple[Measure, Measure]) -> None:
    one, other = pair
    assert other.convert(one.convert(value, other), one) == value


@given(values, values, pairs)
def test_converting_keeps_the_order(small: Decimal, large: Decimal, pair: tuple[Measure, Measure]) -> None:
    one, other = pair
    assert (one.convert(small, other) < one.convert(large, other)) == (small < large)


def test_quintals_become_tonnes_and_billions_millions() -> None:
    assert KNOWN["tạ"].convert(Decimal("61.5"), KNOWN["tấn"]) == Decimal("6.15")
    assert KNOWN["tỷ đồng"].convert(Decimal("731.956"), KNOWN["triệu đồng"]) == 731956
    assert KNOWN["‰"].convert(Decimal(6), KNOWN["%"]) == Decimal("0.6")


@pytest.mark.parametrize(
    ("given_name", "wanted_name"),
    [
        ("tấn", "ha"),
        ("%", "điểm %"),
        ("USD", "đồng"),
        ("triệu đồng/người", "triệu đồng/năm"),
        ("hộ", "người"),
    ],
)
def test_measures_of_different_things_do_not_convert(given_name: str, wanted_name: str) -> None:
    with pytest.raises(MeasureError) as caught:
        measure_named(given_name, KNOWN).convert(Decimal(1), measure_named(wanted_name, KNOWN))
    assert given_name in str(caught.value) and wanted_name in str(caught.value)
    assert "Không đổi được" in caught.value.vi


def test_what_stands_behind_a_slash_is_kept_and_printed() -> None:
    income = measure_named("triệu đồng/người/năm", KNOWN)
    assert income.per == ("người", "năm")
    assert str(income) == "triệu đồng/người/năm"
    assert income.convert(Decimal("0.0855"), KNOWN["nghìn đồng"].for_each("người", "năm")) == Decimal("85.5")


def test_a_noun_nobody_listed_counts_itself() -> None:
    assert measure_named("câu lạc bộ", KNOWN).dimension is Dimension.COUNT
    assert measure_named("nghìn con", KNOWN).convert(Decimal("1.5"), measure_named("con", KNOWN)) == 1500
    assert measure_named("nghìn ha", KNOWN).convert(Decimal("41.8"), KNOWN["ha"]) == 41800


def test_scale_words_multiply() -> None:
    assert scale_of("nghìn") == 1000 and scale_of("vạn") == 10_000 and scale_of("nghìn tỷ") == 10**12


@pytest.mark.parametrize("factor", ["0", "-1", "NaN"])
def test_a_measure_needs_a_positive_factor(factor: str) -> None:
    with pytest.raises(ValueError, match="has factor"):
        of("x", Dimension.COUNT, "x", factor)
