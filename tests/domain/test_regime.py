"""Clocks and seasons: which days a report covers, and when it is due."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vedich.domain.period import Period, PeriodKind
from vedich.domain.regime import Clock, PeriodRule, Regime
from vedich.domain.season import CROP_SEASONS, Season, season_called

REPORTED = (PeriodKind.MONTH, PeriodKind.QUARTER, PeriodKind.HALF, PeriodKind.MONTHS_SO_FAR, PeriodKind.YEAR)
ADMINISTRATIVE = Regime(
    "administrative",
    Clock.ADMINISTRATIVE,
    "Chế độ báo cáo hành chính",
    "Administrative reports",
    tuple(PeriodRule(kind, 15, -1, end_day=14, due_working_days=2) for kind in REPORTED),
    since=date(2019, 3, 12),
)


@pytest.mark.parametrize(
    ("nominal", "covered"),
    [
        ("2023-10", "2023-09-15..2023-10-14"),
        ("2023-01", "2022-12-15..2023-01-14"),
        ("2023-Q1", "2022-12-15..2023-03-14"),
        ("2023-Q4", "2023-09-15..2023-12-14"),
        ("2023-H1", "2022-12-15..2023-06-14"),
        ("2023-9M", "2022-12-15..2023-09-14"),
        ("2023", "2022-12-15..2023-12-14"),
    ],
)
def test_the_administrative_clock_turns_on_the_fifteenth(nominal: str, covered: str) -> None:
    rule = ADMINISTRATIVE.rule_for(Period.parse(nominal))
    assert rule is not None
    assert str(rule.covered(Period.parse(nominal))) == covered


def test_working_days_skip_weekends_and_holidays() -> None:
    rule = PeriodRule(PeriodKind.MONTH, 15, -1, end_day=14, due_working_days=2)
    assert rule.due(Period.month(2024, 2)) == date(2024, 2, 16)
    tet = {date(2024, 2, day) for day in range(8, 20)}
    assert rule.due(Period.month(2024, 2), tet) == date(2024, 2, 21)


def test_the_statistical_month_is_due_on_the_sixth_of_the_next() -> None:
    rule = PeriodRule(PeriodKind.MONTH, due_day=6, due_month_offset=1)
    assert rule.covered(Period.month(2024, 12)) == Period.month(2024, 12)
    assert rule.due(Period.month(2024, 12)) == date(2025, 1, 6)


def test_the_treasury_year_counts_to_the_end_of_january() -> None:
    rule = PeriodRule(PeriodKind.YEAR, end_day=31, end_month_offset=1)
    assert str(rule.covered(Period.year(2023))) == "2023-01..2024-01"
    assert rule.due(Period.year(2023)) is None


def test_a_rule_for_one_month_comes_before_the_general_one() -> None:
    general = PeriodRule(PeriodKind.MONTH, 26, -1, end_day=25)
    december = PeriodRule(PeriodKind.MONTH, 26, -1, end_day=31, only_months=(12,))
    regime = Regime("insurance", Clock.SECTOR, "Bảo hiểm", "Insurance", (general, december))
    assert regime.rule_for(Period.month(2023, 12)) is december
    assert regime.rule_for(Period.month(2023, 11)) is general


def test_a_regime_has_no_rule_for_periods_it_does_not_know_and_holds_within_its_days() -> None:
    assert ADMINISTRATIVE.rule_for(Period.day(date(2023, 1, 1))) is None
    assert not ADMINISTRATIVE.holds_on(date(2019, 3, 11)) and ADMINISTRATIVE.holds_on(date(2019, 3, 12))


@given(st.integers(1950, 2100), st.integers(1, 12))
def test_administrative_months_follow_one_another_without_gap(year: int, month: int) -> None:
    rule = ADMINISTRATIVE.rules[0]
    this = Period.month(year, month)
    assert (rule.covered(this).start - rule.covered(this.previous).end).days == 1


@pytest.mark.parametrize("fields", [{"start_day": 0}, {"end_day": 32}, {"due_day": 6, "due_working_days": 2}])
def test_a_rule_that_cannot_be_is_refused(fields: dict[str, int]) -> None:
    with pytest.raises(ValueError, match="rule for a month"):
        PeriodRule(PeriodKind.MONTH, **fields)


@pytest.mark.parametrize("season", CROP_SEASONS)
def test_crop_seasons_are_periods_of_their_own_kind(season: Season) -> None:
    period = season.in_year(2024)
    assert period.kind is PeriodKind.CROP_SEASON
    assert Period.parse(str(period)).same_dates(period)
    assert period.previous == season.in_year(2023)
    assert season.holds_in(2024)


def test_a_season_answers_to_each_of_its_names() -> None:
    found = season_called("vụ mùa")
    assert found is not None and found.label == "Mùa"
