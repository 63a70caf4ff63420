"""A figure that is printed again is the one on record where one of the two rounds to the other."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vedich.checking.printed_again import Match, match_of
from vedich.domain.document import Claim, ClaimKind, Comparator, Span
from vedich.domain.figure import Figure
from vedich.domain.known import KnownResult, Source
from vedich.domain.observation import Vintage
from vedich.domain.period import Period


def printed(text: str, measure: str = "tỷ đồng", upper: str = "") -> Claim:
    """Give a claim of a printed figure, or of a range."""
    figure = Figure(text)
    return Claim(
        Span(0, 1), text, ClaimKind.BASELINE, figure, figure.value, measure,
        comparator=Comparator.RANGE if upper else Comparator.EQ,
        value_max=Figure(upper).value if upper else None,
    )  # fmt: skip


def kept(text: str, measure: str = "tỷ đồng", upper: str = "") -> KnownResult:
    """Give a figure on record as it was printed."""
    last = Figure(upper).value if upper else None
    value = Figure(text).value
    return KnownResult(Period.year(2025), value, measure, Vintage.ACTUAL, Source("hồ sơ"), text, last)


@pytest.mark.parametrize(
    ("print_", "record", "match"),
    [
        ("61", "61,45", Match.SAME),
        ("61,45", "61,45", Match.SAME),
        ("61,45", "61", Match.CLOSER),
        ("61,4", "61,5", Match.OTHER),  # one digit apart, and their intervals touch
        ("62", "61,45", Match.OTHER),
        ("63", "61", Match.OTHER),
    ],
)
def test_the_one_with_fewer_digits_is_what_the_other_rounds_to(
    print_: str, record: str, match: Match
) -> None:
    assert match_of(printed(print_), kept(record)) is match


def test_measures_are_carried_over_and_other_kinds_are_other_figures() -> None:
    assert match_of(printed("61.450", "triệu đồng"), kept("61,45")) is Match.SAME
    assert match_of(printed("61", "%"), kept("61")) is Match.OTHER


def test_a_range_is_the_same_as_a_range_with_the_same_ends_alone() -> None:
    assert match_of(printed("8,5", "%", "9"), kept("8,5", "%", "9")) is Match.SAME
    assert match_of(printed("8,5", "%", "9"), kept("8,7", "%")) is Match.OTHER


@given(st.decimals(1, 10_000, places=3), st.integers(0, 3))
def test_whatever_a_figure_rounds_to_is_that_figure(value: Decimal, digits: int) -> None:
    rounded = value.quantize(Decimal(1).scaleb(-digits))
    text = f"{rounded:f}".replace(".", ",")
    # '1,234' is one thousand two hundred and more to nobody here: a comma is the decimal one.
    assert match_of(printed(text), kept(f"{value:f}".replace(".", ","))) in (Match.SAME, Match.CLOSER)
