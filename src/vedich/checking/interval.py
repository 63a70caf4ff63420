"""What a printed figure allows: an interval, and arithmetic that never leaves out what the digits allow."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import ROUND_CEILING, ROUND_FLOOR, Context, Decimal

# The low end is rounded down and the high end up, far behind the last digit of any report.
_DOWN = Context(prec=40, rounding=ROUND_FLOOR)
_UP = Context(prec=40, rounding=ROUND_CEILING)


@dataclass(frozen=True, slots=True)
class Interval:
    """The values a figure may stand for; an end that is None lies nowhere ('trên 4.610' has no upper end).

    >>> Interval(Decimal("57.65"), Decimal("57.75")).meets(Interval(Decimal("57.7"), None))
    True
    >>> str(Interval.exactly(26) + Interval.exactly(13))
    '39'
    """

    low: Decimal | None
    high: Decimal | None

    @classmethod
    def exactly(cls, value: Decimal | int) -> Interval:
        """Give the interval of one value."""
        return cls(Decimal(value), Decimal(value))

    @classmethod
    def total(cls, parts: Iterable[Interval]) -> Interval:
        """Add intervals up."""
        low: Decimal | None = Decimal(0)
        high: Decimal | None = Decimal(0)
        for part in parts:
            low = None if low is None or part.low is None else _DOWN.add(low, part.low)
            high = None if high is None or part.high is None else _UP.add(high, part.high)
        return cls(low, high)

    def meets(self, other: Interval) -> bool:
        """Say whether one value could be both.

        >>> Interval(None, Decimal(5)).meets(Interval(Decimal(6), None))
        False
        """
        return _reaches(self.low, other.high) and _reaches(other.low, self.high)

    def holds(self, value: Decimal) -> bool:
        """Say whether the value is one of these."""
        return (self.low is None or self.low <= value) and (self.high is None or value <= self.high)

    def above(self, other: Interval) -> bool:
        """Say whether every value here is greater than every value there."""
        return self.low is not None and other.high is not None and self.low > other.high

    def widened(self, by: Decimal) -> Interval:
        """Give the interval with both ends moved outwards."""
        if not by:
            return self
        return Interval(
            None if self.low is None else _DOWN.subtract(self.low, by),
            None if self.high is None else _UP.add(self.high, by),
        )

    def scaled(self, factor: Decimal) -> Interval:
        """Carry the interval over to another measure; a negative factor turns it round."""
        if factor == 1:
            return self
        if factor < 0:
            return Interval(self.high, self.low).scaled(-factor)._mirrored()
        return Interval(
            None if self.low is None else _DOWN.multiply(self.low, factor),
            None if self.high is None else _UP.multiply(self.high, factor),
        )

    def _mirrored(self) -> Interval:
        return Interval(
            None if self.low is None else -self.low,
            None if self.high is None else -self.high,
        )

    def __add__(self, other: Interval) -> Interval:
        low = None if self.low is None or other.low is None else _DOWN.add(self.low, other.low)
        high = None if self.high is None or other.high is None else _UP.add(self.high, other.high)
        return Interval(low, high)

    def __sub__(self, other: Interval) -> Interval:
        return self + Interval(other.high, other.low)._mirrored()

    def __mul__(self, other: Interval) -> Interval:
        """Multiply two quantities that cannot be negative; an open low end counts as nothing."""
        high = None if self.high is None or other.high is None else _UP.multiply(self.high, other.high)
        return Interval(_DOWN.multiply(_from_nothing(self.low), _from_nothing(other.low)), high)

    def __truediv__(self, other: Interval) -> Interval:
        """Divide two quantities that cannot be negative; by what may be nothing there is no upper end.

        >>> str(Interval.exactly(1) / Interval(Decimal(2), Decimal(4)))
        '0.25..0.5'
        """
        low = Decimal(0) if other.high in (None, 0) else _DOWN.divide(_from_nothing(self.low), other.high)
        divisor = _from_nothing(other.low)
        high = None if self.high is None or not divisor else _UP.divide(self.high, divisor)
        return Interval(low, high)

    def __str__(self) -> str:
        if self.low == self.high:
            return f"{self.low}"
        low = "" if self.low is None else f"{self.low}"
        return f"{low}..{'' if self.high is None else self.high}"


def _reaches(low: Decimal | None, high: Decimal | None) -> bool:
    return low is None or high is None or low <= high


def _from_nothing(end: Decimal | None) -> Decimal:
    return Decimal(0) if end is None else max(end, Decimal(0))
