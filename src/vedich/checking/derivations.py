"""Ways to compute one figure from others, on what their digits allow."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal

from vedich.checking.fact import Fact
from vedich.checking.interval import Interval

_HUNDRED = Decimal(100)
_ALL = Interval.exactly(100)
Derive = Callable[[tuple[Interval, ...]], Interval]


def to_percent(given: tuple[Interval, ...]) -> Interval:
    """Give the first in percent of the second."""
    return (given[0] / given[1]).scaled(_HUNDRED)


def to_excess(given: tuple[Interval, ...]) -> Interval:
    """Give by how many percent the first exceeds the second."""
    return to_percent(given) - _ALL


def to_growth(given: tuple[Interval, ...]) -> Interval:
    """Give the growth from the second to the first, in percent."""
    return to_percent(given) - _ALL


def to_loss(given: tuple[Interval, ...]) -> Interval:
    """Give a fall in percent of the earlier level, below nothing as the text's 'giảm' is."""
    return to_percent((given[0].scaled(Decimal(-1)), given[1])).scaled(Decimal(-1))


def to_quotient(given: tuple[Interval, ...]) -> Interval:
    """Give how many times the second the first is."""
    return given[0] / given[1]


def to_quotient_back(given: tuple[Interval, ...]) -> Interval:
    """Give how many times the first the second is."""
    return given[1] / given[0]


def to_difference(given: tuple[Interval, ...]) -> Interval:
    """Give the first less the second."""
    return given[0] - given[1]


def plus_hundred(given: tuple[Interval, ...]) -> Interval:
    """Give the ratio that a growth means."""
    return given[0] + _ALL


def less_hundred(given: tuple[Interval, ...]) -> Interval:
    """Give the growth that a ratio means."""
    return given[0] - _ALL


def rest_of_hundred(given: tuple[Interval, ...]) -> Interval:
    """Give what the others leave of a hundred."""
    return _ALL - Interval.total(given)


def percent_of(whole: Fact) -> Derive:
    """Give a way to compute the first in percent of one certain whole."""
    return lambda given: (given[0] / whole.between).scaled(_HUNDRED)


def percent_of_total(whole: Decimal) -> Derive:
    """Give a way to compute the first in percent of a number."""
    return lambda given: (given[0] / Interval.exactly(whole)).scaled(_HUNDRED)


def growth_from(level: Fact) -> Derive:
    """Give the growth to a level from the second figure, whatever the first is."""
    return lambda given: (level.between / given[1]).scaled(_HUNDRED) - _ALL


# Area is told of what was sown, output of what was reaped: a hundredth either way is no fault.
_HARVEST_SLACK = Decimal("0.01")


def to_harvest(given: tuple[Interval, ...]) -> Interval:
    """Give the output in tonnes of an area in m2 and a yield."""
    area, crop = given
    wide = Interval(
        area.low and area.low * (1 - _HARVEST_SLACK), area.high and area.high * (1 + _HARVEST_SLACK)
    )
    return (wide * crop).scaled(Decimal("0.0001"))
