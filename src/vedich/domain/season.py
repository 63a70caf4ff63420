"""Years that do not begin in January: crop seasons and school years."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from vedich.domain.period import Period, PeriodKind


@dataclass(frozen=True, slots=True)
class AnnualDay:
    """A day of the year by month and day; `year_offset` moves it to the year before or after.

    >>> AnnualDay(11, 1, year_offset=-1).in_year(2024)
    datetime.date(2023, 11, 1)
    """

    month: int
    day: int
    year_offset: int = 0

    def in_year(self, year: int) -> date:
        """Give the date this day has, seen from a year."""
        return date(year + self.year_offset, self.month, self.day)


@dataclass(frozen=True, slots=True)
class Season:
    """A season with a name of its own: where it starts and ends, and for which years the rule holds.

    Days differ between provinces and years; an installation's own data comes before `CROP_SEASONS`.

    >>> str(season_called("đông xuân").in_year(2024))
    '2023-11..2024-04'
    """

    label: str
    en: str
    starts: AnnualDay
    ends: AnnualDay
    kind: PeriodKind = PeriodKind.CROP_SEASON
    first_year: int | None = None
    last_year: int | None = None
    aliases: tuple[str, ...] = ()
    source: str = ""

    def in_year(self, year: int) -> Period:
        """Give the season that a text means by the year: the winter-spring of 2024 starts in 2023."""
        return Period(self.starts.in_year(year), self.ends.in_year(year), self.kind)

    def holds_in(self, year: int) -> bool:
        """Say whether the rule is meant for a year."""
        return (self.first_year or year) <= year <= (self.last_year or year)

    def is_called(self, name: str) -> bool:
        """Say whether a name is one of the season's own, letter case aside."""
        return name.casefold() in {known.casefold() for known in (self.label, *self.aliases)}


# The sowing calendar common to the Mekong delta, to the month; a working default until local rules are known.
CROP_SEASONS = (
    Season(
        "Đông Xuân", "winter-spring", AnnualDay(11, 1, -1), AnnualDay(4, 30), aliases=("ĐX", "Đông - Xuân")
    ),
    Season("Hè Thu", "summer-autumn", AnnualDay(4, 1), AnnualDay(8, 31), aliases=("HT", "Hè - Thu")),
    Season("Thu Đông", "autumn-winter", AnnualDay(8, 1), AnnualDay(12, 31), aliases=("TĐ", "Thu - Đông")),
    Season("Mùa", "main rainy season", AnnualDay(6, 1), AnnualDay(12, 31), aliases=("vụ Mùa",)),
)


def season_called(name: str, seasons: tuple[Season, ...] = CROP_SEASONS) -> Season | None:
    """Give the season with a name, or None.

    >>> season_called("Chiêm") is None
    True
    """
    return next((season for season in seasons if season.is_called(name)), None)
