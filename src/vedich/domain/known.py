"""What is on record of an indicator, as a checker asks for it; the store fulfils it, tests make it up."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Protocol

from vedich.domain.document import Comparator
from vedich.domain.observation import Vintage
from vedich.domain.period import Period
from vedich.domain.target import Basis, Operator


@dataclass(frozen=True, slots=True)
class Source:
    """The document that a figure on record comes from, and the place in it.

    >>> str(Source("214/BC-UBND", date(2026, 9, 22), "16:61"))
    '214/BC-UBND (22/9/2026, 16:61)'
    """

    document: str
    on: date | None = None
    place: str = ""

    def __str__(self) -> str:
        dated = f"{self.on.day}/{self.on.month}/{self.on.year}" if self.on else ""
        where = ", ".join(part for part in (dated, self.place) if part)
        return f"{self.document} ({where})" if where else self.document


@dataclass(frozen=True, slots=True)
class KnownResult:
    """A standing result on record: what was said last of a period, and how final it is.

    Units: `value` and `value_max` in `measure`; `printed` is the figure as written, with its precision.
    `comparator` is what its document said before it ('trên', 'khoảng').
    """

    period: Period
    value: Decimal
    measure: str
    vintage: Vintage
    source: Source
    printed: str = ""
    value_max: Decimal | None = None
    comparator: Comparator = Comparator.EQ


@dataclass(frozen=True, slots=True)
class KnownTarget:
    """A target on record as its newest version asks for it, on one basis.

    Units: `value` and `value_max` in `measure`; changes without sign, as in `Target`.
    """

    period: Period
    value: Decimal
    measure: str
    basis: Basis
    operator: Operator
    source: Source
    printed: str = ""
    value_max: Decimal | None = None


@dataclass(frozen=True, slots=True)
class KnownSum:
    """The figures of the areas just below one, added up: `count` of `out_of` areas are known.

    Units: `value` in `measure`. Where some are not known it is the sum of the others, no estimate.
    """

    value: Decimal
    measure: str
    count: int
    out_of: int

    @property
    def is_whole(self) -> bool:
        """Say whether every area below is known."""
        return 0 < self.count == self.out_of


class Known(Protocol):
    """What is on record; areas go by their keys, indicators by their codes."""

    def results(self, indicator: str, area: str, period: Period) -> tuple[KnownResult, ...]:
        """Give the standing results of exactly these days, at most one for each vintage, the last first."""
        ...

    def series(self, indicator: str, area: str, year: int) -> tuple[KnownResult, ...]:
        """Give the standing results from the first of January on, of all ends in a year, in their order."""
        ...

    def targets(self, indicator: str, area: str, period: Period) -> tuple[KnownTarget, ...]:
        """Give the targets of exactly these days, on every basis."""
        ...

    def below(self, indicator: str, area: str, period: Period) -> KnownSum | None:
        """Give the sum of the areas just below; None where there are none, or none is known."""
        ...

    def ended(self, area: str) -> date | None:
        """Give the last day of an area that is no more; None for one that stands or is not on record."""
        ...
