"""The clocks of reporting: which days a report 'for October' covers, and when it is due."""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from vedich.domain.period import Period, PeriodKind

_SATURDAY = 5


class Clock(StrEnum):
    """The four clocks of the trade; one figure may be true on one and false on another."""

    ADMINISTRATIVE = "administrative"
    STATISTICAL = "statistical"
    TREASURY = "treasury"
    SECTOR = "sector"


@dataclass(frozen=True, slots=True)
class PeriodRule:
    """How a regime turns the name of a period into days, and when the report is due.

    Every field is plain, as it stands in the regime's data file:

    - `kind`: which nominal periods the rule is for (`month`, `quarter`, `half`, `months_so_far`, `year`).
    - `start_day`, `start_month_offset`: the first day covered, counted in months from the *first* month of
      the nominal period. Administrative month 10: day 15, offset -1 gives 15 September.
    - `end_day`, `end_month_offset`: the last day covered, counted from its *last* month. Day 14, offset 0
      gives 14 October. Day 31 means the last day of any month.
    - `due_day`, `due_month_offset`: a fixed due date, also counted from the last month; or
    - `due_working_days`: working days after the last day covered. Without both, the rule sets no due date.
    - `only_months`: the last months the rule is for, when a regime treats some apart; empty means all.

    >>> rule = PeriodRule(PeriodKind.MONTH, 15, -1, end_day=14, due_working_days=2)
    >>> str(rule.covered(Period.month(2023, 10)))
    '2023-09-15..2023-10-14'
    >>> rule.due(Period.month(2023, 10))
    datetime.date(2023, 10, 17)
    """

    kind: PeriodKind
    start_day: int = 1
    start_month_offset: int = 0
    end_day: int = 31
    end_month_offset: int = 0
    due_day: int | None = None
    due_month_offset: int = 0
    due_working_days: int | None = None
    only_months: tuple[int, ...] = ()

    def __post_init__(self) -> None:
        for name, day in (
            ("start_day", self.start_day),
            ("end_day", self.end_day),
            ("due_day", self.due_day),
        ):
            if day is not None and not 1 <= day <= 31:
                raise ValueError(
                    f"{name} of the rule for a {self.kind.value} is {day}; write a day from 1 to 31."
                )
        if self.due_day is not None and self.due_working_days is not None:
            raise ValueError(
                f"The rule for a {self.kind.value} has both due_day and due_working_days; "
                "keep the one in force."
            )

    def applies_to(self, nominal: Period) -> bool:
        """Say whether the rule is for this kind of period and month."""
        return self.kind is nominal.kind and (not self.only_months or nominal.end.month in self.only_months)

    def covered(self, nominal: Period) -> Period:
        """Give the days that the report named after the nominal period covers."""
        start = _day_in(nominal.start, self.start_month_offset, self.start_day)
        end = _day_in(nominal.end, self.end_month_offset, self.end_day)
        return Period.spanning(start, end)

    def due(self, nominal: Period, holidays: Collection[date] = ()) -> date | None:
        """Give the last day to send the report; Saturdays, Sundays and `holidays` are no working days."""
        if self.due_day is not None:
            return _day_in(nominal.end, self.due_month_offset, self.due_day)
        if self.due_working_days is None:
            return None
        day, left = self.covered(nominal).end, self.due_working_days
        while left:
            day += timedelta(days=1)
            left -= day.weekday() < _SATURDAY and day not in holidays
        return day


@dataclass(frozen=True, slots=True)
class Regime:
    """A report regime: its clock, its rules, and the document and days in which it is in force.

    >>> calendar = Regime("calendar", Clock.STATISTICAL, "Lịch", "Calendar", (PeriodRule(PeriodKind.YEAR),))
    >>> calendar.rule_for(Period.month(2023, 10)) is None
    True
    """

    code: str
    clock: Clock
    vi: str
    en: str
    rules: tuple[PeriodRule, ...]
    since: date | None = None
    until: date | None = None
    source: str = ""

    def rule_for(self, nominal: Period) -> PeriodRule | None:
        """Give the rule for a period, one made for its month before a general one; None without any."""
        fitting = [rule for rule in self.rules if rule.applies_to(nominal)]
        return max(fitting, key=lambda rule: bool(rule.only_months), default=None)

    def holds_on(self, day: date) -> bool:
        """Say whether the regime is in force on a day."""
        return (self.since is None or self.since <= day) and (self.until is None or day <= self.until)


def _day_in(month: date, offset: int, day: int) -> date:
    """Give a day of the month that lies `offset` months away; a day too late means the month's last."""
    year, index = divmod(12 * month.year + month.month - 1 + offset, 12)
    return date(year, index + 1, min(day, monthrange(year, index + 1)[1]))
