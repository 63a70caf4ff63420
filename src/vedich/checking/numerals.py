"""Numbers as a finding prints them: the Vietnamese way, no longer than a person would write them."""

from __future__ import annotations

from decimal import ROUND_HALF_UP, Decimal

from vedich.checking.interval import Interval

_SWAP = str.maketrans(",.", ".,")
_MOST_DECIMALS = 2


def printed(value: Decimal, decimals: int | None = None) -> str:
    """Print a number; without `decimals` two are kept, or two digits that say something.

    >>> printed(Decimal("48.9564")), printed(Decimal("82990.6542")), printed(Decimal("0.00631"))
    ('48,96', '82.990,65', '0,0063')
    >>> printed(Decimal("12.50"), 1), printed(Decimal("42"))
    ('12,5', '42')
    """
    places = decimals
    if places is None:
        small = value != 0 and abs(value) < Decimal("0.1")
        places = 1 - value.adjusted() if small else _MOST_DECIMALS
    rounded = value.quantize(Decimal(1).scaleb(-places), rounding=ROUND_HALF_UP)
    text = f"{rounded:,f}"
    if decimals is None and "." in text:
        text = text.rstrip("0").rstrip(".")
    return text.translate(_SWAP)


def between(interval: Interval, decimals: int | None = None) -> str:
    """Print an interval by its ends, in signs that need no language.

    >>> between(Interval(Decimal("912.1"), Decimal("913.9"))), between(Interval(Decimal(5), None))
    ('912,1 … 913,9', '≥ 5')
    """
    low, high = interval.low, interval.high
    if low is None or high is None:
        if low is not None:
            return f"≥ {printed(low, decimals)}"
        return "…" if high is None else f"≤ {printed(high, decimals)}"
    if printed(low, decimals) == printed(high, decimals):
        return printed(low, decimals)
    return f"{printed(low, decimals)} … {printed(high, decimals)}"
