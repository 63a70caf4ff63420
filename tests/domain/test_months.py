"""The days of a figure are months of a year, on every clock of the trade, or the reason is named."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vedich.catalog.load import catalog
from vedich.domain.indicator import IndicatorKind
from vedich.domain.months import Months, NoMonthsError, months_covered
from vedich.domain.period import Period

FLOW, STOCK, COUNT = IndicatorKind.FLOW, IndicatorKind.STOCK, IndicatorKind.COUNT


@given(st.integers(2000, 2100), st.integers(1, 12), st.integers(1, 12), st.sampled_from(IndicatorKind))
def test_whole_calendar_months_are_themselves(year: int, one: int, other: int, kind: IndicatorKind) -> None:
    first, last = sorted((one, other))
    period = Period.between(Period.month(year, first), Period.month(year, last))
    assert months_covered(period.start, period.end, kind) == Months(year, first, last)


@given(st.integers(2000, 2100), st.data())
def test_administrative_periods_are_the_months_they_are_named_after(year: int, data: st.DataObject) -> None:
    regime = catalog().regimes["administrative"]
    nominal = data.draw(
        st.sampled_from(
            [
                *(Period.month(year, month) for month in range(1, 13)),
                *(Period.quarter(year, quarter) for quarter in range(1, 5)),
                Period.half(year, 1),
                Period.first_months(year, 9),
                Period.year(year),
            ]
        )
    )
    rule = regime.rule_for(nominal)
    assert rule is not None
    covered = rule.covered(nominal)
    wanted = Months(year, nominal.start.month, nominal.end.month)
    assert months_covered(covered.start, covered.end, FLOW) == wanted


@pytest.mark.parametrize(
    ("period", "kind", "months"),
    [
        ("2023-01-01..2023-10-30", FLOW, (2023, 1, 10)),
        ("2026-01-01..2026-09-20", FLOW, (2026, 1, 9)),
        ("2023-11..2024-04", FLOW, (2024, 4, 4)),  # the winter-spring crop comes in with its harvest
        ("2023-09..2024-05", STOCK, (2024, 5, 5)),  # a school year
        ("2023-10-30", STOCK, (2023, 10, 10)),
        ("2023-10-05", COUNT, (2023, 10, 10)),
        ("2021..2025", STOCK, (2025, 12, 12)),
    ],
)
def test_the_other_ways_of_reports(period: str, kind: IndicatorKind, months: tuple[int, int, int]) -> None:
    told = Period.parse(period)
    assert months_covered(told.start, told.end, kind) == Months(*months)


@pytest.mark.parametrize(
    ("period", "reason"),
    [
        ("2023-01-01..2023-10-05", "cắt ngang một tháng"),
        ("2023-03-08..2023-03-31", "cắt ngang một tháng"),
        ("2021..2025", "dài hơn một năm"),
        ("2023-10-30", "một ngày"),
    ],
)
def test_a_flow_over_other_days_says_why_it_is_no_month(period: str, reason: str) -> None:
    told = Period.parse(period)
    with pytest.raises(NoMonthsError) as refusal:
        months_covered(told.start, told.end, FLOW)
    assert reason in refusal.value.vi


def test_days_that_no_one_reports_are_refused_rather_than_guessed() -> None:
    with pytest.raises(NoMonthsError):
        months_covered(date(2023, 3, 10), date(2023, 4, 9), FLOW)
