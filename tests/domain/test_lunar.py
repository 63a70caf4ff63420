"""The lunar calendar gives the days of Tết that were kept, also where Viet Nam and China differ."""

from __future__ import annotations

from datetime import date

import pytest

from vedich.domain.holidays import holidays
from vedich.domain.lunar import on_lunar_day
from vedich.domain.period import Period, PeriodKind
from vedich.domain.regime import PeriodRule

# 1968, 1985, 2007 and 2030 fall on other days in China.
TET = (
    "1968-01-29", "1985-01-21", "2007-02-17", "2019-02-05", "2020-01-25", "2021-02-12", "2022-02-01",
    "2023-01-22", "2024-02-10", "2025-01-29", "2026-02-17", "2027-02-06", "2028-01-26", "2029-02-13",
    "2030-02-02",
)  # fmt: skip


@pytest.mark.parametrize("day", TET)
def test_tet_falls_on_the_day_it_was_kept(day: str) -> None:
    kept = date.fromisoformat(day)
    assert on_lunar_day(kept.year, 1, 1) == kept


@pytest.mark.parametrize("day", ["2023-04-29", "2024-04-18", "2025-04-07", "2026-04-26"])
def test_the_day_of_the_hung_kings_too_also_after_a_leap_month(day: str) -> None:
    kept = date.fromisoformat(day)
    assert on_lunar_day(kept.year, 3, 10) == kept


def test_a_holiday_on_a_weekend_gives_a_working_day_after_it() -> None:
    # The tenth of the third month of 2026 was a Sunday.
    assert date(2026, 4, 27) in holidays(2026)


def test_a_due_day_counts_working_days_around_tet() -> None:
    rule = PeriodRule(PeriodKind.MONTH, 15, -1, end_day=14, due_working_days=2)
    february = Period.month(2026, 2)
    assert rule.due(february) == date(2026, 2, 17)
    assert rule.due(february, holidays(2026)) == date(2026, 2, 24)
