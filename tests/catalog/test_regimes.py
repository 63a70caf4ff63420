"""The four clocks, as the catalog dates them."""

from __future__ import annotations

from datetime import date

import pytest

from vedich.catalog.load import catalog
from vedich.domain.period import Period, PeriodKind
from vedich.domain.regime import Clock

REGIMES = catalog().regimes
YEAR_2025 = Period.year(2025)


@pytest.mark.parametrize(
    ("regime", "nominal", "covered", "due"),
    [
        ("administrative", Period.month(2025, 10), "2025-09-15..2025-10-14", "2025-10-16"),
        ("administrative", YEAR_2025, "2024-12-15..2025-12-14", "2025-12-16"),
        ("statistical", Period.month(2025, 10), "2025-10-01..2025-10-31", "2025-11-06"),
        ("statistical_until_2024", Period.month(2023, 10), "2023-10-01..2023-10-31", "2023-10-29"),
        ("treasury", YEAR_2025, "2025-01-01..2026-01-31", "2026-02-10"),
        ("social_insurance", Period.month(2025, 12), "2025-11-26..2025-12-31", "2026-01-05"),
        ("social_insurance", Period.month(2025, 1), "2025-01-01..2025-01-25", "2025-01-28"),
    ],
)
def test_a_report_covers_the_days_of_its_clock(regime: str, nominal: Period, covered: str, due: str) -> None:
    rule = REGIMES[regime].rule_for(nominal)
    assert rule is not None
    days = rule.covered(nominal)
    assert f"{days.start}..{days.end}" == covered
    assert rule.due(nominal) == date.fromisoformat(due)


def test_all_four_clocks_are_there() -> None:
    assert {regime.clock for regime in REGIMES.values()} == set(Clock)


def test_exactly_one_statistical_regime_holds_on_any_day() -> None:
    statistical = [regime for regime in REGIMES.values() if regime.clock is Clock.STATISTICAL]
    for day in (date(2024, 7, 31), date(2024, 8, 1), date(2026, 1, 1)):
        assert sum(regime.holds_on(day) for regime in statistical) == 1


def test_the_general_clocks_have_a_rule_for_every_kind_of_report() -> None:
    kinds = {PeriodKind.MONTH, PeriodKind.QUARTER, PeriodKind.HALF, PeriodKind.MONTHS_SO_FAR, PeriodKind.YEAR}
    for key in ("administrative", "statistical", "statistical_until_2024", "treasury"):
        assert {rule.kind for rule in REGIMES[key].rules} == kinds
