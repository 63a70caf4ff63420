"""The scheme: the dated thresholds of the catalog that decide the classes, for one day."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from vedich.catalog.entry import Threshold
from vedich.catalog.load import catalog

# Columns of the scheme and the entries of thresholds.toml they come from.
_KEYS = {
    "near_share": "near_met",
    "near_points": "near_met_points",
    "pace_safe": "pace_safe",
    "pace_watch": "pace_watch",
    "pace_risk": "pace_risk",
}


class SchemeError(ValueError):
    """Raised when no threshold holds on the day asked for."""

    def __init__(self, key: str, day: date) -> None:
        super().__init__(
            f"No threshold {key!r} is in force on {day}. Without it near and missed cannot be told apart; "
            "add a dated entry to thresholds.toml."
        )


@dataclass(frozen=True, slots=True)
class Scheme:
    """What decides the classes: margins in % and points, pace margins in points (below 0: behind)."""

    near_share: Decimal
    near_points: Decimal
    pace_safe: Decimal
    pace_watch: Decimal
    pace_risk: Decimal
    on: date | None = None

    @property
    def row(self) -> tuple[Decimal, ...]:
        """Give the one row of the table `scheme`."""
        return (self.near_share, self.near_points, self.pace_safe, self.pace_watch, self.pace_risk)


def scheme_on(day: date, thresholds: Mapping[str, Threshold] | None = None) -> Scheme:
    """Give the scheme in force on a day.

    >>> str(scheme_on(date(2023, 12, 31)).near_share)
    '90'

    Raises:
        SchemeError: a threshold is not in force on that day.
    """
    known = catalog().thresholds if thresholds is None else thresholds
    for key in _KEYS.values():
        if key not in known or not known[key].holds_on(day):
            raise SchemeError(key, day)
    return Scheme(**{column: known[key].value for column, key in _KEYS.items()}, on=day)
