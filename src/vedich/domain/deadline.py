"""By when a task is due: on a day, within a month or quarter, or again and again."""

from __future__ import annotations

import re
from calendar import monthrange
from dataclasses import dataclass
from datetime import date

from vedich.domain.period import Period, PeriodError

_RECURRING = re.compile(
    r"R/(?:M-(?P<each>[0-9]{2})|(?P<part>Y|H[12]|Q[1-4])-(?:(?P<month>[0-9]{2})-)?(?P<day>[0-9]{2}))"
)
_MONTHS_OF = {"Y": (1, 12), "H1": (1, 6), "H2": (7, 12)} | {f"Q{n}": (3 * n - 2, 3 * n) for n in (1, 2, 3, 4)}


class DeadlineError(ValueError):
    """Raised when a text is not a deadline."""

    def __init__(self, text: str) -> None:
        shown = text if len(text) <= 60 else text[:57] + "..."
        super().__init__(
            f"{shown!r} is not a deadline. Write a day as '2019-10-31', a month as '2019-06', "
            "a quarter as '2025-Q2', every month as 'R/M-16', once a year as 'R/Y-11-20', "
            "in a half as 'R/H1-06-16', several joined by '|'."
        )


@dataclass(frozen=True, slots=True)
class Recurrence:
    """A day that comes back: every month, or once a year, whether named by half, quarter or year.

    `part` is 'M', 'Y', 'H1', 'H2' or 'Q1' to 'Q4'; `month` is None for 'M'. Day 31 is any month's last.
    """

    part: str
    month: int | None
    day: int

    def next_on_or_after(self, today: date) -> date:
        """Give the first of its days that is not past."""
        for step in range(14):
            year, index = divmod(12 * today.year + today.month - 1 + step, 12)
            if self.month is None or self.month == index + 1:
                day = date(year, index + 1, min(self.day, monthrange(year, index + 1)[1]))
                if day >= today:
                    return day
        raise AssertionError("every month comes back within fourteen")  # pragma: no cover

    def __str__(self) -> str:
        return f"R/{self.part}-{'' if self.month is None else f'{self.month:02d}-'}{self.day:02d}"


@dataclass(frozen=True, slots=True)
class Deadline:
    """One or several times by which something is due.

    >>> half_yearly = Deadline.parse("R/H1-06-16|R/H2-12-16")
    >>> half_yearly.next_due(date(2024, 6, 17)), half_yearly.recurs
    (datetime.date(2024, 12, 16), True)
    >>> Deadline.parse("2025-Q2").next_due(date(2025, 1, 1))
    datetime.date(2025, 6, 30)
    """

    times: tuple[Period | Recurrence, ...]

    @classmethod
    def parse(cls, text: str) -> Deadline:
        """Read the form of the reader's records; `str` prints it again.

        Raises:
            DeadlineError: one of the parts is neither a period nor a recurring day.
        """
        try:
            return cls(tuple(_time(part.strip()) for part in text.split("|")))
        except ValueError as error:
            raise DeadlineError(text) from error

    @property
    def recurs(self) -> bool:
        """Say whether it comes back."""
        return any(isinstance(time, Recurrence) for time in self.times)

    @property
    def last(self) -> date | None:
        """Give the day after which nothing more is due; None when it recurs."""
        fixed = [time.end for time in self.times if isinstance(time, Period)]
        return None if self.recurs else max(fixed)

    def next_due(self, today: date) -> date | None:
        """Give the next day on which something is due, today included; None when all are past.

        >>> Deadline.parse("R/M-31").next_due(date(2024, 2, 1))
        datetime.date(2024, 2, 29)
        """
        days = [
            time.next_on_or_after(today) if isinstance(time, Recurrence) else time.end for time in self.times
        ]
        return min((day for day in days if day >= today), default=None)

    def __str__(self) -> str:
        return "|".join(map(str, self.times))


def _time(text: str) -> Period | Recurrence:
    match = _RECURRING.fullmatch(text)
    if match is None:
        return Period.parse(text)
    if match["each"]:
        part, month, day = "M", None, int(match["each"])
    else:
        part, day = match["part"], int(match["day"])
        first, last = _MONTHS_OF[part]
        # 'R/Q1-15' leaves the month out: the last month of that part of the year.
        month = int(match["month"]) if match["month"] else last
        if not first <= month <= last:
            raise PeriodError(text)
    if not 1 <= day <= (31 if month is None else monthrange(2024, month)[1]):
        raise PeriodError(text)
    return Recurrence(part, month, day)
