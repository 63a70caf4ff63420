"""What is measured: its measure, which way is better, and how it adds up."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal, InvalidOperation
from enum import StrEnum


class Direction(StrEnum):
    """Which way is better; a target may turn it round."""

    UP = "up"
    DOWN = "down"
    NEUTRAL = "neutral"


class IndicatorKind(StrEnum):
    """How the figure behaves over time: a flow accumulates, a stock stands, a rate never adds up."""

    FLOW = "flow"
    STOCK = "stock"
    RATE = "rate"
    SHARE = "share"
    GROWTH = "growth"
    INDEX = "index"
    COUNT = "count"
    MILESTONE = "milestone"
    RANK = "rank"

    @property
    def adds_up(self) -> bool:
        """Say whether the figures of parts come to that of their whole."""
        return self in {IndicatorKind.FLOW, IndicatorKind.STOCK, IndicatorKind.COUNT}


class Frequency(StrEnum):
    """How often a figure appears."""

    DAY = "day"
    WEEK = "week"
    MONTH = "month"
    QUARTER = "quarter"
    HALF = "half"
    YEAR = "year"
    SEASON = "season"


class AggregationKind(StrEnum):
    """How the figure of an area follows from the figures below it, or from other indicators."""

    SUM = "sum"
    WEIGHTED_MEAN = "wmean"
    MEAN = "mean"
    RATIO = "ratio"
    GROWTH = "growth"
    DIFFERENCE = "diff"
    OFFICIAL_ONLY = "official_only"
    ALL = "all"
    COUNT = "count"
    NONE = "none"


class AggregationError(ValueError):
    """Raised when a text does not say how an indicator adds up."""

    def __init__(self, text: str) -> None:
        super().__init__(
            f"{text!r} does not say how an indicator adds up. Write 'sum', 'count', 'none', 'official_only', "
            "'wmean:POP-001', 'mean:communes', 'ratio:INV-005/INV-004', 'growth:ECO-002', 'diff:POV-001' "
            "or 'all:SEC-005,SEC-006'."
        )


_BARE = frozenset(
    {AggregationKind.SUM, AggregationKind.OFFICIAL_ONLY, AggregationKind.COUNT, AggregationKind.NONE}
)


@dataclass(frozen=True, slots=True)
class Aggregation:
    """How an indicator adds up: the way, and the codes or words it needs.

    `of` holds the weight, the set, numerator and denominator, the level, or the parts. `factor` multiplies
    the outcome: 10 in 'ratio:AGR-001*10/AGR-020' (tonnes to tạ), -1 where growth of the other is a decrease.

    >>> Aggregation.parse("ratio:AGR-001*10/AGR-020")
    Aggregation(kind=<AggregationKind.RATIO: 'ratio'>, of=('AGR-001', 'AGR-020'), factor=Decimal('10'))
    >>> str(Aggregation.parse("all:SEC-005,SEC-006"))
    'all:SEC-005,SEC-006'
    """

    kind: AggregationKind
    of: tuple[str, ...] = ()
    factor: Decimal = Decimal(1)

    def __post_init__(self) -> None:
        if self.kind in _BARE:
            fits = not self.of
        else:
            fits = len(self.of) == 2 if self.kind is AggregationKind.RATIO else bool(self.of)
        if not fits or not all(self.of):
            raise AggregationError(f"{self.kind.value}:{','.join(self.of)}")

    @classmethod
    def parse(cls, text: str) -> Aggregation:
        """Read the written form; `str` gives it back.

        Raises:
            AggregationError: the way is unknown, or it lacks what it needs.
        """
        word, colon, rest = (part.strip() for part in text.partition(":"))
        try:
            kind = AggregationKind(word)
        except ValueError:
            raise AggregationError(text) from None
        if (kind in _BARE) == bool(colon) or (colon and not rest):
            raise AggregationError(text)
        if kind in _BARE:
            return cls(kind)
        if kind is AggregationKind.RATIO:
            return cls._ratio(text, rest)
        if kind is AggregationKind.ALL:
            return cls(kind, tuple(part.strip() for part in rest.split(",")))
        if rest.startswith("-"):
            return cls(kind, (rest[1:],), Decimal(-1))
        return cls(kind, (rest,))

    @classmethod
    def _ratio(cls, text: str, rest: str) -> Aggregation:
        above, slash, below = (part.strip() for part in rest.partition("/"))
        above, star, times = (part.strip() for part in above.partition("*"))
        try:
            factor = Decimal(times) if star else Decimal(1)
        except InvalidOperation:
            raise AggregationError(text) from None
        if not above or not slash or not below:
            raise AggregationError(text)
        return cls(AggregationKind.RATIO, (above, below), factor)

    @property
    def adds_up(self) -> bool:
        """Say whether the figures of parts may simply be added."""
        return self.kind in {AggregationKind.SUM, AggregationKind.COUNT}

    def __str__(self) -> str:
        if self.kind in _BARE:
            return self.kind.value
        if self.kind is AggregationKind.RATIO:
            times = "" if self.factor == 1 else f"*{self.factor}"
            return f"{self.kind.value}:{self.of[0]}{times}/{self.of[1]}"
        return f"{self.kind.value}:{'-' if self.factor < 0 else ''}{','.join(self.of)}"


@dataclass(frozen=True, slots=True)
class Indicator:
    """What is measured (chỉ tiêu thống kê), apart from any value to reach.

    `measure` is the printed form of its measure; `since` and `until` are the first and last day on which the
    definition holds; `source` cites the document it comes from; `breakdowns` are the keys of the ways in
    which it is divided.

    >>> rate = Indicator("POV-001", "Tỷ lệ hộ nghèo", "Poverty rate", "%", IndicatorKind.RATE, Direction.DOWN)
    >>> rate.higher_is_better, rate.accumulates
    (False, False)
    """

    code: str
    vi: str
    en: str
    measure: str
    kind: IndicatorKind
    direction: Direction = Direction.UP
    frequency: Frequency = Frequency.YEAR
    aggregation: Aggregation = Aggregation(AggregationKind.NONE)
    subject: str = ""
    aliases: tuple[str, ...] = ()
    since: date | None = None
    until: date | None = None
    source: str = ""
    breakdowns: tuple[str, ...] = ()

    @property
    def higher_is_better(self) -> bool | None:
        """Say which way is better; None when neither is."""
        return None if self.direction is Direction.NEUTRAL else self.direction is Direction.UP

    @property
    def accumulates(self) -> bool:
        """Say whether months add up to the year; stocks, rates and ranks only have a latest value."""
        return self.kind is IndicatorKind.FLOW
