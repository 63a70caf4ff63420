"""How large a demonstration is, and which months it tells of."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum


class Scale(StrEnum):
    """One commune, a province with its communes, or the nation."""

    COMMUNE = "commune"
    PROVINCE = "province"
    NATION = "nation"


# The province of the five articles, and one of its communes.
PROVINCE = "T34:80"
COMMUNE = "X34:28108"
# The last month that is told of: two whole plan years lie behind it, with the reform between them.
LAST_MONTH = date(2025, 12, 1)
MOST_MONTHS = 60
MOST_FACTS = 10_000_000


@dataclass(frozen=True, slots=True, order=True)
class Month:
    """A month of a year.

    >>> Month(2024, 12).next, Month(2025, 1).before
    (Month(year=2025, month=1), Month(year=2024, month=12))
    """

    year: int
    month: int

    @property
    def next(self) -> Month:
        """Give the month after."""
        return Month(self.year + self.month // 12, self.month % 12 + 1)

    @property
    def before(self) -> Month:
        """Give the month before."""
        return Month(self.year - (self.month == 1), (self.month - 2) % 12 + 1)

    def on(self, day: int) -> date:
        """Give a day of the month."""
        return date(self.year, self.month, day)


def window(months: int) -> tuple[Month, ...]:
    """Give so many months up to the last one that is told of, the first one first.

    >>> window(24)[0], len(window(24))
    (Month(year=2024, month=1), 24)
    """
    here = Month(LAST_MONTH.year, LAST_MONTH.month)
    found = [here]
    while len(found) < months:
        found.append(found[-1].before)
    return tuple(reversed(found))
