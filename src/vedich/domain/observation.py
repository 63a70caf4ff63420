"""A reported result: what is known of a period, as of a day, and how final it is."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum

from vedich.domain.document import Span
from vedich.domain.figure import Figure
from vedich.domain.period import Period
from vedich.domain.wording import Wording

# What stands where a figure was taken back: the record keeps both, a form shows a blank.
WITHDRAWN = "chưa có số"


class Vintage(StrEnum):
    """How final a result is; later ones in this list stand over earlier ones known on the same day."""

    FORECAST = "forecast"
    ESTIMATE_1 = "estimate_1"
    ESTIMATE_2 = "estimate_2"
    ACTUAL = "actual"
    PRELIMINARY = "preliminary"
    FINAL = "final"
    CORRECTED = "corrected"

    @property
    def wording(self) -> Wording:
        """Give the name for people."""
        return _VINTAGES[self]

    @property
    def rank(self) -> int:
        """Give the place in the order of finality."""
        return list(Vintage).index(self)

    @property
    def is_result(self) -> bool:
        """Say whether something happened; forecasts and estimates are said before the period is over."""
        return self.rank >= Vintage.ACTUAL.rank


_VINTAGES = {
    Vintage.FORECAST: Wording("dự báo", "forecast"),
    Vintage.ESTIMATE_1: Wording("ước lần 1", "first estimate"),
    Vintage.ESTIMATE_2: Wording("ước lần 2", "second estimate"),
    Vintage.ACTUAL: Wording("thực hiện", "actual"),
    Vintage.PRELIMINARY: Wording("sơ bộ", "preliminary"),
    Vintage.FINAL: Wording("chính thức", "final"),
    Vintage.CORRECTED: Wording("đính chính", "corrected"),
}


@dataclass(frozen=True, slots=True)
class Quotation:
    """The words of a document that a stored figure rests on."""

    document: str
    span: Span
    surface: str


@dataclass(frozen=True, slots=True)
class Observation:
    """A result as somebody reported it; a newer one stands beside it, never over it.

    Units: `value` is in `measure` (printed form); `printed` keeps the figure as written, with its precision.
    Nulls: `value_max` only for results that are ranges; `words` for results told without a figure.
    `superseded_by` is the id of the observation that corrected this one.

    >>> Observation("o1", "BUD-001", "d-817", Period.year(2023), date(2023, 12, 1), Vintage.ACTUAL, "tỷ đồng")
    Traceback (most recent call last):
    ValueError: Observation 'o1' holds neither a value nor words. A blank is no result: leave it out.
    """

    id: str
    indicator: str
    area: str
    period: Period
    as_of: date
    vintage: Vintage
    measure: str
    value: Decimal | None = None
    value_max: Decimal | None = None
    words: str = ""
    printed: Figure | None = None
    source: Quotation | None = None
    superseded_by: str | None = None

    def __post_init__(self) -> None:
        if self.value is None and not self.words:
            raise ValueError(
                f"Observation {self.id!r} holds neither a value nor words. "
                "A blank is no result: leave it out."
            )


def latest(observations: Iterable[Observation], known_on: date) -> Observation | None:
    """Give the observation that stood on a day: the newest known then, of one day the most final.

    All are to be of one indicator, area and period. What was corrected only later counts as it stood.
    Nulls: None when nothing was known by then.

    >>> told = [
    ...     Observation(vintage.value, "BUD-001", "d-817", Period.year(2023), day, vintage, "ha", Decimal(1))
    ...     for day, vintage in ((date(2023, 12, 20), Vintage.ESTIMATE_2), (date(2024, 3, 20), Vintage.FINAL))
    ... ]
    >>> latest(told, date(2024, 1, 31)).id, latest(told, date(2023, 1, 1)) is None
    ('estimate_2', True)
    """
    known = [observation for observation in observations if observation.as_of <= known_on]
    ids = {observation.id for observation in known}
    standing = [observation for observation in known if observation.superseded_by not in ids]
    return max(standing, key=lambda one: (one.as_of, one.vintage.rank, one.id), default=None)
