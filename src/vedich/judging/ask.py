"""What is asked of the judgement: which day, what was known, which years, what beside the verdicts."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from vedich.judging.step import Literal

# A day after every day of a record: everything that was ever said is known.
EVER = date(9999, 12, 31)


@dataclass(frozen=True, slots=True)
class Ask:
    """The day whose month is the last to count, and what else decides the answer.

    `known_on` leaves out what was said later (None: nothing). `since_year` judges earlier years too, each at
    its end. The borders asked for come with the tables: no passages is 'as then'.

    >>> Ask(date(2023, 10, 31)).years_back
    1

    Raises:
        ValueError: the first year asked for lies after the day.
    """

    as_of: date
    known_on: date | None = None
    approved_only: bool = True
    since_year: int | None = None
    paces: bool = True
    last_year: bool = True

    def __post_init__(self) -> None:
        if self.since_year is not None and self.since_year > self.as_of.year:
            raise ValueError(
                f"The first year to judge, {self.since_year}, lies after the day asked for, {self.as_of}. "
                "Nothing could be judged; ask for an earlier year or a later day."
            )

    @property
    def first_year(self) -> int:
        """Give the first year whose targets are judged."""
        return self.as_of.year if self.since_year is None else self.since_year

    @property
    def years_back(self) -> int:
        """Count the years that are judged."""
        return self.as_of.year - self.first_year + 1

    @property
    def literals(self) -> dict[str, Literal]:
        """Give what the steps ask for, by name."""
        known_on = self.known_on or EVER
        return {
            "as_of": self.as_of,
            "known_on": known_on,
            "all_known": self.known_on is None,
            "in_force_on": min(self.as_of, known_on),
            "approved_only": self.approved_only,
            "year": self.as_of.year,
            "month": self.as_of.month,
            "since_year": self.first_year,
            "facts_from": 0,
            "facts_to": 9999,
            "now_from": 0,
            "now_to": 9999,
            "paces": self.paces,
            "last_year": self.last_year,
        }

    def calendar(self, first: int, last: int) -> list[tuple[int, int]]:
        """Give the rows of `calendar` for some years."""
        year, month = self.as_of.year, self.as_of.month
        return [
            (each, 12 if each < year else month if each == year else 0) for each in range(first, last + 1)
        ]
