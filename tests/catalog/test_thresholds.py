"""The dated numbers that decide a class."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from vedich.catalog.load import catalog

THRESHOLDS = catalog().thresholds


def test_nearly_met_starts_at_ninety_per_cent() -> None:
    near = THRESHOLDS["near_met"]
    assert (near.value, near.measure) == (Decimal(90), "%")
    assert near.holds_on(date(2023, 12, 31))
    assert not near.holds_on(date(2020, 12, 31))


def test_the_pace_classes_get_worse_step_by_step() -> None:
    steps = [THRESHOLDS[key].value for key in ("pace_safe", "pace_watch", "pace_risk")]
    assert steps == [Decimal(-3), Decimal(-8), Decimal(-15)]


def test_each_says_what_it_decides() -> None:
    assert all(threshold.note for key, threshold in THRESHOLDS.items())
