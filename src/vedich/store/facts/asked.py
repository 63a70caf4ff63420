"""What is to be judged: as of which day, as known when, within whose borders, of which areas."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum


class Boundaries(StrEnum):
    """Within whose borders figures are judged: as they were said then, or carried over to those of a day."""

    THEN = "then"
    NOW = "now"


@dataclass(frozen=True, slots=True)
class Asked:
    """A question to the record.

    Nulls: `known_on` None is all that is known; `areas` and `indicators` None are all of the record;
    `borders` None are those of the day the judgement is as of. `only_approved` leaves out what waits for
    approval. `judged` are the areas whose targets are judged, when they are fewer than those that their
    results are made of; `aimed` likewise the indicators of targets. `read` are the areas whose figures are
    read, when what the others came to is known already.
    """

    as_of: date
    known_on: date | None = None
    boundaries: Boundaries = Boundaries.THEN
    borders: date | None = None
    only_approved: bool = True
    areas: frozenset[int] | None = None
    indicators: frozenset[int] | None = None
    judged: frozenset[int] | None = None
    aimed: frozenset[int] | None = None
    read: frozenset[int] | None = None

    @property
    def border_day(self) -> date:
        """Give the day whose borders hold."""
        if self.boundaries is Boundaries.THEN or self.borders is None:
            return self.as_of
        return self.borders
