"""Public holidays are those that were kept, also where the lunar year differs from China's."""

from __future__ import annotations

from datetime import date

import pytest

from vedich.catalog.public_holidays import holidays_around, holidays_of
from vedich.domain.period import Period, PeriodKind
from vedich.domain.regime import PeriodRule


# In 2007 and 2030 the new year falls on another day in China.
@pytest.mark.parametrize("day", ["2007-02-17", "2023-01-22", "2025-01-29", "2026-02-17", "2030-02-02"])
def test_tet_falls_on_the_day_it_is_kept(day: str) -> None:
    kept = date.fromisoformat(day)
    assert kept in holidays_of(kept.year)
    assert kept.replace(day=kept.day - 1) in holidays_of(kept.year)


@pytest.mark.parametrize("day", ["2023-04-29", "2024-04-18", "2025-04-07", "2026-04-26"])
def test_the_day_of_the_hung_kings_too_also_after_a_leap_month(day: str) -> None:
    kept = date.fromisoformat(day)
    assert kept in holidays_of(kept.year)


def test_a_holiday_on_a_weekend_gives_a_working_day_after_it() -> None:
    # The tenth of the third month of 2026 was a Sunday.
    assert date(2026, 4, 27) in holidays_of(2026)


def test_a_day_the_government_moved_is_off() -> None:
    assert date(2024, 4, 29) in holidays_of(2024)


def test_a_due_day_counts_working_days_around_tet() -> None:
    rule = PeriodRule(PeriodKind.MONTH, 15, -1, end_day=14, due_working_days=2)
    february = Period.month(2026, 2)
    assert rule.due(february) == date(2026, 2, 17)
    assert rule.due(february, holidays_around(february.end)) == date(2026, 2, 24)


def test_a_due_day_may_fall_into_the_next_year() -> None:
    assert date(2027, 1, 1) in holidays_around(date(2026, 12, 31))
